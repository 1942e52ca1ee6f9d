"""What the two ends say to each other: enrolment, batches, receipts, changes."""

from dataclasses import dataclass
from typing import Annotated, Literal
from uuid import UUID

from sync.wire.codec import Bound, Count, Digest, Millis, Name, Size, Words
from sync.wire.envelope import MAX_BODY_BYTES
from sync.wire.sign import Signed

MAX_BATCH = 100
MAX_CHANGES = 500
MEDIA_TYPE = "application/cbor"
PROBLEM_TYPE = "application/problem+json"

_Key = Annotated[bytes, Size(32, 32)]
_Device = Annotated[str, Size(4, 12)]


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
    """What a device knows from then on; `address` is what the slip's QR points to."""

    v: Literal[1]
    device: _Device
    device_name: Name
    hall: Name
    address: Name
    signing_keys: Annotated[tuple[_Key, ...], Size(1, 8)]
    recipients: Annotated[tuple[RecipientKey, ...], Size(1, 8)]
    at: Millis


@dataclass(frozen=True, slots=True)
class Seen:
    """The highest (epoch, position) of which the kiosk holds a receipt; zeros at first."""

    epoch: Count
    position: Count


@dataclass(frozen=True, slots=True)
class Manifest:
    """The digest list that a device signs: of one batch, or of one courier folder."""

    v: Literal[1]
    device: _Device
    at: Millis
    seen: Seen
    digests: Annotated[tuple[Digest, ...], Size(0, 100_000)]


@dataclass(frozen=True, slots=True)
class Batch:
    """Envelopes as bytes, in the order of the signed `Manifest` (purpose `batch`)."""

    v: Literal[1]
    manifest: Signed
    envelopes: Annotated[
        tuple[Annotated[bytes, Size(1, 2 * MAX_BODY_BYTES)], ...], Size(0, MAX_BATCH)
    ]


@dataclass(frozen=True, slots=True)
class Receipt:
    """The platform's answer to one envelope; travels as `Signed` (purpose `receipt`).

    `received`: the envelope is stored (with case number, for what opens a case). `complete`: all
    its files too. `quarantined`: kept aside, not accepted; never prunes.
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
    outcome: Literal["accepted", "repeated", "rejected", "retry"]
    receipts: Annotated[tuple[Signed, ...], Size(0, 2)]
    problem: Problem | None


@dataclass(frozen=True, slots=True)
class BatchAnswer:
    """Verdicts in the order of the batch; travels as `Signed` (purpose `answer`)."""

    v: Literal[1]
    epoch: Count
    position: Count
    durable_through: Count
    at: Millis
    verdicts: Annotated[tuple[Verdict, ...], Size(0, MAX_BATCH)]


@dataclass(frozen=True, slots=True)
class Change:
    """A case as it now stands. Says nothing of its contents."""

    position: Count
    id: UUID
    slip_number: Annotated[str, Size(0, 64)]
    item: Annotated[str, Size(0, 64)]
    case_number: Annotated[str, Size(0, 64)]
    status: Literal["received", "accepted", "returned", "decided", "closed"]
    note: Words
    at: Millis


@dataclass(frozen=True, slots=True)
class Changes:
    """What changed for a hall after a cursor; travels as `Signed` (purpose `changes`)."""

    v: Literal[1]
    epoch: Count
    cursor: Count
    more: bool
    at: Millis
    changes: Annotated[tuple[Change, ...], Size(0, MAX_CHANGES)]


@dataclass(frozen=True, slots=True)
class FileAnswer:
    """After a PATCH: where the platform's copy ends, and the receipts this completed."""

    v: Literal[1]
    offset: Count
    receipts: Annotated[tuple[Signed, ...], Size(0, 64)]
