"""`central init`: folder, schema and keys; run again it completes what is missing."""

import secrets
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path

from sqlalchemy import URL, Engine, insert, select
from sqlalchemy.exc import DatabaseError, OperationalError

from sync.central import schema
from sync.central.certificates import certify
from sync.central.database import connect, writing
from sync.central.errors import (
    DatabaseUnreachableError,
    NotInitializedError,
    OtherDatabaseError,
)
from sync.central.folder import Folder
from sync.central.journal import entry
from sync.central.keys import ROLES, found_key
from sync.central.revisions import is_current, upgrade
from sync.central.settings import Settings, database_of, read_settings, write_settings
from sync.clock import Clock
from sync.wire.messages import TAG_BYTES


def initialize(
    root: Path, clock: Clock, database: URL | None = None, names: Sequence[str] = ()
) -> None:
    """Prepare a data folder. Keys and data that are there stay as they are.

    With `names` (host names and addresses) it gets a certificate to serve TLS with.

    Raises:
        KeyUnreadableError: a key file is there but damaged.
        UnfitTextError: something is no host name.
        OtherDatabaseError: the folder uses another database already.
        DatabaseUnreachableError: PostgreSQL does not answer.
    """
    folder = Folder(root)
    folder.make()
    _settle(folder, database)
    engine = connect(database_of(folder))
    try:
        with reachable(engine):
            upgrade(engine)
        _found(engine, folder, clock)
    finally:
        engine.dispose()
    if names:
        certify(folder, names, clock)


@contextmanager
def open_database(root: Path) -> Iterator[Engine]:
    """Open an initialised data folder's database.

    Raises:
        NotInitializedError: nothing there, or another version.
        DatabaseUnreachableError: PostgreSQL does not answer.
    """
    folder = Folder(root)
    database = database_of(folder)
    if database == folder.database and not folder.database.exists():
        raise NotInitializedError("no database")
    engine = connect(database)
    try:
        if not _is_founded(engine):
            raise NotInitializedError("schema of another version")
        yield engine
    finally:
        engine.dispose()


def _settle(folder: Folder, database: URL | None) -> None:
    """Write the settings of a new folder; those of an old one stay."""
    if folder.settings.exists() or folder.database.exists():
        if database is not None and read_settings(folder).database != database:
            raise OtherDatabaseError(str(folder.root))
        return
    write_settings(folder, Settings(database))


def _is_founded(engine: Engine) -> bool:
    try:
        with reachable(engine):
            return is_current(engine)
    except DatabaseError as error:
        raise NotInitializedError(type(error.orig).__name__) from error


@contextmanager
def reachable(engine: Engine) -> Iterator[None]:
    """Say in words when a database cannot be reached.

    Raises:
        DatabaseUnreachableError: PostgreSQL does not answer.
    """
    try:
        yield
    except OperationalError as error:
        if engine.dialect.name == "sqlite":
            raise
        # What libpq says names host and user, never a password.
        raise DatabaseUnreachableError(str(error.orig).partition("\n")[0]) from error


def _found(engine: Engine, folder: Folder, clock: Clock) -> None:
    with writing(engine) as connection:
        if connection.execute(select(schema.platform)).first() is None:
            tag = secrets.token_bytes(TAG_BYTES)
            connection.execute(
                insert(schema.platform),
                {
                    "id": 1,
                    "epoch": 1,
                    "position": 0,
                    "durable_through": 0,
                    "tag": tag,
                },
            )
            connection.execute(insert(schema.marks), {"position": 0, "tag": tag})
    with entry(engine, clock) as page:
        for role in ROLES:
            found_key(folder, page, role)
