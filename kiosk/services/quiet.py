"""Whether the kiosk may be away for a minute: nobody is here, and nobody is likely to come."""

import re
from datetime import datetime, timedelta

_SPAN = re.compile(r"(\d{1,2})[:：](\d{2})\s*[-–—~～至到]\s*(\d{1,2})[:：](\d{2})")
_UNTOUCHED = timedelta(hours=1)
# A clock that stands still by day, its battery dead, must not keep updates away for good.
_LONG_UNTOUCHED = timedelta(hours=12)
_BEFORE = timedelta(minutes=45)
_AFTER = timedelta(minutes=30)
_MORNING, _EVENING = timedelta(hours=6), timedelta(hours=22)


def is_quiet(now: datetime, hours: str, *, is_working_day: bool, untouched: timedelta) -> bool:
    """Tell whether it is time for what takes the kiosk away from residents.

    Args:
        now: the hall's time.
        hours: when its windows are staffed, such as `8:30–12:00、14:00–17:30`; where no time of
            day can be read, the day is from 6 to 22.
        is_working_day: whether they are staffed at all today.
        untouched: since when nobody has touched the screen.
    """
    if untouched < _UNTOUCHED:
        return False
    if untouched >= _LONG_UNTOUCHED:
        return True
    first, last = _day_of(now, hours)
    return not (is_working_day and first <= now < last)


def _day_of(now: datetime, hours: str) -> tuple[datetime, datetime]:
    """Return when people may come today: from when to when."""
    midnight = now.replace(hour=0, minute=0, second=0, microsecond=0)
    spans = [tuple(map(int, found)) for found in _SPAN.findall(hours)]
    if not spans:
        return midnight + _MORNING, midnight + _EVENING
    first = min(timedelta(hours=one[0], minutes=one[1]) for one in spans)
    last = max(timedelta(hours=one[2], minutes=one[3]) for one in spans)
    return midnight + first - _BEFORE, midnight + last + _AFTER
