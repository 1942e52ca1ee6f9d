"""Contents of one case for a member of staff, closed for a key that lives as long as their asking.

A device tells the platform who may log in at it. A question is signed by the member's own key,
which their PIN unlocks, inside the device's signature; the answer opens with `once` alone.
"""

from dataclasses import dataclass
from typing import Annotated, Literal
from uuid import UUID

import cbor2
from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.asymmetric.x25519 import X25519PrivateKey, X25519PublicKey

from sync.errors import CannotOpenError, MalformedMessageError
from sync.wire.codec import Digest, Millis, Name, Size, decode, encode
from sync.wire.envelope import MAX_BODY_BYTES
from sync.wire.seal import HPKE
from sync.wire.sign import key_id

MAX_VERSIONS = 16
MAX_FIELDS = 16
MAX_PHONES = 8
NONCE_BYTES = 16

Role = Literal["assistant", "manager", "technician", "auditor"]
Why = Literal["phone", "contents", "correct"]
_Device = Annotated[str, Size(4, 12)]
_Key = Annotated[bytes, Size(32, 32)]


@dataclass(frozen=True, slots=True)
class StaffNotice:
    """A member of the staff as they stand at a device; travels as `Signed` (purpose `staff`).

    `public_key`: Ed25519, the present one. Who the platform itself has barred stays so.
    """

    v: Literal[1]
    device: _Device
    staff: UUID
    name: Annotated[str, Size(1, 80)]
    role: Role
    public_key: _Key
    barred: bool
    at: Millis


@dataclass(frozen=True, slots=True)
class CaseQuestion:
    """A member of staff asks for a case of their hall.

    Travels as `Signed` (purpose `case-question`) by their key, and that as the payload of a
    `Signed` (purpose `desk-question`) by the device. The same again gets the same answer.

    `case`: id of the envelope that opened it. `once`: X25519 public key, made for this question.
    `fields`: with `phone`, how the form names what may hold the number that is to be called.
    """

    v: Literal[1]
    device: _Device
    staff: UUID
    case: UUID
    why: Why
    once: _Key
    fields: Annotated[tuple[Name, ...], Size(0, MAX_FIELDS)]
    at: Millis
    nonce: Annotated[bytes, Size(NONCE_BYTES, NONCE_BYTES)]


@dataclass(frozen=True, slots=True)
class CaseVersion:
    """An envelope of the case as it was filed, and its content key, closed for `once`."""

    envelope: Annotated[bytes, Size(1, 2 * MAX_BODY_BYTES)]
    key: Annotated[bytes, Size(48, 2048)]


@dataclass(frozen=True, slots=True)
class CaseAnswer:
    """What was asked for; travels as `Signed` (purpose `case-answer`).

    `question`: the SHA-256 of the `CaseQuestion`. `versions`: what counts of the case, the newest
    first; none with `phone`. `phones`: `Phones` closed for `once`; empty but with `phone`.
    """

    v: Literal[1]
    question: Digest
    at: Millis
    versions: Annotated[tuple[CaseVersion, ...], Size(0, MAX_VERSIONS)]
    phones: Annotated[bytes, Size(0, 4096)]


@dataclass(frozen=True, slots=True)
class Phones:
    """The numbers to call, in the order of the fields that were asked for."""

    v: Literal[1]
    numbers: Annotated[tuple[Annotated[str, Size(1, 40)], ...], Size(0, MAX_PHONES)]


def close_key(content_key: bytes, once: bytes, question: bytes, envelope: bytes) -> bytes:
    """Close the content key of an envelope (by its digest) for who asked.

    Args:
        content_key: 32 bytes.
        once: the raw public key of the question.
        question: the digest of the question.
        envelope: the digest of the envelope.

    Raises:
        MalformedMessageError: `once` is no key that one can close for.
    """
    return _close(content_key, once, _info("case-key", question, envelope))


def open_key(closed: bytes, once: X25519PrivateKey, question: bytes, envelope: bytes) -> bytes:
    """Open a content key.

    Raises:
        CannotOpenError: closed for another question or envelope, or altered.
    """
    return _open(closed, once, _info("case-key", question, envelope))


def close_phones(phones: Phones, once: bytes, question: bytes) -> bytes:
    """Close numbers for who asked.

    Raises:
        MalformedMessageError: a number does not fit the wire, or `once` is no key to close for.
    """
    return _close(encode(phones), once, _info("case-phones", question, b""))


def open_phones(closed: bytes, once: X25519PrivateKey, question: bytes) -> tuple[str, ...]:
    """Open numbers.

    Raises:
        CannotOpenError: closed for another question, or altered.
    """
    try:
        return decode(Phones, _open(closed, once, _info("case-phones", question, b""))).numbers
    except MalformedMessageError as error:
        raise CannotOpenError("no numbers") from error


def _close(plain: bytes, once: bytes, info: bytes) -> bytes:
    try:
        return HPKE.encrypt(plain, X25519PublicKey.from_public_bytes(once), info + key_id(once))
    except ValueError as error:
        raise MalformedMessageError("not a key that one can close for") from error


def _open(closed: bytes, once: X25519PrivateKey, info: bytes) -> bytes:
    own = key_id(once.public_key().public_bytes_raw())
    try:
        return HPKE.decrypt(closed, once, info + own)
    except (InvalidTag, ValueError) as error:
        raise CannotOpenError("an answer to another question, or altered") from error


def _info(what: str, question: bytes, envelope: bytes) -> bytes:
    words = [f"township-kiosk/1/{what}", "intl", question, envelope]
    return cbor2.dumps(words, canonical=True)
