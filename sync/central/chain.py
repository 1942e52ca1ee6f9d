"""The hash chain of a device's instance: gaps and forks are recorded, never a reason to refuse."""

from sqlalchemy import insert, select

from sync.central import schema
from sync.central.journal import Entry
from sync.wire.envelope import CHAIN_START, Envelope

_envelopes = schema.envelopes


def record(entry: Entry, envelope: Envelope, digest: bytes) -> None:
    """Compare an accepted, already stored envelope with its neighbours; record what is odd."""
    rows = entry.connection.execute(
        select(_envelopes.c.seq, _envelopes.c.digest, _envelopes.c.prev).where(
            _envelopes.c.device == envelope.device,
            _envelopes.c.instance == envelope.instance,
            _envelopes.c.seq.between(envelope.seq - 1, envelope.seq + 1),
            _envelopes.c.id != envelope.id,
        )
    ).all()
    before = {row.digest for row in rows if row.seq == envelope.seq - 1}
    if envelope.seq == 1:
        before = {CHAIN_START}
    forked = (
        any(row.seq == envelope.seq for row in rows)
        or any(row.seq == envelope.seq + 1 and row.prev != digest for row in rows)
        or (before and envelope.prev not in before)
    )
    if forked or not before:
        entry.connection.execute(
            insert(schema.chain_findings),
            {
                "envelope_id": envelope.id,
                "device": envelope.device,
                "instance": envelope.instance,
                "seq": envelope.seq,
                "finding": "fork" if forked else "gap",
                "at": entry.now,
            },
        )
