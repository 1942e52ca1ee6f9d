"""The tables. Times are milliseconds since 1970 UTC, ids and digests are raw bytes.

Five kinds of rows: what a person did (`submission`, `attachment`, `outbox`, `look_up`, `tail`) or
is about to do (`schema_drafts`) or has asked for on paper (`print_job`), what the platform answered
(`receipt`, `case_status`, `result`: written from verified answers only), what is known of this device
(`device`, one row) and of its link to the platform (`link`, one row, and `link_day`), and what the
hall's staff did and work with (`schema_desk`).
"""

from sqlalchemy import (
    Boolean,
    Column,
    Index,
    Integer,
    LargeBinary,
    Table,
    Text,
    UniqueConstraint,
    text,
)

from sync.store import schema_triggers  # noqa: F401  # they belong to the tables
from sync.store.columns import metadata, one_of, required, single, submission_key
from sync.store.schema_desk import (
    audit,
    case_row,
    contact,
    day_count,
    handed,
    setting,
    staff,
    told_settings,
)
from sync.store.schema_drafts import draft, draft_file

__all__ = [
    "audit",
    "case_row",
    "contact",
    "day_count",
    "draft",
    "draft_file",
    "handed",
    "metadata",
    "setting",
    "staff",
    "told_settings",
]

device = Table(
    "device",
    metadata,
    *single(),
    required("key", LargeBinary),
    required("instance", LargeBinary),
    required("tail_key", LargeBinary),
    required("seq", Integer),
    required("head", LargeBinary),
    required("url", Text),
    Column("answer", LargeBinary),
    Column("signed_answer", LargeBinary),
    Column("key_list", LargeBinary),
    required("machine", Text),
    Column("next_key", LargeBinary),
)
"""This device: its Ed25519 key (and the one to come), instance, last sequence number and chain
head, enrolment, key list, and the machine it last ran on."""

device_key = Table(
    "device_key",
    metadata,
    Column("position", Integer, primary_key=True),
    required("announcement", LargeBinary),
)
"""Each change of the device key as it was announced to the platform, for one that has forgotten."""

link = Table(
    "link",
    metadata,
    *single(),
    required("failures", Integer),
    required("epoch", Integer),
    required("position", Integer),
    required("cursor", Integer),
    required("durable_through", Integer),
    required("refused", Integer),
    required("floor", Integer),
)
"""The link: failed cycles in a row, the platform's epoch and position, pull cursor, answers not
believed, and the latest time that the platform has told."""

mark = Table(
    "mark",
    metadata,
    Column("tag", LargeBinary, primary_key=True),
    required("signed", LargeBinary),
)
"""Places of the platform's log in its present epoch, as it signed them: all that it has to have for
what it answered to hold. Usually one, the latest; more where it has not been told of them yet."""

recovery = Table(
    "recovery",
    metadata,
    *single(),
    required("key_check", LargeBinary),
    required("escrow", LargeBinary),
    required("copy", LargeBinary),
    Column("epoch", Integer),
)
"""The copy of the store's key, closed for the escrow key of this id, as the platform gets it; `epoch`:
in which it took it. `key_check` says of which key."""

link_day = Table(
    "link_day",
    metadata,
    Column("day", Integer, primary_key=True),
    required("sent", Integer),
    required("received", Integer),
)
"""Bytes over the link, by days since 1970 UTC."""

submission = Table(
    "submission",
    metadata,
    Column("id", LargeBinary, primary_key=True),
    required("kind", Text),
    required("item", Text),
    required("instance", LargeBinary),
    required("seq", Integer),
    required("digest", LargeBinary),
    required("envelope", LargeBinary),
    required("slip_number", Text),
    required("made_at", Integer),
    Column("copy", LargeBinary),
    Column("about", LargeBinary),
    UniqueConstraint("instance", "seq"),
    UniqueConstraint("digest"),
    UniqueConstraint("slip_number"),
    Index(None, "about", sqlite_where=text("about IS NOT NULL")),
)
"""One thing a person did; `envelope` as it travels, never changed. `copy`: digest of its manifest on
the second medium; NULL = it stands on one disk only. `about`: the envelope that it names."""

attachment = Table(
    "attachment",
    metadata,
    Column("digest", LargeBinary, primary_key=True),
    submission_key(),
    required("size", Integer),
    required("sent", Integer),
    *one_of("state", "waiting", "stored"),
    required("attempts", Integer),
    required("next_at", Integer),
    Index(None, "submission"),
    Index(None, "state", "next_at"),
)
"""A sealed file, on the disk under its digest. `sent`: bytes the platform had when last asked."""

outbox = Table(
    "outbox",
    metadata,
    Column("position", Integer, primary_key=True),
    submission_key(),
    *one_of("state", "waiting", "sending", "acknowledged", "rejected", "parked"),
    required("attempts", Integer),
    required("next_at", Integer),
    required("problem", Text),
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
    required("envelope", LargeBinary),
    required("others", LargeBinary),
)
"""What a second medium that is away still has of a filing that was forgotten: digests, to be removed
when it comes back. `others`: of its files and receipts."""

receipt = Table(
    "receipt",
    metadata,
    submission_key(primary_key=True),
    Column("kind", Text, primary_key=True),
    Column("epoch", Integer, primary_key=True),
    required("position", Integer),
    required("case_number", Text),
    required("case_digits", Text),
    required("at", Integer),
    required("signed", LargeBinary),
    required("lost", Boolean),
    required("durable", Boolean),
    required("copied", Boolean),
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
    submission_key(primary_key=True),
    required("title", Text),
    required("masked_name", Text),
    required("promised_days", Integer),
)
"""What the kiosk may still show of a filing that it can no longer read."""

tail = Table(
    "tail",
    metadata,
    submission_key(primary_key=True),
    Column("mac", LargeBinary, primary_key=True),
)
"""Last four of phone and ID number, as HMAC under the device's tail key."""

case_status = Table(
    "case_status",
    metadata,
    Column("id", LargeBinary, primary_key=True),
    required("epoch", Integer),
    required("position", Integer),
    required("slip_number", Text),
    required("item", Text),
    required("case_number", Text),
    required("case_digits", Text),
    required("status", Text),
    required("note", Text),
    required("at", Integer),
    Column("due_at", Integer),
    Column("wanted", Text),
    Index(None, "slip_number"),
    Index(None, "case_digits"),
)
"""Replica: cases of the whole hall as the platform last told them, by envelope id. Of a case that asks
for a supplement: which papers are `wanted`, and until when."""

result = Table(
    "result",
    metadata,
    submission_key(primary_key=True),
    required("digest", LargeBinary),
    required("size", Integer),
    required("attempts", Integer),
    required("next_at", Integer),
    required("copies", Integer),
    Column("printed_at", Integer),
    UniqueConstraint("digest"),
)
"""The document that came with the decision of a case that was filed here: its sealed bytes lie on the
disk under the digest, once they were fetched. `copies`: how often it was printed here."""

print_job = Table(
    "print_job",
    metadata,
    Column("id", LargeBinary, primary_key=True),
    submission_key(nullable=True),
    required("document", Text),
    required("copy", Integer),
    required("printer", Text),
    required("name", Text),
    *one_of("state", "queued", "sent", "confirmed", "failed", "unknown"),
    required("asked_at", Integer),
    Column("sent_at", Integer),
    Column("settled_at", Integer),
    UniqueConstraint("name"),
    Index(None, "submission"),
    Index(None, "state"),
)
"""The ledger of paper: a document that was asked for, of a filing or of none, and what became of it.
Nothing of what stands on it; `name` is the printer's for it, `copy` which of this filing, from 1."""

wrong_tail = Table(
    "wrong_tail",
    metadata,
    submission_key(primary_key=True),
    required("tries", Integer),
    required("at", Integer),
)
"""Wrong tails in a row for one filing, and when the last was."""
