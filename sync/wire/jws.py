"""A compact JWS (RFC 7515) under EdDSA (RFC 8037), in the one form that slips have.

Of the many forms that a JWS may have this one is written and read, byte for byte: the header names
algorithm and device and nothing else, and there is no padding and no space.
"""

import json
from base64 import urlsafe_b64decode, urlsafe_b64encode
from binascii import Error as Base64Error
from dataclasses import dataclass

from cryptography.exceptions import InvalidSignature
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey, Ed25519PublicKey

from sync.wire.proof_errors import NotAProofError

_DEVICE = range(4, 13)
_PARTS = 3


@dataclass(frozen=True, slots=True)
class Compact:
    """A JWS of that form whose signature was not verified yet; `device` is its `kid`."""

    device: str
    payload: bytes
    signature: bytes
    signed: bytes

    def is_by(self, public_key: bytes) -> bool:
        """Tell whether the holder of a raw Ed25519 key signed it."""
        try:
            Ed25519PublicKey.from_public_bytes(public_key).verify(self.signature, self.signed)
        except InvalidSignature:
            return False
        return True


def write(device: str, payload: bytes, key: Ed25519PrivateKey) -> str:
    """Sign a payload in the name of a device (its code)."""
    signed = f"{to_base64(_head(device))}.{to_base64(payload)}"
    return f"{signed}.{to_base64(key.sign(signed.encode()))}"


def read(text: str) -> Compact:
    """Take a JWS apart; nothing is verified.

    Raises:
        NotAProofError: another form, another algorithm, or not of a device.
    """
    parts = text.split(".")
    if not text.isascii() or len(parts) != _PARTS:
        raise NotAProofError("not a compact JWS")
    head, payload, signature = map(from_base64, parts)
    try:
        device = str(json.loads(head)["kid"])
    except (ValueError, KeyError, TypeError, RecursionError) as error:
        raise NotAProofError("no kid") from error
    is_code = device.isascii() and device.isdecimal() and len(device) in _DEVICE
    if not is_code or head != _head(device):
        raise NotAProofError("another header")
    return Compact(device, payload, signature, text.rpartition(".")[0].encode())


def to_base64(data: bytes) -> str:
    """Return base64url without padding."""
    return urlsafe_b64encode(data).rstrip(b"=").decode()


def from_base64(text: str) -> bytes:
    """Read base64url only as `to_base64` writes it.

    Raises:
        NotAProofError: other signs, padding, or bits that nobody set.
    """
    try:
        data = urlsafe_b64decode(text + "=" * (-len(text) % 4))
    except (Base64Error, ValueError) as error:
        raise NotAProofError("not base64url") from error
    if to_base64(data) != text:
        raise NotAProofError("not base64url as it is written")
    return data


def _head(device: str) -> bytes:
    return b'{"alg":"EdDSA","kid":"%s"}' % device.encode()
