"""The second medium (design D4): every filing stands on another disk too, in courier form.

It is a stick, a card or a folder of another machine, prepared once: without its `township-courier`
folder it counts as absent, so that the empty mount point of a stick that was pulled is never taken
for the stick. Whatever goes wrong with it, no filing is refused: the filing counts as standing on
one disk, and is copied when the medium is back. Nobody here waits for a lock meanwhile.
"""

from collections.abc import Sequence
from contextlib import suppress
from pathlib import Path

from sqlalchemy import ColumnElement, Connection, Update, delete, func, select, update

from sync.errors import KnownError
from sync.store import receipts
from sync.store.carry import (
    Load,
    carrying,
    load,
    manifest,
    proofs,
    put,
    put_load,
    put_manifest,
    receipt_path,
)
from sync.store.database import Database
from sync.store.device import words_on_keys
from sync.store.durable import make_folder
from sync.store.errors import AttachmentLostError, StickDamagedError, StickFullError, StickGoneError
from sync.store.files import SealedFiles
from sync.store.instance import HighWater
from sync.store.schema import device, leftover, receipt, submission
from sync.wire import courier

_DIGEST = 32
_NEWLY_RECEIPTED = (
    select(receipt.c.submission)
    .join(submission)
    .where(~receipt.c.copied, submission.c.copy.is_not(None))
    .distinct()
    .limit(500)
)


class SecondMedium:
    """The copies at `folder`; None = this kiosk has no second medium."""

    def __init__(self, folder: Path | None, database: Database, files: SealedFiles) -> None:
        self._folder = folder
        self._database = database
        self._files = files

    def prepare(self) -> None:
        """Make a medium that is there the second one of this kiosk.

        Raises:
            StickGoneError: none is set, or it is not there.
            StickFullError: it cannot be written.
        """
        if self._folder is None or not self._folder.is_dir():
            raise StickGoneError(f"{self._folder} is not there")
        with carrying():
            make_folder(courier.root(self._folder))

    def present(self) -> Path | None:
        """Return the medium's folder if it is there and prepared."""
        if self._folder is None or not courier.root(self._folder).is_dir():
            return None
        return self._folder

    def copy(self, key: bytes) -> bool:
        """Copy a submission, read it back, and note that; return whether it now stands on both."""
        folder = self.present()
        if folder is None:
            return False
        try:
            self._copy(folder, key)
        except KnownError:
            return False
        return True

    def catch_up(self) -> int:
        """Copy what stands on one disk only; return how many still do.

        What a medium should have and has not, as another one was plugged in, is copied anew. Ends
        at the first failure of the medium; a filing that is damaged here holds no other up.
        """
        folder = self.present()
        if folder is not None:
            self._distrust(folder)
            with self._database.read() as connection:
                alone = _keys(connection, ~_copied())
            try:
                for key in alone:
                    with suppress(AttachmentLostError):
                        self._copy(folder, key)
            except (StickDamagedError, StickFullError, StickGoneError):
                pass  # counted below; tried again next time
            self.keep_receipts()
        return self.on_one_disk()

    def keep_receipts(self) -> None:
        """Copy the receipts that have come for what stands there: they prove the case numbers.

        Ends at the first failure of the medium; what is missing follows another time.
        """
        folder = self.present()
        while folder is not None:
            with self._database.read() as connection:
                keys = connection.scalars(_NEWLY_RECEIPTED).all()
                found = [one for key in keys for one in proofs(connection, key)]
            if not keys:
                return
            try:
                put([(receipt_path(folder, one), one) for one in found])
            except (StickDamagedError, StickFullError, StickGoneError):
                return
            with self._database.write() as connection:
                told = update(receipt).where(receipt.c.submission.in_(keys))
                connection.execute(told.values(copied=True))

    def on_one_disk(self) -> int:
        """Count the submissions that would be lost with this disk."""
        alone = select(func.count()).where(~_copied(), _unsettled())
        with self._database.read() as connection:
            return connection.execute(alone).scalar_one()

    def clear(self) -> int:
        """Remove from the medium what the platform can no longer lose; return how many."""
        folder = self.present()
        if folder is None:
            return 0
        with self._database.read() as connection:
            query = select(submission.c.id, submission.c.copy).where(_copied(), ~_unsettled())
            done = [
                (row.id, row.copy, load(connection, row.id)) for row in connection.execute(query)
            ]
        for key, listed, given in done:
            with suppress(OSError):
                _remove(folder, listed, given.digest, [*given.files, *given.receipt_names])
                self._forget(key)
        return len(done) + self._clear_leftovers(folder)

    def _clear_leftovers(self, folder: Path) -> int:
        """Remove what was forgotten while the medium was away; return how many."""
        with self._database.read() as connection:
            rows = connection.execute(select(leftover)).all()
        for row in rows:
            others = [row.others[at : at + _DIGEST] for at in range(0, len(row.others), _DIGEST)]
            with suppress(OSError):
                _remove(folder, row.manifest, row.envelope, others)
                with self._database.write() as connection:
                    connection.execute(delete(leftover).where(leftover.c.manifest == row.manifest))
        return len(rows)

    def is_ahead_of(self, instance: bytes, seq: int) -> bool:
        """Tell whether the medium knows of more filings of this instance."""
        folder = self.present()
        return folder is not None and _mark(folder, instance).is_ahead_of(instance, seq)

    def _copy(self, folder: Path, key: bytes) -> None:
        with self._database.read() as connection:
            given = load(connection, key)
            listed = manifest(connection, [given.digest], at=given.made_at, seen=())
            keys = words_on_keys(connection)
            here = connection.execute(select(device.c.instance, device.c.seq)).one()
        put_load(folder, given, self._files)
        digest = put_manifest(folder, listed, keys)
        _mark(folder, here.instance).note(here.instance, here.seq)
        with self._database.write() as connection:
            connection.execute(_one(key).values(copy=digest))

    def _distrust(self, folder: Path) -> None:
        """Take back the note of a copy that this medium has not."""
        with self._database.read() as connection:
            noted = _keys(connection, _copied())
        for key in noted:
            with self._database.read() as connection:
                given = load(connection, key)
            if not _is_there(folder, given):
                self._forget(key)

    def _forget(self, key: bytes) -> None:
        with self._database.write() as connection:
            connection.execute(_one(key).values(copy=None))


def _one(key: bytes) -> Update:
    return update(submission).where(submission.c.id == key)


def _copied() -> ColumnElement[bool]:
    return submission.c.copy.is_not(None)


def _unsettled() -> ColumnElement[bool]:
    return submission.c.id.not_in(receipts.settled())


def _keys(connection: Connection, condition: ColumnElement[bool]) -> Sequence[bytes]:
    """Return the ids of unsettled submissions of which `condition` holds, oldest first."""
    query = select(submission.c.id).where(condition, _unsettled()).order_by(submission.c.made_at)
    return connection.scalars(query).all()


def _is_there(folder: Path, given: Load) -> bool:
    paths = [courier.file_path(folder, one) for one in given.files]
    return all(path.exists() for path in [courier.envelope_path(folder, given.digest), *paths])


def _remove(folder: Path, listed: bytes, envelope: bytes, others: Sequence[bytes]) -> None:
    """Remove the manifest first: without it nothing is taken for a filing.

    `others` are digests of files and receipts.
    """
    courier.manifest_path(folder, listed).unlink(missing_ok=True)
    courier.envelope_path(folder, envelope).unlink(missing_ok=True)
    for digest in others:
        courier.file_path(folder, digest).unlink(missing_ok=True)
        courier.receipt_path(folder, digest).unlink(missing_ok=True)


def _mark(folder: Path, instance: bytes) -> HighWater:
    return HighWater(courier.root(folder) / "marks" / instance.hex())
