"""A copy of the database that is known to open, and the looking for damage."""

import os
from contextlib import closing
from dataclasses import dataclass
from pathlib import Path

import sqlcipher3
from sqlalchemy import select

from sync.store.database import DATABASE_NAME, Database, connect, driver, known
from sync.store.durable import make_folder, room_needed, sync_folder
from sync.store.errors import AttachmentLostError, StoreDamagedError
from sync.store.files import SealedFiles
from sync.store.keys import CHECK_NAME, write_check
from sync.store.schema import attachment

_PAGES_AT_ONCE = 256


@dataclass(frozen=True, slots=True)
class CheckReport:
    """What is wrong; nothing, if all is empty.

    Attributes:
        problems: of the database, in SQLite's own words.
        lost_files: sealed files still to be sent that are gone or altered.
    """

    problems: tuple[str, ...] = ()
    lost_files: tuple[bytes, ...] = ()

    @property
    def is_sound(self) -> bool:
        """Whether nothing is wrong."""
        return not self.problems and not self.lost_files


def backup(database: Database, key: bytes, folder: Path) -> None:
    """Copy the database and its key check to `folder`, which then opens as a store does.

    Filing goes on meanwhile. The copy is encrypted under the same key, and takes the place of an
    older one only after it was opened and every page of it was verified. Sealed files are not in
    it: they stand on the second medium. It is for damage, and a store that is put back from it
    begins a new instance.

    Raises:
        StoreFullError: no room for it.
        StoreDamagedError: the copy does not verify: the store or the disk is damaged.
    """
    path, fresh = folder / DATABASE_NAME, folder / f"{DATABASE_NAME}.fresh"
    with known(), room_needed():
        make_folder(folder)
        fresh.unlink(missing_ok=True)
        try:
            os.close(os.open(fresh, os.O_CREAT | os.O_RDWR, 0o600))
            with database.read() as connection, closing(connect(fresh, key)) as target:
                driver(connection).backup(target, pages=_PAGES_AT_ONCE)
            with closing(connect(fresh, key)) as target:
                problems = _deep(target)
            if problems:
                raise StoreDamagedError(f"the copy: {problems[0]}")
            _sync(fresh)
            write_check(folder / CHECK_NAME, key)
            fresh.replace(path)
            sync_folder(folder)
        finally:
            fresh.unlink(missing_ok=True)


def check(database: Database, files: SealedFiles, *, deep: bool) -> CheckReport:
    """Look for damage: in the tables; `deep` also in every page and in every file to be sent.

    Quick takes about 17 s for a million filings, deep as long as reading everything: at idle.
    """
    waiting = select(attachment.c.digest).where(attachment.c.state == "waiting")
    try:
        with database.read() as connection:
            one = driver(connection)
            problems = _deep(one) if deep else _said(one, "PRAGMA quick_check(10)")
            named = connection.scalars(waiting).all()
    except StoreDamagedError as error:
        return CheckReport((str(error),))
    lost = (one for one in named if not (_is_whole(files, one) if deep else files.hold([one])))
    return CheckReport(problems, tuple(lost))


def _deep(connection: sqlcipher3.Connection) -> tuple[str, ...]:
    """Compare each page with its HMAC, then each index with its table."""
    pages = _said(connection, "PRAGMA cipher_integrity_check")
    return pages or _said(connection, "PRAGMA integrity_check(10)")


def _said(connection: sqlcipher3.Connection, pragma: str) -> tuple[str, ...]:
    return tuple(text for (text,) in connection.execute(pragma) if text != "ok")


def _is_whole(files: SealedFiles, digest: bytes) -> bool:
    try:
        files.check(digest)
    except AttachmentLostError:
        return False
    return True


def _sync(path: Path) -> None:
    descriptor = os.open(path, os.O_RDWR)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)
