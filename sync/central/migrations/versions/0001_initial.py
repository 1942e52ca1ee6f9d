"""The first schema of the central platform."""

import sqlalchemy as sa
from alembic import op

revision = "0001"
down_revision = None


def upgrade() -> None:
    op.create_table(
        "halls",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("name", sa.String(length=200), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_halls")),
        sa.UniqueConstraint("name", name=op.f("uq_halls_name")),
    )
    op.create_table(
        "platform",
        sa.Column("id", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("epoch", sa.BigInteger(), nullable=False),
        sa.Column("position", sa.BigInteger(), nullable=False),
        sa.Column("durable_through", sa.BigInteger(), nullable=False),
        sa.Column("tag", sa.LargeBinary(length=8), nullable=False),
        sa.CheckConstraint("id = 1", name=op.f("ck_platform_single")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_platform")),
    )
    op.create_table(
        "marks",
        sa.Column("position", sa.BigInteger(), autoincrement=False, nullable=False),
        sa.Column("tag", sa.LargeBinary(length=8), nullable=False),
        sa.PrimaryKeyConstraint("position", name=op.f("pk_marks")),
    )
    op.create_table(
        "recipient_keys",
        sa.Column("key", sa.LargeBinary(length=8), nullable=False),
        sa.Column("recipient", sa.String(length=16), nullable=False),
        sa.Column("public_key", sa.LargeBinary(length=32), nullable=False),
        sa.Column("made_at", sa.BigInteger(), nullable=False),
        sa.Column("since", sa.BigInteger(), nullable=True),
        sa.Column("retired_at", sa.BigInteger(), nullable=True),
        sa.PrimaryKeyConstraint("key", name=op.f("pk_recipient_keys")),
    )
    op.create_table(
        "signing_keys",
        sa.Column("key", sa.LargeBinary(length=8), nullable=False),
        sa.Column("public_key", sa.LargeBinary(length=32), nullable=False),
        sa.Column("made_at", sa.BigInteger(), nullable=False),
        sa.Column("since", sa.BigInteger(), nullable=True),
        sa.Column("retired_at", sa.BigInteger(), nullable=True),
        sa.Column("revoked_at", sa.BigInteger(), nullable=True),
        sa.PrimaryKeyConstraint("key", name=op.f("pk_signing_keys")),
    )
    op.create_table(
        "refusals",
        sa.Column("device", sa.String(length=12), nullable=False),
        sa.Column("problem", sa.String(length=40), nullable=False),
        sa.Column("count", sa.BigInteger(), nullable=False),
        sa.Column("last_at", sa.BigInteger(), nullable=False),
        sa.PrimaryKeyConstraint("device", "problem", name=op.f("pk_refusals")),
    )
    op.create_table(
        "stored_files",
        sa.Column("digest", sa.LargeBinary(length=32), nullable=False),
        sa.Column("size", sa.BigInteger(), nullable=False),
        sa.Column("stored_at", sa.BigInteger(), nullable=False),
        sa.PrimaryKeyConstraint("digest", name=op.f("pk_stored_files")),
    )
    op.create_table(
        "devices",
        sa.Column("code", sa.String(length=12), nullable=False),
        sa.Column("name", sa.String(length=200), nullable=False),
        sa.Column("hall_id", sa.Integer(), nullable=False),
        sa.Column("answer", sa.LargeBinary(), nullable=False),
        sa.Column("enrolled_at", sa.BigInteger(), nullable=False),
        sa.Column("heard_at", sa.BigInteger(), nullable=False),
        sa.Column("revoked_at", sa.BigInteger(), nullable=True),
        sa.Column("readmitted_at", sa.BigInteger(), nullable=True),
        sa.ForeignKeyConstraint(["hall_id"], ["halls.id"], name=op.f("fk_devices_hall_id")),
        sa.PrimaryKeyConstraint("code", name=op.f("pk_devices")),
    )
    op.create_table(
        "device_keys",
        sa.Column("key", sa.LargeBinary(length=8), nullable=False),
        sa.Column("device", sa.String(length=12), nullable=False),
        sa.Column("public_key", sa.LargeBinary(length=32), nullable=False),
        sa.Column("made_at", sa.BigInteger(), nullable=False),
        sa.Column("retired_at", sa.BigInteger(), nullable=True),
        sa.ForeignKeyConstraint(["device"], ["devices.code"], name=op.f("fk_device_keys_device")),
        sa.PrimaryKeyConstraint("key", name=op.f("pk_device_keys")),
    )
    op.create_index(op.f("ix_device_keys_device"), "device_keys", ["device"], unique=False)
    op.create_table(
        "recovery_copies",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("device", sa.String(length=12), nullable=False),
        sa.Column("digest", sa.LargeBinary(length=32), nullable=False),
        sa.Column("signed", sa.LargeBinary(), nullable=True),
        sa.Column("taken_at", sa.BigInteger(), nullable=False),
        sa.ForeignKeyConstraint(
            ["device"], ["devices.code"], name=op.f("fk_recovery_copies_device")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_recovery_copies")),
        sa.UniqueConstraint("device", "digest", name=op.f("uq_recovery_copies_device_digest")),
    )
    op.create_table(
        "device_days",
        sa.Column("device", sa.String(length=12), nullable=False),
        sa.Column("day", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("envelopes", sa.Integer(), nullable=False),
        sa.Column("bytes", sa.BigInteger(), nullable=False),
        sa.ForeignKeyConstraint(["device"], ["devices.code"], name=op.f("fk_device_days_device")),
        sa.PrimaryKeyConstraint("device", "day", name=op.f("pk_device_days")),
    )
    op.create_table(
        "cases",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("number", sa.String(length=64), nullable=False),
        sa.Column("hall_id", sa.Integer(), nullable=False),
        sa.Column("year", sa.Integer(), nullable=False),
        sa.Column("epoch", sa.BigInteger(), nullable=False),
        sa.Column("serial", sa.Integer(), nullable=False),
        sa.Column("device", sa.String(length=12), nullable=False),
        sa.Column("slip_number", sa.String(length=64), nullable=False),
        sa.Column("item", sa.String(length=64), nullable=False),
        sa.Column("kind", sa.String(length=16), nullable=False),
        sa.Column("status", sa.String(length=16), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("received_at", sa.BigInteger(), nullable=False),
        sa.Column("changed_at", sa.BigInteger(), nullable=False),
        sa.Column("reference", sa.String(length=64), nullable=True),
        sa.ForeignKeyConstraint(["device"], ["devices.code"], name=op.f("fk_cases_device")),
        sa.ForeignKeyConstraint(["hall_id"], ["halls.id"], name=op.f("fk_cases_hall_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_cases")),
        sa.UniqueConstraint("number", name=op.f("uq_cases_number")),
    )
    op.create_index(
        op.f("ix_cases_hall_id_year_epoch_serial"),
        "cases",
        ["hall_id", "year", "epoch", "serial"],
        unique=False,
    )
    op.create_index(op.f("ix_cases_slip_number"), "cases", ["slip_number"], unique=False)
    op.create_table(
        "enrolment_codes",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("selector", sa.String(length=4), nullable=False),
        sa.Column("salt", sa.LargeBinary(length=16), nullable=False),
        sa.Column("hash", sa.LargeBinary(length=32), nullable=False),
        sa.Column("hall_id", sa.Integer(), nullable=False),
        sa.Column("device_name", sa.String(length=200), nullable=False),
        sa.Column("address", sa.String(length=200), nullable=False),
        sa.Column("expires_at", sa.BigInteger(), nullable=False),
        sa.Column("wrong_tries", sa.Integer(), nullable=False),
        sa.Column("device", sa.String(length=12), nullable=True),
        sa.ForeignKeyConstraint(
            ["device"], ["devices.code"], name=op.f("fk_enrolment_codes_device")
        ),
        sa.ForeignKeyConstraint(["hall_id"], ["halls.id"], name=op.f("fk_enrolment_codes_hall_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_enrolment_codes")),
    )
    op.create_index(
        op.f("ix_enrolment_codes_selector"), "enrolment_codes", ["selector"], unique=False
    )
    op.create_table(
        "envelopes",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("position", sa.BigInteger(), nullable=False),
        sa.Column("device", sa.String(length=12), nullable=False),
        sa.Column("instance", sa.Uuid(), nullable=False),
        sa.Column("seq", sa.BigInteger(), nullable=False),
        sa.Column("prev", sa.LargeBinary(length=32), nullable=False),
        sa.Column("digest", sa.LargeBinary(length=32), nullable=False),
        sa.Column("kind", sa.String(length=16), nullable=False),
        sa.Column("item", sa.String(length=64), nullable=False),
        sa.Column("about", sa.Uuid(), nullable=True),
        sa.Column("received_at", sa.BigInteger(), nullable=False),
        sa.Column("data", sa.LargeBinary(), nullable=False),
        sa.Column("received", sa.LargeBinary(), nullable=True),
        sa.Column("complete", sa.LargeBinary(), nullable=True),
        sa.Column("complete_position", sa.BigInteger(), nullable=True),
        sa.CheckConstraint(
            "received IS NOT NULL OR complete IS NOT NULL", name=op.f("ck_envelopes_receipted")
        ),
        sa.ForeignKeyConstraint(["device"], ["devices.code"], name=op.f("fk_envelopes_device")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_envelopes")),
        sa.UniqueConstraint("position", name=op.f("uq_envelopes_position")),
    )
    is_about, is_rating = sa.text("about IS NOT NULL"), sa.text("kind = 'rating'")
    op.create_index(
        op.f("ix_envelopes_about"),
        "envelopes",
        ["about"],
        unique=False,
        sqlite_where=is_about,
        postgresql_where=is_about,
    )
    op.create_index(
        op.f("ix_envelopes_device_instance_seq"),
        "envelopes",
        ["device", "instance", "seq"],
        unique=False,
    )
    op.create_index(
        op.f("ix_envelopes_item"),
        "envelopes",
        ["item"],
        unique=False,
        sqlite_where=is_rating,
        postgresql_where=is_rating,
    )
    op.create_table(
        "quarantine",
        sa.Column("device", sa.String(length=12), nullable=False),
        sa.Column("digest", sa.LargeBinary(length=32), nullable=False),
        sa.Column("problem", sa.String(length=40), nullable=False),
        sa.Column("size", sa.Integer(), nullable=False),
        sa.Column("data", sa.LargeBinary(), nullable=False),
        sa.Column("receipt", sa.LargeBinary(), nullable=False),
        sa.Column("at", sa.BigInteger(), nullable=False),
        sa.ForeignKeyConstraint(["device"], ["devices.code"], name=op.f("fk_quarantine_device")),
        sa.PrimaryKeyConstraint("device", "digest", name=op.f("pk_quarantine")),
    )
    op.create_table(
        "case_changes",
        sa.Column("position", sa.BigInteger(), autoincrement=False, nullable=False),
        sa.Column("hall_id", sa.Integer(), nullable=False),
        sa.Column("case_id", sa.Uuid(), nullable=False),
        sa.Column("status", sa.String(length=16), nullable=False),
        sa.Column("note", sa.Text(), nullable=False),
        sa.Column("at", sa.BigInteger(), nullable=False),
        sa.ForeignKeyConstraint(["case_id"], ["cases.id"], name=op.f("fk_case_changes_case_id")),
        sa.ForeignKeyConstraint(["hall_id"], ["halls.id"], name=op.f("fk_case_changes_hall_id")),
        sa.PrimaryKeyConstraint("position", name=op.f("pk_case_changes")),
    )
    op.create_index(op.f("ix_case_changes_case_id"), "case_changes", ["case_id"], unique=False)
    op.create_index(
        op.f("ix_case_changes_hall_id_position"),
        "case_changes",
        ["hall_id", "position"],
        unique=False,
    )
    op.create_table(
        "chain_findings",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("envelope_id", sa.Uuid(), nullable=False),
        sa.Column("device", sa.String(length=12), nullable=False),
        sa.Column("instance", sa.Uuid(), nullable=False),
        sa.Column("seq", sa.BigInteger(), nullable=False),
        sa.Column("finding", sa.String(length=8), nullable=False),
        sa.Column("at", sa.BigInteger(), nullable=False),
        sa.CheckConstraint("finding IN ('gap', 'fork')", name=op.f("ck_chain_findings_known")),
        sa.ForeignKeyConstraint(
            ["device"], ["devices.code"], name=op.f("fk_chain_findings_device")
        ),
        sa.ForeignKeyConstraint(
            ["envelope_id"], ["envelopes.id"], name=op.f("fk_chain_findings_envelope_id")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_chain_findings")),
    )
    op.create_index(op.f("ix_chain_findings_device"), "chain_findings", ["device"], unique=False)
    op.create_table(
        "envelope_files",
        sa.Column("envelope_id", sa.Uuid(), nullable=False),
        sa.Column("place", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("digest", sa.LargeBinary(length=32), nullable=False),
        sa.Column("size", sa.BigInteger(), nullable=False),
        sa.ForeignKeyConstraint(
            ["envelope_id"], ["envelopes.id"], name=op.f("fk_envelope_files_envelope_id")
        ),
        sa.PrimaryKeyConstraint("envelope_id", "place", name=op.f("pk_envelope_files")),
    )
    op.create_index(op.f("ix_envelope_files_digest"), "envelope_files", ["digest"], unique=False)
    op.create_table(
        "told_statuses",
        sa.Column("digest", sa.LargeBinary(length=32), nullable=False),
        sa.Column("case_id", sa.Uuid(), nullable=False),
        sa.Column("at", sa.BigInteger(), nullable=False),
        sa.ForeignKeyConstraint(["case_id"], ["cases.id"], name=op.f("fk_told_statuses_case_id")),
        sa.PrimaryKeyConstraint("digest", name=op.f("pk_told_statuses")),
    )
