"""What the platform told: cases of the whole hall, how far the pull got, and its epoch."""

from dataclasses import dataclass

from sqlalchemy import Connection, and_, delete, or_, select, update
from sqlalchemy.dialects.sqlite import insert

from sync.store import receipts
from sync.store.database import Database
from sync.store.schema import attachment, case_status, link, link_day, outbox, receipt
from sync.store.tails import digits
from sync.wire.codec import decode, encode
from sync.wire.messages import Change, Changes
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


@dataclass(frozen=True, slots=True)
class ProvedMark:
    """How far the platform's log reached, and its signature on that."""

    epoch: int
    position: int
    signed: Signed


class Replica:
    """Rows that only verified answers of the platform may change."""

    def __init__(self, database: Database) -> None:
        self._database = database

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

    def seen(self) -> Signed | None:
        """Return the highest mark of the platform's log, as it signed it."""
        with self._database.read() as connection:
            data = connection.execute(select(link.c.mark)).scalar_one()
        return None if data is None else decode(Signed, data)

    def observe(self, mark: ProvedMark, durable_through: int) -> None:
        """Take note of how far the platform's log reaches and of what it can no longer lose.

        A new epoch means that it was restored from a backup: everything it took after that backup
        is offered again, and all changes are pulled from the start. Answers may come late, by
        courier: within an epoch nothing goes back.
        """
        with self._database.write() as connection:
            before = _link(connection)
            if mark.epoch < before.epoch:
                return
            _enter(connection, before, mark)
            known = before.durable_through if mark.epoch == before.epoch else 0
            if durable_through > known:
                receipts.note_durable(connection, mark.epoch, durable_through)
            connection.execute(update(link).values(durable_through=max(known, durable_through)))

    def apply(self, mark: ProvedMark, changes: Changes) -> bool:
        """Keep changes and cursor at once; return whether there are more to pull."""
        with self._database.write() as connection:
            before = _link(connection)
            if mark.epoch < before.epoch:
                return False
            for change in changes.changes:
                _keep(connection, mark.epoch, change)
            if _enter(connection, before, mark):
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


def _enter(connection: Connection, before: Link, mark: ProvedMark) -> bool:
    """Keep a mark that is not below `before`; return whether the platform was restored since.

    What lies above `durable_through` the platform may have forgotten: its envelopes are offered
    again, its receipts only prove their case numbers, its case states count no more, and files of
    filings that have no `complete` receipt are looked after again.
    """
    epoch = mark.epoch
    if (epoch, mark.position) > (before.epoch, before.position):
        connection.execute(
            update(link).values(epoch=epoch, position=mark.position, mark=encode(mark.signed))
        )
    if epoch == before.epoch:
        return False
    connection.execute(update(link).values(cursor=0))
    if before.epoch == 0:
        return False
    lost = (receipt.c.epoch < epoch) & (receipt.c.position > before.durable_through)
    connection.execute(
        update(outbox)
        .where(
            outbox.c.submission.in_(select(receipt.c.submission).where(lost)),
            outbox.c.state == "acknowledged",
        )
        .values(state="waiting", attempts=0, next_at=0)
    )
    connection.execute(update(receipt).where(lost).values(lost=True))
    whole = select(receipt.c.submission).where(receipt.c.kind == "complete", ~receipt.c.lost)
    connection.execute(
        update(attachment)
        .where(attachment.c.submission.not_in(whole))
        .values(state="waiting", next_at=0)
    )
    connection.execute(
        delete(case_status).where(
            case_status.c.epoch < epoch, case_status.c.position > before.durable_through
        )
    )
    return True


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
