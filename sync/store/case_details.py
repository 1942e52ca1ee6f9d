"""What staff see of cases in a list: nothing of their contents."""

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any
from uuid import UUID

from sqlalchemy import Connection, or_, select, union

from sync.clock import moment
from sync.store.follow_ups import ASKING, FOLLOWS, FollowUp, last_word, newest
from sync.store.schema import case_row, case_status, look_up, receipt, submission
from sync.store.types import Status


@dataclass(frozen=True, slots=True)
class CaseRow:
    """A case of the hall.

    Attributes:
        id: the envelope that opened it.
        item: code of the service item.
        masked_name: "" where it was filed at another kiosk.
        is_here: it was filed at this kiosk, which then has its envelope.
        due_at: until when the papers that are `wanted` have to come, see `Progress`.
        title: the item's title by language; empty where it was filed at another kiosk.
        note: what the clerk wrote.
    """

    id: UUID
    slip_number: str
    case_number: str | None
    item: str
    status: Status
    masked_name: str
    made_at: datetime
    changed_at: datetime
    is_here: bool
    due_at: datetime | None
    title: Mapping[str, str]
    note: str
    wanted: tuple[str, ...]


_ROWS = (
    select(
        case_row.c.id,
        case_row.c.at.label("made_at"),
        case_row.c.item,
        submission.c.slip_number.label("own_number"),
        look_up.c.title,
        look_up.c.masked_name,
        case_status.c.slip_number,
        case_status.c.case_number,
        case_status.c.status,
        case_status.c.note,
        case_status.c.at,
        case_status.c.due_at,
        case_status.c.wanted,
    )
    .outerjoin(submission, submission.c.id == case_row.c.id)
    .outerjoin(look_up, look_up.c.submission == case_row.c.id)
    .outerjoin(case_status, case_status.c.id == case_row.c.id)
)


def details(connection: Connection, keys: Sequence[bytes]) -> tuple[CaseRow, ...]:
    """Return these cases, in this order; what is not kept any more is left out."""
    rows = {row.id: row for row in connection.execute(_ROWS.where(case_row.c.id.in_(keys)))}
    untold = [key for key, row in rows.items() if row.status is None]
    asking = [key for key, row in rows.items() if row.status in ASKING]
    received = _received(connection, untold) if untold else {}
    followed = newest(connection, asking) if asking else {}
    return tuple(
        _case(rows[key], received.get(key), followed.get(key)) for key in keys if key in rows
    )


def named(connection: Connection, number: str) -> list[bytes]:
    """Return the cases that a slip or case number names, by its digits; a correction names its case."""
    if not number:
        return []
    slip = submission.c.slip_number == number
    query = union(
        select(submission.c.id).where(slip),
        select(submission.c.about).where(slip, submission.c.kind.in_(FOLLOWS)),
        select(receipt.c.submission).where(receipt.c.case_digits == number),
        select(case_status.c.id).where(
            or_(case_status.c.slip_number == number, case_status.c.case_digits == number)
        ),
    )
    return [key for key in connection.scalars(query) if key is not None]


def _received(connection: Connection, keys: Sequence[bytes]) -> Mapping[bytes, tuple[str, int]]:
    """Return the first case number and when it was given, of those that have one."""
    query = (
        select(receipt.c.submission, receipt.c.case_number, receipt.c.at)
        .where(receipt.c.submission.in_(keys), receipt.c.kind != "quarantined")
        .order_by(receipt.c.epoch.desc(), receipt.c.position.desc())
    )
    return {row.submission: (row.case_number, row.at) for row in connection.execute(query)}


def _case(row: Any, received: tuple[str, int] | None, follow_up: FollowUp | None) -> CaseRow:
    number, at = (row.case_number, row.at) if row.status else received or ("", row.made_at)
    status: Status = row.status or ("waiting" if received is None else "received")
    ours = None if follow_up is None else last_word(follow_up, at)
    if ours is not None:
        status, at = ours
    return CaseRow(
        id=UUID(bytes=row.id),
        slip_number=row.own_number or row.slip_number,
        case_number=number or None,
        item=row.item,
        status=status,
        masked_name=row.masked_name or "",
        made_at=moment(row.made_at),
        changed_at=moment(at),
        is_here=row.own_number is not None,
        due_at=None if row.due_at is None or ours is not None else moment(row.due_at),
        title=json.loads(row.title or "{}"),
        note="" if ours is not None else row.note or "",
        wanted=() if ours is not None else tuple(json.loads(row.wanted or "[]")),
    )
