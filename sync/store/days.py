"""Counts by day: how often something happened here; nothing of it tells of a person."""

from collections.abc import Mapping
from datetime import date, timedelta

from sqlalchemy import Connection, delete, func, select
from sqlalchemy.dialects.sqlite import insert

from sync.store.database import Database
from sync.store.schema import day_count

KEPT = timedelta(days=400)
_FIRST = date(1970, 1, 1)


class Days:
    """The counts of one store, by days of the hall. Any thread may call any method."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def add(self, day: date, what: str, which: str = "", count: int = 1) -> None:
        """Count something that happened on a day.

        Raises:
            StoreFullError: the disk is full or read-only.
        """
        with self._database.write() as connection:
            add(connection, day, what, which, count)

    def counts(self, first: date, last: date) -> Mapping[tuple[str, str], int]:
        """Return how often each thing happened from `first` to `last`, both included."""
        query = (
            select(day_count.c.what, day_count.c.which, func.sum(day_count.c.count).label("sum"))
            .where(day_count.c.day.between(_number(first), _number(last)))
            .group_by(day_count.c.what, day_count.c.which)
        )
        with self._database.read() as connection:
            return {(row.what, row.which): row.sum for row in connection.execute(query)}

    def prune(self, today: date) -> int:
        """Forget days that are 400 days gone; return how many counts."""
        long_ago = day_count.c.day < _number(today - KEPT)
        with self._database.write() as connection:
            return connection.execute(delete(day_count).where(long_ago)).rowcount


def add(connection: Connection, day: date, what: str, which: str = "", count: int = 1) -> None:
    """Count something that happened on a day, in a transaction that is open."""
    new = insert(day_count).values(day=_number(day), what=what, which=which, count=count)
    connection.execute(
        new.on_conflict_do_update(
            index_elements=["day", "what", "which"], set_={"count": day_count.c.count + count}
        )
    )


def _number(day: date) -> int:
    return (day - _FIRST).days
