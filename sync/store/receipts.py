"""Receipts that verified, each kept once."""

from collections.abc import Sequence
from uuid import UUID

from sqlalchemy import Connection, Select, func, or_, select, update
from sqlalchemy.dialects.sqlite import insert

from sync.store.outcomes import VerifiedReceipt
from sync.store.schema import attachment, link, mark, receipt, submission
from sync.store.tails import digits
from sync.wire.codec import decode, encode
from sync.wire.envelope import Kind
from sync.wire.messages import Receipt
from sync.wire.sign import Signed


def keep(connection: Connection, verified: VerifiedReceipt) -> None:
    """Store a receipt; the same one again only shows that it is not lost.

    Another one of its epoch takes its place: it is of the history that the platform went on with,
    or signed anew. A `complete` one proves that all files of its envelope have arrived, by whatever
    way.
    """
    given = verified.receipt
    new = insert(receipt).values(
        submission=given.id.bytes,
        kind=given.kind,
        epoch=given.epoch,
        position=given.position,
        case_number=given.case_number,
        case_digits=digits(given.case_number),
        at=given.at,
        signed=encode(verified.signed),
        lost=False,
        durable=_below(connection, given),
        copied=given.case_number == "",
    )
    given_now = new.excluded
    is_same = receipt.c.signed == given_now.signed
    again = {
        "position": given_now.position,
        "case_number": given_now.case_number,
        "case_digits": given_now.case_digits,
        "at": given_now.at,
        "signed": given_now.signed,
        "lost": False,
        "durable": or_(receipt.c.durable, given_now.durable),
        "copied": or_(is_same & receipt.c.copied, given_now.copied),
    }
    connection.execute(
        new.on_conflict_do_update(index_elements=["submission", "kind", "epoch"], set_=again)
    )
    if given.kind == "complete":
        connection.execute(
            update(attachment)
            .where(attachment.c.submission == given.id.bytes)
            .values(state="stored")
        )


def note_durable(connection: Connection, durable_through: int) -> None:
    """Note that nothing up to this position of the present log can be lost any more.

    Positions go on over a restore, so a receipt of an earlier epoch that was told again is measured
    like the others; one that was not is `lost`.
    """
    below = (receipt.c.position <= durable_through) & ~receipt.c.lost
    connection.execute(update(receipt).where(~receipt.c.durable, below).values(durable=True))


def settled() -> Select[tuple[bytes]]:
    """Return the query for the submissions that the platform holds whole and cannot lose."""
    return select(receipt.c.submission).where(
        receipt.c.kind == "complete", receipt.c.durable, ~receipt.c.lost
    )


def signed(connection: Connection, kind: Kind) -> tuple[Signed, ...]:
    """Return the receipts that count for all envelopes of a kind, as the platform signed them."""
    return tuple(
        decode(Signed, data)
        for data in connection.scalars(
            select(receipt.c.signed)
            .join(submission, submission.c.id == receipt.c.submission)
            .where(submission.c.kind == kind, ~receipt.c.lost)
            .order_by(submission.c.seq, receipt.c.position)
        )
    )


def is_ours(connection: Connection, given: Receipt) -> bool:
    """Tell whether the receipt names an envelope of this store by id and digest."""
    row = connection.execute(
        select(submission.c.digest).where(submission.c.id == given.id.bytes)
    ).first()
    return row is not None and row.digest == given.digest


def forgotten(connection: Connection, ids: Sequence[UUID]) -> tuple[Signed, ...]:
    """Return the first receipts that a restored platform lost: they prove the case numbers."""
    return tuple(
        decode(Signed, data)
        for data in connection.scalars(
            select(receipt.c.signed)
            .where(
                receipt.c.submission.in_([one.bytes for one in ids]),
                receipt.c.case_number != "",
                receipt.c.lost,
            )
            .group_by(receipt.c.submission)
            .having(receipt.c.epoch == func.min(receipt.c.epoch))
        )
    )


def _below(connection: Connection, given: Receipt) -> bool:
    """Tell whether a receipt that the platform just told lies below its `durable_through`.

    While several marks are held that may be the one of another log.
    """
    marks = select(func.count()).select_from(mark).scalar_subquery()
    here = connection.execute(select(link.c.durable_through, marks.label("marks"))).one()
    return bool(here.marks == 1 and given.position <= here.durable_through)
