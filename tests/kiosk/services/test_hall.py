"""What residents are told of the hall: hours by the calendar, notices while they count, a fault in words."""

from datetime import date

import pytest

from forms.catalogue import Span, Text, WorkCalendar
from kiosk.services.hall import HallBoard
from kiosk.settings import Hall, HallNotice

MONDAY = date(2026, 12, 21)
FRIDAY = date(2026, 12, 25)
NEW_YEAR = Span(date(2027, 1, 1), date(2027, 1, 3), works=False, name=Text("元旦", "New Year"))
HOURS = Hall(hours="8:30–12:00、14:00–17:30", closed=(date(2026, 12, 28),))


def board(hall: Hall, today: date) -> HallBoard:
    return HallBoard(hall, lambda: WorkCalendar((NEW_YEAR,)), lambda: today)


@pytest.mark.parametrize(
    ("today", "language", "words"),
    [
        (MONDAY, "zh_CN", "窗口今天 8:30–12:00、14:00–17:30"),
        (MONDAY, "en", "Windows open today 8:30–12:00, 14:00–17:30"),
        (date(2026, 12, 26), "zh_CN", "窗口今天不上班，12月29日 8:30–12:00、14:00–17:30"),
        (
            date(2027, 1, 1),
            "en",
            "Windows closed today, open 4 January 8:30–12:00, 14:00–17:30",
        ),
    ],
)
def test_the_hours_of_today_or_of_the_next_day_that_is_worked(
    today: date, language: str, words: str
) -> None:
    assert board(HOURS, today).hours(language) == words


def test_where_nobody_gave_hours_none_are_promised() -> None:
    assert board(Hall(), MONDAY).hours("zh_CN") == ""


def test_the_day_by_which_something_is_ready_leaves_holidays_out() -> None:
    assert board(HOURS, FRIDAY).ready_by(5) == date(2027, 1, 4)


def test_a_notice_is_shown_until_its_day_and_a_holiday_is_announced_by_itself() -> None:
    hall = Hall(
        notices=(HallNotice(title="停电", text="上午", title_en="Power cut", until=FRIDAY),)
    )
    before, after = board(hall, FRIDAY), board(hall, date(2026, 12, 26))

    assert [note.title for note in before.notices("en")] == [
        "Power cut",
        "Closed 1 January 2027 to 3 January 2027",
    ]
    assert [note.title for note in after.notices("zh_CN")] == ["2027年1月1日到2027年1月3日放假"]
    assert before.notices("en")[0].text == "上午"


def test_a_notice_says_how_long_it_holds_and_an_urgent_one_comes_first() -> None:
    hall = Hall(
        notices=(
            HallNotice("换窗口", until=FRIDAY),
            HallNotice("停电", title_en="Power cut", urgent=True),
            HallNotice("还没到", since=FRIDAY),
        )
    )
    told, quiet = board(hall, MONDAY), board(Hall(), MONDAY)

    assert [note.title for note in told.notices("zh_CN")][:2] == ["停电", "换窗口"]
    assert [note.until for note in told.notices("en")][:2] == ["", "Until 25 December 2026"]
    assert [note.title for note in (told.urgent("en"), quiet.urgent("en")) if note] == ["Power cut"]


def test_a_holiday_that_is_far_off_is_not_spoken_of() -> None:
    assert board(Hall(), date(2026, 11, 1)).notices("zh_CN") == ()


def test_a_fault_is_said_in_words_with_a_name() -> None:
    hall = Hall(contact="值班", phone="1", out_of_service="坏了", out_of_service_en="Broken")
    closed = board(hall, MONDAY)

    assert (closed.is_out, board(Hall(), MONDAY).is_out) == (True, False)
    assert (closed.why_out("en"), closed.contact("en"), closed.phone) == ("Broken", "值班", "1")
