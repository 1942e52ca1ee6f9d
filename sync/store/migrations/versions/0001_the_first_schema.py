"""The first schema."""

import sqlalchemy as sa
from alembic import op

revision = "0001"
down_revision = None
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table(
        "case_status",
        sa.Column("id", sa.LargeBinary(), nullable=False),
        sa.Column("epoch", sa.Integer(), nullable=False),
        sa.Column("position", sa.Integer(), nullable=False),
        sa.Column("slip_number", sa.Text(), nullable=False),
        sa.Column("item", sa.Text(), nullable=False),
        sa.Column("case_number", sa.Text(), nullable=False),
        sa.Column("case_digits", sa.Text(), nullable=False),
        sa.Column("status", sa.Text(), nullable=False),
        sa.Column("note", sa.Text(), nullable=False),
        sa.Column("at", sa.Integer(), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_case_status")),
    )
    op.create_index(
        op.f("ix_case_status_case_digits"), "case_status", ["case_digits"], unique=False
    )
    op.create_index(
        op.f("ix_case_status_slip_number"), "case_status", ["slip_number"], unique=False
    )
    op.create_table(
        "device",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("key", sa.LargeBinary(), nullable=False),
        sa.Column("instance", sa.LargeBinary(), nullable=False),
        sa.Column("tail_key", sa.LargeBinary(), nullable=False),
        sa.Column("seq", sa.Integer(), nullable=False),
        sa.Column("head", sa.LargeBinary(), nullable=False),
        sa.Column("url", sa.Text(), nullable=False),
        sa.Column("answer", sa.LargeBinary(), nullable=True),
        sa.Column("signed_answer", sa.LargeBinary(), nullable=True),
        sa.Column("key_list", sa.LargeBinary(), nullable=True),
        sa.Column("machine", sa.Text(), nullable=False),
        sa.Column("next_key", sa.LargeBinary(), nullable=True),
        sa.CheckConstraint("id = 1", name=op.f("ck_device_single")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_device")),
    )
    op.create_table(
        "device_key",
        sa.Column("position", sa.Integer(), nullable=False),
        sa.Column("announcement", sa.LargeBinary(), nullable=False),
        sa.PrimaryKeyConstraint("position", name=op.f("pk_device_key")),
    )
    op.create_table(
        "leftover",
        sa.Column("manifest", sa.LargeBinary(), nullable=False),
        sa.Column("envelope", sa.LargeBinary(), nullable=False),
        sa.Column("others", sa.LargeBinary(), nullable=False),
        sa.PrimaryKeyConstraint("manifest", name=op.f("pk_leftover")),
    )
    op.create_table(
        "link",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("failures", sa.Integer(), nullable=False),
        sa.Column("epoch", sa.Integer(), nullable=False),
        sa.Column("position", sa.Integer(), nullable=False),
        sa.Column("cursor", sa.Integer(), nullable=False),
        sa.Column("durable_through", sa.Integer(), nullable=False),
        sa.Column("refused", sa.Integer(), nullable=False),
        sa.Column("floor", sa.Integer(), nullable=False),
        sa.CheckConstraint("id = 1", name=op.f("ck_link_single")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_link")),
    )
    op.create_table(
        "mark",
        sa.Column("tag", sa.LargeBinary(), nullable=False),
        sa.Column("signed", sa.LargeBinary(), nullable=False),
        sa.PrimaryKeyConstraint("tag", name=op.f("pk_mark")),
    )
    op.create_table(
        "link_day",
        sa.Column("day", sa.Integer(), nullable=False),
        sa.Column("sent", sa.Integer(), nullable=False),
        sa.Column("received", sa.Integer(), nullable=False),
        sa.PrimaryKeyConstraint("day", name=op.f("pk_link_day")),
    )
    op.create_table(
        "recovery",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("key_check", sa.LargeBinary(), nullable=False),
        sa.Column("escrow", sa.LargeBinary(), nullable=False),
        sa.Column("copy", sa.LargeBinary(), nullable=False),
        sa.Column("epoch", sa.Integer(), nullable=True),
        sa.CheckConstraint("id = 1", name=op.f("ck_recovery_single")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_recovery")),
    )
    op.create_table(
        "submission",
        sa.Column("id", sa.LargeBinary(), nullable=False),
        sa.Column("kind", sa.Text(), nullable=False),
        sa.Column("item", sa.Text(), nullable=False),
        sa.Column("instance", sa.LargeBinary(), nullable=False),
        sa.Column("seq", sa.Integer(), nullable=False),
        sa.Column("digest", sa.LargeBinary(), nullable=False),
        sa.Column("envelope", sa.LargeBinary(), nullable=False),
        sa.Column("slip_number", sa.Text(), nullable=False),
        sa.Column("made_at", sa.Integer(), nullable=False),
        sa.Column("copy", sa.LargeBinary(), nullable=True),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_submission")),
        sa.UniqueConstraint("digest", name=op.f("uq_submission_digest")),
        sa.UniqueConstraint("instance", "seq", name=op.f("uq_submission_instance_seq")),
        sa.UniqueConstraint("slip_number", name=op.f("uq_submission_slip_number")),
    )
    op.create_table(
        "attachment",
        sa.Column("digest", sa.LargeBinary(), nullable=False),
        sa.Column("submission", sa.LargeBinary(), nullable=False),
        sa.Column("size", sa.Integer(), nullable=False),
        sa.Column("sent", sa.Integer(), nullable=False),
        sa.Column("state", sa.Text(), nullable=False),
        sa.Column("attempts", sa.Integer(), nullable=False),
        sa.Column("next_at", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(
            ["submission"],
            ["submission.id"],
            name=op.f("fk_attachment_submission"),
            ondelete="CASCADE",
        ),
        sa.CheckConstraint("state IN ('waiting', 'stored')", name=op.f("ck_attachment_state")),
        sa.PrimaryKeyConstraint("digest", name=op.f("pk_attachment")),
    )
    op.create_index(
        op.f("ix_attachment_state_next_at"), "attachment", ["state", "next_at"], unique=False
    )
    op.create_index(op.f("ix_attachment_submission"), "attachment", ["submission"], unique=False)
    op.create_table(
        "look_up",
        sa.Column("submission", sa.LargeBinary(), nullable=False),
        sa.Column("title", sa.Text(), nullable=False),
        sa.Column("masked_name", sa.Text(), nullable=False),
        sa.Column("promised_days", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(
            ["submission"],
            ["submission.id"],
            name=op.f("fk_look_up_submission"),
            ondelete="CASCADE",
        ),
        sa.PrimaryKeyConstraint("submission", name=op.f("pk_look_up")),
    )
    op.create_table(
        "outbox",
        sa.Column("position", sa.Integer(), nullable=False),
        sa.Column("submission", sa.LargeBinary(), nullable=False),
        sa.Column("state", sa.Text(), nullable=False),
        sa.Column("attempts", sa.Integer(), nullable=False),
        sa.Column("next_at", sa.Integer(), nullable=False),
        sa.Column("problem", sa.Text(), nullable=False),
        sa.ForeignKeyConstraint(
            ["submission"], ["submission.id"], name=op.f("fk_outbox_submission"), ondelete="CASCADE"
        ),
        sa.CheckConstraint(
            "state IN ('waiting', 'sending', 'acknowledged', 'rejected', 'parked')",
            name=op.f("ck_outbox_state"),
        ),
        sa.PrimaryKeyConstraint("position", name=op.f("pk_outbox")),
        sa.UniqueConstraint("submission", name=op.f("uq_outbox_submission")),
    )
    op.create_index(op.f("ix_outbox_state"), "outbox", ["state"], unique=False)
    op.create_index(op.f("ix_outbox_state_next_at"), "outbox", ["state", "next_at"], unique=False)
    op.create_table(
        "receipt",
        sa.Column("submission", sa.LargeBinary(), nullable=False),
        sa.Column("kind", sa.Text(), nullable=False),
        sa.Column("epoch", sa.Integer(), nullable=False),
        sa.Column("position", sa.Integer(), nullable=False),
        sa.Column("case_number", sa.Text(), nullable=False),
        sa.Column("case_digits", sa.Text(), nullable=False),
        sa.Column("at", sa.Integer(), nullable=False),
        sa.Column("signed", sa.LargeBinary(), nullable=False),
        sa.Column("lost", sa.Boolean(), nullable=False),
        sa.Column("durable", sa.Boolean(), nullable=False),
        sa.Column("copied", sa.Boolean(), nullable=False),
        sa.ForeignKeyConstraint(
            ["submission"],
            ["submission.id"],
            name=op.f("fk_receipt_submission"),
            ondelete="CASCADE",
        ),
        sa.PrimaryKeyConstraint("submission", "kind", "epoch", name=op.f("pk_receipt")),
    )
    op.create_index(op.f("ix_receipt_case_digits"), "receipt", ["case_digits"], unique=False)
    op.create_index(op.f("ix_receipt_copied"), "receipt", ["copied"], unique=False)
    op.create_index(
        op.f("ix_receipt_durable_position"), "receipt", ["durable", "position"], unique=False
    )
    op.create_table(
        "tail",
        sa.Column("submission", sa.LargeBinary(), nullable=False),
        sa.Column("mac", sa.LargeBinary(), nullable=False),
        sa.ForeignKeyConstraint(
            ["submission"], ["submission.id"], name=op.f("fk_tail_submission"), ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("submission", "mac", name=op.f("pk_tail")),
    )
    op.create_table(
        "wrong_tail",
        sa.Column("submission", sa.LargeBinary(), nullable=False),
        sa.Column("tries", sa.Integer(), nullable=False),
        sa.Column("at", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(
            ["submission"],
            ["submission.id"],
            name=op.f("fk_wrong_tail_submission"),
            ondelete="CASCADE",
        ),
        sa.PrimaryKeyConstraint("submission", name=op.f("pk_wrong_tail")),
    )
