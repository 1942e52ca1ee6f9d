"""The latest time that anybody told: this machine's clock, or the platform where the clock is behind."""

from datetime import datetime

from sqlalchemy import Connection, func, select

from sync.clock import milliseconds
from sync.store.schema import link


def floor(connection: Connection) -> int:
    """Return the latest time that the platform has told, 0 before the first."""
    return int(connection.execute(select(func.coalesce(func.max(link.c.floor), 0))).scalar_one())


def latest(connection: Connection, now: datetime) -> int:
    """Return the later of this and what this machine's clock says."""
    return max(milliseconds(now), floor(connection))
