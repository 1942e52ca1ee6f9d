"""The database: everything that is particular to SQLite or PostgreSQL."""

import os
import sqlite3
from collections.abc import Iterable, Iterator, Sequence
from contextlib import closing, contextmanager
from pathlib import Path
from typing import Any, cast
from urllib.parse import quote
from uuid import UUID

import psycopg
from sqlalchemy import (
    URL,
    Column,
    Connection,
    Dialect,
    Engine,
    Table,
    create_engine,
    event,
    func,
    select,
)
from sqlalchemy.exc import DBAPIError, OperationalError

from sync.central.errors import StoredFileDamagedError

# Waiting for whoever else writes (a clerk's command beside `serve`), not for a lock inside.
_BUSY_SECONDS = 30
_CONNECT_SECONDS = 10
_READING: dict[str, dict[str, Any]] = {
    "sqlite": {},
    "postgresql": {"isolation_level": "REPEATABLE READ", "postgresql_readonly": True},
}
_WRITING: dict[str, dict[str, Any]] = {
    "sqlite": {"sqlite_begin": "BEGIN IMMEDIATE"},
    "postgresql": {"isolation_level": "READ COMMITTED"},
}
_ROWS_AT_ONCE = 500
_NO_ROOM = ("SQLITE_FULL", "53100")


def connect(database: Path | URL) -> Engine:
    """Return an engine on a SQLite file, or on PostgreSQL.

    A commit is on the disk when it returns: SQLite in WAL mode with synchronous FULL,
    PostgreSQL with synchronous_commit on.
    """
    return _sqlite(database) if isinstance(database, Path) else _postgresql(database)


def connect_copy(path: Path) -> Engine:
    """Return an engine on a SQLite file that is only read: a backup, which stays as it is."""
    return create_engine(
        f"sqlite:///file:{quote(str(path))}?mode=ro&uri=true", hide_parameters=True
    )


@contextmanager
def reading(engine: Engine) -> Iterator[Connection]:
    """Give a connection that sees one state of the database throughout."""
    options = _READING[engine.dialect.name]
    with engine.connect().execution_options(**options) as connection, connection.begin():
        yield connection


@contextmanager
def writing(engine: Engine) -> Iterator[Connection]:
    """Give the writing connection; commits at the end, or rolls back if an exception passes.

    On SQLite there is one at a time. On PostgreSQL `journal.entry` sees to that by locking the
    row of `platform`.
    """
    options = _WRITING[engine.dialect.name]
    with engine.connect().execution_options(**options) as connection, connection.begin():
        yield connection


def fold_log(engine: Engine) -> None:
    """Bring to the disk what a process that was killed left in SQLite's log without syncing it.

    What is read there may be told at once. PostgreSQL does so by itself when it recovers.
    """
    if engine.dialect.name == "sqlite":
        with closing(engine.raw_connection()) as connection:
            connection.cursor().execute("PRAGMA wal_checkpoint(PASSIVE)")


def insert_rows(connection: Connection, table: Table, rows: Sequence[Sequence[Any]]) -> None:
    """Insert whole rows, values in the order of the table's columns, by the driver's fastest way.

    Values are as the driver takes them, but for UUID, which each database stores in its own way.
    """
    if connection.dialect.name == "postgresql":
        _copy_in(connection, table, rows)
        return
    places = ", ".join("?" * len(table.columns))
    plain = [tuple([one.hex if type(one) is UUID else one for one in row]) for row in rows]
    connection.exec_driver_sql(f"INSERT INTO {table.name} VALUES ({places})", plain)  # noqa: S608 - no data in it


def copy_tables(source: Connection, target: Connection, tables: Sequence[Table]) -> None:
    """Copy all rows of `tables` from one database to another, empty one, of whatever kind."""
    for table in tables:
        rows = source.execution_options(yield_per=_ROWS_AT_ONCE).execute(select(table))
        for part in rows.partitions():
            insert_rows(target, table, [tuple(row) for row in part])
        serial = table.autoincrement_column
        if serial is not None and target.dialect.name == "postgresql":
            highest = select(func.coalesce(func.max(serial), 0) + 1).scalar_subquery()
            sequence = func.pg_get_serial_sequence(table.name, serial.name)
            target.execute(select(func.setval(sequence, highest, False)))  # noqa: FBT003 - SQL


def seal_copy(path: Path) -> None:
    """Make a SQLite database that was just written one plain file, on the disk.

    Raises:
        StoredFileDamagedError: it does not read back whole.
    """
    with closing(sqlite3.connect(path)) as connection:
        connection.execute("PRAGMA journal_mode=DELETE")
        problems = connection.execute("PRAGMA integrity_check").fetchall()
        problems += connection.execute("PRAGMA foreign_key_check").fetchall()
    if problems != [("ok",)]:
        raise StoredFileDamagedError(f"{path.name}: {problems[0]}")
    descriptor = os.open(path, os.O_RDONLY)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)


def is_out_of_room(error: DBAPIError) -> bool:
    """Tell whether the database failed because its disk is full."""
    cause = error.orig
    names = (getattr(cause, "sqlite_errorname", None), getattr(cause, "sqlstate", None))
    return any(name in _NO_ROOM for name in names)


def _sqlite(path: Path) -> Engine:
    engine = create_engine(
        f"sqlite:///{path}", hide_parameters=True, connect_args={"timeout": _BUSY_SECONDS}
    )
    event.listen(engine, "connect", _prepare)
    event.listen(engine, "begin", _begin)
    return engine


def _postgresql(address: URL) -> Engine:
    return create_engine(
        address.set(drivername="postgresql+psycopg"),
        hide_parameters=True,
        pool_pre_ping=True,
        connect_args={
            "options": f"-c synchronous_commit=on -c lock_timeout={_BUSY_SECONDS}s",
            "connect_timeout": _CONNECT_SECONDS,
            "application_name": "central",
        },
    )


def _prepare(connection: sqlite3.Connection, _record: Any) -> None:
    # The driver shall not begin transactions on its own: `_begin` does.
    connection.isolation_level = None
    for pragma in ("journal_mode=WAL", "synchronous=FULL", "foreign_keys=ON"):
        connection.execute(f"PRAGMA {pragma}")


def _begin(connection: Connection) -> None:
    connection.exec_driver_sql(connection.get_execution_options().get("sqlite_begin", "BEGIN"))


def _copy_in(connection: Connection, table: Table, rows: Iterable[Sequence[Any]]) -> None:
    types = [_bare_type(column, connection.dialect) for column in table.columns]
    statement = f"COPY {table.name} FROM STDIN (FORMAT BINARY)"
    driver = cast("psycopg.Connection[Any]", connection.connection.driver_connection)
    try:
        with driver.cursor() as cursor, cursor.copy(statement) as copy:
            copy.set_types(types)
            for row in rows:
                copy.write_row(row)
    except psycopg.OperationalError as error:
        raise OperationalError(statement, None, error) from error


def _bare_type(column: Column[Any], dialect: Dialect) -> str:
    """Return the name of a column's type without its length."""
    return column.type.compile(dialect).partition("(")[0].lower()
