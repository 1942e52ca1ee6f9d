"""A store's key, closed for the escrow key: what the platform keeps of each device, and cannot open."""

from dataclasses import dataclass
from typing import Annotated, Literal

import cbor2
from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.asymmetric.x25519 import X25519PrivateKey, X25519PublicKey

from sync.errors import CannotOpenError
from sync.wire.codec import KeyId, Millis, Size
from sync.wire.seal import HPKE
from sync.wire.sign import key_id

KEY_BYTES = 32


@dataclass(frozen=True, slots=True)
class RecoveryCopy:
    """The key of a device's store; travels as `Signed` (purpose `recovery`).

    `escrow`: key id of the escrow key that opens `sealed`. `at`: when it was closed, a claim.
    """

    v: Literal[1]
    device: Annotated[str, Size(4, 12)]
    at: Millis
    suite: Literal["intl"]
    escrow: KeyId
    sealed: Annotated[bytes, Size(16, 2048)]


def close_key(store_key: bytes, device: str, escrow: bytes, at: int) -> RecoveryCopy:
    """Close a device's 32-byte store key for an escrow key (raw X25519 public key)."""
    public, id_ = X25519PublicKey.from_public_bytes(escrow), key_id(escrow)
    sealed = HPKE.encrypt(store_key, public, _info(device, id_))
    return RecoveryCopy(1, device, at, "intl", id_, sealed)


def open_key(copy: RecoveryCopy, escrow: X25519PrivateKey) -> bytes:
    """Return the store key that a copy holds.

    Raises:
        CannotOpenError: closed for another key or another device, or altered.
    """
    try:
        key = HPKE.decrypt(copy.sealed, escrow, _info(copy.device, copy.escrow))
    except (InvalidTag, ValueError) as error:
        raise CannotOpenError(f"it takes the escrow key {copy.escrow.hex()}") from error
    if len(key) != KEY_BYTES:
        raise CannotOpenError("what it holds is no key of a store")
    return key


def _info(device: str, escrow: bytes) -> bytes:
    return cbor2.dumps(["township-kiosk/1/recovery", "intl", device], canonical=True) + escrow
