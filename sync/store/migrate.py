"""Bring a store to the schema of this program.

A release only adds (expand, then contract), so a store that a newer program has already moved on
is used as it is.
"""

from pathlib import Path

from alembic import command
from alembic.config import Config
from alembic.runtime.migration import MigrationContext
from alembic.script import ScriptDirectory
from sqlalchemy import Connection, text

FOLDER = Path(__file__).parent / "migrations"


def upgrade(connection: Connection) -> None:
    """Run the missing migrations inside the transaction of `connection`."""
    config = alembic_config(connection)
    current = revision(connection)
    known = {script.revision for script in ScriptDirectory.from_config(config).walk_revisions()}
    if current is None or current in known:
        command.upgrade(config, "head")


def revision(connection: Connection) -> str | None:
    """Return the last migration that this database has been through, None where there was none."""
    return MigrationContext.configure(connection).get_current_revision()


def alembic_config(connection: Connection) -> Config:
    """Return Alembic's settings for work on `connection`; no ini file is read."""
    config = Config(attributes={"connection": connection})
    config.set_main_option("script_location", str(FOLDER).replace("%", "%%"))
    config.set_main_option("path_separator", "os")
    return config


def dump_schema(connection: Connection) -> str:
    """Return the statements that make the schema, as SQLite keeps them, in order of name."""
    rows = connection.execute(
        text(
            "SELECT sql FROM sqlite_master WHERE sql IS NOT NULL ORDER BY tbl_name, type DESC, name"
        )
    )
    return "".join(f"{sql};\n\n" for (sql,) in rows).rstrip("\n") + "\n"
