"""Progress by number: which filing a number names, and whether its tail fits (design D16)."""

import json
from datetime import datetime, timedelta
from hmac import compare_digest
from typing import Any
from uuid import UUID

from sqlalchemy import Connection, Row, delete, or_, select
from sqlalchemy.dialects.sqlite import insert

from sync.clock import milliseconds, moment
from sync.store.schema import case_status, device, look_up, outbox, receipt, submission, tail
from sync.store.schema import wrong_tail as wrong
from sync.store.tails import digits, mac
from sync.store.types import AskStaff, Found, LookUp, NotFound, Progress, WrongTail

TRIES = 5
FORGET_AFTER = timedelta(minutes=15)


def ask(connection: Connection, number: str, given_tail: str, now: datetime) -> LookUp:
    """Answer how the filing with this slip or case number stands.

    A filing without tails (an anonymous opinion) is found by its number alone. After five wrong
    tails in a row the answer is `AskStaff`, for 15 minutes after the last; a right one starts the
    count anew, and so do 15 minutes without a try. If the clock goes back meanwhile, the 15
    minutes begin again. Numbers of another device of the hall get `AskStaff`: it knows the tail.
    """
    plain = digits(number)
    key = _own(connection, plain)
    if key is None:
        return AskStaff() if _elsewhere(connection, plain) else NotFound()
    tries = _wrong_so_far(connection, key, now)
    if tries >= TRIES:
        return AskStaff()
    if not _fits(connection, key, given_tail):
        _note_wrong(connection, key, tries + 1, now)
        left = TRIES - tries - 1
        return WrongTail(left) if left else AskStaff()
    connection.execute(delete(wrong).where(wrong.c.submission == key))
    return Found(progress_of(connection, key))


def sealed(connection: Connection, slip_number: str) -> bytes | None:
    """Return the envelope that was filed here under a slip number, None if there is none."""
    query = select(submission.c.envelope).where(submission.c.slip_number == digits(slip_number))
    return connection.execute(query).scalar()


def _own(connection: Connection, plain: str) -> bytes | None:
    by_case = select(receipt.c.submission).where(
        receipt.c.case_digits == plain, receipt.c.case_digits != ""
    )
    by_change = select(case_status.c.id).where(
        case_status.c.case_digits == plain, case_status.c.case_digits != ""
    )
    return connection.execute(
        select(submission.c.id)
        .where(
            or_(
                submission.c.slip_number == plain,
                submission.c.id.in_(by_case),
                submission.c.id.in_(by_change),
            )
        )
        .limit(1)
    ).scalar()


def _elsewhere(connection: Connection, plain: str) -> bool:
    named = or_(case_status.c.slip_number == plain, case_status.c.case_digits == plain)
    return (
        plain != ""
        and connection.execute(select(case_status.c.id).where(named).limit(1)).first() is not None
    )


def _wrong_so_far(connection: Connection, key: bytes, now: datetime) -> int:
    row = connection.execute(select(wrong).where(wrong.c.submission == key)).first()
    if row is None or milliseconds(now - FORGET_AFTER) >= row.at:
        return 0
    if milliseconds(now) < row.at:
        _note_wrong(connection, key, row.tries, now)
    return int(row.tries)


def _note_wrong(connection: Connection, key: bytes, tries: int, now: datetime) -> None:
    values = {"tries": tries, "at": milliseconds(now)}
    connection.execute(
        insert(wrong)
        .values(submission=key, **values)
        .on_conflict_do_update(index_elements=["submission"], set_=values)
    )


def _fits(connection: Connection, key: bytes, given: str) -> bool:
    known = connection.execute(select(tail.c.mac).where(tail.c.submission == key)).scalars().all()
    tail_key = connection.execute(select(device.c.tail_key)).scalar_one()
    asked = mac(tail_key, UUID(bytes=key), given)
    return not known or any(compare_digest(asked, one) for one in known)


def progress_of(connection: Connection, key: bytes) -> Progress:
    """Return how a filing stands, by the id of its envelope; who asks has been looked at."""
    filing = connection.execute(
        select(submission, look_up, outbox.c.state)
        .join(look_up, look_up.c.submission == submission.c.id)
        .join(outbox, outbox.c.submission == submission.c.id)
        .where(submission.c.id == key)
    ).one()
    case = connection.execute(select(case_status).where(case_status.c.id == key)).first()
    received = connection.execute(
        select(receipt)
        .where(receipt.c.submission == key, receipt.c.kind != "quarantined")
        .order_by(receipt.c.epoch, receipt.c.position)
        .limit(1)
    ).first()
    told = case or received
    return Progress(
        slip_number=filing.slip_number,
        case_number=told.case_number or None if told else None,
        status=_status(case, received),
        note=case.note if case else "",
        title=json.loads(filing.title),
        made_at=moment(filing.made_at),
        changed_at=moment(told.at if told else filing.made_at),
        item=filing.item,
        masked_name=filing.masked_name,
        promised_days=filing.promised_days,
        due_at=None if case is None or case.due_at is None else moment(case.due_at),
        wanted=tuple(json.loads(case.wanted or "[]")) if case else (),
    )


def _status(case: Row[Any] | None, received: Row[Any] | None) -> Any:
    if case is not None:
        return case.status
    return "waiting" if received is None else "received"
