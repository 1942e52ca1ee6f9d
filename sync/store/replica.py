"""What the platform told: cases of the whole hall, how far the pull got, and its epoch."""

import json
from dataclasses import dataclass

from sqlalchemy import Connection, and_, delete, or_, select, update
from sqlalchemy.dialects.sqlite import insert

from sync.store import marks, results, tally
from sync.store.database import Database
from sync.store.days import Days
from sync.store.outcomes import ProvedMark, Standing
from sync.store.schema import case_status, link, link_day
from sync.store.tails import digits
from sync.wire.changes import Change, Changes
from sync.wire.sign import Signed

_DAYS_KEPT = 60


@dataclass(frozen=True, slots=True)
class Link:
    """The link as last observed.

    Attributes:
        epoch: the platform's epoch, 0 before its first answer.
        position: how far its log reached in this epoch.
        cursor: how far the pull got in this epoch.
        durable_through: log position up to which the platform cannot lose anything.
        failures: cycles in a row that failed.
        refused: answers and receipts that were not believed, ever.
        floor: the latest time that the platform has told, in milliseconds since 1970 UTC.
    """

    epoch: int
    position: int
    cursor: int
    durable_through: int
    failures: int
    refused: int
    floor: int


class Replica:
    """Rows that only verified answers of the platform may change."""

    def __init__(self, database: Database, days: Days) -> None:
        self._database = database
        self._days = days

    def link(self) -> Link:
        """Return the link as last observed."""
        with self._database.read() as connection:
            return _link(connection)

    def note_cycle(self, *, failed: bool) -> int:
        """Count a cycle; return how many failed in a row."""
        with self._database.write() as connection:
            failures = _link(connection).failures + 1 if failed else 0
            connection.execute(update(link).values(failures=failures))
        return failures

    def note_refused(self, count: int) -> None:
        """Count answers and receipts that were not believed."""
        if count:
            with self._database.write() as connection:
                connection.execute(update(link).values(refused=link.c.refused + count))

    def trust(self, at: int) -> None:
        """Raise the floor to a time that a verified answer tells (milliseconds since 1970 UTC)."""
        with self._database.write() as connection:
            connection.execute(update(link).where(link.c.floor < at).values(floor=at))

    def count_bytes(self, day: int, sent: int, received: int) -> None:
        """Count bytes over the link on a `day` (since 1970 UTC); forgets days two months gone."""
        new = insert(link_day).values(day=day, sent=sent, received=received)
        with self._database.write() as connection:
            connection.execute(
                new.on_conflict_do_update(
                    index_elements=["day"],
                    set_={
                        "sent": link_day.c.sent + sent,
                        "received": link_day.c.received + received,
                    },
                )
            )
            connection.execute(delete(link_day).where(link_day.c.day < day - _DAYS_KEPT))

    def bytes_on(self, day: int) -> int:
        """Return how many bytes went over the link on a `day` (since 1970 UTC), both ways."""
        both = select(link_day.c.sent + link_day.c.received).where(link_day.c.day == day)
        with self._database.read() as connection:
            return connection.execute(both).scalar() or 0

    def seen(self) -> tuple[Signed, ...]:
        """Return the marks that are to be handed in (see `marks`)."""
        with self._database.read() as connection:
            return marks.held(connection)

    def observe(self, standing: Standing) -> bool:
        """Take note of how the platform's log stands; see `marks.observe`."""
        with self._database.write() as connection:
            return marks.observe(connection, standing)

    def apply(self, mark: ProvedMark, changes: Changes) -> bool:
        """Keep changes and cursor at once; return whether there are more to pull."""
        with self._database.write() as connection:
            before = _link(connection)
            if not marks.observe(connection, Standing(mark)):
                return False
            for change in changes.changes:
                tally.told(connection, self._days, mark.epoch, change)
                _keep(connection, mark.epoch, change)
                results.note(connection, mark.epoch, change)
            if 0 < before.epoch < mark.epoch:
                return True
            connection.execute(update(link).values(cursor=changes.cursor))
            return changes.more


def _link(connection: Connection) -> Link:
    row = connection.execute(select(link)).one()
    return Link(
        row.epoch,
        row.position,
        row.cursor,
        row.durable_through,
        row.failures,
        row.refused,
        row.floor,
    )


def _keep(connection: Connection, epoch: int, change: Change) -> None:
    values = {
        "epoch": epoch,
        "position": change.position,
        "slip_number": change.slip_number,
        "item": change.item,
        "case_number": change.case_number,
        "case_digits": digits(change.case_number),
        "status": change.status,
        "note": change.note,
        "at": change.at,
        "due_at": change.due,
        "wanted": json.dumps(change.wanted, ensure_ascii=False) if change.wanted else None,
    }
    newer = or_(
        case_status.c.epoch < epoch,
        and_(case_status.c.epoch == epoch, case_status.c.position < change.position),
    )
    connection.execute(
        insert(case_status)
        .values(id=change.id.bytes, **values)
        .on_conflict_do_update(index_elements=["id"], set_=values, where=newer)
    )
