"""Signatures: Ed25519 over a purpose and a payload, so that none serves for another purpose."""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache
from hashlib import sha256
from typing import Annotated

from cryptography.exceptions import InvalidSignature
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey, Ed25519PublicKey

from sync.errors import BadSignatureError
from sync.wire.codec import KeyId, Size

ENROLMENT = "enrolment"
ENROLMENT_REQUEST = "enrolment-request"
INVITATION = "invitation"
DEVICE_KEY = "device-key"
DEVICE_KEY_PROOF = "device-key-proof"
BATCH = "batch"
COURIER = "courier"
MARK = "mark"
RECEIPT = "receipt"
ANSWER = "answer"
CHANGES = "changes"
REQUEST = "request"
RECOVERY = "recovery"
HELD_QUESTION = "held-question"
HELD = "held"
STAFF = "staff"
CASE_QUESTION = "case-question"
DESK_QUESTION = "desk-question"
CASE_ANSWER = "case-answer"
HEARTBEAT = "heartbeat"
SETTINGS = "settings"


@dataclass(frozen=True, slots=True)
class Signed:
    """A payload as its signer hashed it: opened only by `verify`."""

    payload: bytes
    key: KeyId
    signature: Annotated[bytes, Size(64, 64)]


def key_id(public_key: bytes) -> bytes:
    """Return the 8-byte name of a public key: the head of its SHA-256."""
    return sha256(public_key).digest()[:8]


def sign(private_key: Ed25519PrivateKey, purpose: str, payload: bytes) -> Signed:
    """Sign `payload` for `purpose` (one of this module's constants)."""
    return Signed(payload, _own_id(private_key), private_key.sign(_framed(purpose, payload)))


def verify(keys: Mapping[bytes, bytes], purpose: str, signed: Signed) -> bytes:
    """Return the payload if one of `keys` (key id to raw public key) signed it for `purpose`.

    Raises:
        BadSignatureError: unknown key, other purpose, or altered.
    """
    if signed.key not in keys:
        raise BadSignatureError(f"{purpose}: unknown key {signed.key.hex()}")
    public = Ed25519PublicKey.from_public_bytes(keys[signed.key])
    try:
        public.verify(signed.signature, _framed(purpose, signed.payload))
    except InvalidSignature as error:
        raise BadSignatureError(f"{purpose}: signature does not fit") from error
    return signed.payload


@lru_cache(maxsize=8)
def _own_id(private_key: Ed25519PrivateKey) -> bytes:
    return key_id(private_key.public_key().public_bytes_raw())


def _framed(purpose: str, payload: bytes) -> bytes:
    return b"township-kiosk/1/" + purpose.encode() + b"\0" + payload
