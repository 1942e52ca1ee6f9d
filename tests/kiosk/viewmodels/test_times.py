import pytest

from kiosk.viewmodels.moments import clock_in, day_in, moment_of, stepped, time_of, turned
from kiosk.viewmodels.times import TimeViewModel
from tests.support.visits import NOW, ZONE


class Desk:
    """Two columns and what they were answered with."""

    def __init__(self, clock: str = "") -> None:
        self.clock = clock
        self.view = TimeViewModel(self.answer, lambda: NOW)
        self.view.show("/data/q", clock)

    def answer(self, clock: str) -> None:
        self.clock = clock
        self.view.show("/data/q", clock)


def test_the_present_stands_there_and_is_no_answer() -> None:
    desk = Desk()

    assert (desk.view.hours[2], desk.view.minutes[2], desk.view.words) == ("14", "05", "")


def test_the_first_touch_makes_it_an_answer() -> None:
    desk = Desk()
    desk.view.step("minute", 0)

    assert (desk.clock, desk.view.words) == ("14:05", "14:05")


def test_hours_go_round_the_day_and_minutes_round_the_hour() -> None:
    desk = Desk("23:59")
    desk.view.step("minute", 1)
    after = desk.clock
    desk.view.step("hour", 1)

    assert (after, desk.clock) == ("23:00", "00:00")
    assert desk.view.hours == ["22", "23", "00", "01", "02"]


def test_now_and_the_full_hour_are_one_touch() -> None:
    desk = Desk("08:30")
    desk.view.chooseFull()
    full = desk.clock
    desk.view.chooseNow()

    assert (full, desk.clock) == ("08:00", "14:05")


def test_nothing_stays_after_forgetting() -> None:
    desk = Desk("08:30")
    desk.view.forget()
    desk.view.step("hour", 1)

    assert (desk.clock, desk.view.words, desk.view.hours) == ("08:30", "", [""] * 5)


@pytest.mark.parametrize(
    ("value", "day", "clock"),
    [
        ("2026-11-22T14:05:00.000+08:00", "2026-11-22", "14:05"),
        ("2026-11-22T20:05:00.000Z", "2026-11-23", "04:05"),
        ("2026-11-22T14:05:00", "2026-11-22", "14:05"),
        ("2026-11-22", "2026-11-22", ""),
        ("T14:05", "", "14:05"),
        ("14:05:00.000+08:00", "", "14:05"),
        ("", "", ""),
        ("2026-13-45", "", ""),
        ("2026-13-45T99:00:00", "", ""),
        ("25:99", "", ""),
        ("today", "", ""),
        ("2026", "", ""),
    ],
)
def test_day_and_time_are_read_as_the_hall_has_them(value: str, day: str, clock: str) -> None:
    assert (day_in(value, ZONE), clock_in(value, ZONE)) == (day, clock)


def test_day_and_time_make_a_moment_and_one_alone_does_not() -> None:
    assert moment_of("2026-11-22", "14:05", ZONE) == "2026-11-22T14:05:00.000+08:00"
    assert moment_of("2026-11-22", "", ZONE) == "2026-11-22"
    assert moment_of("", "14:05", ZONE) == "T14:05"
    assert time_of("14:05", NOW) == "14:05:00.000+08:00"


def test_minutes_carry_only_where_they_should() -> None:
    assert (stepped("23:59", 1), turned("23:59", 1)) == ("00:00", "23:00")
