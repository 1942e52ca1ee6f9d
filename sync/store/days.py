"""Counts by day: how often something happened here; nothing of it tells of a person."""

from collections.abc import Mapping
from datetime import date, datetime, timedelta, tzinfo
from zoneinfo import ZoneInfo

from sqlalchemy import Connection, delete, func, select
from sqlalchemy.dialects.sqlite import insert

from sync.clock import Clock, milliseconds, moment
from sync.store.database import Database
from sync.store.schema import day_count, link

KEPT = timedelta(days=400)
_FIRST = date(1970, 1, 1)
_FLOOR = select(link.c.floor)
_NEW = insert(day_count)
_COUNT = _NEW.on_conflict_do_update(
    index_elements=["day", "what", "which"],
    set_={"count": day_count.c.count + _NEW.excluded.count},
)


class Days:
    """The counts of one store, by days of the hall. Any thread may call any method.

    `zone`: the hall's; days begin at its midnight. What the store does itself it counts in the same
    transaction, under the present day: a day that is over does not change any more.
    """

    def __init__(self, database: Database, clock: Clock) -> None:
        self._database = database
        self.clock = clock
        self.zone: tzinfo = ZoneInfo("Asia/Shanghai")

    def add(self, day: date, what: str, which: str = "", count: int = 1) -> None:
        """Count something that happened on a day.

        Raises:
            StoreFullError: the disk is full or read-only.
        """
        with self._database.write() as connection:
            add(connection, day, what, which, count)

    def note(self, connection: Connection, what: str, which: str = "") -> None:
        """Count something on the present day, in a transaction that is open."""
        add(connection, self.today(connection), what, which)

    def today(self, connection: Connection) -> date:
        """Return the present day, not before the latest that the platform told (design D12)."""
        floor = connection.execute(_FLOOR).scalar_one()
        return self.of(max(milliseconds(self.clock.now()), floor))

    def of(self, at: int) -> date:
        """Return the hall's day of a time (milliseconds since 1970 UTC)."""
        return moment(at).astimezone(self.zone).date()

    def counts(self, first: date, last: date) -> Mapping[tuple[str, str], int]:
        """Return how often each thing happened from `first` to `last`, both included."""
        query = (
            select(day_count.c.what, day_count.c.which, func.sum(day_count.c.count).label("sum"))
            .where(day_count.c.day.between(_number(first), _number(last)))
            .group_by(day_count.c.what, day_count.c.which)
        )
        with self._database.read() as connection:
            return {(row.what, row.which): row.sum for row in connection.execute(query)}

    def prune(self, now: datetime) -> int:
        """Forget days that are 400 days gone; return how many counts.

        `now` counts only as far as the platform has told it too: a wrong clock forgets nothing.
        """
        with self._database.write() as connection:
            floor = connection.execute(_FLOOR).scalar_one()
            today = self.of(min(milliseconds(now), floor))
            long_ago = day_count.c.day < _number(today - KEPT)
            return connection.execute(delete(day_count).where(long_ago)).rowcount


def add(connection: Connection, day: date, what: str, which: str = "", count: int = 1) -> None:
    """Count something that happened on a day, in a transaction that is open."""
    connection.execute(_COUNT, {"day": _number(day), "what": what, "which": which, "count": count})


def _number(day: date) -> int:
    return (day - _FIRST).days
