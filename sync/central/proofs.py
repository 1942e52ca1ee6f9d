"""What the platform holds of that which a slip proves."""

from sqlalchemy import Connection, select

from sync.central import schema
from sync.wire.numbers import slip_number
from sync.wire.proof import SlipProof

_TAIL = 7  # digits of a slip number after the sequence
_envelopes = schema.envelopes


def held_digests(connection: Connection, proof: SlipProof) -> list[bytes | None]:
    """Return the digest of the envelope that has each number of a slip, None where none has."""
    return [_digest(connection, proof.device, number) for number in proof.numbers]


def _digest(connection: Connection, device: str, number: str) -> bytes | None:
    sequence = number[len(device) : -_TAIL]
    if not sequence:
        return None
    rows = connection.execute(
        select(_envelopes.c.id, _envelopes.c.seq, _envelopes.c.digest).where(
            _envelopes.c.device == device, _envelopes.c.seq == int(sequence)
        )
    )
    return next(
        (row.digest for row in rows if slip_number(device, row.seq, row.id) == number), None
    )
