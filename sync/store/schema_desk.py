"""The tables of the staff desk: who works here, what they did, and what they look things up in."""

from sqlalchemy import (
    Boolean,
    Column,
    Index,
    Integer,
    LargeBinary,
    Table,
    Text,
    UniqueConstraint,
)

from sync.store.columns import metadata, one_of, required

staff = Table(
    "staff",
    metadata,
    Column("id", LargeBinary, primary_key=True),
    required("name", Text),
    *one_of("role", "assistant", "manager", "technician", "auditor"),
    required("public_key", LargeBinary),
    required("salt", LargeBinary),
    required("lock", LargeBinary),
    required("at", Integer),
    required("is_barred", Boolean),
    required("must_change_pin", Boolean),
    required("tries", Integer),
    required("tried_at", Integer),
    Column("told", Integer),
    UniqueConstraint("name"),
)
"""Who works at the desk. `lock` holds the private Ed25519 key, closed for the PIN (and `salt`). `tries`:
wrong PINs in a row, the last at `tried_at`. `told`: the platform's epoch in which it was told of the row
as it is."""

audit = Table(
    "audit",
    metadata,
    Column("position", Integer, primary_key=True),
    required("at", Integer),
    required("kept_since", Integer),
    Column("staff", LargeBinary),
    required("action", Text),
    required("subject", Text),
    required("outcome", Text),
    required("before", LargeBinary),
    required("hash", LargeBinary),
    Index(None, "staff"),
    Index(None, "action"),
)
"""What was done at the desk, in order; nothing of contents. `hash` covers the row and the hash `before`.
`at` is the clock's claim; `kept_since` no earlier than what the platform had told by then."""

setting = Table(
    "setting",
    metadata,
    Column("position", Integer, primary_key=True),
    required("name", Text),
    Column("value", Text),
    required("at", Integer),
    Column("staff", LargeBinary),
    Index(None, "name"),
)
"""What managers set, in order: the last row of a name counts. `value` is JSON; NULL: as in kiosk.toml."""

told_settings = Table(
    "told_settings",
    metadata,
    Column("at", Integer, primary_key=True),
    required("signed", LargeBinary),
)
"""What the platform sets here, whole each time and as it signed it: the last counts. `at` is its time.
A new enrolment begins without."""

day_count = Table(
    "day_count",
    metadata,
    Column("day", Integer, primary_key=True),
    Column("what", Text, primary_key=True),
    Column("which", Text, primary_key=True),
    required("count", Integer),
)
"""Counts, by days since 1970 in the hall's time zone; nothing of it tells of a person."""

contact = Table(
    "contact",
    metadata,
    Column("position", Integer, primary_key=True),
    required("about", LargeBinary),
    required("at", Integer),
    required("staff", LargeBinary),
    *one_of("outcome", "called", "not_reached"),
    Index(None, "about"),
)
"""Calls to the person of a case, by the envelope that opened it."""

handed = Table(
    "handed",
    metadata,
    Column("position", Integer, primary_key=True),
    required("about", LargeBinary),
    required("at", Integer),
    required("staff", LargeBinary),
    required("checked", Text),
    Index(None, "about"),
)
"""Result documents that staff handed over, and how they saw to whom (`checked`)."""

case_row = Table(
    "case_row",
    metadata,
    Column("id", LargeBinary, primary_key=True),
    required("at", Integer),
    required("item", Text),
    required("status", Text),
    Index(None, "at", "id", "item", "status"),
    Index(None, "status", "at", "id", "item"),
    sqlite_with_rowid=False,
)
"""What cases are listed by: those that were filed here or told of, when they were made, and how they
stand. Kept by `schema_triggers` alone, so that it holds whichever program writes."""
