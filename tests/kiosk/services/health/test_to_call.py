"""Whom staff call, in which order, and when somebody is called again."""

from dataclasses import replace
from datetime import date, datetime, timedelta
from uuid import UUID
from zoneinfo import ZoneInfo

from forms.catalogue import WorkCalendar
from kiosk.services.desk.call_words import About, what_to_say
from kiosk.services.health.to_call import Call, DueDay, calls_of, reason_of, warned_from
from sync.store import CaseRow, Contact, Status

ZONE = ZoneInfo("Asia/Shanghai")
MONDAY = datetime(2026, 11, 23, 9, tzinfo=ZONE)
TODAY = DueDay(MONDAY, ZONE, WorkCalendar())
STAFF = UUID(int=7)


def case(number: int, status: Status, due: datetime | None = None) -> CaseRow:
    return CaseRow(
        id=UUID(int=number),
        slip_number=f"{number:018}",
        case_number=None,
        item="item",
        status=status,
        masked_name="示**民",
        made_at=MONDAY - timedelta(days=9),
        changed_at=MONDAY - timedelta(days=3) + timedelta(minutes=number),
        is_here=True,
        due_at=due,
        title={"zh_CN": "高龄津贴申请"},
        note="照片看不清",
        wanted=(),
    )


def contact(number: int, outcome: str, at: datetime) -> Contact:
    return Contact(UUID(int=number), at, STAFF, outcome)  # type: ignore[arg-type]  # one of them


def test_the_most_pressing_comes_first_and_nobody_is_called_without_news() -> None:
    cases = [
        case(1, "accepted"),
        case(2, "decided"),
        case(3, "returned"),
        case(4, "supplement", MONDAY + timedelta(days=20)),
        case(5, "supplement", MONDAY + timedelta(days=2)),
        case(6, "supplement", MONDAY - timedelta(hours=1)),
        case(7, "closed"),
    ]
    reasons = [call.reason for call in calls_of(cases, {}, TODAY)]
    assert reasons == ["overdue", "soon", "supplement", "returned", "decided"]


def test_three_working_days_are_counted_over_a_weekend() -> None:
    wednesday = date(2026, 11, 25)
    assert warned_from(wednesday, WorkCalendar()) == date(2026, 11, 20)
    friday = replace(TODAY, at=datetime(2026, 11, 20, 9, tzinfo=ZONE))
    due = datetime(2026, 11, 25, 23, tzinfo=ZONE)
    assert reason_of(case(1, "supplement", due), friday) == "soon"
    assert reason_of(case(1, "supplement", due + timedelta(days=1)), friday) == "supplement"


def test_who_was_not_reached_is_called_again_and_who_was_is_not() -> None:
    tried = contact(1, "not_reached", MONDAY - timedelta(hours=1))
    reached = contact(2, "called", MONDAY - timedelta(hours=2))
    cases = [case(1, "returned"), case(2, "returned")]

    calls = calls_of(cases, {UUID(int=1): (tried,), UUID(int=2): (reached,)}, TODAY)

    assert calls == (Call(cases[0], "returned", (tried,)),)


def test_a_call_about_how_it_stood_before_does_not_count() -> None:
    returned = case(1, "returned")
    before = contact(1, "called", returned.changed_at - timedelta(days=1))
    assert calls_of([returned], {UUID(int=1): (before,)}, TODAY) == (Call(returned, "returned"),)


def test_who_was_told_of_a_supplement_is_reminded_before_its_end_and_after() -> None:
    wanted = case(1, "supplement", MONDAY + timedelta(days=4))
    told = {wanted.id: (contact(1, "called", MONDAY),)}
    assert calls_of([wanted], told, TODAY) == ()

    tuesday = replace(TODAY, at=MONDAY + timedelta(days=1))
    assert [one.reason for one in calls_of([wanted], told, tuesday)] == ["soon"]
    reminded = {wanted.id: (contact(1, "called", tuesday.at), *told[wanted.id])}
    assert calls_of([wanted], reminded, tuesday) == ()

    late = replace(TODAY, at=MONDAY + timedelta(days=5))
    assert [one.reason for one in calls_of([wanted], reminded, late)] == ["overdue"]


def test_the_matter_is_said_only_after_asking_who_is_there() -> None:
    about = About("示范镇便民服务中心", "", "高龄津贴申请", ("户口簿",), date(2026, 11, 14), None)
    for status in ("returned", "decided", "supplement"):
        call = calls_of([case(1, status)], {}, TODAY)[0]
        greeting, asked, *matter = what_to_say(call, about, "zh_CN")
        assert "高龄" not in greeting + asked
        assert "照片看不清" not in greeting + asked
        assert "高龄津贴申请" in matter[0]
        assert any("照片看不清" in said for said in matter)
        assert len(what_to_say(call, about, "en")) == len([greeting, asked, *matter])
