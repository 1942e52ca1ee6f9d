"""The slip's secret: 128 bits that stand only in the QR of a slip and open what was filed with it.

The QR's text is the address of the slip's page with the secret behind `#`: a browser keeps that
part to itself. The number alone, without a secret, is a slip's text too. Several filings of one
visit share a slip: their numbers stand in a row, with dots between them. Where the proof of the
slip stands behind `#` (`sync.wire.proof`), the text is that of a slip without a secret.
"""

import re
import secrets
from dataclasses import dataclass, field

from cryptography.hazmat.primitives.asymmetric.x25519 import X25519PrivateKey
from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.kdf.hkdf import HKDF

from sync.wire.numbers import is_slip_number

SECRET_BYTES = 16
_INFO = b"township-kiosk/1/slip"
_CHARACTERS = 26
_BITS = 5
# Crockford's base 32: none of its characters is taken for another, whoever reads it out.
_DIGITS = "0123456789ABCDEFGHJKMNPQRSTVWXYZ"
_READ_AS = str.maketrans("OIL", "011")
_GAPS = str.maketrans("", "", " -")
NUMBERS = "."
"""Stands between the numbers of a slip."""
MOST = 16
"""Filings that may share a slip."""

_TEXT = re.compile(r"(?:\S+/slip/)?(?P<numbers>[0-9 .-]+)(?:#(?P<secret>.*))?", re.DOTALL)
_PROOF = re.compile(r"[\w-]+\.[\w-]+\.[\w-]+", re.ASCII)


@dataclass(frozen=True, slots=True)
class Slip:
    """What a QR of a slip says; that of the proof has no secret, and a second copy has none.

    `others`: the numbers of further filings that share the slip and its secret.
    """

    number: str
    secret: bytes | None = field(repr=False)
    others: tuple[str, ...] = ()

    @property
    def numbers(self) -> tuple[str, ...]:
        """The numbers of all filings that share the slip."""
        return (self.number, *self.others)


def new_secret() -> bytes:
    """Return 16 random bytes."""
    return secrets.token_bytes(SECRET_BYTES)


def slip_key(secret: bytes) -> X25519PrivateKey:
    """Return the private key that a slip's secret stands for (HKDF-SHA256, RFC 5869)."""
    raw = HKDF(SHA256(), length=32, salt=None, info=_INFO).derive(secret)
    return X25519PrivateKey.from_private_bytes(raw)


def slip_text(address: str, slip: Slip) -> str:
    """Return what the QR says: the page of the slip at `address`, and behind it the secret."""
    page = f"{address.rstrip('/')}/slip/{NUMBERS.join(slip.numbers)}"
    return page if slip.secret is None else f"{page}#{_written(slip.secret)}"


def read_slip(text: str) -> Slip | None:
    """Read the text of a QR, or what somebody typed of it; None if it is not of a slip.

    Spaces and hyphens in number and secret, small letters, and O, I, L for 0, 1, 1 are forgiven.
    """
    match = _TEXT.fullmatch(text.strip())
    if match is None:
        return None
    numbers, written = read_numbers(match["numbers"]), match["secret"]
    has_secret = written is not None and not _PROOF.fullmatch(written)
    secret = _secret(written) if has_secret else None
    if not numbers or (has_secret and secret is None):
        return None
    return Slip(numbers[0], secret, numbers[1:])


def read_numbers(text: str) -> tuple[str, ...]:
    """Read the numbers on a slip, dots between them; none where one of them is not of a slip."""
    numbers = tuple(part.translate(_GAPS) for part in text.split(NUMBERS))
    is_whole = len(set(numbers)) == len(numbers) <= MOST and all(map(is_slip_number, numbers))
    return numbers if is_whole else ()


def _written(secret: bytes) -> str:
    value = int.from_bytes(secret)
    places = range(_BITS * (_CHARACTERS - 1), -1, -_BITS)
    return "".join(_DIGITS[value >> place & 31] for place in places)


def _secret(written: str) -> bytes | None:
    digits = written.translate(_GAPS).upper().translate(_READ_AS)
    if len(digits) != _CHARACTERS or not set(digits) <= set(_DIGITS):
        return None
    value = 0
    for digit in digits:
        value = value << _BITS | _DIGITS.index(digit)
    return None if value >> 8 * SECRET_BYTES else value.to_bytes(SECRET_BYTES)
