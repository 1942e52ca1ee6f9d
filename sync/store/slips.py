"""What stands on one slip: the filings of one visit share it (docs/adr/0019)."""

from dataclasses import dataclass, field
from typing import Any
from uuid import UUID

from sqlalchemy import Connection, Row, select

from sync.store.database import Database
from sync.store.look_up import progress_of
from sync.store.schema import submission
from sync.store.tails import digits
from sync.store.types import Progress
from sync.wire.codec import decode
from sync.wire.envelope import Envelope
from sync.wire.slip import MOST

OPENS_A_CASE = ("filing", "opinion")


@dataclass(frozen=True, slots=True)
class OnSlip:
    """A filing on a slip: what is known of it, and its envelope as it travels."""

    id: UUID
    seq: int
    progress: Progress
    sealed: bytes = field(repr=False)


class Slips:
    """The slips of one store. Any thread may call any method."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def on(self, slip_number: str) -> tuple[OnSlip, ...]:
        """Return the filings of the slip with this number, in their order; none where it is not kept.

        Filings that share a slip are sealed to the same key of it, and were filed one after the other.
        """
        number = select(submission).where(submission.c.slip_number == digits(slip_number))
        with self._database.read() as connection:
            row = connection.execute(number).first()
            if row is None:
                return ()
            if row.kind not in OPENS_A_CASE:
                return (_on_slip(connection, row),)
            beside = (
                select(submission)
                .where(
                    submission.c.instance == row.instance,
                    submission.c.seq.between(row.seq - MOST, row.seq + MOST),
                    submission.c.kind.in_(OPENS_A_CASE),
                )
                .order_by(submission.c.seq)
            )
            key = _slip_key(row)
            return tuple(
                _on_slip(connection, one)
                for one in connection.execute(beside).all()
                if one.id == row.id or (key is not None and _slip_key(one) == key)
            )


def _on_slip(connection: Connection, row: Row[Any]) -> OnSlip:
    return OnSlip(UUID(bytes=row.id), row.seq, progress_of(connection, row.id), row.envelope)


def _slip_key(row: Row[Any]) -> bytes | None:
    """Return the id of the slip's key that a filing was sealed to, None where it was to none."""
    wraps = decode(Envelope, row.envelope).wraps
    return next((wrap.key for wrap in wraps if wrap.recipient == "slip"), None)
