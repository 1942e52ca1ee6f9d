"""What was refused: counted for everybody, kept aside within a quota for devices we know."""

from hashlib import sha256
from uuid import UUID

from sqlalchemy import func, insert, select, update

from sync.central import schema
from sync.central.journal import Entry
from sync.central.problems import problem
from sync.central.receipts import Notary
from sync.wire.codec import encode
from sync.wire.messages import Verdict

MAX_ENTRIES = 200
MAX_BYTES = 16 * 2**20
NOT_ENROLLED = ""

_kept = schema.quarantine
_refusals = schema.refusals
_NO_ID = UUID(int=0)


def count(entry: Entry, device: str, code: str) -> None:
    """Count one refusal with the problem `code`."""
    mine = (_refusals.c.device == device, _refusals.c.problem == code)
    done = entry.connection.execute(
        update(_refusals).where(*mine).values(count=_refusals.c.count + 1, last_at=entry.now)
    )
    if not done.rowcount:
        entry.connection.execute(
            insert(_refusals), {"device": device, "problem": code, "count": 1, "last_at": entry.now}
        )


def put_aside(
    entry: Entry, notary: Notary, device: str, data: bytes, reason: tuple[str, str, UUID | None]
) -> Verdict:
    """Keep a refused envelope, once, while the device's quota lasts; return the verdict on it.

    Args:
        entry: the transaction.
        notary: signs the receipt.
        device: who handed it in.
        data: the envelope as it came.
        reason: problem code, its detail, and the envelope's id where it has one.
    """
    code, detail, id_ = reason
    count(entry, device, code)
    digest = sha256(data).digest()
    known = entry.connection.scalar(
        select(_kept.c.receipt).where(_kept.c.device == device, _kept.c.digest == digest)
    )
    if known is not None:
        return Verdict(digest, "quarantined", (notary.given(known),), problem(code, detail))
    entries, size = entry.connection.execute(
        select(func.count(), func.coalesce(func.sum(_kept.c.size), 0)).where(
            _kept.c.device == device
        )
    ).one()
    if entries >= MAX_ENTRIES or size + len(data) > MAX_BYTES:
        return Verdict(digest, "rejected", (), problem("quota", code))
    receipt = notary.receipt(entry, "quarantined", (id_ or _NO_ID, digest), "")
    entry.connection.execute(
        insert(_kept),
        {
            "device": device,
            "digest": digest,
            "problem": code,
            "size": len(data),
            "data": data,
            "receipt": encode(receipt),
            "at": entry.now,
        },
    )
    return Verdict(digest, "quarantined", (receipt,), problem(code, detail))
