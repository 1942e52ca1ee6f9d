"""Numbers and tails as people type them, and how a tail is kept."""

import unicodedata
from hashlib import sha256
from hmac import digest
from uuid import UUID


def digits(number: str) -> str:
    """Return only the digits of a slip or case number, full-width ones made plain."""
    return "".join(one for one in unicodedata.normalize("NFKC", number) if one in "0123456789")


def mac(key: bytes, envelope_id: UUID, tail: str) -> bytes:
    """Return the HMAC-SHA256 of a tail, bound to its filing.

    Only digits and the X of an ID number count. Whoever holds the key soon guesses four digits;
    this keeps them out of plain sight, no more.
    """
    plain = unicodedata.normalize("NFKC", tail).upper()
    kept = "".join(one for one in plain if one in "0123456789X")
    return digest(key, envelope_id.bytes + kept.encode(), sha256)
