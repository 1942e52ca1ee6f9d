"""The release after the present one, for trials: one migration more, and another line on a screen."""

from pathlib import Path

from installer.stamp import stamped

VERSION = "1000.0"
SCHEMA = "9999"
_MIGRATIONS = "_internal/sync/store/migrations/versions"
_SCREEN = "_internal/kiosk/qml/AttractScene.qml"
_LINE, _NEXT_LINE = "您好，来办事吗？", "您好，今天来办事吗？"
_MIGRATION = """
import sqlalchemy as sa
from alembic import op

revision, down_revision, branch_labels, depends_on = "{schema}", "{head}", None, None


def upgrade():
    op.add_column("submission", sa.Column("later", sa.Text))
    op.add_column("draft", sa.Column("later", sa.Text))
    op.create_table("later", sa.Column("id", sa.Integer, primary_key=True))
"""


def make_later(bundle: Path, into: Path) -> Path:
    """Copy a bundle, by hard links, as that release."""
    stamped(bundle, VERSION, into)
    migrations = into / _MIGRATIONS
    head = max(file.name for file in migrations.glob("[0-9]*.py"))[:4]
    text = _MIGRATION.format(schema=SCHEMA, head=head)
    (migrations / f"{SCHEMA}_later.py").write_text(text, encoding="utf-8")
    screen = into / _SCREEN
    lines = screen.read_text(encoding="utf-8")
    if lines.count(_LINE) != 1:
        raise ValueError(f"{_SCREEN}: not one {_LINE}")
    screen.unlink()  # a link to the present release's
    screen.write_text(lines.replace(_LINE, _NEXT_LINE), encoding="utf-8")
    return into
