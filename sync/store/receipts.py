"""Receipts that verified, each kept once."""

from sqlalchemy import Connection, select
from sqlalchemy.dialects.sqlite import insert

from sync.store.outcomes import VerifiedReceipt
from sync.store.schema import link, receipt, submission
from sync.store.tails import digits
from sync.wire.codec import decode, encode
from sync.wire.envelope import Kind
from sync.wire.messages import Receipt, Seen
from sync.wire.sign import Signed


def keep(connection: Connection, verified: VerifiedReceipt) -> None:
    """Store a receipt; the same one again changes nothing."""
    given = verified.receipt
    connection.execute(
        insert(receipt)
        .values(
            submission=given.id.bytes,
            kind=given.kind,
            epoch=given.epoch,
            position=given.position,
            case_number=given.case_number,
            case_digits=digits(given.case_number),
            at=given.at,
            signed=encode(verified.signed),
        )
        .on_conflict_do_nothing()
    )


def signed(connection: Connection, kind: Kind) -> tuple[Signed, ...]:
    """Return the receipts of all envelopes of a kind, as the platform signed them."""
    return tuple(
        decode(Signed, data)
        for data in connection.scalars(
            select(receipt.c.signed)
            .join(submission, submission.c.id == receipt.c.submission)
            .where(submission.c.kind == kind)
            .order_by(submission.c.seq, receipt.c.position)
        )
    )


def is_ours(connection: Connection, given: Receipt) -> bool:
    """Tell whether the receipt names an envelope of this store by id and digest."""
    row = connection.execute(
        select(submission.c.digest).where(submission.c.id == given.id.bytes)
    ).first()
    return row is not None and row.digest == given.digest


def highest_seen(connection: Connection) -> Seen:
    """Return the highest (epoch, position) that the platform has proved to have reached.

    By a receipt, or by the changes pulled: a restored platform may have lost only the latter.
    """
    pulled = connection.execute(select(link.c.epoch, link.c.cursor)).one()
    received = connection.execute(
        select(receipt.c.epoch, receipt.c.position)
        .order_by(receipt.c.epoch.desc(), receipt.c.position.desc())
        .limit(1)
    ).first()
    epoch, position = max(tuple(pulled), tuple(received or (0, 0)))
    return Seen(epoch, position)
