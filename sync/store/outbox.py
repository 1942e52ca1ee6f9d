"""The outbox: which envelopes are to be sent, and what became of each."""

from collections.abc import Collection, Iterable
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any, assert_never
from uuid import UUID

from sqlalchemy import ColumnElement, Connection, Table, and_, func, or_, select, update

from sync.clock import milliseconds, moment
from sync.store import receipts
from sync.store.database import Database
from sync.store.outcomes import Acknowledge, Outcome, Park, Reject, Wait
from sync.store.schema import attachment, outbox, submission
from sync.store.types import HeldUp, Waiting
from sync.wire.sign import Signed

LONGEST_WAIT = timedelta(minutes=15)
LONGEST_PARK = timedelta(days=1)


@dataclass(frozen=True, slots=True)
class OutboxEntry:
    """An envelope to be sent, as bytes; `attempts` that failed before."""

    id: UUID
    digest: bytes
    envelope: bytes
    attempts: int


@dataclass(frozen=True, slots=True)
class OutboxRow:
    """An entry as a person sees it; `size` = bytes still to go, of envelope and files."""

    envelope_id: UUID
    slip_number: str
    state: str
    made_at: datetime
    attempts: int
    problem: str
    size: int


class Outbox:
    """The table of what the platform has not answered for."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def begin(self, *, force: bool) -> None:
        """Begin a push: what an earlier one left being sent waits again.

        With `force` nobody waits for their time, the parked included.
        """
        with self._database.write() as connection:
            reset_sending(connection)
            if force:
                connection.execute(
                    update(outbox)
                    .where(outbox.c.state.in_(("waiting", "parked")))
                    .values(state="waiting", next_at=0)
                )

    def due(
        self, now: datetime, *, limit: int, limit_bytes: int, largest: int | None = None
    ) -> tuple[OutboxEntry, ...]:
        """Return what to send next: the untried first, in the order they were made.

        At most `limit` entries and `limit_bytes` of envelopes, yet always one if any is due; with
        `largest` only envelopes of at most so many bytes.
        """
        time_come = or_(
            and_(outbox.c.state == "waiting", due_at(outbox, now, LONGEST_WAIT)),
            and_(outbox.c.state == "parked", due_at(outbox, now, LONGEST_PARK)),
        )
        candidates = (
            select(submission.c.id, func.length(submission.c.envelope).label("size"))
            .join(outbox)
            .where(time_come)
            .order_by(outbox.c.attempts > 0, submission.c.instance, submission.c.seq)
            .limit(limit)
        )
        if largest is not None:
            candidates = candidates.where(func.length(submission.c.envelope) <= largest)
        with self._database.read() as connection:
            chosen: list[bytes] = []
            total = 0
            for row in connection.execute(candidates):
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

    def settle(self, outcomes: Iterable[tuple[OutboxEntry, Outcome]]) -> None:
        """Keep what became of entries, in one transaction. What is acknowledged stays so."""
        with self._database.write() as connection:
            for entry, outcome in outcomes:
                _settle(connection, entry, outcome)

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
        again = update(outbox).where(outbox.c.state != "acknowledged")
        if ids is not None:
            again = again.where(outbox.c.submission.in_([one.bytes for one in ids]))
        with self._database.write() as connection:
            return connection.execute(again.values(state="waiting", next_at=0)).rowcount

    def list(self, *, skip: int = 0, limit: int = 50) -> tuple[OutboxRow, ...]:
        """Return a page of what the platform has not taken, what needs a person first."""
        files = (
            select(func.coalesce(func.sum(attachment.c.size - attachment.c.sent), 0))
            .where(attachment.c.submission == outbox.c.submission, attachment.c.state == "waiting")
            .scalar_subquery()
        )
        size = func.length(submission.c.envelope) + files
        query = (
            select(outbox, submission.c.slip_number, submission.c.made_at, size.label("size"))
            .join(submission)
            .where(outbox.c.state != "acknowledged")
            .order_by(outbox.c.state, submission.c.instance, submission.c.seq)
            .limit(limit)
            .offset(skip)
        )
        with self._database.read() as connection:
            return tuple(
                OutboxRow(
                    envelope_id=UUID(bytes=row.submission),
                    slip_number=row.slip_number,
                    state=row.state,
                    made_at=moment(row.made_at),
                    attempts=row.attempts,
                    problem=row.problem,
                    size=row.size,
                )
                for row in connection.execute(query)
            )

    def waiting(self) -> Waiting:
        """Count what the platform has not taken yet."""
        with self._database.read() as connection:
            rows = connection.execute(
                select(outbox.c.state, func.count().label("count"), func.min(submission.c.made_at))
                .join(submission)
                .where(outbox.c.state != "acknowledged")
                .group_by(outbox.c.state)
            ).all()
            files, oldest_half = connection.execute(
                select(func.count(), func.min(submission.c.made_at))
                .select_from(attachment)
                .join(submission)
                .where(attachment.c.state == "waiting")
            ).one()
        counts: dict[str, int] = {state: count for state, count, _ in rows}
        unsent = [oldest for state, _, oldest in rows if state != "rejected"]
        if oldest_half is not None:
            unsent.append(oldest_half)
        on_the_way = [oldest for state, _, oldest in rows if state in ("waiting", "sending")]
        return Waiting(
            count=counts.get("waiting", 0) + counts.get("sending", 0),
            oldest_at=moment(min(on_the_way)) if on_the_way else None,
            parked=counts.get("parked", 0),
            rejected=counts.get("rejected", 0),
            files=files,
            oldest_unsent_at=moment(min(unsent)) if unsent else None,
        )

    def held_up(self) -> tuple[HeldUp, ...]:
        """Return the parked and the rejected, oldest first."""
        query = (
            select(outbox, submission.c.slip_number, submission.c.made_at)
            .join(submission)
            .where(outbox.c.state.in_(("parked", "rejected")))
            .order_by(submission.c.instance, submission.c.seq)
        )
        with self._database.read() as connection:
            return tuple(
                HeldUp(
                    envelope_id=UUID(bytes=row.submission),
                    slip_number=row.slip_number,
                    state=row.state,
                    attempts=row.attempts,
                    problem=row.problem,
                    made_at=moment(row.made_at),
                )
                for row in connection.execute(query)
            )


def reset_sending(connection: Connection) -> None:
    """What was being sent when a cycle or the program broke off is waiting again."""
    connection.execute(update(outbox).where(outbox.c.state == "sending").values(state="waiting"))


def due_at(table: Table, now: datetime, longest: timedelta) -> ColumnElement[bool]:
    """Return the condition that a row's time has come.

    A time further off than the longest wait was set before the clock went back: it counts as come.
    """
    at = table.c.next_at
    return or_(at <= milliseconds(now), at > milliseconds(now + longest))


def _entry(connection: Connection, key: bytes) -> OutboxEntry:
    row = connection.execute(
        select(submission.c.digest, submission.c.envelope, outbox.c.attempts)
        .join(outbox)
        .where(submission.c.id == key)
    ).one()
    return OutboxEntry(UUID(bytes=key), row.digest, row.envelope, row.attempts)


def _settle(connection: Connection, entry: OutboxEntry, outcome: Outcome) -> None:
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
            receipts.keep(connection, verified)
    _update(connection, [entry.id], **values, attempts=outbox.c.attempts + 1)


def _update(connection: Connection, ids: Iterable[UUID], **values: Any) -> None:
    connection.execute(
        update(outbox)
        .where(outbox.c.submission.in_([one.bytes for one in ids]))
        .where(outbox.c.state != "acknowledged")
        .values(values)
    )
