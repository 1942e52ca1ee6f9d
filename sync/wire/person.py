"""What stands for a person by their ID number, where the number itself must not."""

from hashlib import scrypt
from typing import Annotated

from sync.wire.codec import Size

PERSON_BYTES = 16
Person = Annotated[bytes, Size(PERSON_BYTES, PERSON_BYTES)]


def person_digest(id_number: str) -> bytes:
    """Return what stands for an ID number: the same everywhere, and dear to guess.

    scrypt makes guessing dear: ID numbers are few. Takes 50 ms; never on the GUI thread.
    """
    plain = id_number.strip().upper().encode()
    salt = b"township-kiosk/1/person"
    return scrypt(plain, salt=salt, n=2**14, r=8, p=1, dklen=PERSON_BYTES)


def person_mark(id_number: str) -> str:
    """Return digits that stand for an ID number: a filing is put away under them beside the last four.

    Takes as long as the digest.
    """
    return mark_of(person_digest(id_number))


def mark_of(digest: bytes) -> str:
    """Return a person's digest as digits."""
    return str(int.from_bytes(digest))
