"""Salvage: what can still be read of a damaged store goes, row by row, into a fresh file."""

import os
import shutil
from contextlib import suppress
from dataclasses import dataclass
from hashlib import sha256
from pathlib import Path

from sqlalchemy import Connection, Table, func, insert, select, update
from sqlalchemy.exc import IntegrityError

from sync.clock import Clock
from sync.errors import MalformedMessageError
from sync.store import device as device_row
from sync.store import marks, migrate
from sync.store.database import DATABASE_NAME, Database
from sync.store.durable import room_needed, sync_folder
from sync.store.errors import StoreDamagedError
from sync.store.keys import CHECK_NAME, check_key, write_check
from sync.store.reader import rows
from sync.store.room import BALLAST_NAME, Ballast
from sync.store.schema import (
    attachment,
    case_row,
    device,
    look_up,
    metadata,
    outbox,
    receipt,
    submission,
)
from sync.store.schema_pages import SALT_NAME, mend_schema
from sync.wire.codec import decode
from sync.wire.envelope import Envelope

_COPYING, _ASIDE, _FRESH = "damaged.copying", "damaged.now", f"{DATABASE_NAME}.salvaged"


@dataclass(frozen=True, slots=True)
class SalvageReport:
    """What was saved.

    Attributes:
        filings: envelopes that are in the fresh store.
        lost: numbers of the present instance that have no envelope any more. Those that were
            forgotten after their retention are among them.
        keeps_device: the device is still enrolled; otherwise it must be enrolled again.
        aside: the folder where the damaged file is kept.
    """

    filings: int
    lost: int
    keeps_device: bool
    aside: Path


def salvage(folder: Path, key: bytes, clock: Clock) -> SalvageReport:
    """Put a fresh store in the place of the damaged one in `folder`; nobody may have it open.

    What misses of a filing is made from its envelope: its place in the outbox, its files. What the
    platform had acknowledged is offered again where its receipt is lost; for numbers without an
    envelope tombstones follow, as soon as the platform tells of the gap (`Store.heed`). A salvage
    that was broken off begins again, from the same damaged file.

    Raises:
        WrongStoreKeyError: the store was made with another key.
        StoreDamagedError: nothing can be read, and it cannot be told whether the key is right.
        StoreFullError: no room for the file beside the damaged one; nothing is changed.
    """
    has_check = (folder / CHECK_NAME).exists()
    if has_check:
        check_key(folder / CHECK_NAME, key, fresh=False)
    with room_needed():
        source = _set_aside(folder)
        damaged = source / DATABASE_NAME
        if not any(rows(damaged, key, "sqlite_master")):
            if not has_check:
                raise StoreDamagedError("no key check, and nothing can be read with this key")
            damaged = _with_fresh_schema(damaged, key, folder / SALT_NAME)
        fresh = folder / _FRESH
        _remove(fresh)
        database = Database(fresh, key, Ballast(folder / BALLAST_NAME, 0))
        try:
            with database.write() as connection:
                migrate.upgrade(connection)
                for table in metadata.sorted_tables:
                    if table is not case_row:  # it follows from the others
                        _refill(connection, table, damaged, key)
                keeps_device = connection.execute(select(device.c.answer)).scalar() is not None
                device_row.found(connection, clock)
                _mend(connection)
                filings, lost = _counted(connection)
        finally:
            database.close()
        if damaged.name != DATABASE_NAME:
            _remove(damaged)
        write_check(folder / CHECK_NAME, key)
        _put_in_place(folder, fresh)
        return SalvageReport(filings, lost, keeps_device, _file_away(folder, source))


def is_unfinished(folder: Path) -> bool:
    """Tell whether a salvage was broken off: what lies in the store's place may be half of it."""
    return (folder / _ASIDE).exists()


def _set_aside(folder: Path) -> Path:
    """Copy the damaged file and its log; a copy that an earlier salvage made stays as it is."""
    aside = folder / _ASIDE
    if aside.exists():
        return aside
    copying = folder / _COPYING
    shutil.rmtree(copying, ignore_errors=True)
    copying.mkdir(mode=0o700)
    for path in (folder / DATABASE_NAME, folder / f"{DATABASE_NAME}-wal"):
        if path.exists():
            with shutil.copyfile(path, copying / path.name).open("rb+") as file:
                os.fsync(file.fileno())
    sync_folder(copying)
    copying.rename(aside)
    sync_folder(folder)
    return aside


def _with_fresh_schema(damaged: Path, key: bytes, salt: Path) -> Path:
    """Copy a file of which the schema cannot be read, with its log; mend the schema in the copy."""
    mended = damaged.with_name("mended.db")
    _remove(mended)
    for suffix in ("", "-wal"):
        with suppress(FileNotFoundError):
            shutil.copyfile(f"{damaged}{suffix}", f"{mended}{suffix}")
    mend_schema(mended, key, salt)
    return mended


def _put_in_place(folder: Path, fresh: Path) -> None:
    """The log goes first: SQLite would play it into whatever file it finds beside it."""
    for suffix in ("-wal", "-shm"):
        (folder / f"{DATABASE_NAME}{suffix}").unlink(missing_ok=True)
    sync_folder(folder)
    fresh.replace(folder / DATABASE_NAME)
    sync_folder(folder)


def _file_away(folder: Path, source: Path) -> Path:
    number = 1 + sum(1 for _ in folder.glob("damaged.[0-9]*"))
    kept = folder / f"damaged.{number}"
    source.rename(kept)
    sync_folder(folder)
    return kept


def _remove(path: Path) -> None:
    for suffix in ("", "-wal", "-shm"):
        path.with_name(path.name + suffix).unlink(missing_ok=True)


def _refill(connection: Connection, table: Table, path: Path, key: bytes) -> None:
    for row in rows(path, key, table.name):
        values = {name: value for name, value in row.items() if name in table.c}
        if table is submission and sha256(values["envelope"]).digest() != values["digest"]:
            continue  # no row of this table
        try:
            with connection.begin_nested():
                connection.execute(insert(table).values(values))
        except IntegrityError:
            continue  # the row it belongs to is lost


def _mend(connection: Connection) -> None:
    """Give every saved envelope what it needs to be sent and found."""
    queued = select(outbox.c.submission)
    for key in connection.scalars(select(submission.c.id).where(submission.c.id.not_in(queued))):
        connection.execute(
            insert(outbox).values(
                submission=key, state="waiting", attempts=0, next_at=0, problem=""
            )
        )
    shown = select(look_up.c.submission)
    for key in connection.scalars(select(submission.c.id).where(submission.c.id.not_in(shown))):
        connection.execute(
            insert(look_up).values(submission=key, title="{}", masked_name="", promised_days=0)
        )
    for row in connection.execute(select(submission.c.id, submission.c.envelope)):
        _mend_by_envelope(connection, row.id, row.envelope)
    connection.execute(
        update(outbox)
        .where(
            outbox.c.state == "acknowledged",
            outbox.c.submission.not_in(select(receipt.c.submission)),
        )
        .values(state="waiting", attempts=0, next_at=0)
    )
    marks.doubt(connection)  # those that stood for the receipts may be lost


def _mend_by_envelope(connection: Connection, key: bytes, data: bytes) -> None:
    try:
        envelope = decode(Envelope, data)
    except MalformedMessageError:  # cannot be: each page is verified as it is read
        return
    if envelope.about is not None:
        own = submission.c.id == key
        connection.execute(update(submission).where(own).values(about=envelope.about.bytes))
    known = set(
        connection.scalars(select(attachment.c.digest).where(attachment.c.submission == key))
    )
    for file in envelope.files:
        if file.digest not in known:
            connection.execute(
                insert(attachment).values(
                    digest=file.digest,
                    submission=key,
                    size=file.size,
                    sent=0,
                    state="waiting",
                    attempts=0,
                    next_at=0,
                )
            )


def _counted(connection: Connection) -> tuple[int, int]:
    filings = connection.execute(select(func.count()).select_from(submission)).scalar_one()
    here = device_row.place(connection)
    present = select(func.count()).where(submission.c.instance == here.instance)
    return filings, here.seq - connection.execute(present).scalar_one()
