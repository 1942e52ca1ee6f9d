"""What the sections 今天 and 要打的电话 show: where a button leads, when the number stands there, in words."""

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from uuid import UUID
from zoneinfo import ZoneInfo

from forms.catalogue import WorkCalendar
from kiosk.services.desk.call_words import About
from kiosk.services.desk.calling import CallingState
from kiosk.services.desk.contents import ContentsState
from kiosk.services.desk.desk import DeskState
from kiosk.services.desk.no_contents import NotAttendedError
from kiosk.services.desk.opened import Contents
from kiosk.services.desk.today import TodayState
from kiosk.services.health.counting import Ratings
from kiosk.services.health.standing import Figures, Kept, Standing
from kiosk.services.health.to_call import Call, DueDay
from kiosk.viewmodels.desk.call_props import CallWords, derive_call_row, derive_calls_props
from kiosk.viewmodels.desk.today import derive_today_props
from sync.store import CaseRow, Contact, Room
from sync.wire.desk import Role
from tests.support.on_duty import member

ZONE = ZoneInfo("Asia/Shanghai")
NOW = datetime(2026, 11, 23, 9, tzinfo=ZONE)
CASE = CaseRow(
    id=UUID(int=3),
    slip_number="0001000034125965",
    case_number=None,
    item="item",
    status="supplement",
    masked_name="示**民",
    made_at=NOW - timedelta(days=9),
    changed_at=NOW - timedelta(days=3),
    is_here=True,
    due_at=NOW + timedelta(days=2),
    title={},
    note="",
    wanted=("户口簿",),
)
CALL = Call(CASE, "soon", (Contact(CASE.id, NOW.astimezone(UTC), UUID(int=7), "not_reached"),))
ABOUT = About("示范大厅", "", "高龄津贴申请", ("户口簿",), date(2026, 11, 14), date(2026, 11, 25))
WORDS = CallWords(lambda *_: ABOUT, lambda: DueDay(NOW, ZONE, WorkCalendar()))
OPEN = CallingState((CALL,), CALL)
STANDING = Standing(
    NOW,
    Kept(Room("plenty", 2**40), Figures(23, 2, 9, 3, Ratings(7, 5)), to_call={"returned": 1}),
)


def desk(role: Role = "assistant", language: str = "zh_CN") -> DeskState:
    return DeskState(is_open=True, member=member(role), language=language)


def test_a_light_leads_only_where_the_role_may_go() -> None:
    state = TodayState(STANDING)
    for role, section in (("assistant", "calls"), ("technician", ""), ("auditor", "")):
        props = derive_today_props(state, desk(role), "示范大厅")  # type: ignore[arg-type]  # a role
        returned = next(row for row in props.lights if row.key == "returned")
        assert (returned.section, bool(returned.action)) == (section, bool(section))


def test_the_summary_counts_the_lights_and_names_the_first() -> None:
    props = derive_today_props(TodayState(STANDING), desk(), "示范大厅")
    yellow = next(row for row in props.summary if row.light == "yellow")
    assert (yellow.number, yellow.text) == ("1", "退回要改")
    assert [(row.title, row.number) for row in props.figures][:2] == [
        ("来办事", "23"),
        ("新收", "9"),
    ]
    assert (props.figures[-1].number, props.figures[-1].text) == ("3", "昨天 7 条，5 条满意")
    assert "值班：示范职员" in props.subtitle
    large = derive_today_props(TodayState(STANDING), replace(desk(), is_elder=True), "示范大厅")
    assert [row.text for row in large.summary] == ["", "", ""]


def test_the_day_of_a_clock_that_was_set_back_is_the_trusted_one_of_the_hall() -> None:
    told = datetime(2026, 11, 24, 18, tzinfo=UTC)
    props = derive_today_props(TodayState(replace(STANDING, floor=told)), desk(), "示范大厅")
    assert props.subtitle.startswith("2026年11月25日")


def test_nothing_stands_there_when_nobody_is_logged_in() -> None:
    closed = DeskState(is_open=True)
    assert derive_today_props(TodayState(STANDING), closed, "示范大厅").lights == ()


def test_a_row_tells_the_days_that_are_left_and_the_last_try() -> None:
    row = derive_call_row(CALL, WORDS, "zh_CN")
    assert (row.lead, row.tone) == ("还有 2 天", "note")
    assert row.side == "今天 09:00 没打通（1 次）"
    overdue = Call(replace(CASE, due_at=NOW - timedelta(hours=1)), "overdue")
    assert derive_call_row(overdue, WORDS, "en").lead == "1 d overdue"


def test_the_number_stands_there_only_after_it_was_asked_for_and_for_its_own_call() -> None:
    found = Contents(CASE.id, phones=("13800138000",))
    told = ContentsState(CASE.id, "phone", "platform", contents=found)
    assert derive_calls_props(OPEN, ContentsState(), WORDS, "zh_CN").phones == ()
    assert derive_calls_props(OPEN, told, WORDS, "zh_CN").phones == ("138 0013 8000",)
    other = replace(told, case=UUID(int=4))
    assert derive_calls_props(OPEN, other, WORDS, "zh_CN").phones == ()
    assert derive_calls_props(CallingState((CALL,)), told, WORDS, "zh_CN").phones == ()


def test_no_number_is_told_in_words() -> None:
    late = ContentsState(CASE.id, "phone", "platform", error=NotAttendedError("late"))
    assert derive_calls_props(OPEN, late, WORDS, "zh_CN").phone_fault == NotAttendedError.zh
    none = ContentsState(CASE.id, "phone", "platform", contents=Contents(CASE.id))
    assert "没有留电话" in derive_calls_props(OPEN, none, WORDS, "zh_CN").phone_fault


def test_a_call_that_stands_otherwise_is_told() -> None:
    moved = derive_calls_props(replace(OPEN, has_moved=True), ContentsState(), WORDS, "en")
    assert "has just changed" in moved.moved
    gone = derive_calls_props(CallingState((), has_moved=True), ContentsState(), WORDS, "en")
    assert (gone.page, "no call" in gone.moved) == ("list", True)
