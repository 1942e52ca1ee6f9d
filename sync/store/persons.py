"""Whose filings are whose, as far as the tails tell that they were put away with."""

from hmac import compare_digest
from uuid import UUID

from sqlalchemy import Connection, select

from sync.store.schema import device, submission, tail
from sync.store.tails import mac

OPENS_A_CASE = ("filing", "opinion")


def filed_by(connection: Connection, mark: str) -> list[bytes]:
    """Return the filings that were put away with this tail, the newest first. Reads every tail."""
    key = connection.execute(select(device.c.tail_key)).scalar_one()
    query = (
        select(submission.c.id, tail.c.mac)
        .join(tail, tail.c.submission == submission.c.id)
        .where(submission.c.kind.in_(OPENS_A_CASE))
        .order_by(submission.c.made_at.desc(), submission.c.seq.desc())
    )
    return [
        row.id
        for row in connection.execute(query)
        if compare_digest(row.mac, mac(key, UUID(bytes=row.id), mark))
    ]
