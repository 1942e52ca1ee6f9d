"""How filings stand, for those who have proved by a slip's secret or an ID card that they may ask.

A corrected filing is one thing with its corrections: whichever of their slips is shown, the answer is
that of the case.
"""

from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from hmac import compare_digest
from typing import Any
from uuid import UUID

from sqlalchemy import Connection, Row, select

from sync.clock import moment
from sync.store.database import Database
from sync.store.look_up import progress_of
from sync.store.results import CaseResult
from sync.store.schema import case_status, device, receipt, submission, tail
from sync.store.tails import digits, mac
from sync.store.types import Progress
from sync.wire.codec import decode
from sync.wire.envelope import Envelope

_FOLLOWS = ("correction", "supplement")
_OPENS_A_CASE = ("filing", "opinion")


@dataclass(frozen=True, slots=True)
class CaseStanding:
    """A filing, with what followed it on this kiosk.

    Attributes:
        progress: how it stands; a returned filing whose correction is on its way counts as that.
        id: the envelope that opened its case: later ones are about it.
        versions: the envelopes as they travel, the newest first.
        is_rated: a rating of it was given here, and is still kept.
        result: the document that came with its decision.
        is_opinion: it is an opinion, and its decision the answer to it.
    """

    progress: Progress
    id: UUID
    versions: tuple[bytes, ...] = field(repr=False)
    is_rated: bool
    result: CaseResult | None = None
    is_opinion: bool = False


class Standings:
    """The standings of one store. Any thread may call any method."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def of(self, slip_number: str) -> CaseStanding | None:
        """Return how the filing of a slip stands, also of a correction's; None if it is not kept."""
        query = select(submission).where(submission.c.slip_number == digits(slip_number))
        with self._database.read() as connection:
            row = connection.execute(query).first()
            return None if row is None else _standing(connection, row)

    def of_person(self, mark: str) -> tuple[CaseStanding, ...]:
        """Return how the filings stand that were put away with this tail, the newest first."""
        query = (
            select(submission, tail.c.mac)
            .join(tail, tail.c.submission == submission.c.id)
            .where(submission.c.kind.in_(_OPENS_A_CASE))
            .order_by(submission.c.made_at.desc(), submission.c.seq.desc())
        )
        with self._database.read() as connection:
            key = connection.execute(select(device.c.tail_key)).scalar_one()
            rows = connection.execute(query).all()
            return tuple(
                _standing(connection, row)
                for row in rows
                if compare_digest(row.mac, mac(key, UUID(bytes=row.id), mark))
            )


def _standing(connection: Connection, row: Row[Any]) -> CaseStanding:
    own = decode(Envelope, row.envelope)
    first = own.about if own.kind in _FOLLOWS and own.about is not None else own.id
    filing = connection.execute(select(submission).where(submission.c.id == first.bytes)).first()
    base = row if filing is None else filing
    later = [
        one
        for one, envelope in _rows_of(connection, _FOLLOWS)
        if envelope.about == first and one.id != base.id
    ]
    newest = later[0] if later else None
    progress = progress_of(connection, base.id)
    return CaseStanding(
        progress=progress if newest is None else _corrected(connection, progress, first, newest),
        id=first,
        versions=tuple(one.envelope for one in (*later, base)),
        is_rated=any(one.about == first for _, one in _rows_of(connection, ("rating",))),
        is_opinion=base.kind == "opinion",
    )


def _rows_of(connection: Connection, kinds: tuple[str, ...]) -> Iterator[tuple[Row[Any], Envelope]]:
    """Yield what was put away of these kinds, the newest first."""
    query = (
        select(submission)
        .where(submission.c.kind.in_(kinds))
        .order_by(submission.c.made_at.desc(), submission.c.seq.desc())
    )
    for row in connection.execute(query):
        yield row, decode(Envelope, row.envelope)


def _corrected(
    connection: Connection, progress: Progress, first: UUID, newest: Row[Any]
) -> Progress:
    """Return the progress of a filing of which this correction is the last word from here.

    The platform's times tell whether it was returned once more after the correction had come.
    """
    if progress.status != "returned":
        return progress
    came = connection.execute(
        select(receipt.c.at)
        .where(receipt.c.submission == newest.id, receipt.c.kind != "quarantined")
        .order_by(receipt.c.epoch, receipt.c.position)
        .limit(1)
    ).scalar()
    if came is None:
        return replace(progress, status="waiting", note="", changed_at=moment(newest.made_at))
    returned = connection.execute(
        select(case_status.c.at).where(case_status.c.id == first.bytes)
    ).scalar()
    if returned is not None and returned > came:
        return progress
    return replace(progress, status="received", note="", changed_at=moment(came))
