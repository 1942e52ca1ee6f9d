"""The one place that reads the real clock, and ids that follow it."""

import secrets
from datetime import UTC, datetime, timedelta
from typing import Protocol
from uuid import UUID


class Clock(Protocol):
    """Where everybody takes the time from. Time is a claim, never an order (design D12)."""

    def now(self) -> datetime:
        """Return the present moment, aware, in UTC."""
        ...


class SystemClock:
    """The machine's own clock."""

    def now(self) -> datetime:
        """Return the present moment, aware, in UTC."""
        return datetime.now(UTC)


class ManualClock:
    """A clock that stands still until it is moved: for tests and the demo."""

    def __init__(self, at: datetime) -> None:
        self._at = at.astimezone(UTC)

    def now(self) -> datetime:
        """Return the moment it was last set to."""
        return self._at

    def advance(self, step: timedelta) -> None:
        """Move on by `step`."""
        self._at += step


def milliseconds(moment: datetime) -> int:
    """Return `moment` as whole milliseconds since 1970 UTC, the wire's unit of time."""
    return (moment - datetime(1970, 1, 1, tzinfo=UTC)) // timedelta(milliseconds=1)


def moment(since_1970: int) -> datetime:
    """Return the aware UTC datetime of milliseconds `since_1970`, at most the year 9999."""
    latest = milliseconds(datetime.max.replace(tzinfo=UTC))
    return datetime(1970, 1, 1, tzinfo=UTC) + timedelta(milliseconds=min(since_1970, latest))


def new_id(clock: Clock) -> UUID:
    """Make a UUIDv7 (RFC 9562, section 5.7): ordered by time, 74 random bits."""
    time = milliseconds(clock.now()) & (1 << 48) - 1
    random = secrets.randbits(74)
    return UUID(
        int=time << 80 | 0x7 << 76 | (random >> 62) << 64 | 0b10 << 62 | random & (1 << 62) - 1
    )
