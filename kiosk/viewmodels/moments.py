"""Answers with a time of day: how they are written in XForms, and what a step does to them."""

from datetime import date, datetime, time, tzinfo

_MINUTES = 24 * 60


def day_in(value: str, zone: tzinfo) -> str:
    """Return the ISO date in a dateTime answer, also in one without its time yet; else ""."""
    moment = _moment(value, zone)
    if moment is not None:
        return moment.date().isoformat()
    return _valid(date, value[:10])


def clock_in(value: str, zone: tzinfo) -> str:
    """Return the HH:MM in a time or dateTime answer, also in one without its day yet; else ""."""
    moment = _moment(value, zone)
    if moment is not None:
        return f"{moment:%H:%M}"
    clock = value.removeprefix("T")[:5]
    return _valid(time, clock) if ":" in clock else ""


def moment_of(day: str, clock: str, zone: tzinfo) -> str:
    """Join day and clock to a dateTime; where one is missing the other, which is no answer yet."""
    if not day or not clock:
        return day or f"T{clock}"
    at = datetime.combine(date.fromisoformat(day), time.fromisoformat(clock), zone)
    return at.isoformat(timespec="milliseconds")


def time_of(clock: str, now: datetime) -> str:
    """Return HH:MM as XForms writes a time of day in the zone of `now`."""
    at = datetime.combine(now.date(), time.fromisoformat(clock), now.tzinfo)
    return at.isoformat(timespec="milliseconds").partition("T")[2]


def stepped(clock: str, minutes: int) -> str:
    """Move HH:MM by `minutes`, round the day."""
    hour, minute = map(int, clock.split(":"))
    moved = (hour * 60 + minute + minutes) % _MINUTES
    return f"{moved // 60:02}:{moved % 60:02}"


def turned(clock: str, minutes: int) -> str:
    """Move the minutes of HH:MM alone, round the hour."""
    hour, minute = map(int, clock.split(":"))
    return f"{hour:02}:{(minute + minutes) % 60:02}"


def _moment(value: str, zone: tzinfo) -> datetime | None:
    if "T" not in value or not _valid(datetime, value):
        return None
    moment = datetime.fromisoformat(value)
    return moment.astimezone(zone) if moment.tzinfo else moment


def _valid(kind: type[date | time], text: str) -> str:
    """Return `text` if it is an ISO date, time or both; "" for what a form's author made up."""
    try:
        kind.fromisoformat(text)
    except ValueError:
        return ""
    return text
