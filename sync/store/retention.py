"""How long a filing is kept that the platform can no longer lose."""

from dataclasses import dataclass
from datetime import datetime, timedelta

from sqlalchemy import Connection, Select, case, delete, func, insert, or_, select

from sync.clock import milliseconds
from sync.store import receipts
from sync.store.carry import load
from sync.store.schema import (
    attachment,
    case_row,
    case_status,
    contact,
    handed,
    leftover,
    link,
    outbox,
    print_job,
    receipt,
    submission,
)

_ENDED = ("decided", "closed", "withdrawn")
_BRIEF = ("opinion", "rating", "tombstone")


@dataclass(frozen=True, slots=True)
class Retention:
    """For how long after the last word of the platform filings are kept.

    Attributes:
        ended: of a case that was decided, closed or withdrawn.
        running: of every other.
        brief: of opinions and ratings; and what the ledger of paper says of no filing.
    """

    ended: timedelta = timedelta(days=90)
    running: timedelta = timedelta(days=365)
    brief: timedelta = timedelta(days=30)


def prune(connection: Connection, now: datetime, retention: Retention) -> tuple[int, list[bytes]]:
    """Delete the rows of filings past their retention; the rows that go with them follow.

    Only what is acknowledged and settled goes, that is with a `complete` receipt that a restore of
    the platform can no longer forget. Age is counted between times of the platform: `now` counts
    only as far as the platform has told it too, so that a wrong clock deletes nothing.

    Returns:
        How many filings, and the digests of their files, to be removed after the commit.
    """
    floor = connection.execute(select(link.c.floor)).scalar_one()
    today = min(milliseconds(now), floor)
    doomed = connection.scalars(_past(today, retention)).all()
    files: list[bytes] = []
    for key in doomed:
        named = select(attachment.c.digest).where(attachment.c.submission == key)
        own = connection.scalars(named).all()
        _note_copy(connection, key)
        files += own
        connection.execute(delete(submission).where(submission.c.id == key))
        connection.execute(delete(case_status).where(case_status.c.id == key))
    _forget_the_halls(connection, today, retention)
    for table in (contact, handed):
        connection.execute(delete(table).where(table.c.about.not_in(select(case_row.c.id))))
    long_ago = print_job.c.asked_at + _span(retention.brief) <= today
    connection.execute(delete(print_job).where(print_job.c.submission.is_(None), long_ago))
    return len(doomed), files


def _note_copy(connection: Connection, key: bytes) -> None:
    """Remember what is to be removed from a second medium that is away."""
    copy = connection.execute(select(submission.c.copy).where(submission.c.id == key)).scalar_one()
    if copy is not None:
        given = load(connection, key)
        others = b"".join([*given.files, *given.receipt_names])
        values = {"manifest": copy, "envelope": given.digest, "others": others}
        connection.execute(insert(leftover).values(values))


def _past(today: int, retention: Retention) -> Select[bytes]:
    told = func.max(func.max(receipt.c.at), func.coalesce(case_status.c.at, 0))
    keep = case(
        (submission.c.kind.in_(_BRIEF), _span(retention.brief)),
        (case_status.c.status.in_(_ENDED), _span(retention.ended)),
        else_=_span(retention.running),
    )
    return (
        select(submission.c.id)
        .join(outbox, outbox.c.submission == submission.c.id)
        .join(receipt, receipt.c.submission == submission.c.id)
        .outerjoin(case_status, case_status.c.id == submission.c.id)
        .where(outbox.c.state == "acknowledged", submission.c.id.in_(receipts.settled()))
        .group_by(submission.c.id)
        .having(told + keep <= today)
    )


def _forget_the_halls(connection: Connection, today: int, retention: Retention) -> None:
    """Delete what was told of cases of other devices, by the same measure."""
    ended = case_status.c.status.in_(_ENDED) & (case_status.c.at + _span(retention.ended) <= today)
    long_ago = case_status.c.at + _span(retention.running) <= today
    connection.execute(
        delete(case_status).where(
            or_(ended, long_ago), case_status.c.id.not_in(select(submission.c.id))
        )
    )


def _span(time: timedelta) -> int:
    return time // timedelta(milliseconds=1)
