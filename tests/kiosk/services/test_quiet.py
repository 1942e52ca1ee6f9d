"""The kiosk goes away for a minute only when nobody is here and nobody is likely to come."""

from datetime import datetime, timedelta
from zoneinfo import ZoneInfo

import pytest

from kiosk.services.quiet import is_quiet

HOURS = "8:30–12:00、14:00–17:30"
HOUR = timedelta(hours=1)


def _quiet(
    clock: str, hours: str = HOURS, *, works: bool = True, untouched: timedelta = HOUR
) -> bool:
    now = datetime.fromisoformat(f"2026-11-23T{clock}").replace(tzinfo=ZoneInfo("Asia/Shanghai"))
    return is_quiet(now, hours, is_working_day=works, untouched=untouched)


@pytest.mark.parametrize("clock", ["07:45", "08:30", "13:00", "17:59"])
def test_it_stays_while_the_windows_are_staffed_and_around_noon(clock: str) -> None:
    assert not _quiet(clock)


@pytest.mark.parametrize("clock", ["00:00", "07:44", "18:00", "23:59"])
def test_it_may_leave_outside_the_hours(clock: str) -> None:
    assert _quiet(clock)


def test_a_day_off_is_quiet() -> None:
    assert _quiet("10:00", works=False)


def test_whoever_touched_within_the_hour_may_come_back() -> None:
    assert not _quiet("23:00", untouched=HOUR - timedelta(seconds=1))


@pytest.mark.parametrize("hours", ["", "工作日全天", "9 to 5"])
def test_without_hours_the_day_is_from_six_to_ten(hours: str) -> None:
    assert [_quiet(clock, hours) for clock in ("05:59", "06:00", "21:59", "22:00")] == [
        True,
        False,
        False,
        True,
    ]


def test_hours_are_read_however_they_are_typed() -> None:
    assert not _quiet("19:00", "上午 9：00 至 12：00，下午 2:00-19:00")
    assert _quiet("20:00", "9:00~19:00")


def test_a_clock_that_stands_still_by_day_does_not_keep_updates_away() -> None:
    assert _quiet("10:00", untouched=timedelta(hours=12))
