"""What was done at the staff desk: who, what, when and how it ended, in a chain that only grows.

Each row is hashed together with the hash before it, so that none can be altered, taken out or put in
between without breaking the chain. Nothing of a filing's contents stands in it.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any
from uuid import UUID

from sqlalchemy import Connection, Row, delete, func, insert, select

from sync.clock import Clock, milliseconds, moment
from sync.store import device
from sync.store.audit_chain import MOST_SIGNS, START, Link, broken_at, hash_of
from sync.store.audit_file import Written, close_file
from sync.store.database import Database
from sync.store.errors import NotEnrolledError
from sync.store.latest import floor, latest
from sync.store.schema import audit, staff
from sync.store.schema_triggers import AUDIT_DAYS


@dataclass(frozen=True, slots=True)
class AuditEntry:
    """One act. `staff` None: nobody had logged in. `subject`: a case's id, a member's, a name."""

    position: int
    at: datetime
    staff: UUID | None
    action: str
    subject: str
    outcome: str


class Audit:
    """The audit of one store. Any thread may call any method."""

    def __init__(self, database: Database, clock: Clock) -> None:
        self._database = database
        self._clock = clock

    def note(self, staff: UUID | None, action: str, subject: str = "", outcome: str = "") -> None:
        """Note an act, before it is done or shown.

        Raises:
            StoreFullError: the disk is full or read-only: the act must not be done.
        """
        with self._database.write() as connection:
            note(connection, self._clock, staff, action, subject, outcome)

    def list(
        self,
        *,
        after: AuditEntry | None = None,
        limit: int = 50,
        staff: UUID | None = None,
        action: str | None = None,
    ) -> tuple[AuditEntry, ...]:
        """Return a page, the newest first; `after` is the last entry of the page before."""
        query = select(audit).order_by(audit.c.position.desc()).limit(limit)
        if after is not None:
            query = query.where(audit.c.position < after.position)
        if staff is not None:
            query = query.where(audit.c.staff == staff.bytes)
        if action is not None:
            query = query.where(audit.c.action == action)
        with self._database.read() as connection:
            return tuple(map(_told, connection.execute(query)))

    def actions(self) -> tuple[str, ...]:
        """Return which actions occur, in order of name."""
        query = select(audit.c.action).distinct().order_by(audit.c.action)
        with self._database.read() as connection:
            return tuple(connection.scalars(query))

    def verify(self) -> int | None:
        """Return the position at which the chain is broken first, None where it is whole.

        Reads everything: not for a busy lane.
        """
        with self._database.read() as connection:
            chain = ((one.link, one.hash) for one in _written(connection))
            return broken_at(chain)

    def export(self) -> bytes:
        """Return everything as a file that this device signs (see `audit_file`).

        Raises:
            NotEnrolledError: the device has no code yet.
        """
        with self._database.read() as connection:
            enrolment = device.enrolment(connection)
            if enrolment is None:
                raise NotEnrolledError("no device code to sign for")
            key = device.private_key(connection)
            return close_file(_written(connection), enrolment.answer.device, key, self._clock.now())

    def prune(self, now: datetime) -> int:
        """Delete what is older than 400 days by all that is known of the time; return how many rows.

        Only from the beginning on, so that the chain stays one; its last row always stays.
        """
        with self._database.write() as connection:
            newest = connection.execute(select(func.max(audit.c.kept_since))).scalar()
            if newest is None:
                return 0
            span = timedelta(days=AUDIT_DAYS) // timedelta(milliseconds=1)
            until = min(milliseconds(now), floor(connection), newest) - span
            younger = select(func.min(audit.c.position)).where(audit.c.kept_since > until)
            first = connection.execute(younger).scalar_one()
            return connection.execute(delete(audit).where(audit.c.position < first)).rowcount


def note(
    connection: Connection,
    clock: Clock,
    staff: UUID | None,
    action: str,
    subject: str = "",
    outcome: str = "",
) -> None:
    """Note an act in a transaction that does more."""
    query = select(audit.c.position, audit.c.hash).order_by(audit.c.position.desc()).limit(1)
    last = connection.execute(query).first()
    now = clock.now()
    row = Link(
        v=1,
        before=START if last is None else last.hash,
        position=1 if last is None else last.position + 1,
        at=milliseconds(now),
        kept_since=latest(connection, now),
        staff=None if staff is None else staff.bytes,
        action=action[:MOST_SIGNS],
        subject=subject[:MOST_SIGNS],
        outcome=outcome[:MOST_SIGNS],
    )
    connection.execute(
        insert(audit).values(
            position=row.position,
            at=row.at,
            kept_since=row.kept_since,
            staff=row.staff,
            action=row.action,
            subject=row.subject,
            outcome=row.outcome,
            before=row.before,
            hash=hash_of(row),
        )
    )


def last_outcome(connection: Connection, staff: UUID) -> str | None:
    """Return how the last act of a member of staff ended, None where nothing is noted of them."""
    query = select(audit.c.outcome).where(audit.c.staff == staff.bytes)
    return connection.scalar(query.order_by(audit.c.position.desc()).limit(1))


def _written(connection: Connection) -> Iterator[Written]:
    query = (
        select(audit, staff.c.name)
        .outerjoin(staff, staff.c.id == audit.c.staff)
        .order_by(audit.c.position)
    )
    for row in connection.execute(query):
        link = Link(
            v=1,
            before=row.before,
            position=row.position,
            at=row.at,
            kept_since=row.kept_since,
            staff=row.staff,
            action=row.action,
            subject=row.subject,
            outcome=row.outcome,
        )
        yield Written(link, row.hash, row.name or "")


def _told(row: Row[Any]) -> AuditEntry:
    return AuditEntry(
        position=row.position,
        at=moment(row.at),
        staff=None if row.staff is None else UUID(bytes=row.staff),
        action=row.action,
        subject=row.subject,
        outcome=row.outcome,
    )
