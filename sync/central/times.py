"""Times as people in a Chinese office read them."""

from datetime import timedelta, timezone

from sync.clock import moment

CHINA = timezone(timedelta(hours=8))


def iso(milliseconds: int) -> str:
    """Return a moment in Chinese time, ISO 8601, to the second.

    A kiosk's clock may claim a time that no calendar has: then the bare milliseconds.
    """
    try:
        return moment(milliseconds).astimezone(CHINA).isoformat(timespec="seconds")
    except OverflowError:
        return str(milliseconds)
