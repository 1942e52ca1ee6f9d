"""A PIN and what it opens: the key that a member of staff signs with.

A PIN has six digits, so that argon2id costs whoever has the disk and the store's key 0.2 s a guess and
no more than some days of one core; at the desk `Staff` counts the tries.
"""

import secrets
from dataclasses import dataclass, field
from itertools import pairwise

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey
from cryptography.hazmat.primitives.ciphers.aead import AESGCM

from sync.store.draft_seal import derive

PIN_LENGTH = 6
_PURPOSE = b"township-kiosk/staff/1/"
_SALT_BYTES, _NONCE_BYTES = 16, 12
_FEWEST_DIGITS = 3


@dataclass(frozen=True, slots=True)
class StaffLock:
    """A private key, closed for a PIN."""

    public_key: bytes
    salt: bytes = field(repr=False)
    closed: bytes = field(repr=False)


def is_weak(pin: str) -> bool:
    """Tell whether a PIN is none, or one of those that are tried first: 111111, 123456, 123123."""
    if len(pin) != PIN_LENGTH or not set(pin) <= set("0123456789"):
        return True
    digits = [*map(int, pin)]
    steps = {(after - before) % 10 for before, after in pairwise(digits)}
    half = PIN_LENGTH // 2
    return len(set(pin)) < _FEWEST_DIGITS or len(steps) == 1 or pin[:half] == pin[half:]


def new_pin() -> str:
    """Return a fresh PIN that is not weak."""
    pin = ""
    while is_weak(pin):
        pin = f"{secrets.randbelow(10**PIN_LENGTH):0{PIN_LENGTH}}"
    return pin


def close_key(key: Ed25519PrivateKey, pin: str) -> StaffLock:
    """Close a key for a PIN. Takes 0.2 s and 64 MiB: never on a busy thread."""
    public, salt = key.public_key().public_bytes_raw(), secrets.token_bytes(_SALT_BYTES)
    nonce = secrets.token_bytes(_NONCE_BYTES)
    sealed = _cipher(pin, salt).encrypt(nonce, key.private_bytes_raw(), _PURPOSE + public)
    return StaffLock(public, salt, nonce + sealed)


def open_key(lock: StaffLock, pin: str) -> Ed25519PrivateKey | None:
    """Return the key, None if the PIN is another; takes as long as closing it."""
    nonce, sealed = lock.closed[:_NONCE_BYTES], lock.closed[_NONCE_BYTES:]
    try:
        raw = _cipher(pin, lock.salt).decrypt(nonce, sealed, _PURPOSE + lock.public_key)
    except InvalidTag:
        return None
    return Ed25519PrivateKey.from_private_bytes(raw)


def _cipher(pin: str, salt: bytes) -> AESGCM:
    return AESGCM(derive(_PURPOSE + b"pin/" + pin.encode(), salt).key)
