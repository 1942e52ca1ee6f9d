"""Who may ask for contents at which device, and what they asked for."""

import sqlalchemy as sa
from alembic import op

revision = "0004"
down_revision = "0003"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table(
        "staff",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("device", sa.String(length=12), nullable=False),
        sa.Column("name", sa.String(length=80), nullable=False),
        sa.Column("role", sa.String(length=16), nullable=False),
        sa.Column("told_at", sa.BigInteger(), nullable=False),
        sa.Column("is_out", sa.Boolean(), nullable=False),
        sa.Column("barred_at", sa.BigInteger(), nullable=True),
        sa.ForeignKeyConstraint(["device"], ["devices.code"], name=op.f("fk_staff_device")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_staff")),
    )
    op.create_index(op.f("ix_staff_device"), "staff", ["device"])
    op.create_table(
        "staff_keys",
        sa.Column("key", sa.LargeBinary(length=8), nullable=False),
        sa.Column("staff", sa.Uuid(), nullable=False),
        sa.Column("public_key", sa.LargeBinary(length=32), nullable=False),
        sa.Column("made_at", sa.BigInteger(), nullable=False),
        sa.Column("retired_at", sa.BigInteger(), nullable=True),
        sa.ForeignKeyConstraint(["staff"], ["staff.id"], name=op.f("fk_staff_keys_staff")),
        sa.PrimaryKeyConstraint("key", name=op.f("pk_staff_keys")),
    )
    op.create_index(op.f("ix_staff_keys_staff"), "staff_keys", ["staff"])
    op.create_table(
        "case_questions",
        sa.Column("digest", sa.LargeBinary(length=32), nullable=False),
        sa.Column("device", sa.String(length=12), nullable=False),
        sa.Column("staff", sa.Uuid(), nullable=False),
        sa.Column("case_id", sa.Uuid(), nullable=False),
        sa.Column("why", sa.String(length=16), nullable=False),
        sa.Column("signed", sa.LargeBinary(), nullable=False),
        sa.Column("at", sa.BigInteger(), nullable=False),
        sa.Column("outcome", sa.String(length=16), nullable=False),
        sa.Column("settled_at", sa.BigInteger(), nullable=True),
        sa.Column("answer", sa.LargeBinary(), nullable=True),
        sa.ForeignKeyConstraint(["case_id"], ["cases.id"], name=op.f("fk_case_questions_case_id")),
        sa.ForeignKeyConstraint(
            ["device"], ["devices.code"], name=op.f("fk_case_questions_device")
        ),
        sa.ForeignKeyConstraint(["staff"], ["staff.id"], name=op.f("fk_case_questions_staff")),
        sa.PrimaryKeyConstraint("digest", name=op.f("pk_case_questions")),
    )
    op.create_index(op.f("ix_case_questions_device_at"), "case_questions", ["device", "at"])
    op.create_index(op.f("ix_case_questions_outcome_at"), "case_questions", ["outcome", "at"])
