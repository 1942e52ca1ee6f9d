"""Tries of a PIN: each is written down before the PIN is looked at, and each wrong one costs more time.

After five wrong ones in a row nothing is tried for 30 seconds, after each further one for twice as
long, at most an hour. Restarts change nothing; if the clock goes back meanwhile, the time begins again.
"""

from datetime import datetime, timedelta
from typing import Any

from sqlalchemy import Connection, Row, update

from sync.clock import milliseconds, moment
from sync.store.schema import staff

FREE = 5
_FIRST, _LONGEST = timedelta(seconds=30), timedelta(hours=1)


def tries_left(tries: int) -> int:
    """Return how many more wrong PINs there may be before the next one locks."""
    return max(0, FREE - tries)


def until(tries: int, at: datetime) -> datetime:
    """Return until when nothing is tried after so many wrong PINs, the last at `at`."""
    if tries < FREE:
        return at
    return at + min(_LONGEST, _FIRST * (1 << min(tries - FREE, 10)))


def begin_try(connection: Connection, row: Row[Any], now: datetime) -> datetime | None:
    """Count a try of a member of staff; return until when it is locked if there may be none now."""
    went_back = milliseconds(now) < row.tried_at
    tried_at = now if went_back else moment(row.tried_at)
    free_at = until(row.tries, tried_at)
    is_locked = now < free_at
    tries, at = (row.tries, tried_at) if is_locked else (row.tries + 1, now)
    values = {"tries": tries, "tried_at": milliseconds(at)}
    connection.execute(update(staff).where(staff.c.id == row.id).values(values))
    return free_at if is_locked else None
