"""The slip's secret: 128 bits that exist only in the QR of the slip and open its one filing."""

import secrets

from cryptography.hazmat.primitives.asymmetric.x25519 import X25519PrivateKey
from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.kdf.hkdf import HKDF


def new_secret() -> bytes:
    """Return 16 random bytes."""
    return secrets.token_bytes(16)


def slip_key(secret: bytes) -> X25519PrivateKey:
    """Return the private key that a slip's secret stands for (HKDF-SHA256, RFC 5869)."""
    raw = HKDF(SHA256(), length=32, salt=None, info=b"township-kiosk/1/slip").derive(secret)
    return X25519PrivateKey.from_private_bytes(raw)
