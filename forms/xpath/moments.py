"""Dates and times, and the numbers that stand for them (days since 1970-01-01T00:00Z)."""

import re
from datetime import UTC, date, datetime, time, timedelta, tzinfo
from functools import lru_cache
from typing import Self

from typing_extensions import override

_EPOCH = date(1970, 1, 1)
_EPOCH_INSTANT = datetime(1970, 1, 1, tzinfo=UTC)
_DATE = re.compile(r"(-?\d{4,})-(\d{1,2})-(\d{1,2})(?:T(.*))?", re.DOTALL | re.ASCII)
_TIME = re.compile(
    r"(\d{1,2}):(\d{2})(?::(\d{2})(?:[.,](\d+))?)?\s*(Z|[+-]\d{2}(?::?\d{2})?)?", re.ASCII
)
_FIRST_DAY = (date.min - _EPOCH).days
_LAST_DAY = (date.max - _EPOCH).days
# An instant of these days may leave Python's range when its zone changes.
_EDGES = (date.min, date.max)


class DayNumber(float):
    """The number of a calendar day: days from 1970-01-01T00:00Z to its first moment in a zone.

    It keeps the day, so that whole days added or taken away give the right day, and two days
    lie a whole number of days apart, also where clocks were changed in between.

    Args:
        day: the calendar day.
        zone: the local time zone.
    """

    __slots__ = ("day", "zone")

    day: date
    zone: tzinfo

    def __new__(cls, day: date, zone: tzinfo) -> Self:
        """Count to the first moment of the day."""
        number = super().__new__(cls, _instant_number(datetime.combine(day, time(), zone)))
        number.day = day
        number.zone = zone
        return number

    @override
    def __add__(self, other: float) -> float:
        moved = _day(self.whole + other) if not isinstance(other, DayNumber) else None
        return super().__add__(other) if moved is None else _day_number(moved, self.zone)

    __radd__ = __add__

    @override
    def __sub__(self, other: float) -> float:
        if isinstance(other, DayNumber):
            return float(self.whole - other.whole)
        return self + -other

    @property
    def whole(self) -> int:
        """Whole days since 1970-01-01 on the calendar."""
        return (self.day - _EPOCH).days

    @override
    def __int__(self) -> int:
        return self.whole

    __trunc__ = __int__
    __floor__ = __int__


def number_of(moment: date | datetime, zone: tzinfo) -> float:
    """Return the days since 1970-01-01T00:00Z, a DayNumber for a date."""
    if isinstance(moment, datetime):
        return _instant_number(moment)
    return _day_number(moment, zone)


_day_number = lru_cache(maxsize=4096)(DayNumber)


def _instant_number(moment: datetime) -> float:
    return (moment - _EPOCH_INSTANT) / timedelta(days=1)


def moment_of(number: float, zone: tzinfo) -> date | datetime | None:
    """Return what a number of days stands for; None if that is out of range or NaN.

    An instant that is the first moment of its local day is that day.
    """
    if isinstance(number, DayNumber):
        return number.day
    if not _FIRST_DAY + 1 <= number <= _LAST_DAY - 1:
        return None
    return localized(_EPOCH_INSTANT + timedelta(days=number), zone)


def day_from(number: float, zone: tzinfo) -> date | None:
    """Return the calendar day a number stands for; None if that is out of range or NaN.

    A whole number counts days on the calendar, any other is an instant.
    """
    if not isinstance(number, DayNumber) and number.is_integer():
        return _day(number)
    moment = moment_of(number, zone)
    return None if moment is None else day_of(moment, zone)


def _day(whole: float) -> date | None:
    if not float(whole).is_integer() or not _FIRST_DAY <= whole <= _LAST_DAY:
        return None
    return _EPOCH + timedelta(days=int(whole))


@lru_cache(maxsize=4096)
def parse_moment(text: str, zone: tzinfo) -> date | datetime | None:
    """Read an ISO 8601 date, or date and time; None if it is neither.

    A time without an offset is taken in `zone`; a single-digit month or day is accepted.
    """
    match = _DATE.fullmatch(text.strip())
    if match is None:
        return None
    year, month, day, clock = match.groups()
    try:
        on = date(int(year), int(month), int(day))
    except (ValueError, OverflowError):
        return None
    if clock is None:
        return on
    at = parse_time(clock, zone)
    return None if at is None or on in _EDGES else datetime.combine(on, at)


def looks_like_a_day(text: str) -> bool:
    """Say whether a text is shaped like a date, although there may be no such day."""
    return _DATE.fullmatch(text.strip()) is not None


def parse_time(text: str, zone: tzinfo) -> time | None:
    """Read a time of day with optional seconds, fraction and offset; None if it is none."""
    match = _TIME.fullmatch(text.strip())
    if match is None:
        return None
    hour, minute, second, fraction, offset = match.groups()
    try:
        micro = int((fraction or "0")[:6].ljust(6, "0"))
        return time(int(hour), int(minute), int(second or 0), micro, _offset(offset, zone))
    except ValueError:
        return None


def _offset(text: str | None, zone: tzinfo) -> tzinfo:
    if text is None:
        return zone
    if text == "Z":
        return UTC
    digits = text[1:].replace(":", "").ljust(4, "0")
    return datetime.strptime(text[0] + digits, "%z").tzinfo or UTC


def instant(moment: date | datetime, zone: tzinfo) -> datetime:
    """Return the instant a moment stands for, on the clocks of `zone`; a date is its start."""
    if isinstance(moment, datetime):
        return moment.astimezone(zone)
    return datetime.combine(moment, time(), zone)


def localized(moment: date | datetime, zone: tzinfo) -> date | datetime:
    """Return a moment on the clocks of `zone`: a date where it is the first moment of its day."""
    if not isinstance(moment, datetime):
        return moment
    local = moment.astimezone(zone)
    return local.date() if local.time() == time() else local


def day_of(moment: date | datetime, zone: tzinfo) -> date:
    """Return the calendar day of a moment in `zone`."""
    return moment.astimezone(zone).date() if isinstance(moment, datetime) else moment


def moment_text(moment: date | datetime) -> str:
    """Write a moment as XForms does: `2026-11-22` or `2026-11-22T08:30:00.000+08:00`."""
    if isinstance(moment, datetime):
        return moment.isoformat(timespec="milliseconds")
    return moment.isoformat()
