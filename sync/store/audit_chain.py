"""The chain of the audit: what is hashed of a row, and where a chain breaks first."""

from collections.abc import Iterable
from dataclasses import dataclass
from hashlib import sha256
from typing import Annotated

from sync.errors import MalformedMessageError
from sync.wire.codec import Count, Digest, Millis, Size, encode

START = bytes(32)
MOST_SIGNS = 400
_Text = Annotated[str, Size(0, MOST_SIGNS)]


@dataclass(frozen=True, slots=True)
class Link:
    """A row as it is hashed, in deterministic CBOR; `before`: the hash of the row before it."""

    v: int
    before: Digest
    position: Count
    at: Millis
    kept_since: Millis
    staff: bytes | None
    action: _Text
    subject: _Text
    outcome: _Text


def hash_of(link: Link) -> bytes:
    """Return the SHA-256 of a link; nothing where it is none that was ever noted."""
    try:
        return sha256(encode(link)).digest()
    except MalformedMessageError:
        return b""


def broken_at(chain: Iterable[tuple[Link, bytes]]) -> int | None:
    """Return the position of the first row whose hash or place does not fit, None if all do.

    The first row is believed as to what stood before it: what is older may have been deleted.
    """
    expected: tuple[int, bytes] | None = None
    for link, hashed in chain:
        here = (link.position - 1, link.before)
        if (expected is not None and here != expected) or hash_of(link) != hashed:
            return link.position
        expected = (link.position, hashed)
    return None
