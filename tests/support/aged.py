"""A store as an older program left it: what later schema revisions made is taken away again."""

from sqlalchemy import Connection, text

from sync.store.schema_triggers import TRIGGERS

_MADE = {
    "0006": ("DROP TABLE told_settings",),
    "0005": (
        *(f"DROP TRIGGER {name}" for name in TRIGGERS),
        *(
            f"DROP TABLE {name}"
            for name in ("staff", "audit", "setting", "day_count", "contact", "handed", "case_row")
        ),
        "DROP INDEX ix_submission_about",
        "ALTER TABLE submission DROP COLUMN about",
        "ALTER TABLE case_status DROP COLUMN due_at",
        "ALTER TABLE case_status DROP COLUMN wanted",
    ),
    "0004": ("DROP TABLE print_job",),
    "0003": ("DROP TABLE result",),
    "0002": ("DROP TABLE draft_file", "DROP TABLE draft"),
}


def age(connection: Connection, revision: str) -> None:
    """Put a store back to a schema revision."""
    for made, statements in _MADE.items():
        if made > revision:
            for statement in statements:
                connection.execute(text(statement))
    connection.execute(text("UPDATE alembic_version SET version_num = :one"), {"one": revision})
