"""What the store counts by day, in the transaction that does it: nothing of it tells of a person.

News of cases count on the day on which they came: what a kiosk without a network hears late is not
added to a day that was reported. What happened before this store was made has days of its own.
"""

from collections import Counter
from collections.abc import Iterator
from datetime import date
from itertools import chain

from sqlalchemy import Connection, func, select

from sync.store.days import Days, add
from sync.store.schema import case_status, day_count, device, print_job, receipt, submission
from sync.store.spans import bound
from sync.wire.changes import Change
from sync.wire.messages import Receipt

_Count = tuple[date, str, str]

_BELOW = 80
"""Bits of a UUIDv7 below its time (RFC 9562, 5.7)."""

_NEWS = ("returned", "supplement", "decided")
_PRINTED = ("confirmed", "unknown")
# A rating is counted by its level, by who knows that.
_UNCOUNTED = ("tombstone", "rating")


def filed(connection: Connection, days: Days, kind: str, item: str) -> None:
    """Count what is put away here: filings by their item, the rest by their kind."""
    if kind not in _UNCOUNTED:
        days.note(connection, *_named(kind, item))


def printed(connection: Connection, days: Days, job: bytes) -> None:
    """Count a document that was handed over, once it came out or nobody can tell."""
    query = select(print_job.c.document).where(print_job.c.id == job, print_job.c.state == "sent")
    if document := connection.execute(query).scalar():
        days.note(connection, "printed", document)


def arrived(connection: Connection, days: Days, given: Receipt) -> None:
    """Count how long a filing took to the platform's first receipt, before that is kept."""
    query = select(submission.c.made_at).where(
        submission.c.id == given.id.bytes,
        submission.c.kind == "filing",
        submission.c.id.not_in(select(receipt.c.submission)),
    )
    made_at = connection.execute(query).scalar()
    if made_at is not None:
        days.note(connection, "arrival", bound(given.at - made_at))


def told(connection: Connection, days: Days, epoch: int, change: Change) -> None:
    """Count what is news of a case, before it is kept; what a restored platform tells again is none."""
    row, key = case_status.c, change.id.bytes
    query = select(row.epoch, row.position, row.at).where(row.id == key)
    known = connection.execute(query).one_or_none()
    here = (epoch, change.position)
    if known is not None and (
        here <= (known.epoch, known.position) or (known.epoch < epoch and change.at <= known.at)
    ):
        return
    query = select(submission.c.made_at).where(submission.c.id == key)
    made_at = connection.execute(query).scalar()
    if known is None and made_at is None:
        add(connection, _day(connection, days, _made(key)), "elsewhere", change.item)
    if change.status in _NEWS:
        day = _day(connection, days, change.at)
        add(connection, day, change.status, change.item)
        if change.status == "decided" and made_at is not None:
            add(connection, day, "decision", bound(change.at - made_at))


def fill(connection: Connection, days: Days) -> None:
    """Count what was done before this store counted, as far as its rows tell; once."""
    if connection.execute(select(day_count.c.day).limit(1)).first() is None:
        counts = Counter(chain(_done(connection, days), _heard(connection, days)))
        for (day, what, which), count in counts.items():
            add(connection, day, what, which, count)


def _done(connection: Connection, days: Days) -> Iterator[_Count]:
    """Yield what was put away and printed here, and how long filings took to arrive."""
    done = submission.c
    for kind, item, at in connection.execute(select(done.kind, done.item, done.made_at)):
        if kind not in _UNCOUNTED:
            yield days.of(at), *_named(kind, item)
    arrivals = (
        select(func.min(receipt.c.at), done.made_at)
        .join(submission, done.id == receipt.c.submission)
        .where(done.kind == "filing")
        .group_by(done.id)
    )
    for at, made_at in connection.execute(arrivals):
        yield days.of(at), "arrival", bound(at - made_at)
    papers = select(print_job.c.asked_at, print_job.c.document)
    for at, document in connection.execute(papers.where(print_job.c.state.in_(_PRINTED))):
        yield days.of(at), "printed", document


def _heard(connection: Connection, days: Days) -> Iterator[_Count]:
    """Yield what was told of cases, as far as their rows say how they stand now."""
    case, made = case_status.c, submission.c.made_at
    cases = select(case.id, case.item, case.status, case.at, made).outerjoin(
        submission, submission.c.id == case.id
    )
    for key, item, status, at, made_at in connection.execute(cases):
        if made_at is None:
            yield days.of(_made(key)), "elsewhere", item
        if status in _NEWS:
            yield days.of(at), status, item
        if status == "decided" and made_at is not None:
            yield days.of(at), "decision", bound(at - made_at)


def _named(kind: str, item: str) -> tuple[str, str]:
    return ("filing", item) if kind == "filing" else ("act", kind)


def _day(connection: Connection, days: Days, at: int) -> date:
    """Return the present day, or that of `at` where this store was made after it."""
    instance = connection.execute(select(device.c.instance)).scalar_one()
    return days.of(at) if at < _made(instance) else days.today(connection)


def _made(key: bytes) -> int:
    return int.from_bytes(key) >> _BELOW
