"""Connections to the encrypted SQLite file, and the two ways to use one: read and write.

Any thread may use the store. The pool lends a connection to one thread at a time; a writer begins
with BEGIN IMMEDIATE, so that writers queue up (10 s at most) instead of failing half-way, and WAL
lets readers go on beside them, each in its own snapshot. Transactions are short: sealing, files
and network stay outside.
"""

import os
from collections.abc import Iterator
from contextlib import closing, contextmanager, suppress
from pathlib import Path
from shutil import disk_usage

import sqlcipher3
from sqlalchemy import URL, Connection, create_engine, event
from sqlalchemy.exc import DBAPIError
from sqlalchemy.pool import ConnectionPoolEntry

from sync.errors import KnownError
from sync.store.durable import room_needed
from sync.store.errors import StoreDamagedError, StoreFullError
from sync.store.room import Ballast

DATABASE_NAME = "store.db"
_BUSY_SECONDS = 10
_IO_ERROR = "disk I/O error"
_SHARED_MEMORY = 64 * 2**10
# SQLite's own words, from the table in its src/main.c (sqlite3ErrStr); result codes in brackets.
_KNOWN: dict[str, type[KnownError]] = {
    "database or disk is full": StoreFullError,  # SQLITE_FULL
    "attempt to write a readonly database": StoreFullError,  # SQLITE_READONLY
    "file is not a database": StoreDamagedError,  # SQLITE_NOTADB; the key was checked before
    "database disk image is malformed": StoreDamagedError,  # SQLITE_CORRUPT
    _IO_ERROR: StoreDamagedError,  # SQLITE_IOERR
    "unable to open database file": StoreDamagedError,  # SQLITE_CANTOPEN
}


class Database:
    """The file `path`, opened with the raw 32-byte `key`; on a full disk it uses the ballast."""

    def __init__(self, path: Path, key: bytes, ballast: Ballast) -> None:
        self._path = path
        self._ballast = ballast
        self._pragmas = _Pragmas(key)
        ballast.make_way()
        # Only a new file: to close one that SQLite has open in this process drops its locks.
        with room_needed(), suppress(FileExistsError):
            os.close(os.open(path, os.O_CREAT | os.O_EXCL | os.O_RDWR, 0o600))
        self._engine = create_engine(
            URL.create("sqlite", database=str(path)),
            module=sqlcipher3,
            connect_args={"timeout": _BUSY_SECONDS},
            hide_parameters=True,
        )
        event.listen(self._engine, "connect", self._pragmas)
        event.listen(self._engine, "begin", _begin)
        self._writer = self._engine.execution_options(begin="IMMEDIATE")

    @contextmanager
    def read(self) -> Iterator[Connection]:
        """Lend a connection whose reads all see the same moment.

        Raises:
            StoreDamagedError: the file cannot be read.
        """
        with known(self._path), self._engine.begin() as connection, _verified(connection):
            yield connection

    @contextmanager
    def write(self) -> Iterator[Connection]:
        """Lend the one connection that writes; commits at the end, or leaves no trace.

        If the disk is full, the ballast is given up first: what waits can still be settled. A
        filing asks for its own room before (`Ballast.require`).

        Raises:
            StoreFullError: the disk is full or read-only; nothing was written.
            StoreDamagedError: the file cannot be read.
        """
        self._ballast.make_way()
        with known(self._path), self._writer.begin() as connection, _verified(connection):
            yield connection

    def fold_log(self) -> None:
        """Bring the write-ahead log to the disk, and into the file as far as no reader needs it.

        After a power cut while SQLite did that, the log holds pages of which the file has halves:
        no damage, yet it looks like that to whom looks at the file alone. After a kill the log may
        hold what was never synced, and nothing that was read there may be told.

        Raises:
            StoreFullError: the disk is full or read-only.
            StoreDamagedError: the file cannot be read.
        """
        with known(self._path), closing(self._engine.raw_connection()) as one:
            one.cursor().execute("PRAGMA wal_checkpoint(PASSIVE)")

    def rekey(self, key: bytes) -> None:
        """Encrypt the file under another key, in one transaction of SQLite's own.

        The new pages go through the log like any other write: a power cut leaves the old key or
        the new one, whole.

        Raises:
            StoreFullError: no room for all pages once more; the old key stands.
            StoreDamagedError: a page cannot be read; the old key stands.
        """
        self._engine.dispose()
        with known(self._path), closing(connect(self._path, self._pragmas.key)) as one:
            one.execute(f"PRAGMA rekey = \"x'{key.hex()}'\"")
            require_verified(one)
            one.execute("PRAGMA wal_checkpoint(TRUNCATE)")
        self._pragmas.key = key

    def close(self) -> None:
        """Close all connections; the last one folds the write-ahead log into the file."""
        self._engine.dispose()


def connect(path: Path, key: bytes) -> sqlcipher3.Connection:
    """Open a file apart from everything else, as the store opens its own."""
    connection = sqlcipher3.connect(str(path), timeout=_BUSY_SECONDS)
    try:
        _Pragmas(key)(connection, None)
    except BaseException:
        connection.close()
        raise
    return connection


def driver(connection: Connection) -> sqlcipher3.Connection:
    """Return the driver's own connection, for what SQLAlchemy has no words for."""
    return connection.connection.driver_connection


def require_verified(connection: sqlcipher3.Connection) -> None:
    """Raise if any page that this connection ever read was not what had been written.

    SQLCipher puts zeros in the place of such a page. SQLite finds that in a page that other pages
    hang from; in the last page of a long value they are a part of the value.

    Raises:
        StoreDamagedError: that is so. The connection is of no use any more.
    """
    (status,) = connection.execute("PRAGMA cipher_status").fetchone()
    if status != "1":
        raise StoreDamagedError("a page is not what was written")


class _Pragmas:
    """Says on each new connection first the key, then how to keep data."""

    def __init__(self, key: bytes) -> None:
        self.key = key
        self._statements = (
            "PRAGMA cipher_log_level = NONE",
            "PRAGMA journal_mode = WAL",
            "PRAGMA synchronous = FULL",
            "PRAGMA foreign_keys = ON",
            "PRAGMA secure_delete = ON",
            "PRAGMA temp_store = MEMORY",
        )

    def __call__(
        self, connection: sqlcipher3.Connection, _entry: ConnectionPoolEntry | None
    ) -> None:
        connection.isolation_level = None  # the driver begins nothing by itself
        connection.execute(f"PRAGMA key = \"x'{self.key.hex()}'\"")
        for statement in self._statements:
            connection.execute(statement)


@contextmanager
def _verified(connection: Connection) -> Iterator[None]:
    """Believe nothing that was read, and commit nothing that came of it, before it was verified."""
    try:
        yield
    finally:
        if not connection.invalidated:  # as after an interrupt
            try:
                require_verified(driver(connection))
            except StoreDamagedError:
                connection.invalidate()
                raise


def _begin(connection: Connection) -> None:
    mode = connection.get_execution_options().get("begin", "DEFERRED")
    connection.exec_driver_sql(f"BEGIN {mode}")


@contextmanager
def known(path: Path | None = None) -> Iterator[None]:
    """Say in words what SQLite reports, be it through SQLAlchemy or not.

    Where the disk of `path` is full to the last page, SQLite cannot make its shared memory beside
    the file and calls that an I/O error: this is no damage.
    """
    try:
        yield
    except (DBAPIError, sqlcipher3.Error) as error:
        text = str(error.orig if isinstance(error, DBAPIError) else error)
        kind = next((kind for words, kind in _KNOWN.items() if words in text), None)
        if kind is None:
            raise
        if _IO_ERROR in text and path is not None and disk_usage(path.parent).free < _SHARED_MEMORY:
            kind = StoreFullError
        raise kind(text) from error
