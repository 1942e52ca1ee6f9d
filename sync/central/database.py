"""Opening the database: everything that is particular to SQLite, and the schema's version."""

import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from alembic import command
from alembic.config import Config
from alembic.migration import MigrationContext
from alembic.script import ScriptDirectory
from sqlalchemy import Connection, Engine, create_engine, event

# Waiting for the other process (a clerk's command beside `serve`), not for a lock inside.
_BUSY_SECONDS = 30
_WRITING = {"sqlite_begin": "BEGIN IMMEDIATE"}


def connect(path: Path) -> Engine:
    """Return an engine on the SQLite file: WAL, synchronous FULL, foreign keys on."""
    engine = create_engine(
        f"sqlite:///{path}", hide_parameters=True, connect_args={"timeout": _BUSY_SECONDS}
    )
    event.listen(engine, "connect", _prepare)
    event.listen(engine, "begin", _begin)
    return engine


@contextmanager
def reading(engine: Engine) -> Iterator[Connection]:
    """Give a connection that sees one state of the database throughout."""
    with engine.connect() as connection, connection.begin():
        yield connection


@contextmanager
def writing(engine: Engine) -> Iterator[Connection]:
    """Give the writing connection; commits at the end, or rolls back if an exception passes."""
    with engine.connect().execution_options(**_WRITING) as connection, connection.begin():
        yield connection


def upgrade(engine: Engine) -> None:
    """Bring the schema to the present version."""
    with writing(engine) as connection:
        config = _alembic()
        config.attributes["connection"] = connection
        command.upgrade(config, "head")


def is_current(engine: Engine) -> bool:
    """Tell whether the schema is of the present version."""
    with reading(engine) as connection:
        revision = MigrationContext.configure(connection).get_current_revision()
    return revision == ScriptDirectory.from_config(_alembic()).get_current_head()


def dump_schema(engine: Engine) -> str:
    """Return the schema as SQL, as it is committed in schema.sql."""
    with reading(engine) as connection:
        rows = connection.exec_driver_sql(
            "SELECT sql FROM sqlite_master WHERE sql IS NOT NULL ORDER BY type DESC, name"
        )
        lines = "".join(f"{sql};\n" for (sql,) in rows).splitlines()
        return "".join(f"{line.rstrip()}\n" for line in lines)


def _alembic() -> Config:
    config = Config()
    config.set_main_option("script_location", str(Path(__file__).parent / "migrations"))
    return config


def _prepare(connection: sqlite3.Connection, _record: Any) -> None:
    # The driver shall not begin transactions on its own: `_begin` does.
    connection.isolation_level = None
    for pragma in ("journal_mode=WAL", "synchronous=FULL", "foreign_keys=ON"):
        connection.execute(f"PRAGMA {pragma}")


def _begin(connection: Connection) -> None:
    connection.exec_driver_sql(connection.get_execution_options().get("sqlite_begin", "BEGIN"))
