"""Dates, times and the numbers that stand for them (ODK XForms: days since 1970-01-01)."""

import math
import re
from datetime import UTC, date, datetime, time, timedelta, tzinfo

_EPOCH = date(1970, 1, 1)
_EPOCH_INSTANT = datetime(1970, 1, 1, tzinfo=UTC)
_DATE = re.compile(r"(-?\d{4,})-(\d{1,2})-(\d{1,2})(?:T(.*))?", re.DOTALL)
_TIME = re.compile(
    r"(\d{1,2}):(\d{2})(?::(\d{2})(?:[.,](\d+))?)?\s*(Z|[+-]\d{2}(?::?\d{2})?)?", re.ASCII
)
# One year inside what Python can hold, so that a change of zone never leaves its range.
_FIRST_YEAR = 2
_LAST_YEAR = 9998
_FIRST_DAY = (date(_FIRST_YEAR, 1, 1) - _EPOCH).days
_LAST_DAY = (date(_LAST_YEAR, 12, 31) - _EPOCH).days
_SECONDS_A_DAY = 86400


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
    if not _FIRST_YEAR <= on.year <= _LAST_YEAR:
        return None
    if clock is None:
        return on
    at = parse_time(clock, zone)
    return None if at is None else datetime.combine(on, at)


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


def days(moment: date | datetime) -> float:
    """Return whole days for a date, days with a fraction for an instant (both since 1970)."""
    if isinstance(moment, datetime):
        return (moment - _EPOCH_INSTANT) / timedelta(days=1)
    return float((moment - _EPOCH).days)


def from_days(number: float, zone: tzinfo) -> datetime | None:
    """Return the instant that lies this many days after 1970-01-01T00:00Z; None if out of range."""
    if not _FIRST_DAY <= number <= _LAST_DAY:
        return None
    return (_EPOCH_INSTANT + timedelta(days=number)).astimezone(zone)


def date_from_days(number: float) -> date | None:
    """Return the day this many whole days after 1970-01-01; None if out of range."""
    if not _FIRST_DAY <= number <= _LAST_DAY:
        return None
    return _EPOCH + timedelta(days=math.floor(number))


def instant(moment: date | datetime, zone: tzinfo) -> datetime:
    """Return the instant a moment stands for; a date is its first moment in `zone`."""
    if isinstance(moment, datetime):
        return moment
    return datetime.combine(moment, time(), zone)


def day_of(moment: date | datetime, zone: tzinfo) -> date:
    """Return the calendar day of a moment in `zone`."""
    return moment.astimezone(zone).date() if isinstance(moment, datetime) else moment


def moment_text(moment: date | datetime) -> str:
    """Write a moment as XForms does: `2026-11-22` or `2026-11-22T08:30:00.000+08:00`."""
    if isinstance(moment, datetime):
        return moment.isoformat(timespec="milliseconds")
    return moment.isoformat()


def fraction_of_day(at: time) -> float:
    """Return how much of its day has passed at a time of day, 0 up to 1."""
    seconds = at.hour * 3600 + at.minute * 60 + at.second + at.microsecond / 1e6
    return seconds / _SECONDS_A_DAY
