"""Drafts of visits that broke off or were put off."""

import sqlalchemy as sa
from alembic import op

revision = "0002"
down_revision = "0001"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table(
        "draft",
        sa.Column("tag", sa.LargeBinary(), nullable=False),
        sa.Column("state", sa.Text(), nullable=False),
        sa.Column("at", sa.Integer(), nullable=False),
        sa.Column("lock", sa.LargeBinary(), nullable=False),
        sa.Column("card_tag", sa.LargeBinary(), nullable=True),
        sa.Column("card_lock", sa.LargeBinary(), nullable=True),
        sa.Column("content", sa.LargeBinary(), nullable=False),
        sa.CheckConstraint("state IN ('open', 'kept')", name=op.f("ck_draft_state")),
        sa.PrimaryKeyConstraint("tag", name=op.f("pk_draft")),
    )
    op.create_index(op.f("ix_draft_card_tag"), "draft", ["card_tag"], unique=False)
    op.create_table(
        "draft_file",
        sa.Column("draft", sa.LargeBinary(), nullable=False),
        sa.Column("name", sa.LargeBinary(), nullable=False),
        sa.Column("data", sa.LargeBinary(), nullable=False),
        sa.ForeignKeyConstraint(
            ["draft"], ["draft.tag"], name=op.f("fk_draft_file_draft"), ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("draft", "name", name=op.f("pk_draft_file")),
    )
