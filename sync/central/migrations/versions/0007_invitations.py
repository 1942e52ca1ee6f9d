"""The key of an enrolment, and which device another one takes the place of."""

import sqlalchemy as sa
from alembic import op

revision = "0007"
down_revision = "0006"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.add_column("enrolment_codes", sa.Column("sealing_key", sa.LargeBinary(length=32)))
    op.add_column("enrolment_codes", sa.Column("replaces", sa.String(length=12)))
    op.add_column("devices", sa.Column("replaces", sa.String(length=12)))
