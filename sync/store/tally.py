"""What was done at this kiosk in a stretch of time, in numbers: nothing of it tells of a person."""

from collections import Counter
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime, timedelta, tzinfo
from statistics import median

from sqlalchemy import Connection, func, select

from sync.clock import milliseconds, moment
from sync.store.schema import case_status, print_job, receipt, submission

# From and to, in milliseconds, both within.
_Span = tuple[int, int]

_BELOW = 80
"""Bits of a UUIDv7 below its time."""

_BACK = ("returned", "supplement")
_OVER = ("decided", "closed")
_PRINTED = ("sent", "confirmed", "unknown")


@dataclass(frozen=True, slots=True)
class Tally:
    """Counts of a stretch of time.

    Attributes:
        filed: filings made here, by code of the item.
        elsewhere: filings made at other kiosks of the hall, as far as the platform told.
        acts: what else was put away here, by kind of envelope.
        returned: cases of the hall that came back to the person, by code of the item.
        decided: cases of the hall that were decided.
        printed: documents handed to a printer, by sort.
        arrival: from filing to the platform's first receipt, the median of what arrived.
        decision: from filing to the decision, the median of what was filed here and decided.
        days: filings made here, by day of the calendar that was asked in.
    """

    filed: Mapping[str, int]
    elsewhere: int
    acts: Mapping[str, int]
    returned: Mapping[str, int]
    decided: int
    printed: Mapping[str, int]
    arrival: timedelta | None
    decision: timedelta | None
    days: Mapping[date, int] = field(default_factory=dict)


def tally(connection: Connection, first: datetime, last: datetime) -> Tally:
    """Count what was done from `first` on and before `last`. Takes a pass over the submissions.

    The days are those of the time zone that `first` carries.
    """
    span = milliseconds(first), milliseconds(last) - 1
    kinds = _acts(connection, span)
    return Tally(
        filed=Counter({item: count for kind, item, count in kinds if kind == "filing"}),
        elsewhere=_elsewhere(connection, span),
        acts=_summed((kind, count) for kind, _, count in kinds if kind != "filing"),
        returned=_cases(connection, span, _BACK),
        decided=sum(_cases(connection, span, _OVER).values()),
        printed=_printed(connection, span),
        arrival=_arrival(connection, span),
        decision=_decision(connection, span),
        days=_days(connection, span, first.tzinfo),
    )


def _acts(connection: Connection, span: _Span) -> list[tuple[str, str, int]]:
    query = (
        select(submission.c.kind, submission.c.item, func.count())
        .where(submission.c.made_at.between(*span))
        .group_by(submission.c.kind, submission.c.item)
    )
    return [(kind, item, count) for kind, item, count in connection.execute(query)]


def _elsewhere(connection: Connection, span: _Span) -> int:
    """Count what was made elsewhere; the time is read from the id, a UUIDv7 (RFC 9562, 5.7)."""
    least, beyond = ((at << _BELOW).to_bytes(16) for at in (span[0], span[1] + 1))
    query = select(func.count()).where(
        case_status.c.id >= least,
        case_status.c.id < beyond,
        case_status.c.id.not_in(select(submission.c.id)),
    )
    return connection.execute(query).scalar_one()


def _cases(connection: Connection, span: _Span, statuses: Collection[str]) -> Mapping[str, int]:
    query = (
        select(case_status.c.item, func.count())
        .where(case_status.c.at.between(*span), case_status.c.status.in_(statuses))
        .group_by(case_status.c.item)
    )
    return _summed((item, count) for item, count in connection.execute(query))


def _printed(connection: Connection, span: _Span) -> Mapping[str, int]:
    query = (
        select(print_job.c.document, func.count())
        .where(print_job.c.asked_at.between(*span), print_job.c.state.in_(_PRINTED))
        .group_by(print_job.c.document)
    )
    return _summed((document, count) for document, count in connection.execute(query))


def _arrival(connection: Connection, span: _Span) -> timedelta | None:
    query = (
        select(func.min(receipt.c.at) - submission.c.made_at)
        .join(submission, submission.c.id == receipt.c.submission)
        .where(submission.c.kind == "filing", submission.c.made_at.between(*span))
        .group_by(submission.c.id)
    )
    return _median(connection.execute(query).scalars().all())


def _decision(connection: Connection, span: _Span) -> timedelta | None:
    query = (
        select(case_status.c.at - submission.c.made_at)
        .join(submission, submission.c.id == case_status.c.id)
        .where(case_status.c.at.between(*span), case_status.c.status == "decided")
    )
    return _median(connection.execute(query).scalars().all())


def _days(connection: Connection, span: _Span, zone: tzinfo | None) -> Mapping[date, int]:
    query = select(submission.c.made_at).where(
        submission.c.kind == "filing", submission.c.made_at.between(*span)
    )
    return Counter(moment(at).astimezone(zone).date() for at in connection.scalars(query))


def _summed(counts: Iterable[tuple[str, int]]) -> Mapping[str, int]:
    sums = Counter[str]()
    for name, count in counts:
        sums[name] += count
    return sums


def _median(lengths: Sequence[int]) -> timedelta | None:
    """Return the median; a clock that was behind makes nothing arrive before it left."""
    return timedelta(milliseconds=max(0, median(lengths))) if lengths else None
