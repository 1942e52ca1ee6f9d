"""How kiosks are, and what is set at them."""

import sqlalchemy as sa
from alembic import op

revision = "0006"
down_revision = "0005"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table(
        "heartbeats",
        sa.Column("device", sa.String(length=12), nullable=False),
        sa.Column("at", sa.BigInteger(), autoincrement=False, nullable=False),
        sa.Column("data", sa.LargeBinary(), nullable=False),
        sa.ForeignKeyConstraint(["device"], ["devices.code"], name=op.f("fk_heartbeats_device")),
        sa.PrimaryKeyConstraint("device", "at", name=op.f("pk_heartbeats")),
    )
    op.create_table(
        "hall_settings",
        sa.Column("position", sa.Integer(), nullable=False),
        sa.Column("hall_id", sa.Integer(), nullable=False),
        sa.Column("device", sa.String(length=12), nullable=True),
        sa.Column("name", sa.String(length=40), nullable=False),
        sa.Column("value", sa.Text(), nullable=True),
        sa.Column("locked", sa.Boolean(), nullable=False),
        sa.Column("at", sa.BigInteger(), nullable=False),
        sa.ForeignKeyConstraint(["device"], ["devices.code"], name=op.f("fk_hall_settings_device")),
        sa.ForeignKeyConstraint(["hall_id"], ["halls.id"], name=op.f("fk_hall_settings_hall_id")),
        sa.PrimaryKeyConstraint("position", name=op.f("pk_hall_settings")),
    )
    op.create_index(op.f("ix_hall_settings_hall_id_name"), "hall_settings", ["hall_id", "name"])
