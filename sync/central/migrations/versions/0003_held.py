"""Papers that are held of a person, closed, and who asked for them."""

import sqlalchemy as sa
from alembic import op

revision = "0003"
down_revision = "0002"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table(
        "held_cases",
        sa.Column("case", sa.LargeBinary(length=32), nullable=False),
        sa.Column("person", sa.LargeBinary(length=32), nullable=False),
        sa.Column("sealed", sa.LargeBinary(), nullable=False),
        sa.PrimaryKeyConstraint("case", name=op.f("pk_held_cases")),
    )
    op.create_index(op.f("ix_held_cases_person"), "held_cases", ["person"])
    op.create_table(
        "held_questions",
        sa.Column("digest", sa.LargeBinary(length=32), nullable=False),
        sa.Column("device", sa.String(length=12), nullable=False),
        sa.Column("at", sa.BigInteger(), nullable=False),
        sa.Column("cases", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(
            ["device"], ["devices.code"], name=op.f("fk_held_questions_device")
        ),
        sa.PrimaryKeyConstraint("digest", name=op.f("pk_held_questions")),
    )
    op.create_index(op.f("ix_held_questions_device_at"), "held_questions", ["device", "at"])
