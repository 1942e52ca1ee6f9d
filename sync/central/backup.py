"""`central backup` and `central restore`: one consistent copy of a platform, and a platform from it."""

import os
import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from hashlib import file_digest
from pathlib import Path

from sqlalchemy import URL, Connection, Engine, func, select
from sqlalchemy.exc import DatabaseError

from sync.central import schema
from sync.central.database import (
    connect,
    connect_copy,
    copy_tables,
    reading,
    seal_copy,
    writing,
)
from sync.central.errors import (
    AlreadyInitializedError,
    NotABackupError,
    StoredFileDamagedError,
    UnfitFolderError,
)
from sync.central.folder import Folder, sync_folder, write_durably
from sync.central.founding import open_database, reachable
from sync.central.journal import entry, read_mark
from sync.central.key_lists import publish_keys
from sync.central.keys import put_in_force, waiting_keys
from sync.central.revisions import brought_up, is_known, upgrade
from sync.central.settings import Settings, write_settings
from sync.clock import Clock
from sync.wire.messages import Mark

_TABLES = schema.metadata.sorted_tables


@dataclass(frozen=True, slots=True)
class Backup:
    """What a backup holds: the log up to a position, and how many envelopes and files."""

    position: int
    envelopes: int
    files: int
    is_on_same_disk: bool


def back_up(root: Path, target: Path, clock: Clock, *, with_keys: bool) -> Backup:
    """Copy a platform as it stands at one moment, while it may serve.

    Then durable_through rises, and keys that were made before it come into force.

    A second backup into the same folder replaces the first when it is whole; files are only
    added. The database of a backup is SQLite, whatever the platform's is.

    Raises:
        NotInitializedError, DatabaseUnreachableError: there is no platform to copy.
        UnfitFolderError: `target` lies in the data folder, or is one.
        StoredFileDamagedError: a stored file is lost or altered: durable_through stays.
        KeyUnreadableError, KeysMissingError: all is done, but the new key list cannot be signed.
    """
    source, copy = Folder(root), Folder(target)
    if root.resolve() in (target.resolve(), *target.resolve().parents) or copy.settings.exists():
        raise UnfitFolderError(str(target))
    copy.make()
    with open_database(root) as engine:
        with _new_copy(copy) as made:
            with reading(engine) as connection, writing(made) as writer:
                mark, waiting = read_mark(connection), waiting_keys(connection)
                copy_tables(connection, writer, _TABLES)
            # Only then the new rows take the place of those of the backup before: a backup that
            # ends halfway leaves that one whole.
            _keep_files(source, copy)
            _copy_trees(source, copy, with_keys=with_keys)
        copied, files = _count(copy, mark)
        with entry(engine, clock) as page:
            page.secure(mark)
            put_in_force(page, waiting)
        publish_keys(root, engine, clock)
    return Backup(mark.position, copied, files, root.stat().st_dev == target.stat().st_dev)


def restore(backup: Path, root: Path, clock: Clock, database: URL | None = None) -> Backup:
    """Make a platform of a backup, in a new data folder; it opens a new epoch.

    Keys that waited for this backup are in force: the platform that was lost may have used them.

    Raises:
        AlreadyInitializedError: the folder or the database holds a platform.
        NotABackupError: no backup, or one of another version.
        StoredFileDamagedError: a file of the backup is lost or altered.
        DatabaseUnreachableError: PostgreSQL does not answer.
    """
    source, folder = Folder(backup), Folder(root)
    if folder.settings.exists() or folder.database.exists():
        raise AlreadyInitializedError(str(root))
    if not _is_backup(source):
        raise NotABackupError(str(backup))
    folder.make()
    _keep_files(source, folder)
    _copy_trees(source, folder, with_keys=True)
    with _new_copy(folder) if database is None else _prepared(database) as engine:
        mark = _fill(source, folder, engine, clock)
    write_settings(folder, Settings(database))
    copied, files = _count(source, mark)
    return Backup(mark.position, copied, files, root.stat().st_dev == backup.stat().st_dev)


def _fill(source: Folder, folder: Folder, engine: Engine, clock: Clock) -> Mark:
    with brought_up(source.database, folder.root) as rows, writing(engine) as connection:
        if connection.execute(select(schema.platform)).first() is not None:
            raise AlreadyInitializedError("the database")
        copy_tables(rows, connection, _TABLES)
        mark = read_mark(connection)
    with entry(engine, clock) as page:
        page.secure(mark)
        page.open_epoch(page.epoch + 1)
        put_in_force(page, waiting_keys(page.connection))
    return mark


@contextmanager
def _prepared(database: URL) -> Iterator[Engine]:
    engine = connect(database)
    try:
        with reachable(engine):
            upgrade(engine)
        yield engine
    finally:
        engine.dispose()


@contextmanager
def _new_copy(folder: Folder) -> Iterator[Engine]:
    """Give an empty database that takes its place when the block ends and it reads back whole."""
    part = folder.database.with_name(folder.database.name + ".part")
    for stale in part.parent.glob(part.name + "*"):
        stale.unlink()
    engine = connect(part)
    try:
        upgrade(engine)
        yield engine
    finally:
        engine.dispose()
    seal_copy(part)
    part.replace(folder.database)
    sync_folder(folder.root)


def _keep_files(source: Folder, target: Folder) -> None:
    """Link or copy every stored file that `target` lacks, and see that it is what it is called."""
    touched: set[Path] = {target.files}
    for path in source.files.glob("[0-9a-f][0-9a-f]/" + "[0-9a-f]" * 64):
        kept = target.stored(bytes.fromhex(path.name))
        if kept.exists() and kept.stat().st_size == path.stat().st_size:
            continue
        _keep_file(path, kept)
        touched.add(kept.parent)
    for folder in touched:
        sync_folder(folder)


def _keep_file(source: Path, target: Path) -> None:
    target.parent.mkdir(mode=0o700, exist_ok=True)
    part = target.with_name(target.name + ".part")
    part.unlink(missing_ok=True)
    try:
        os.link(source, part)
    except OSError:
        shutil.copyfile(source, part)
    with part.open("rb") as file:
        right = file_digest(file, "sha256").hexdigest() == target.name
        os.fsync(file.fileno())
    if not right:
        part.unlink()
        raise StoredFileDamagedError(target.name)
    part.replace(target)


def _copy_trees(source: Folder, target: Folder, *, with_keys: bool) -> None:
    """Copy the repository of trust, and private keys if asked; keys that are there stay."""
    secret = (source.keys, source.root / "trust" / "keys")
    for tree in (source.keys, source.root / "trust"):
        for path in sorted(tree.rglob("*")):
            is_key = any(path.is_relative_to(one) for one in secret)
            copy = target.root / path.relative_to(source.root)
            if not path.is_file() or (is_key and (not with_keys or copy.exists())):
                continue
            copy.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
            write_durably(copy, path.read_bytes())


def _count(copy: Folder, mark: Mark) -> tuple[int, int]:
    """Open a finished copy, and see that all is there up to `mark`."""
    with _opened(copy) as connection:
        if read_mark(connection) != mark:
            raise StoredFileDamagedError(copy.database.name)
        envelopes = connection.scalars(select(func.count()).select_from(schema.envelopes)).one()
        files = connection.scalars(select(schema.stored_files.c.digest)).all()
    for digest in files:
        if not copy.stored(digest).exists():
            raise StoredFileDamagedError(digest.hex())
    return envelopes, len(files)


@contextmanager
def _opened(copy: Folder) -> Iterator[Connection]:
    engine = connect_copy(copy.database)
    try:
        with reading(engine) as connection:
            yield connection
    finally:
        engine.dispose()


def _is_backup(folder: Folder) -> bool:
    if not folder.database.is_file():
        return False
    engine = connect_copy(folder.database)
    try:
        return is_known(engine)
    except DatabaseError:
        return False
    finally:
        engine.dispose()
