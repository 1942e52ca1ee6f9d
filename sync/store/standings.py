"""How filings stand, for those who have proved by a slip's secret or an ID card that they may ask.

A corrected filing is one thing with its corrections: whichever of their slips is shown, the answer is
that of the case.
"""

from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from typing import Any
from uuid import UUID

from sqlalchemy import Connection, Row, select

from sync.clock import moment
from sync.store.database import Database
from sync.store.follow_ups import ASKING, FOLLOWS, last_word, newest
from sync.store.look_up import progress_of
from sync.store.persons import filed_by
from sync.store.results import CaseResult
from sync.store.schema import case_status, submission
from sync.store.tails import digits
from sync.store.types import Progress

_OVER = ("decided", "closed", "withdrawn")


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
        is_withdrawing: it was withdrawn here, and the platform has not said so yet.
    """

    progress: Progress
    id: UUID
    versions: tuple[bytes, ...] = field(repr=False)
    is_rated: bool
    result: CaseResult | None = None
    is_opinion: bool = False
    is_withdrawing: bool = False


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
        with self._database.read() as connection:
            return tuple(
                _standing(connection, _submission(connection, key))
                for key in filed_by(connection, mark)
            )


def _submission(connection: Connection, key: bytes) -> Row[Any]:
    return connection.execute(select(submission).where(submission.c.id == key)).one()


def _standing(connection: Connection, row: Row[Any]) -> CaseStanding:
    first = row.about if row.kind in FOLLOWS and row.about is not None else row.id
    filing = connection.execute(select(submission).where(submission.c.id == first)).first()
    base = row if filing is None else filing
    later = [one for one in _about(connection, first, FOLLOWS) if one.id != base.id]
    progress = _progress(connection, base.id, first)
    is_withdrawn = bool(_about(connection, first, ("withdrawal",)))
    return CaseStanding(
        progress=progress,
        id=UUID(bytes=first),
        versions=tuple(one.envelope for one in (*later, base)),
        is_rated=bool(_about(connection, first, ("rating",))),
        is_opinion=base.kind == "opinion",
        is_withdrawing=is_withdrawn and progress.status not in _OVER,
    )


def _about(connection: Connection, case: bytes, kinds: tuple[str, ...]) -> Sequence[Row[Any]]:
    """Return what was put away about a case, of these kinds, the newest first."""
    query = (
        select(submission)
        .where(submission.c.about == case, submission.c.kind.in_(kinds))
        .order_by(submission.c.made_at.desc(), submission.c.seq.desc())
    )
    return connection.execute(query).all()


def _progress(connection: Connection, base: bytes, case: bytes) -> Progress:
    """Return the progress of a filing; if it was returned and has been corrected, that of the correction.

    The platform's times tell whether it was returned once more after the correction had come.
    """
    progress = progress_of(connection, base)
    follow_up = newest(connection, [case]).get(case)
    if progress.status not in ASKING or follow_up is None:
        return progress
    told_at = connection.execute(select(case_status.c.at).where(case_status.c.id == case)).scalar()
    ours = last_word(follow_up, told_at or 0)
    if ours is None:
        return progress
    status, at = ours
    changed_at = moment(at)
    return replace(progress, status=status, note="", changed_at=changed_at, due_at=None, wanted=())
