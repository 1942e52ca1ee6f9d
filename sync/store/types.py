"""What the store takes and gives: frozen values, no rows, no connections."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any, Literal, Protocol
from uuid import UUID

from sync.wire import keys
from sync.wire.envelope import HeldFile
from sync.wire.messages import EnrolmentAnswer, KeyList, RecipientKey
from sync.wire.sign import Signed, key_id

RecipientName = Literal["platform", "escrow", "slip"]
Status = Literal[
    "waiting",
    "received",
    "accepted",
    "supplement",
    "returned",
    "decided",
    "closed",
    "withdrawn",
]


class FormNamed(Protocol):
    """Names a form; `forms.FormRef` is one."""

    @property
    def form_id(self) -> str:
        """The form's id."""
        ...

    @property
    def version(self) -> str:
        """The form's version."""
        ...


@dataclass(frozen=True, slots=True)
class SubmissionFile:
    """An attachment in clear, at most 16 MiB less 16 bytes; it never touches the disk like this.

    `paper`: which paper of the catalogue it is, see `sync.wire.envelope.BodyFile`.
    """

    name: str
    media_type: str
    data: bytes
    paper: str = ""


@dataclass(frozen=True, slots=True)
class Submission:
    """What a person hands in, finished and checked.

    Attributes:
        kind: of the envelope: filing, opinion, rating, …
        item: code of the service item; "" for none.
        xml: the finalized instance; unused by what has no form: a rating, withdrawal or tombstone,
            whose content is made from `extra`.
        identity: `how` (card, typed, staff, slip, none), `document`, `consent_version`, and
            `consent_at`, `checked_at` (aware datetimes); what is missing counts as none. `guardian`
            of a child under 14: `relation`, `how`, `document`, `name`, `number`, `consent_version`,
            `consent_at`. `person`: the digest of the ID number, where its card was read. `assist`
            where staff helped: `staff` (UUID), `name`, `mode`, `checked`, and `agent` (None, or
            `relation`, `how`, `document`, `name`, `number`).
        tails: last four of the phone and of the ID number, for asking by number later.
        title: the item's title by language.
        about: the envelope this one is about: the filing that a rating rates.
        extra: for a rating `level` (1 to 5) and `reasons` (codes); `words` also for the others.
        id: of the instanceID, which becomes the envelope's: twice filed is filed once. A new one without.
        held: papers that the platform holds from earlier cases, instead of among `files`.
        slip_key: public key of the slip of the version before; where that is not the one in hand.
    """

    kind: str
    item: str
    form: FormNamed | None
    xml: bytes
    files: tuple[SubmissionFile, ...] = ()
    identity: Mapping[str, object] = field(default_factory=dict)
    masked_name: str = ""
    tails: tuple[str, ...] = ()
    title: Mapping[str, str] = field(default_factory=dict)
    promised_days: int = 0
    about: UUID | None = None
    language: str = "zh_CN"
    extra: Mapping[str, Any] = field(default_factory=dict)
    id: UUID | None = None
    held: tuple[HeldFile, ...] = ()
    slip_key: bytes | None = None


@dataclass(frozen=True, slots=True)
class Filed:
    """Proof that a submission is in the store for good.

    `slip_secret` (16 bytes) opens this one filing and exists only here: it goes into the slip's
    QR. None if the filing was not sealed to its slip, or if it had been filed before.
    """

    envelope_id: UUID
    slip_number: str
    seq: int
    digest: bytes
    made_at: datetime
    slip_secret: bytes | None = field(repr=False)


@dataclass(frozen=True, slots=True)
class Enrolment:
    """Where this device belongs: the platform's address, its answer to the enrolment, its key list.

    Without a key list the keys of the enrolment count. `signed` is the answer as the platform
    signed it: proof to one that was restored to before.
    """

    url: str
    answer: EnrolmentAnswer
    key_list: KeyList | None = None
    signed: Signed | None = None

    @property
    def signing_keys(self) -> dict[bytes, bytes]:
        """The platform's public keys that are believed, by key id."""
        if self.key_list is not None:
            return keys.signing_keys(self.key_list)
        return {key_id(key): key for key in self.answer.signing_keys}

    @property
    def recipients(self) -> tuple[RecipientKey, ...]:
        """The keys to seal to."""
        return self.answer.recipients if self.key_list is None else keys.recipients(self.key_list)


@dataclass(frozen=True, slots=True)
class Waiting:
    """What the platform has not taken yet.

    Attributes:
        count: envelopes waiting or being sent.
        oldest_at: when the oldest of them was made.
        parked: envelopes given up on for now.
        rejected: envelopes that the platform will not take as they are.
        files: attachments not yet wholly at the platform.
        oldest_unsent_at: when the oldest was made of which the envelope or a file is still to go,
            the parked included.
    """

    count: int
    oldest_at: datetime | None
    parked: int
    rejected: int
    files: int
    oldest_unsent_at: datetime | None = None


@dataclass(frozen=True, slots=True)
class HeldUp:
    """An envelope that needs a person: parked or rejected, with what the platform said."""

    envelope_id: UUID
    slip_number: str
    state: Literal["parked", "rejected"]
    attempts: int
    problem: str
    made_at: datetime


@dataclass(frozen=True, slots=True)
class Progress:
    """How a filing stands; `waiting` = not yet at the platform, as far as the kiosk knows.

    `wanted`: papers that a supplement is to bring, each the code of a material or its name in words;
    `due_at`: the last moment for it.
    """

    slip_number: str
    case_number: str | None
    status: Status
    note: str
    title: Mapping[str, str]
    made_at: datetime
    changed_at: datetime
    item: str
    masked_name: str
    promised_days: int
    due_at: datetime | None = None
    wanted: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Found:
    """The number is known and the tail fits."""

    progress: Progress


@dataclass(frozen=True, slots=True)
class NotFound:
    """Nothing with this number is known in this hall."""


@dataclass(frozen=True, slots=True)
class WrongTail:
    """The tail does not fit; `left` more tries."""

    left: int


@dataclass(frozen=True, slots=True)
class AskStaff:
    """Too many wrong tails, or filed at another device of the hall, which alone knows the tail."""


LookUp = Found | NotFound | WrongTail | AskStaff
