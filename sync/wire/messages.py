"""What the two ends say to each other: enrolment, keys, batches, receipts."""

from dataclasses import dataclass
from typing import Annotated, Literal
from uuid import UUID

from sync.wire.codec import Bound, Count, Digest, Millis, Name, Size, Words
from sync.wire.envelope import MAX_BODY_BYTES, Sequence
from sync.wire.sign import Signed

MAX_BATCH = 100
MAX_NOTICES = 100
MAX_MARKS = 100
TAG_BYTES = 8
MEDIA_TYPE = "application/cbor"
PROBLEM_TYPE = "application/problem+json"

_Key = Annotated[bytes, Size(32, 32)]
_Device = Annotated[str, Size(4, 12)]
_Tag = Annotated[bytes, Size(TAG_BYTES, TAG_BYTES)]


@dataclass(frozen=True, slots=True)
class EnrolmentRequest:
    """A device that wants to take part: its one-time code and its public Ed25519 key."""

    v: Literal[1]
    code: Name
    device_key: _Key


@dataclass(frozen=True, slots=True)
class RecipientKey:
    """An X25519 public key that every envelope is to be sealed to."""

    recipient: Literal["platform", "escrow"]
    public_key: _Key


@dataclass(frozen=True, slots=True)
class EnrolmentAnswer:
    """What a device knows from then on; travels as `Signed` (purpose `enrolment`).

    The device keeps it as it came: a platform that was put back to a time before it takes the
    device up again on seeing it.

    `address` is what the slip's QR points to. `authority` is the platform's own CA (DER), the only
    one to be believed; empty where it serves plain HTTP. `root` is the first TUF root metadata;
    empty where there is no repository.
    """

    v: Literal[1]
    device: _Device
    device_key: _Key
    device_name: Name
    hall: Name
    address: Name
    signing_keys: Annotated[tuple[_Key, ...], Size(1, 8)]
    recipients: Annotated[tuple[RecipientKey, ...], Size(1, 8)]
    authority: Annotated[bytes, Size(0, 16 * 2**10)]
    root: Annotated[bytes, Size(0, 64 * 2**10)]
    at: Millis


@dataclass(frozen=True, slots=True)
class SigningKey:
    """An Ed25519 key of the platform; one with `until` signs no more, what it signed holds."""

    public_key: _Key
    since: Millis
    until: Millis | None


@dataclass(frozen=True, slots=True)
class SealingKey:
    """An X25519 key to seal to; one with `until` is sealed to no more."""

    recipient: Literal["platform", "escrow"]
    public_key: _Key
    since: Millis
    until: Millis | None


@dataclass(frozen=True, slots=True)
class RevokedDevice:
    """A device that the platform believes no more."""

    device: _Device
    revoked_at: Millis


@dataclass(frozen=True, slots=True)
class KeyList:
    """The keys that count, as a target of the repository of trust, which signs it.

    A signing key that is not listed is believed no more, whatever enrolment said. `devices` names
    those that were revoked.
    """

    v: Literal[1]
    at: Millis
    signing_keys: Annotated[tuple[SigningKey, ...], Size(1, 64)]
    recipients: Annotated[tuple[SealingKey, ...], Size(1, 64)]
    devices: Annotated[tuple[RevokedDevice, ...], Size(0, 10_000)]


@dataclass(frozen=True, slots=True)
class NewKey:
    """A device takes a new key; travels as `Signed` (purpose `device-key`) by its old one.

    `proof` is the new key's own signature (purpose `device-key-proof`) over the device code.
    """

    v: Literal[1]
    device: _Device
    public_key: _Key
    proof: Annotated[bytes, Size(64, 64)]


@dataclass(frozen=True, slots=True)
class Mark:
    """How far the platform's log reached; travels as `Signed` (purpose `mark`).

    Whoever holds one proves to a restored platform that it has been restored. `tag` was drawn at
    random for this place of the log: a log with another tag there has another history.
    """

    v: Literal[1]
    epoch: Count
    position: Count
    tag: _Tag


@dataclass(frozen=True, slots=True)
class Manifest:
    """The digest list that a device signs: of one batch, or of what a courier carries.

    `seen` are the marks (`Mark`) that the device holds: of each it is not yet told that the log which
    it knows as the platform's has that place.
    """

    v: Literal[1]
    device: _Device
    at: Millis
    seen: Annotated[tuple[Signed, ...], Size(0, MAX_MARKS)]
    digests: Annotated[tuple[Digest, ...], Size(0, 100_000)]


@dataclass(frozen=True, slots=True)
class Batch:
    """Envelopes as bytes under a `Manifest`.

    Signed for purpose `batch` it lists exactly these, in their order; signed for `courier`, these
    and perhaps others: anybody may hand such a batch in. `receipts` are those of an earlier epoch
    that the kiosk holds for envelopes of this batch.
    """

    v: Literal[1]
    manifest: Signed
    envelopes: Annotated[
        tuple[Annotated[bytes, Size(1, 2 * MAX_BODY_BYTES)], ...], Size(0, MAX_BATCH)
    ]
    receipts: Annotated[tuple[Signed, ...], Size(0, MAX_BATCH)]


@dataclass(frozen=True, slots=True)
class Receipt:
    """The platform's answer to one envelope; travels as `Signed` (purpose `receipt`).

    `received`: the envelope is stored (with case number, for what opens a case). `complete`: all
    its files too. `quarantined`: kept aside, not accepted; never prunes; `id` is the nil UUID where
    the bytes are no envelope.
    """

    v: Literal[1]
    kind: Literal["received", "complete", "quarantined"]
    id: UUID
    digest: Digest
    case_number: Annotated[str, Size(0, 64)]
    epoch: Count
    position: Count
    at: Millis


@dataclass(frozen=True, slots=True)
class Problem:
    """A problem document (RFC 9457): `type` is a short code of the protocol, no URL."""

    type: Name
    title: Words
    status: Annotated[int, Bound(400, 599)]
    detail: Words


@dataclass(frozen=True, slots=True)
class Verdict:
    """The fate of one envelope of a batch, by its digest."""

    digest: Digest
    outcome: Literal["accepted", "repeated", "quarantined", "rejected", "retry"]
    receipts: Annotated[tuple[Signed, ...], Size(0, 2)]
    problem: Problem | None


@dataclass(frozen=True, slots=True)
class Notice:
    """What is odd in a device's chain: sequence numbers `first` to `last` of an instance.

    `gap`: the platform lacks them. `fork`: the chain parts there, as after a cloned disk.
    """

    kind: Literal["gap", "fork"]
    instance: UUID
    first: Sequence
    last: Sequence


@dataclass(frozen=True, slots=True)
class BatchAnswer:
    """Verdicts in the order of the batch; travels as `Signed` (purpose `answer`).

    `mark` is a signed `Mark`; up to its position `durable_through` nothing can be lost any more.
    `seen` are the tags of the marks in the manifest that the platform knows as its own: they are of
    the log that `mark` is of, or of an epoch before.
    """

    v: Literal[1]
    mark: Signed
    durable_through: Count
    at: Millis
    seen: Annotated[tuple[_Tag, ...], Size(0, MAX_MARKS)]
    verdicts: Annotated[tuple[Verdict, ...], Size(0, MAX_BATCH)]
    notices: Annotated[tuple[Notice, ...], Size(0, MAX_NOTICES)]


@dataclass(frozen=True, slots=True)
class FileAnswer:
    """After a PATCH: where the platform's copy ends, and the receipts this completed.

    `mark` is a signed `Mark` at or above every one of the receipts.
    """

    v: Literal[1]
    mark: Signed
    offset: Count
    receipts: Annotated[tuple[Signed, ...], Size(0, 64)]
