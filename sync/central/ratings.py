"""Ratings (好差评): counted, never shown one by one."""

from collections import Counter

from sqlalchemy import Connection, select

from sync.central import schema
from sync.central.key_files import OpeningKeys, open_with
from sync.errors import CannotOpenError, MalformedMessageError
from sync.wire.codec import decode
from sync.wire.envelope import Envelope, Rating

_UNREADABLE = "unreadable"
COLUMNS = ("1", "2", "3", "4", "5", _UNREADABLE)


def count_ratings(connection: Connection, keys: OpeningKeys) -> dict[str, Counter[str]]:
    """Return for each item how many ratings it has under each of COLUMNS."""
    counts: dict[str, Counter[str]] = {}
    envelopes = schema.envelopes
    ratings = connection.scalars(select(envelopes.c.data).where(envelopes.c.kind == "rating"))
    for data in ratings:
        envelope = decode(Envelope, data)
        counts.setdefault(envelope.item, Counter())[_level(envelope, keys)] += 1
    return counts


def _level(envelope: Envelope, keys: OpeningKeys) -> str:
    try:
        return str(decode(Rating, open_with(keys, envelope).body.content).level)
    except (CannotOpenError, MalformedMessageError):
        return _UNREADABLE
