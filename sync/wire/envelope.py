"""Envelope: one thing a person did, as it travels; and the body that only its recipients read."""

from dataclasses import dataclass
from hashlib import sha256
from typing import Annotated, Literal
from uuid import UUID

from sync.wire.codec import Bound, Count, Digest, KeyId, Millis, Name, Size, Words, encode
from sync.wire.identity import Identity

Kind = Literal["filing", "correction", "supplement", "withdrawal", "rating", "opinion", "tombstone"]
CHAIN_START = bytes(32)
MAX_FILE_BYTES = 16 * 2**20
MAX_BODY_BYTES = 2**20
MAX_FILES = 64
Sequence = Annotated[int, Bound(1, 2**48)]
CaseNumber = Annotated[str, Size(1, 64)]
PaperName = Annotated[str, Size(1, 80)]


@dataclass(frozen=True, slots=True)
class FormName:
    """Form id and version: with them the platform finds the form this was filled with."""

    id: Name
    version: Annotated[str, Size(0, 200)]


@dataclass(frozen=True, slots=True)
class Wrap:
    """The content key, closed for one recipient."""

    recipient: Literal["platform", "escrow", "slip"]
    key: KeyId
    sealed: Annotated[bytes, Size(16, 2048)]


@dataclass(frozen=True, slots=True)
class SealedFile:
    """An attachment as stored and sent: its name is the SHA-256 of its sealed bytes."""

    digest: Digest
    size: Annotated[int, Bound(1, MAX_FILE_BYTES)]


@dataclass(frozen=True, slots=True)
class Envelope:
    """What travels. `prev` is the digest of the instance's envelope before: a hash chain.

    Order is `(instance, seq)`; `made_at` is a claim. `about` names the envelope this one is about
    (the filing that a rating rates). A `tombstone` takes the place of one that the kiosk has lost.
    """

    v: Literal[1]
    id: UUID
    kind: Kind
    device: Annotated[str, Size(4, 12)]
    instance: UUID
    seq: Sequence
    prev: Digest
    made_at: Millis
    item: Annotated[str, Size(0, 64)]
    form: FormName | None
    about: UUID | None
    suite: Literal["intl"]
    wraps: Annotated[tuple[Wrap, ...], Size(1, 8)]
    body: Annotated[bytes, Size(17, MAX_BODY_BYTES)]
    files: Annotated[tuple[SealedFile, ...], Size(0, MAX_FILES)]


@dataclass(frozen=True, slots=True)
class BodyFile:
    """What an attachment is, readable only with the body.

    `paper`: which page of which paper of the catalogue, as `household-register:0`; "" for what is none.
    """

    name: Name
    media_type: Name
    digest: Digest
    size: Count
    sealed: Digest
    paper: Annotated[str, Size(0, 80)] = ""


@dataclass(frozen=True, slots=True)
class HeldFile:
    """A paper that was not handed in again: the platform holds it from an earlier case.

    `name`: how the form names it; `digest`: the SHA-256 of the earlier file in clear.
    """

    name: Name
    paper: PaperName
    case: CaseNumber
    filed_at: Millis
    digest: Digest


@dataclass(frozen=True, slots=True)
class Body:
    """The contents: an XForms instance, or one of the small CBOR messages below.

    `slip_key`: the public key of the slip that it is sealed to, for what the platform answers.
    `held`: what stands in earlier cases instead of among `files`.
    """

    content_type: Literal["application/xml", "application/cbor"]
    content: bytes
    identity: Identity
    language: Annotated[str, Size(2, 16)]
    files: Annotated[tuple[BodyFile, ...], Size(0, MAX_FILES)]
    slip_key: Annotated[bytes, Size(32, 32)] | None = None
    held: Annotated[tuple[HeldFile, ...], Size(0, MAX_FILES)] = ()


@dataclass(frozen=True, slots=True)
class Rating:
    """The content of a rating: five levels, 5 = 非常满意; `reasons` are codes, `words` free."""

    level: Annotated[int, Bound(1, 5)]
    reasons: Annotated[tuple[Name, ...], Size(0, 16)]
    words: Words


@dataclass(frozen=True, slots=True)
class Withdrawal:
    """The content of a withdrawal: why, in the person's words."""

    words: Words


@dataclass(frozen=True, slots=True)
class Tombstone:
    """The content of a tombstone: what happened to the envelope whose place it takes."""

    words: Words


def digest(envelope: Envelope | bytes) -> bytes:
    """Return the SHA-256 of an envelope as it travels."""
    return sha256(envelope if isinstance(envelope, bytes) else encode(envelope)).digest()
