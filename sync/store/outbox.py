"""The outbox: which envelopes are to be sent, and what became of each."""

from collections.abc import Iterable
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

    def due(self, now: datetime, *, limit: int, limit_bytes: int) -> tuple[OutboxEntry, ...]:
        """Return what to send next: the untried first, in the order they were made.

        At most `limit` entries and `limit_bytes` of envelopes, yet always one if any is due.
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
        with self._database.read() as connection:
            chosen: list[bytes] = []
            total = 0
            for row in connection.execute(candidates):
                total += row.size
                if chosen and total > limit_bytes:
                    break
                chosen.append(row.id)
            return tuple(_entry(connection, key) for key in chosen)

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

    def waiting(self) -> Waiting:
        """Count what the platform has not taken yet."""
        with self._database.read() as connection:
            rows = connection.execute(
                select(outbox.c.state, func.count().label("count"), func.min(submission.c.made_at))
                .join(submission)
                .where(outbox.c.state != "acknowledged")
                .group_by(outbox.c.state)
            ).all()
            files = connection.execute(
                select(func.count()).where(attachment.c.state == "waiting")
            ).scalar_one()
        counts: dict[str, int] = {state: count for state, count, _ in rows}
        on_the_way = [oldest for state, _, oldest in rows if state in ("waiting", "sending")]
        return Waiting(
            count=counts.get("waiting", 0) + counts.get("sending", 0),
            oldest_at=moment(min(on_the_way)) if on_the_way else None,
            parked=counts.get("parked", 0),
            rejected=counts.get("rejected", 0),
            files=files,
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
