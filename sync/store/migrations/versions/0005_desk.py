"""The staff desk: who works there, what was done, what was set, counts, and cases as they are listed."""

import cbor2
import sqlalchemy as sa
from alembic import op

revision = "0005"
down_revision = "0004"
branch_labels = None
depends_on = None


def upgrade() -> None:
    _add_tables()
    op.add_column("submission", sa.Column("about", sa.LargeBinary(), nullable=True))
    op.create_index(
        op.f("ix_submission_about"),
        "submission",
        ["about"],
        unique=False,
        sqlite_where=sa.text("about IS NOT NULL"),
    )
    op.add_column("case_status", sa.Column("due_at", sa.Integer(), nullable=True))
    op.add_column("case_status", sa.Column("wanted", sa.Text(), nullable=True))
    _fill_about()
    for statement in (*TRIGGERS, *FILL_CASE_ROW):
        op.execute(statement)


def _add_tables() -> None:
    op.create_table(
        "staff",
        sa.Column("id", sa.LargeBinary(), nullable=False),
        sa.Column("name", sa.Text(), nullable=False),
        sa.Column("role", sa.Text(), nullable=False),
        sa.Column("public_key", sa.LargeBinary(), nullable=False),
        sa.Column("salt", sa.LargeBinary(), nullable=False),
        sa.Column("lock", sa.LargeBinary(), nullable=False),
        sa.Column("at", sa.Integer(), nullable=False),
        sa.Column("is_barred", sa.Boolean(), nullable=False),
        sa.Column("must_change_pin", sa.Boolean(), nullable=False),
        sa.Column("tries", sa.Integer(), nullable=False),
        sa.Column("tried_at", sa.Integer(), nullable=False),
        sa.Column("told", sa.Integer(), nullable=True),
        sa.CheckConstraint(
            "role IN ('assistant', 'manager', 'technician', 'auditor')",
            name=op.f("ck_staff_role"),
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_staff")),
        sa.UniqueConstraint("name", name=op.f("uq_staff_name")),
    )
    op.create_table(
        "audit",
        sa.Column("position", sa.Integer(), nullable=False),
        sa.Column("at", sa.Integer(), nullable=False),
        sa.Column("kept_since", sa.Integer(), nullable=False),
        sa.Column("staff", sa.LargeBinary(), nullable=True),
        sa.Column("action", sa.Text(), nullable=False),
        sa.Column("subject", sa.Text(), nullable=False),
        sa.Column("outcome", sa.Text(), nullable=False),
        sa.Column("before", sa.LargeBinary(), nullable=False),
        sa.Column("hash", sa.LargeBinary(), nullable=False),
        sa.PrimaryKeyConstraint("position", name=op.f("pk_audit")),
    )
    op.create_index(op.f("ix_audit_staff"), "audit", ["staff"], unique=False)
    op.create_index(op.f("ix_audit_action"), "audit", ["action"], unique=False)
    op.create_table(
        "setting",
        sa.Column("position", sa.Integer(), nullable=False),
        sa.Column("name", sa.Text(), nullable=False),
        sa.Column("value", sa.Text(), nullable=True),
        sa.Column("at", sa.Integer(), nullable=False),
        sa.Column("staff", sa.LargeBinary(), nullable=True),
        sa.PrimaryKeyConstraint("position", name=op.f("pk_setting")),
    )
    op.create_index(op.f("ix_setting_name"), "setting", ["name"], unique=False)
    op.create_table(
        "day_count",
        sa.Column("day", sa.Integer(), nullable=False),
        sa.Column("what", sa.Text(), nullable=False),
        sa.Column("which", sa.Text(), nullable=False),
        sa.Column("count", sa.Integer(), nullable=False),
        sa.PrimaryKeyConstraint("day", "what", "which", name=op.f("pk_day_count")),
    )
    op.create_table(
        "contact",
        sa.Column("position", sa.Integer(), nullable=False),
        sa.Column("about", sa.LargeBinary(), nullable=False),
        sa.Column("at", sa.Integer(), nullable=False),
        sa.Column("staff", sa.LargeBinary(), nullable=False),
        sa.Column("outcome", sa.Text(), nullable=False),
        sa.CheckConstraint("outcome IN ('called', 'not_reached')", name=op.f("ck_contact_outcome")),
        sa.PrimaryKeyConstraint("position", name=op.f("pk_contact")),
    )
    op.create_index(op.f("ix_contact_about"), "contact", ["about"], unique=False)
    op.create_table(
        "handed",
        sa.Column("position", sa.Integer(), nullable=False),
        sa.Column("about", sa.LargeBinary(), nullable=False),
        sa.Column("at", sa.Integer(), nullable=False),
        sa.Column("staff", sa.LargeBinary(), nullable=False),
        sa.Column("checked", sa.Text(), nullable=False),
        sa.PrimaryKeyConstraint("position", name=op.f("pk_handed")),
    )
    op.create_index(op.f("ix_handed_about"), "handed", ["about"], unique=False)
    op.create_table(
        "case_row",
        sa.Column("id", sa.LargeBinary(), nullable=False),
        sa.Column("at", sa.Integer(), nullable=False),
        sa.Column("item", sa.Text(), nullable=False),
        sa.Column("status", sa.Text(), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_case_row")),
        sqlite_with_rowid=False,
    )
    listed = [["at", "id", "item", "status"], ["status", "at", "id", "item"]]
    for columns in listed:
        name = op.f("ix_case_row_" + "_".join(columns))
        op.create_index(name, "case_row", columns, unique=False)


def _fill_about() -> None:
    """Write down what envelopes are about, which was read from their bytes before."""
    connection = op.get_bind()
    rows = connection.exec_driver_sql(
        "SELECT id, envelope FROM submission"
        " WHERE kind IN ('correction', 'supplement', 'withdrawal', 'rating')"
    )
    told = [(cbor2.loads(envelope)["about"], key) for key, envelope in rows]
    for about, key in told:
        connection.exec_driver_sql("UPDATE submission SET about = ? WHERE id = ?", (about, key))


MADE_AT = " + ".join(
    f"(instr('123456789ABCDEF', substr(hex(NEW.id), {place}, 1)) << {4 * (12 - place)})"
    for place in range(1, 13)
)

TRIGGERS = (
    """CREATE TRIGGER audit_stays BEFORE UPDATE ON audit
BEGIN
SELECT RAISE(ABORT, 'the audit stays');
END""",
    """CREATE TRIGGER audit_is_kept BEFORE DELETE ON audit
WHEN OLD.kept_since > (SELECT max(kept_since) FROM audit) - 34560000000
BEGIN
SELECT RAISE(ABORT, 'the audit stays');
END""",
    """CREATE TRIGGER setting_stays BEFORE UPDATE ON setting
BEGIN
SELECT RAISE(ABORT, 'what was set stays');
END""",
    """CREATE TRIGGER setting_is_kept BEFORE DELETE ON setting
BEGIN
SELECT RAISE(ABORT, 'what was set stays');
END""",
    """CREATE TRIGGER case_row_filed AFTER INSERT ON submission WHEN NEW.kind IN ('filing', 'opinion')
BEGIN
INSERT INTO case_row (id, at, item, status) VALUES (NEW.id, NEW.made_at, NEW.item, coalesce(
    (SELECT status FROM case_status WHERE id = NEW.id), 'waiting'
))
ON CONFLICT (id) DO UPDATE SET at = excluded.at, item = excluded.item;
END""",
    """CREATE TRIGGER case_row_followed AFTER INSERT ON submission WHEN NEW.kind IN ('correction', 'supplement')
BEGIN
UPDATE case_row SET status = 'waiting'
WHERE id = NEW.about AND status IN ('returned', 'supplement');
END""",
    """CREATE TRIGGER case_row_received AFTER INSERT ON receipt WHEN NEW.kind <> 'quarantined'
BEGIN
UPDATE case_row SET status = 'received'
WHERE status = 'waiting' AND id IN (
    NEW.submission,
    (SELECT about FROM submission
        WHERE id = NEW.submission AND kind IN ('correction', 'supplement'))
);
END""",
    f"""CREATE TRIGGER case_row_told AFTER INSERT ON case_status
BEGIN
INSERT INTO case_row (id, at, item, status) VALUES (NEW.id, {MADE_AT}, NEW.item, NEW.status)
ON CONFLICT (id) DO UPDATE SET status = excluded.status;
END""",  # noqa: S608  # our own names
    f"""CREATE TRIGGER case_row_told_anew AFTER UPDATE ON case_status
BEGIN
INSERT INTO case_row (id, at, item, status) VALUES (NEW.id, {MADE_AT}, NEW.item, NEW.status)
ON CONFLICT (id) DO UPDATE SET status = excluded.status;
END""",  # noqa: S608  # our own names
    """CREATE TRIGGER case_row_pruned AFTER DELETE ON submission
BEGIN
DELETE FROM case_row
WHERE id = OLD.id AND NOT EXISTS (SELECT 1 FROM case_status WHERE id = OLD.id);
END""",
    """CREATE TRIGGER case_row_forgotten AFTER DELETE ON case_status
BEGIN
DELETE FROM case_row
WHERE id = OLD.id AND NOT EXISTS (SELECT 1 FROM submission WHERE id = OLD.id);
END""",
)

FILL_CASE_ROW = (
    """INSERT INTO case_row (id, at, item, status)
SELECT id, made_at, item, CASE
    WHEN EXISTS (SELECT 1 FROM receipt WHERE submission = id AND kind <> 'quarantined')
    THEN 'received' ELSE 'waiting' END
FROM submission WHERE kind IN ('filing', 'opinion')""",
    "UPDATE case_status SET status = status",
    """UPDATE case_row SET status = 'waiting' WHERE status = 'returned' AND EXISTS (
    SELECT 1 FROM submission JOIN outbox ON outbox.submission = submission.id
    WHERE submission.about = case_row.id AND submission.kind = 'correction'
        AND outbox.state <> 'acknowledged'
)""",
)
"""What is known already; the second makes the triggers tell it."""
