"""`central init`: folder, schema and keys; run again it completes what is missing."""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey
from cryptography.hazmat.primitives.asymmetric.x25519 import X25519PrivateKey
from sqlalchemy import Connection, Engine, insert, select
from sqlalchemy.exc import DatabaseError

from sync.central import schema
from sync.central.database import connect, is_current, upgrade, writing
from sync.central.errors import NotInitializedError
from sync.central.folder import Folder
from sync.central.keys import read_opening_key, read_signing_key, write_key
from sync.clock import Clock, milliseconds
from sync.wire.sign import key_id


def initialize(root: Path, clock: Clock) -> None:
    """Prepare a data folder. Keys and data that are there stay as they are.

    Raises:
        KeyUnreadableError: a key file is there but damaged.
    """
    folder = Folder(root)
    folder.make()
    if folder.signing_key.exists():
        read_signing_key(folder.signing_key)
    else:
        write_key(folder.signing_key, Ed25519PrivateKey.generate())
    engine = connect(folder.database)
    try:
        upgrade(engine)
        _found(engine, folder, clock)
    finally:
        engine.dispose()


@contextmanager
def open_database(root: Path) -> Iterator[Engine]:
    """Open an initialised data folder's database.

    Raises:
        NotInitializedError: nothing there, or another version.
    """
    folder = Folder(root)
    if not folder.database.exists():
        raise NotInitializedError("no database")
    engine = connect(folder.database)
    try:
        if not _is_founded(engine):
            raise NotInitializedError("schema of another version")
        yield engine
    finally:
        engine.dispose()


def _is_founded(engine: Engine) -> bool:
    try:
        return is_current(engine)
    except DatabaseError as error:
        raise NotInitializedError(type(error.orig).__name__) from error


def _found(engine: Engine, folder: Folder, clock: Clock) -> None:
    with writing(engine) as connection:
        if connection.execute(select(schema.platform)).first() is None:
            connection.execute(
                insert(schema.platform), {"id": 1, "epoch": 1, "position": 0, "durable_through": 0}
            )
        _note_signing_key(connection, folder, milliseconds(clock.now()))
        # The file may have been taken to a safer place since: the database knows the public key.
        if connection.execute(select(schema.recipient_keys)).first() is not None:
            return
        if not folder.opening_key.exists():
            write_key(folder.opening_key, X25519PrivateKey.generate())
        public_key = read_opening_key(folder.opening_key).public_key().public_bytes_raw()
        connection.execute(
            insert(schema.recipient_keys),
            {
                "key": key_id(public_key),
                "recipient": "platform",
                "public_key": public_key,
                "made_at": milliseconds(clock.now()),
            },
        )


def _note_signing_key(connection: Connection, folder: Folder, now: int) -> None:
    public = read_signing_key(folder.signing_key).public_key().public_bytes_raw()
    known = select(schema.signing_keys).where(schema.signing_keys.c.key == key_id(public))
    if connection.execute(known).first() is None:
        connection.execute(
            insert(schema.signing_keys),
            {"key": key_id(public), "public_key": public, "made_at": now},
        )
