"""A case as it was seen by who is about to act on it, and a look at it in the act's own transaction."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from sqlalchemy import Connection, func, select

from sync.store.case_details import details
from sync.store.follow_ups import FOLLOWS
from sync.store.schema import handed, submission
from sync.store.types import Status


@dataclass(frozen=True, slots=True)
class CaseSeen:
    """How a case stands, and what was done about it at this kiosk.

    Attributes:
        case: the envelope that opened it.
        status: None where nothing of it is kept.
        later: the kinds of what was filed about it here, the oldest first; ratings do not count.
        handed: how often its result was handed over.
    """

    case: UUID
    status: Status | None
    changed_at: datetime | None
    note: str
    later: tuple[str, ...]
    handed: int

    @property
    def is_withdrawing(self) -> bool:
        """Whether a withdrawal of it was filed here."""
        return "withdrawal" in self.later


@dataclass(frozen=True, slots=True)
class Proviso:
    """On what condition something is done about a case: `check` raises where it does not stand so."""

    case: UUID
    check: Callable[[CaseSeen], None]


def look(connection: Connection, case: UUID) -> CaseSeen:
    """Return how a case stands now."""
    row = next(iter(details(connection, [case.bytes])), None)
    later = (
        select(submission.c.kind)
        .where(submission.c.about == case.bytes, submission.c.kind.in_((*FOLLOWS, "withdrawal")))
        .order_by(submission.c.made_at, submission.c.seq)
    )
    given = select(func.count()).select_from(handed).where(handed.c.about == case.bytes)
    return CaseSeen(
        case,
        None if row is None else row.status,
        None if row is None else row.changed_at,
        "" if row is None else row.note,
        tuple(connection.scalars(later)),
        connection.execute(given).scalar_one(),
    )


def require(connection: Connection, proviso: Proviso | None) -> None:
    """Look at a case within a transaction; what its check raises ends that."""
    if proviso is not None:
        proviso.check(look(connection, proviso.case))
