"""What staff did for the person of a case: calls, and result documents handed over.

Their times compare with the platform's: a clock that is behind what it told does not count.
"""

from collections import defaultdict
from collections.abc import Collection, Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Literal, TypeAlias
from uuid import UUID

from sqlalchemy import insert, select

from sync.clock import Clock, moment
from sync.store.database import Database
from sync.store.latest import latest
from sync.store.schema import contact, handed
from sync.store.seen import Proviso, require

Outcome: TypeAlias = Literal["called", "not_reached"]


@dataclass(frozen=True, slots=True)
class Contact:
    """A call to the person of a case, named by the envelope that opened it."""

    case: UUID
    at: datetime
    staff: UUID
    outcome: Outcome


@dataclass(frozen=True, slots=True)
class Handed:
    """A result that was handed over; `checked`: how it was seen that this is the right person."""

    case: UUID
    at: datetime
    staff: UUID
    checked: str


class Contacts:
    """The calls of one store. Any thread may call any method."""

    def __init__(self, database: Database, clock: Clock) -> None:
        self._database = database
        self._clock = clock

    def note(self, case: UUID, staff: UUID, outcome: Outcome) -> None:
        """Note a call.

        Raises:
            StoreFullError: the disk is full or read-only.
        """
        row = {"about": case.bytes, "staff": staff.bytes, "outcome": outcome}
        with self._database.write() as connection:
            at = latest(connection, self._clock.now())
            connection.execute(insert(contact).values(at=at, **row))

    def of(self, cases: Collection[UUID]) -> Mapping[UUID, tuple[Contact, ...]]:
        """Return the calls for each of these cases, the newest first; without any it is left out."""
        query = (
            select(contact)
            .where(contact.c.about.in_([one.bytes for one in cases]))
            .order_by(contact.c.position.desc())
        )
        found = defaultdict[UUID, list[Contact]](list)
        with self._database.read() as connection:
            for row in connection.execute(query):
                case, staff = UUID(bytes=row.about), UUID(bytes=row.staff)
                found[case].append(Contact(case, moment(row.at), staff, row.outcome))
        return {case: tuple(calls) for case, calls in found.items()}


class HandedOver:
    """What was handed over at one kiosk. Any thread may call any method."""

    def __init__(self, database: Database, clock: Clock) -> None:
        self._database = database
        self._clock = clock

    def note(self, case: UUID, staff: UUID, checked: str, proviso: Proviso | None = None) -> None:
        """Note that the result of a case is handed over.

        Raises:
            StoreFullError: the disk is full or read-only.
            KnownError: what the check of `proviso` raises; nothing is noted.
        """
        row = {"about": case.bytes, "staff": staff.bytes, "checked": checked}
        with self._database.write() as connection:
            require(connection, proviso)
            at = latest(connection, self._clock.now())
            connection.execute(insert(handed).values(at=at, **row))

    def of(self, case: UUID) -> tuple[Handed, ...]:
        """Return when the result of a case was handed over, the newest first."""
        query = select(handed).where(handed.c.about == case.bytes)
        with self._database.read() as connection:
            rows = connection.execute(query.order_by(handed.c.position.desc()))
            return tuple(
                Handed(case, moment(row.at), UUID(bytes=row.staff), row.checked) for row in rows
            )
