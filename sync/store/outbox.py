"""The outbox: which envelopes are to be sent, and what became of each."""

from collections.abc import Collection, Iterable
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any, assert_never
from uuid import UUID

from sqlalchemy import ColumnElement, Connection, Select, Table, func, or_, select, update

from sync.clock import milliseconds, moment
from sync.store import marks, outstanding, receipts, tally
from sync.store.database import Database
from sync.store.days import Days
from sync.store.outcomes import Acknowledge, Outcome, Park, Reject, Standing, Wait
from sync.store.outstanding import OUTSTANDING, OutboxRow
from sync.store.schema import outbox, submission
from sync.store.types import HeldUp, Waiting
from sync.wire.sign import Signed

LONGEST_WAIT = timedelta(minutes=15)
LONGEST_PARK = timedelta(days=1)
# A time that has come, yet after 0, the time of what was never tried.
_AT_ONCE = 1


@dataclass(frozen=True, slots=True)
class OutboxEntry:
    """An envelope to be sent, as bytes; `attempts` that failed before."""

    id: UUID
    digest: bytes
    envelope: bytes
    attempts: int


class Outbox:
    """The table of what the platform has not answered for."""

    def __init__(self, database: Database, days: Days) -> None:
        self._database = database
        self._days = days

    def begin(self, *, force: bool) -> None:
        """Begin a push: what an earlier one left being sent waits again.

        With `force` nobody waits for their time, the parked included.
        """
        with self._database.write() as connection:
            reset_sending(connection)
            if force:
                held = or_(outbox.c.state == "parked", outbox.c.next_at > 0)
                connection.execute(
                    update(outbox)
                    .where(outbox.c.state.in_(("waiting", "parked")), held)
                    .values(state="waiting", next_at=_AT_ONCE)
                )

    def due(
        self, now: datetime, *, limit: int, limit_bytes: int, largest: int | None = None
    ) -> tuple[OutboxEntry, ...]:
        """Return what to send next: the untried as they were filed, then by time, the parked last.

        At most `limit` entries and `limit_bytes` of envelopes, yet always one if any is due; with
        `largest` only envelopes of at most so many bytes.
        """
        with self._database.read() as connection:
            chosen: list[bytes] = []
            total = 0
            for state, longest in (("waiting", LONGEST_WAIT), ("parked", LONGEST_PARK)):
                query = _due(state, now, longest, largest).limit(limit - len(chosen))
                for row in connection.execute(query):
                    total += row.size
                    if chosen and total > limit_bytes:
                        break
                    chosen.append(row.id)
            return tuple(_entry(connection, key) for key in chosen)

    def named(self, digests: Collection[bytes]) -> tuple[OutboxEntry, ...]:
        """Return the entries of these envelopes, whatever their state; unknown ones are left out."""
        query = select(submission.c.id).where(submission.c.digest.in_(digests))
        with self._database.read() as connection:
            return tuple(_entry(connection, key) for key in connection.scalars(query).all())

    def start(self, entries: Iterable[OutboxEntry]) -> None:
        """Mark entries as being sent."""
        with self._database.write() as connection:
            _update(connection, [entry.id for entry in entries], state="sending")

    def release(self, entries: Iterable[OutboxEntry]) -> None:
        """Put entries back as they were: the link failed, not they."""
        with self._database.write() as connection:
            _update(connection, [entry.id for entry in entries], state="waiting")

    def settle(
        self, outcomes: Iterable[tuple[OutboxEntry, Outcome]], standing: Standing | None = None
    ) -> bool:
        """Keep what became of entries, in one transaction. What is acknowledged stays so.

        `standing` is that of the answer which decided; return whether that may be believed: if not,
        nothing is kept.
        """
        with self._database.write() as connection:
            if standing is not None and not marks.observe(connection, standing):
                return False
            for entry, outcome in outcomes:
                _settle(connection, self._days, entry, outcome)
        return True

    def next_at(self) -> datetime | None:
        """Return when the next waiting entry is due, None if none waits."""
        with self._database.read() as connection:
            least = connection.execute(
                select(func.min(outbox.c.next_at)).where(outbox.c.state == "waiting")
            ).scalar()
        return None if least is None else moment(least)

    def forgotten(self, entries: Iterable[OutboxEntry]) -> tuple[Signed, ...]:
        """Return what a restored platform once said of entries: proof of their case numbers."""
        with self._database.read() as connection:
            return receipts.forgotten(connection, [one.id for one in entries])

    def retry(self, ids: Collection[UUID] | None = None) -> int:
        """Try these at once, or all, whatever was said of them; return how many that concerns."""
        again = update(outbox).where(outbox.c.state.in_(OUTSTANDING))
        if ids is not None:
            again = again.where(outbox.c.submission.in_([one.bytes for one in ids]))
        with self._database.write() as connection:
            return connection.execute(again.values(state="waiting", next_at=_AT_ONCE)).rowcount

    def list(self, *, after: OutboxRow | None = None, limit: int = 50) -> tuple[OutboxRow, ...]:
        """Return a page of what the platform has not taken, what needs a person first.

        `after` is the last row of the page before.
        """
        with self._database.read() as connection:
            return outstanding.page(connection, after, limit)

    def waiting(self) -> Waiting:
        """Count what the platform has not taken yet."""
        with self._database.read() as connection:
            return outstanding.count(connection)

    def held_up(self) -> tuple[HeldUp, ...]:
        """Return the parked and the rejected, oldest first."""
        with self._database.read() as connection:
            return outstanding.held_up(connection)


def reset_sending(connection: Connection) -> None:
    """What was being sent when a cycle or the program broke off is waiting again."""
    connection.execute(update(outbox).where(outbox.c.state == "sending").values(state="waiting"))


def due_at(table: Table, now: datetime, longest: timedelta) -> ColumnElement[bool]:
    """Return the condition that a row's time has come.

    A time further off than the longest wait was set before the clock went back: it counts as come.
    """
    at = table.c.next_at
    return or_(at <= milliseconds(now), at > milliseconds(now + longest))


def _due(
    state: str, now: datetime, longest: timedelta, largest: int | None
) -> Select[tuple[bytes, int]]:
    """Return the query for what is due in a state, and the size of each envelope."""
    size = func.length(submission.c.envelope)
    query = (
        select(submission.c.id, size.label("size"))
        .join(outbox)
        .where(outbox.c.state == state, due_at(outbox, now, longest))
        .order_by(outbox.c.next_at, outbox.c.position)
    )
    return query if largest is None else query.where(size <= largest)


def _entry(connection: Connection, key: bytes) -> OutboxEntry:
    row = connection.execute(
        select(submission.c.digest, submission.c.envelope, outbox.c.attempts)
        .join(outbox)
        .where(submission.c.id == key)
    ).one()
    return OutboxEntry(UUID(bytes=key), row.digest, row.envelope, row.attempts)


def _settle(connection: Connection, days: Days, entry: OutboxEntry, outcome: Outcome) -> None:
    match outcome:
        case Wait(next_at, problem):
            values = {"state": "waiting", "next_at": milliseconds(next_at), "problem": problem}
        case Park(next_at, problem, _):
            values = {"state": "parked", "next_at": milliseconds(next_at), "problem": problem}
        case Reject(problem):
            values = {"state": "rejected", "problem": problem}
        case Acknowledge():
            values = {"state": "acknowledged", "problem": ""}
        case _:
            assert_never(outcome)
    if isinstance(outcome, Acknowledge | Park):
        for verified in outcome.receipts:
            tally.arrived(connection, days, verified.receipt)
            receipts.keep(connection, verified)
    _update(connection, [entry.id], **values, attempts=outbox.c.attempts + 1)


def _update(connection: Connection, ids: Iterable[UUID], **values: Any) -> None:
    connection.execute(
        update(outbox)
        .where(outbox.c.submission.in_([one.bytes for one in ids]))
        .where(outbox.c.state != "acknowledged")
        .values(values)
    )
