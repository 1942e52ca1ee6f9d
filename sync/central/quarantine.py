"""What was refused: counted for everybody, kept aside within a quota for devices we know."""

from hashlib import sha256

from sqlalchemy import func, insert, select, update

from sync.central import schema
from sync.central.journal import Entry

MAX_ENTRIES = 200
MAX_BYTES = 16 * 2**20
NOT_ENROLLED = ""

_kept = schema.quarantine
_refusals = schema.refusals


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


def keep(entry: Entry, device: str, code: str, data: bytes) -> None:
    """Count a refused envelope and keep its bytes, once, while the device's quota lasts."""
    count(entry, device, code)
    digest = sha256(data).digest()
    entries, size = entry.connection.execute(
        select(func.count(), func.coalesce(func.sum(_kept.c.size), 0)).where(
            _kept.c.device == device
        )
    ).one()
    if entries >= MAX_ENTRIES or size + len(data) > MAX_BYTES:
        return
    known = select(_kept.c.device).where(_kept.c.device == device, _kept.c.digest == digest)
    if entry.connection.execute(known).first() is None:
        entry.connection.execute(
            insert(_kept),
            {
                "device": device,
                "digest": digest,
                "problem": code,
                "size": len(data),
                "data": data,
                "at": entry.now,
            },
        )
