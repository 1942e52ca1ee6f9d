"""Ratings (好差评): counted, never shown one by one."""

from collections import Counter

from cryptography.hazmat.primitives.asymmetric.x25519 import X25519PrivateKey
from sqlalchemy import Connection, select

from sync.central import schema
from sync.errors import CannotOpenError, MalformedMessageError
from sync.wire.codec import decode
from sync.wire.envelope import Envelope, Rating
from sync.wire.seal import open_envelope

_UNREADABLE = "unreadable"
COLUMNS = ("1", "2", "3", "4", "5", _UNREADABLE)


def count_ratings(connection: Connection, key: X25519PrivateKey) -> dict[str, Counter[str]]:
    """Return for each item how many ratings it has under each of COLUMNS."""
    counts: dict[str, Counter[str]] = {}
    envelopes = schema.envelopes
    ratings = connection.scalars(select(envelopes.c.data).where(envelopes.c.kind == "rating"))
    for data in ratings:
        envelope = decode(Envelope, data)
        counts.setdefault(envelope.item, Counter())[_level(envelope, key)] += 1
    return counts


def _level(envelope: Envelope, key: X25519PrivateKey) -> str:
    try:
        return str(decode(Rating, open_envelope(envelope, key).body.content).level)
    except (CannotOpenError, MalformedMessageError):
        return _UNREADABLE
