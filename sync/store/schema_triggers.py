"""Triggers: what the desk did stays as it is, and `case_row` follows the rows that it sums up."""

from sqlalchemy import Connection, MetaData, event

from sync.store.columns import metadata

AUDIT_DAYS = 400
"""For so long what was done at the desk cannot be deleted; the trigger has it in milliseconds."""

_MADE_AT = " + ".join(
    f"(instr('123456789ABCDEF', substr(hex(NEW.id), {place}, 1)) << {4 * (12 - place)})"
    for place in range(1, 13)
)
"""The time in the id of a row, a UUIDv7 (RFC 9562, 5.7): its first twelve hexadecimal digits."""

_TELL = f"""INSERT INTO case_row (id, at, item, status) VALUES (NEW.id, {_MADE_AT}, NEW.item, NEW.status)
ON CONFLICT (id) DO UPDATE SET status = excluded.status"""  # noqa: S608  # our own names

_WHEN = {
    "audit_stays": ("BEFORE UPDATE ON audit", "SELECT RAISE(ABORT, 'the audit stays')"),
    "audit_is_kept": (
        """BEFORE DELETE ON audit
WHEN OLD.kept_since > (SELECT max(kept_since) FROM audit) - 34560000000""",
        "SELECT RAISE(ABORT, 'the audit stays')",
    ),
    "setting_stays": ("BEFORE UPDATE ON setting", "SELECT RAISE(ABORT, 'what was set stays')"),
    "setting_is_kept": ("BEFORE DELETE ON setting", "SELECT RAISE(ABORT, 'what was set stays')"),
    "case_row_filed": (
        "AFTER INSERT ON submission WHEN NEW.kind IN ('filing', 'opinion')",
        """INSERT INTO case_row (id, at, item, status) VALUES (NEW.id, NEW.made_at, NEW.item, coalesce(
    (SELECT status FROM case_status WHERE id = NEW.id), 'waiting'
))
ON CONFLICT (id) DO UPDATE SET at = excluded.at, item = excluded.item""",
    ),
    "case_row_followed": (
        "AFTER INSERT ON submission WHEN NEW.kind IN ('correction', 'supplement')",
        """UPDATE case_row SET status = 'waiting'
WHERE id = NEW.about AND status IN ('returned', 'supplement')""",
    ),
    "case_row_received": (
        "AFTER INSERT ON receipt WHEN NEW.kind <> 'quarantined'",
        """UPDATE case_row SET status = 'received'
WHERE status = 'waiting' AND id IN (
    NEW.submission,
    (SELECT about FROM submission
        WHERE id = NEW.submission AND kind IN ('correction', 'supplement'))
)""",
    ),
    "case_row_told": ("AFTER INSERT ON case_status", _TELL),
    "case_row_told_anew": ("AFTER UPDATE ON case_status", _TELL),
    "case_row_pruned": (
        "AFTER DELETE ON submission",
        """DELETE FROM case_row
WHERE id = OLD.id AND NOT EXISTS (SELECT 1 FROM case_status WHERE id = OLD.id)""",
    ),
    "case_row_forgotten": (
        "AFTER DELETE ON case_status",
        """DELETE FROM case_row
WHERE id = OLD.id AND NOT EXISTS (SELECT 1 FROM submission WHERE id = OLD.id)""",
    ),
}

TRIGGERS = {
    name: f"CREATE TRIGGER {name} {when}\nBEGIN\n{act};\nEND" for name, (when, act) in _WHEN.items()
}


@event.listens_for(metadata, "after_create")
def _make(_metadata: MetaData, connection: Connection, **_: object) -> None:
    for statement in TRIGGERS.values():
        connection.exec_driver_sql(statement)
