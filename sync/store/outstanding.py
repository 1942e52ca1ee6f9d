"""What the platform has not taken, as a person sees it: page by page, counted, and what is held up."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from typing import Any
from uuid import UUID

from sqlalchemy import Connection, Select, func, select

from sync.clock import moment
from sync.store.schema import attachment, outbox, submission
from sync.store.types import HeldUp, Waiting

# In this order a person sees them.
OUTSTANDING = ("parked", "rejected", "sending", "waiting")


@dataclass(frozen=True, slots=True)
class OutboxRow:
    """An entry as a person sees it; `size` = bytes still to go, of envelope and files.

    `kind` of the envelope, `item`: code of the service item.
    """

    position: int
    envelope_id: UUID
    slip_number: str
    kind: str
    item: str
    state: str
    made_at: datetime
    attempts: int
    problem: str
    size: int


def page(connection: Connection, after: OutboxRow | None, limit: int) -> tuple[OutboxRow, ...]:
    """Return the rows that follow `after`, or the first ones: state by state, as they were filed."""
    rows: list[OutboxRow] = []
    begun = OUTSTANDING if after is None else OUTSTANDING[OUTSTANDING.index(after.state) :]
    for state in begun:
        beyond = after.position if after is not None and after.state == state else 0
        query = _rows().where(outbox.c.state == state, outbox.c.position > beyond)
        found = connection.execute(query.order_by(outbox.c.position).limit(limit - len(rows)))
        rows += [
            OutboxRow(
                position=row.position,
                envelope_id=UUID(bytes=row.submission),
                slip_number=row.slip_number,
                kind=row.kind,
                item=row.item,
                state=row.state,
                made_at=moment(row.made_at),
                attempts=row.attempts,
                problem=row.problem,
                size=row.size,
            )
            for row in found
        ]
    return tuple(rows)


def count(connection: Connection) -> Waiting:
    """Count what is outstanding, and say since when."""
    counts = {state: _count(connection, state) for state in OUTSTANDING}
    oldest = {state: _oldest(connection, state) for state in OUTSTANDING}
    files, oldest_half = connection.execute(
        select(func.count(), func.min(submission.c.made_at))
        .select_from(attachment)
        .join(submission)
        .where(attachment.c.state == "waiting")
    ).one()
    on_the_way = [oldest["waiting"], oldest["sending"]]
    return Waiting(
        count=counts["waiting"] + counts["sending"],
        oldest_at=_first(on_the_way),
        parked=counts["parked"],
        rejected=counts["rejected"],
        files=files,
        oldest_unsent_at=_first([*on_the_way, oldest["parked"], oldest_half]),
    )


def held_up(connection: Connection) -> tuple[HeldUp, ...]:
    """Return the parked and the rejected, oldest first."""
    query = (
        select(outbox, submission.c.slip_number, submission.c.made_at)
        .join(submission)
        .where(outbox.c.state.in_(("parked", "rejected")))
        .order_by(outbox.c.position)
    )
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


def _rows() -> Select[Any]:
    """Return the query for what an `OutboxRow` shows."""
    files = (
        select(func.coalesce(func.sum(attachment.c.size - attachment.c.sent), 0))
        .where(attachment.c.submission == outbox.c.submission, attachment.c.state == "waiting")
        .scalar_subquery()
    )
    size = func.length(submission.c.envelope) + files
    shown = submission.c
    return select(
        outbox, shown.slip_number, shown.kind, shown.item, shown.made_at, size.label("size")
    ).join(submission)


def _count(connection: Connection, state: str) -> int:
    query = select(func.count()).select_from(outbox).where(outbox.c.state == state)
    return connection.execute(query).scalar_one()


def _oldest(connection: Connection, state: str) -> int | None:
    """Return when the first of a state was made, as the kiosk's clock then said."""
    first = select(func.min(outbox.c.position)).where(outbox.c.state == state).scalar_subquery()
    query = select(submission.c.made_at).join(outbox).where(outbox.c.position == first)
    return connection.execute(query).scalar()


def _first(times: Iterable[int | None]) -> datetime | None:
    known = [one for one in times if one is not None]
    return moment(min(known)) if known else None
