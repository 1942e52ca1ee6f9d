"""The tables. Times are milliseconds since 1970 UTC, ids and digests are raw bytes.

Four kinds of rows: what a person did (`submission`, `attachment`, `outbox`, `look_up`, `tail`) or
is about to do (`draft`, `draft_file`), what the platform answered (`receipt`, `case_status`, `result`:
written from verified answers only), and what is known of this device (`device`, one row) and of its link to
the platform (`link`, one row, and `link_day`).
"""

from typing import TypeVar

from sqlalchemy import (
    Boolean,
    CheckConstraint,
    Column,
    ForeignKey,
    Index,
    Integer,
    LargeBinary,
    MetaData,
    Table,
    Text,
    UniqueConstraint,
)
from sqlalchemy.types import TypeEngine

_T = TypeVar("_T")

metadata = MetaData(
    naming_convention={
        "ix": "ix_%(table_name)s_%(column_0_N_name)s",
        "uq": "uq_%(table_name)s_%(column_0_N_name)s",
        "ck": "ck_%(table_name)s_%(constraint_name)s",
        "fk": "fk_%(table_name)s_%(column_0_name)s",
        "pk": "pk_%(table_name)s",
    }
)


def _required(name: str, kind: type[TypeEngine[_T]]) -> Column[_T]:
    return Column(name, kind, nullable=False)


def _one_of(name: str, *values: str) -> tuple[Column[str], CheckConstraint]:
    allowed = ", ".join(f"'{value}'" for value in values)
    return _required(name, Text), CheckConstraint(f"{name} IN ({allowed})", name)


def _single() -> tuple[Column[int], CheckConstraint]:
    return Column("id", Integer, primary_key=True), CheckConstraint("id = 1", "single")


def _submission(*, primary_key: bool = False) -> Column[bytes]:
    return Column(
        "submission",
        LargeBinary,
        ForeignKey("submission.id", ondelete="CASCADE"),
        primary_key=primary_key,
        nullable=False,
    )


device = Table(
    "device",
    metadata,
    *_single(),
    _required("key", LargeBinary),
    _required("instance", LargeBinary),
    _required("tail_key", LargeBinary),
    _required("seq", Integer),
    _required("head", LargeBinary),
    _required("url", Text),
    Column("answer", LargeBinary),
    Column("signed_answer", LargeBinary),
    Column("key_list", LargeBinary),
    _required("machine", Text),
    Column("next_key", LargeBinary),
)
"""This device: its Ed25519 key (and the one to come), instance, last sequence number and chain
head, enrolment, key list, and the machine it last ran on."""

device_key = Table(
    "device_key",
    metadata,
    Column("position", Integer, primary_key=True),
    _required("announcement", LargeBinary),
)
"""Each change of the device key as it was announced to the platform, for one that has forgotten."""

link = Table(
    "link",
    metadata,
    *_single(),
    _required("failures", Integer),
    _required("epoch", Integer),
    _required("position", Integer),
    _required("cursor", Integer),
    _required("durable_through", Integer),
    _required("refused", Integer),
    _required("floor", Integer),
)
"""The link: failed cycles in a row, the platform's epoch and position, pull cursor, answers not
believed, and the latest time that the platform has told."""

mark = Table(
    "mark",
    metadata,
    Column("tag", LargeBinary, primary_key=True),
    _required("signed", LargeBinary),
)
"""Places of the platform's log in its present epoch, as it signed them: all that it has to have for
what it answered to hold. Usually one, the latest; more where it has not been told of them yet."""

recovery = Table(
    "recovery",
    metadata,
    *_single(),
    _required("key_check", LargeBinary),
    _required("escrow", LargeBinary),
    _required("copy", LargeBinary),
    Column("epoch", Integer),
)
"""The copy of the store's key, closed for the escrow key of this id, as the platform gets it; `epoch`:
in which it took it. `key_check` says of which key."""

link_day = Table(
    "link_day",
    metadata,
    Column("day", Integer, primary_key=True),
    _required("sent", Integer),
    _required("received", Integer),
)
"""Bytes over the link, by days since 1970 UTC."""

submission = Table(
    "submission",
    metadata,
    Column("id", LargeBinary, primary_key=True),
    _required("kind", Text),
    _required("item", Text),
    _required("instance", LargeBinary),
    _required("seq", Integer),
    _required("digest", LargeBinary),
    _required("envelope", LargeBinary),
    _required("slip_number", Text),
    _required("made_at", Integer),
    Column("copy", LargeBinary),
    UniqueConstraint("instance", "seq"),
    UniqueConstraint("digest"),
    UniqueConstraint("slip_number"),
)
"""One thing a person did; `envelope` as it travels, never changed. `copy`: digest of its manifest on
the second medium; NULL = it stands on one disk only."""

attachment = Table(
    "attachment",
    metadata,
    Column("digest", LargeBinary, primary_key=True),
    _submission(),
    _required("size", Integer),
    _required("sent", Integer),
    *_one_of("state", "waiting", "stored"),
    _required("attempts", Integer),
    _required("next_at", Integer),
    Index(None, "submission"),
    Index(None, "state", "next_at"),
)
"""A sealed file, on the disk under its digest. `sent`: bytes the platform had when last asked."""

outbox = Table(
    "outbox",
    metadata,
    Column("position", Integer, primary_key=True),
    _submission(),
    *_one_of("state", "waiting", "sending", "acknowledged", "rejected", "parked"),
    _required("attempts", Integer),
    _required("next_at", Integer),
    _required("problem", Text),
    UniqueConstraint("submission"),
    Index(None, "state"),
    Index(None, "state", "next_at"),
)
"""How far an envelope is on its way; one entry for each submission. `position` is the order in which
they were filed, and the end of both indexes; `next_at` is 0 for what was never tried."""

leftover = Table(
    "leftover",
    metadata,
    Column("manifest", LargeBinary, primary_key=True),
    _required("envelope", LargeBinary),
    _required("others", LargeBinary),
)
"""What a second medium that is away still has of a filing that was forgotten: digests, to be removed
when it comes back. `others`: of its files and receipts."""

receipt = Table(
    "receipt",
    metadata,
    _submission(primary_key=True),
    Column("kind", Text, primary_key=True),
    Column("epoch", Integer, primary_key=True),
    _required("position", Integer),
    _required("case_number", Text),
    _required("case_digits", Text),
    _required("at", Integer),
    _required("signed", LargeBinary),
    _required("lost", Boolean),
    _required("durable", Boolean),
    _required("copied", Boolean),
    Index(None, "durable", "position"),
    Index(None, "case_digits"),
    Index(None, "copied"),
)
"""Receipts that verified. A `lost` one a restored platform has forgotten: it proves the number. A
`durable` one lay below a `durable_through` of its own log: no restore can forget it. `copied`: it
stands on the second medium too, or need not."""

look_up = Table(
    "look_up",
    metadata,
    _submission(primary_key=True),
    _required("title", Text),
    _required("masked_name", Text),
    _required("promised_days", Integer),
)
"""What the kiosk may still show of a filing that it can no longer read."""

tail = Table(
    "tail",
    metadata,
    _submission(primary_key=True),
    Column("mac", LargeBinary, primary_key=True),
)
"""Last four of phone and ID number, as HMAC under the device's tail key."""

case_status = Table(
    "case_status",
    metadata,
    Column("id", LargeBinary, primary_key=True),
    _required("epoch", Integer),
    _required("position", Integer),
    _required("slip_number", Text),
    _required("item", Text),
    _required("case_number", Text),
    _required("case_digits", Text),
    _required("status", Text),
    _required("note", Text),
    _required("at", Integer),
    Index(None, "slip_number"),
    Index(None, "case_digits"),
)
"""Replica: cases of the whole hall as the platform last told them, by envelope id."""

result = Table(
    "result",
    metadata,
    _submission(primary_key=True),
    _required("digest", LargeBinary),
    _required("size", Integer),
    _required("attempts", Integer),
    _required("next_at", Integer),
    _required("copies", Integer),
    Column("printed_at", Integer),
    UniqueConstraint("digest"),
)
"""The document that came with the decision of a case that was filed here: its sealed bytes lie on the
disk under the digest, once they were fetched. `copies`: how often it was printed here."""

wrong_tail = Table(
    "wrong_tail",
    metadata,
    _submission(primary_key=True),
    _required("tries", Integer),
    _required("at", Integer),
)
"""Wrong tails in a row for one filing, and when the last was."""

draft = Table(
    "draft",
    metadata,
    Column("tag", LargeBinary, primary_key=True),
    *_one_of("state", "open", "kept"),
    _required("at", Integer),
    _required("lock", LargeBinary),
    Column("card_tag", LargeBinary),
    Column("card_lock", LargeBinary),
    _required("content", LargeBinary),
    Index(None, "card_tag"),
)
"""A visit that is `open`, or was put off (`kept`). `tag` follows from its resume code, `card_tag` from the
ID card; the two locks hold its content key, each closed for the one of them."""

draft_file = Table(
    "draft_file",
    metadata,
    Column(
        "draft",
        LargeBinary,
        ForeignKey("draft.tag", ondelete="CASCADE"),
        primary_key=True,
        nullable=False,
    ),
    Column("name", LargeBinary, primary_key=True),
    _required("data", LargeBinary),
)
"""A photo of a draft, sealed as it is; apart, as a photo is written once and the answers often."""
