"""What followed a filing from here: corrections and supplements, and whether they have the last word."""

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from typing import Literal

from sqlalchemy import Connection, func, select

from sync.store.schema import receipt, submission

FOLLOWS = ("correction", "supplement")
ASKING = ("returned", "supplement")
"""How a case stands that waits for something to follow."""


@dataclass(frozen=True, slots=True)
class FollowUp:
    """The newest that followed; `came_at`: when the platform had it, None while it has not."""

    made_at: int
    came_at: int | None


def newest(connection: Connection, cases: Collection[bytes]) -> Mapping[bytes, FollowUp]:
    """Return what followed these filings last, by the id of the envelope that opened the case."""
    came_at = (
        select(func.min(receipt.c.at))
        .where(receipt.c.submission == submission.c.id, receipt.c.kind != "quarantined")
        .scalar_subquery()
    )
    query = (
        select(submission.c.about, submission.c.made_at, came_at.label("came_at"))
        .where(submission.c.about.in_(cases), submission.c.kind.in_(FOLLOWS))
        .order_by(submission.c.made_at, submission.c.seq)
    )
    return {row.about: FollowUp(row.made_at, row.came_at) for row in connection.execute(query)}


def last_word(
    follow_up: FollowUp, told_at: int
) -> tuple[Literal["waiting", "received"], int] | None:
    """Return how a case stands by what followed, and since when; None if the platform spoke later.

    Both times are the platform's: `told_at` is when it asked for something to follow.
    """
    if follow_up.came_at is None:
        return "waiting", follow_up.made_at
    return ("received", follow_up.came_at) if told_at <= follow_up.came_at else None
