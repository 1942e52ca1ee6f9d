"""Documents that come with decisions. What was pulled before told of none: the pull begins anew."""

import sqlalchemy as sa
from alembic import op

revision = "0003"
down_revision = "0002"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table(
        "result",
        sa.Column("submission", sa.LargeBinary(), nullable=False),
        sa.Column("digest", sa.LargeBinary(), nullable=False),
        sa.Column("size", sa.Integer(), nullable=False),
        sa.Column("attempts", sa.Integer(), nullable=False),
        sa.Column("next_at", sa.Integer(), nullable=False),
        sa.Column("copies", sa.Integer(), nullable=False),
        sa.Column("printed_at", sa.Integer(), nullable=True),
        sa.ForeignKeyConstraint(
            ["submission"],
            ["submission.id"],
            name=op.f("fk_result_submission"),
            ondelete="CASCADE",
        ),
        sa.PrimaryKeyConstraint("submission", name=op.f("pk_result")),
        sa.UniqueConstraint("digest", name=op.f("uq_result_digest")),
    )
    op.execute("UPDATE link SET cursor = 0")
