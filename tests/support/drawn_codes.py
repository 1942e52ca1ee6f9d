"""Device keys by the code that the platform draws from them."""

from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey

from sync.wire.sign import key_id

_CODES = 10**4


def key_drawing(code: int, *, skip: int = 0) -> Ed25519PrivateKey:
    """Return a key that draws this device code, always the same; after `skip` others that do."""
    for number in range(10**6):
        key = Ed25519PrivateKey.from_private_bytes(number.to_bytes(32))
        if drawn(key) == code:
            if not skip:
                return key
            skip -= 1
    raise AssertionError("there is one among ten thousand")


def drawn(key: Ed25519PrivateKey) -> int:
    """Return the device code that a key draws."""
    return int.from_bytes(key_id(key.public_key().public_bytes_raw())) % _CODES
