"""Tables of the central platform, for SQLite and PostgreSQL alike; schema.sql shows the result."""

from sqlalchemy import (
    BigInteger,
    Boolean,
    CheckConstraint,
    Column,
    ForeignKey,
    Index,
    Integer,
    LargeBinary,
    MetaData,
    String,
    Table,
    Text,
    UniqueConstraint,
    Uuid,
)

metadata = MetaData(
    naming_convention={
        "ix": "ix_%(table_name)s_%(column_0_N_name)s",
        "uq": "uq_%(table_name)s_%(column_0_N_name)s",
        "ck": "ck_%(table_name)s_%(constraint_name)s",
        "fk": "fk_%(table_name)s_%(column_0_N_name)s",
        "pk": "pk_%(table_name)s",
    }
)

_DIGEST = LargeBinary(32)
_DEVICE = String(12)
_Millis = BigInteger

# One row. Whoever writes locks it first, so that positions follow the order of commits.
platform = Table(
    "platform",
    metadata,
    Column("id", Integer, primary_key=True, autoincrement=False),
    Column("epoch", BigInteger, nullable=False),
    Column("position", BigInteger, nullable=False),
    Column("durable_through", BigInteger, nullable=False),
    Column("tag", LargeBinary(8), nullable=False),
    CheckConstraint("id = 1", name="single"),
)

# The keys that kiosks seal to, in force from `since` on: when a backup holds them. A retired one
# still opens what was sealed to it before.
recipient_keys = Table(
    "recipient_keys",
    metadata,
    Column("key", LargeBinary(8), primary_key=True),
    Column("recipient", String(16), nullable=False),
    Column("public_key", LargeBinary(32), nullable=False),
    Column("made_at", _Millis, nullable=False),
    Column("since", _Millis),
    Column("retired_at", _Millis),
)

# The keys that sign receipts. One without `since` waits for a backup that holds it; the one that is
# in force and not retired signs now; those with `revoked_at` prove nothing.
signing_keys = Table(
    "signing_keys",
    metadata,
    Column("key", LargeBinary(8), primary_key=True),
    Column("public_key", LargeBinary(32), nullable=False),
    Column("made_at", _Millis, nullable=False),
    Column("since", _Millis),
    Column("retired_at", _Millis),
    Column("revoked_at", _Millis),
)

halls = Table(
    "halls",
    metadata,
    Column("id", Integer, primary_key=True),
    Column("name", String(200), nullable=False, unique=True),
)

enrolment_codes = Table(
    "enrolment_codes",
    metadata,
    Column("id", Integer, primary_key=True),
    Column("selector", String(4), nullable=False, index=True),
    Column("salt", LargeBinary(16), nullable=False),
    Column("hash", LargeBinary(32), nullable=False),
    Column("hall_id", ForeignKey("halls.id"), nullable=False),
    Column("device_name", String(200), nullable=False),
    Column("address", String(200), nullable=False),
    Column("expires_at", _Millis, nullable=False),
    Column("wrong_tries", Integer, nullable=False),
    Column("device", ForeignKey("devices.code")),
    Column("sealing_key", LargeBinary(32)),
    Column("replaces", _DEVICE),
)

devices = Table(
    "devices",
    metadata,
    Column("code", _DEVICE, primary_key=True),
    Column("name", String(200), nullable=False),
    Column("hall_id", ForeignKey("halls.id"), nullable=False),
    Column("answer", LargeBinary, nullable=False),
    Column("enrolled_at", _Millis, nullable=False),
    Column("heard_at", _Millis, nullable=False),
    Column("revoked_at", _Millis),
    Column("readmitted_at", _Millis),
    Column("replaces", _DEVICE),
)

# A device's keys. A retired one signs no request any more; what a courier carries under it counts.
device_keys = Table(
    "device_keys",
    metadata,
    Column("key", LargeBinary(8), primary_key=True),
    Column("device", ForeignKey("devices.code"), nullable=False, index=True),
    Column("public_key", LargeBinary(32), nullable=False),
    Column("made_at", _Millis, nullable=False),
    Column("retired_at", _Millis),
)

# Keys of devices' stores, closed for the escrow key: the newest two of each device. Of those before
# the digest stays, so that one that is played in again does not count as new.
recovery_copies = Table(
    "recovery_copies",
    metadata,
    Column("id", Integer, primary_key=True),
    Column("device", ForeignKey("devices.code"), nullable=False),
    Column("digest", _DIGEST, nullable=False),
    Column("signed", LargeBinary),
    Column("taken_at", _Millis, nullable=False),
    UniqueConstraint("device", "digest"),
)

# What each device handed in on a day (days since 1970 UTC), for its daily quota.
device_days = Table(
    "device_days",
    metadata,
    Column("device", ForeignKey("devices.code"), primary_key=True),
    Column("day", Integer, primary_key=True, autoincrement=False),
    Column("envelopes", Integer, nullable=False),
    Column("bytes", BigInteger, nullable=False),
)

cases = Table(
    "cases",
    metadata,
    Column("id", Uuid, primary_key=True),
    Column("number", String(64), nullable=False, unique=True),
    Column("hall_id", ForeignKey("halls.id"), nullable=False),
    Column("year", Integer, nullable=False),
    Column("epoch", BigInteger, nullable=False),
    Column("serial", Integer, nullable=False),
    Column("device", ForeignKey("devices.code"), nullable=False),
    Column("slip_number", String(64), nullable=False, index=True),
    Column("item", String(64), nullable=False),
    Column("kind", String(16), nullable=False),
    Column("status", String(16), nullable=False),
    Column("version", Integer, nullable=False),
    Column("received_at", _Millis, nullable=False),
    Column("changed_at", _Millis, nullable=False),
    Column("reference", String(64)),
    Index(None, "hall_id", "year", "epoch", "serial"),
)

# The random tag that the log got at the end of each transaction of the present epoch.
marks = Table(
    "marks",
    metadata,
    Column("position", BigInteger, primary_key=True, autoincrement=False),
    Column("tag", LargeBinary(8), nullable=False),
)

# The log of case status: what kiosks pull, and the history of each case.
case_changes = Table(
    "case_changes",
    metadata,
    Column("position", BigInteger, primary_key=True, autoincrement=False),
    Column("hall_id", ForeignKey("halls.id"), nullable=False),
    Column("case_id", ForeignKey("cases.id"), nullable=False, index=True),
    Column("status", String(16), nullable=False),
    Column("note", Text, nullable=False),
    Column("at", _Millis, nullable=False),
    Index(None, "hall_id", "position"),
)

# The document that came with a case's decision, sealed to its slip; the bytes lie under `files/`.
results = Table(
    "results",
    metadata,
    Column("case_id", ForeignKey("cases.id"), primary_key=True),
    Column("position", BigInteger, nullable=False),
    Column("digest", _DIGEST, nullable=False, unique=True),
    Column("size", BigInteger, nullable=False),
)

# What clerks asked for last of a case: `papers` is a JSON list of material codes and names in words,
# `due` the last moment for it.
supplements = Table(
    "supplements",
    metadata,
    Column("case_id", ForeignKey("cases.id"), primary_key=True),
    Column("position", BigInteger, nullable=False),
    Column("papers", Text, nullable=False),
    Column("due", _Millis, nullable=False),
)

# Papers of decided cases, closed under a key that is no row: neither whose they are, nor of which
# case, is told by the database alone.
held_cases = Table(
    "held_cases",
    metadata,
    Column("case", _DIGEST, primary_key=True),
    Column("person", _DIGEST, nullable=False, index=True),
    Column("sealed", LargeBinary, nullable=False),
)

# Who asked for them and when, by the digest of the question, and of how many cases was told.
held_questions = Table(
    "held_questions",
    metadata,
    Column("digest", _DIGEST, primary_key=True),
    Column("device", ForeignKey("devices.code"), nullable=False),
    Column("at", _Millis, nullable=False),
    Column("cases", Integer, nullable=False),
    Index(None, "device", "at"),
)

# Who may ask for contents, as the device told at which they log in: `is_out` is what that says, and
# who was barred here stays so.
staff = Table(
    "staff",
    metadata,
    Column("id", Uuid, primary_key=True),
    Column("device", ForeignKey("devices.code"), nullable=False, index=True),
    Column("name", String(80), nullable=False),
    Column("role", String(16), nullable=False),
    Column("told_at", _Millis, nullable=False),
    Column("is_out", Boolean, nullable=False),
    Column("barred_at", _Millis),
)

# Their keys: a new PIN that somebody else gave them makes a new one. A retired one never comes back.
staff_keys = Table(
    "staff_keys",
    metadata,
    Column("key", LargeBinary(8), primary_key=True),
    Column("staff", ForeignKey("staff.id"), nullable=False, index=True),
    Column("public_key", LargeBinary(32), nullable=False),
    Column("made_at", _Millis, nullable=False),
    Column("retired_at", _Millis),
)

# What they asked for, as they signed it, by the digest of the question. `answer` is there for some
# minutes, closed for a key that is made for the question; the outcome stays.
case_questions = Table(
    "case_questions",
    metadata,
    Column("digest", _DIGEST, primary_key=True),
    Column("device", ForeignKey("devices.code"), nullable=False),
    Column("staff", ForeignKey("staff.id"), nullable=False),
    Column("case_id", ForeignKey("cases.id"), nullable=False),
    Column("why", String(16), nullable=False),
    Column("signed", LargeBinary, nullable=False),
    Column("at", _Millis, nullable=False),
    Column("outcome", String(16), nullable=False),
    Column("settled_at", _Millis),
    Column("answer", LargeBinary),
    Index(None, "device", "at"),
    Index(None, "outcome", "at"),
)

# How kiosks are, as they told it: the newest of each and those of about a day before.
heartbeats = Table(
    "heartbeats",
    metadata,
    Column("device", ForeignKey("devices.code"), primary_key=True),
    Column("at", _Millis, primary_key=True, autoincrement=False),
    Column("data", LargeBinary, nullable=False),
)

# What is set at a hall's kiosks, or at one `device`: every change, the last of a name counts. `value`
# is JSON, NULL where it is left to the hall again.
hall_settings = Table(
    "hall_settings",
    metadata,
    Column("position", Integer, primary_key=True),
    Column("hall_id", ForeignKey("halls.id"), nullable=False),
    Column("device", ForeignKey("devices.code")),
    Column("name", String(40), nullable=False),
    Column("value", Text),
    Column("locked", Boolean, nullable=False),
    Column("at", _Millis, nullable=False),
    Index(None, "hall_id", "name"),
)

envelopes = Table(
    "envelopes",
    metadata,
    Column("id", Uuid, primary_key=True),
    Column("position", BigInteger, nullable=False, unique=True),
    Column("device", ForeignKey("devices.code"), nullable=False),
    Column("instance", Uuid, nullable=False),
    Column("seq", BigInteger, nullable=False),
    Column("prev", _DIGEST, nullable=False),
    Column("digest", _DIGEST, nullable=False),
    Column("kind", String(16), nullable=False),
    Column("item", String(64), nullable=False),
    Column("about", Uuid),
    Column("received_at", _Millis, nullable=False),
    Column("data", LargeBinary, nullable=False),
    Column("received", LargeBinary),
    Column("complete", LargeBinary),
    Column("complete_position", BigInteger),
    CheckConstraint("received IS NOT NULL OR complete IS NOT NULL", name="receipted"),
    Index(None, "device", "instance", "seq"),
)

# Few envelopes are about another one, and few are ratings: the others are not in these.
Index(
    None,
    envelopes.c.about,
    sqlite_where=envelopes.c.about.is_not(None),
    postgresql_where=envelopes.c.about.is_not(None),
)
Index(
    None,
    envelopes.c.item,
    sqlite_where=envelopes.c.kind == "rating",
    postgresql_where=envelopes.c.kind == "rating",
)

envelope_files = Table(
    "envelope_files",
    metadata,
    Column("envelope_id", ForeignKey("envelopes.id"), primary_key=True),
    Column("place", Integer, primary_key=True, autoincrement=False),
    Column("digest", _DIGEST, nullable=False, index=True),
    Column("size", BigInteger, nullable=False),
)

stored_files = Table(
    "stored_files",
    metadata,
    Column("digest", _DIGEST, primary_key=True),
    Column("size", BigInteger, nullable=False),
    Column("stored_at", _Millis, nullable=False),
)

# Gaps and forks of the hash chains, as they were met.
chain_findings = Table(
    "chain_findings",
    metadata,
    Column("id", Integer, primary_key=True),
    Column("envelope_id", ForeignKey("envelopes.id"), nullable=False),
    Column("device", ForeignKey("devices.code"), nullable=False, index=True),
    Column("instance", Uuid, nullable=False),
    Column("seq", BigInteger, nullable=False),
    Column("finding", String(8), nullable=False),
    Column("at", _Millis, nullable=False),
    CheckConstraint("finding IN ('gap', 'fork')", name="known"),
)

quarantine = Table(
    "quarantine",
    metadata,
    Column("device", ForeignKey("devices.code"), primary_key=True),
    Column("digest", _DIGEST, primary_key=True),
    Column("problem", String(40), nullable=False),
    Column("size", Integer, nullable=False),
    Column("data", LargeBinary, nullable=False),
    Column("receipt", LargeBinary, nullable=False),
    Column("at", _Millis, nullable=False),
)

# What the provincial platform has told of cases: each of its lines counts once, by its digest.
told_statuses = Table(
    "told_statuses",
    metadata,
    Column("digest", _DIGEST, primary_key=True),
    Column("case_id", ForeignKey("cases.id"), nullable=False),
    Column("at", _Millis, nullable=False),
)

# How often what was refused; device "" stands for everybody who is not enrolled.
refusals = Table(
    "refusals",
    metadata,
    Column("device", _DEVICE, primary_key=True),
    Column("problem", String(40), primary_key=True),
    Column("count", BigInteger, nullable=False),
    Column("last_at", _Millis, nullable=False),
)
