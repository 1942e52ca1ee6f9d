"""The life of a kiosk's disk, as a process to be traced: it tells each slip number as it is given.

python -m tests.faults.life ROOT TOLD SEED COUNT [LEFT_OUT…]
"""

import os
import signal
import subprocess
import sys
from collections.abc import Sequence
from datetime import timedelta
from hashlib import sha256
from pathlib import Path
from random import Random
from uuid import UUID

from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey
from cryptography.hazmat.primitives.asymmetric.x25519 import X25519PrivateKey
from sqlalchemy import ColumnElement, select, true

from kiosk.paths import DataFolder
from kiosk.services.keeping import change_key
from kiosk.services.store_key import load_key
from kiosk.settings import Settings
from sync.clock import Clock, new_id
from sync.engine import run_files, run_once
from sync.store import Enrolment, Retention, Store, salvage
from sync.store.carry import load
from sync.store.durable import sync_folder
from sync.store.receipts import settled
from sync.store.schema import submission
from tests.faults.leave_out import LOG, SHELVES, leave_out, tune
from tests.faults.telling import Tell, teller
from tests.support.filings import a_clock, a_submission
from tests.support.platform_model import ModelTransport, PlatformModel

_BALLAST = 2**18
_LARGEST = 60_000
_LONG_TO_WRITE = 5 * 2**20
_PAGES_BEFORE_CHECKPOINT = 60
_DIE = "die"


def a_platform(seed: int) -> PlatformModel:
    """Return an empty platform with the keys of this seed."""
    platform = PlatformModel()
    raw = sha256(str(seed).encode()).digest()
    platform.signing_key = platform.receipt_key = Ed25519PrivateKey.from_private_bytes(raw)
    platform.opening_key = X25519PrivateKey.from_private_bytes(raw)
    return platform


class Life:
    """A store under `root` and what happens to it; `tell` hears what must be true from then on."""

    def __init__(self, root: Path, tell: Tell, seed: int) -> None:
        self._root = root
        self._tell = tell
        self._random = Random(seed)  # noqa: S311  # to be played again
        self._clock = a_clock()
        self._platform = a_platform(seed)
        for medium in ("second", "stick"):
            (root / medium).mkdir()
        sync_folder(root)
        self._store = _open(root, self._clock)
        self._store.second.prepare()
        self._platform.device_key = self._store.device_key().public_key().public_bytes_raw()
        answer = self._platform.enrolment_answer()
        self._store.save_enrolment(Enrolment("https://platform.example", answer))
        tell("enrolled")

    def go_on(self, count: int) -> None:
        """File `count` times, with all that a kiosk does in between."""
        between = (
            *(self._sync, self._back_up, self._sync, self._prune, self._export, self._restart),
            *(self._die_before_log, self._salvage, self._die_before_copy, self._sync),
            *(self._spend_ballast, self._rekey, self._sync, self._prune),
        )
        for place in range(count):
            self._file(more=[_LONG_TO_WRITE] if place == 1 else ())
            if place % 2:
                between[place // 2 % len(between)]()
        self._store.close()

    def _file(self, id_: UUID | None = None, more: Sequence[int] = ()) -> None:
        self._clock.advance(timedelta(minutes=7))
        sizes = [self._random.randint(1, _LARGEST) for _ in range(self._random.randint(0, 3))]
        photos = [self._random.randbytes(size) for size in [*sizes, *more]]
        prepared = self._store.prepare(
            a_submission(*photos, id_=id_), recipients=["platform", "slip"]
        )
        filed = self._store.commit(prepared)
        self._tell(
            "filed",
            id=filed.envelope_id.hex,
            slip=filed.slip_number,
            digest=filed.digest.hex(),
            files=[one.hex() for one in self._files_of(filed.envelope_id)],
            on_both=not self._store.on_one_disk(),
        )

    def _sync(self) -> None:
        transport = ModelTransport(self._platform)
        run_once(self._store, transport, self._clock)
        run_files(self._store, transport, self._clock)
        self._platform.backup()

    def _prune(self) -> None:
        self._tell("may go", ids=self._ids(submission.c.id.in_(settled())))
        self._store.prune(self._clock.now() + timedelta(days=900), Retention())

    def _back_up(self) -> None:
        ids = self._ids(true())
        self._store.backup(self._root / "backup")
        self._tell("backed up", ids=ids, key=load_key(data_folder(self._root)).hex())

    def _export(self) -> None:
        self._store.courier.export(self._root / "stick")
        rows = self._store.outbox.list()
        self._tell("exported", ids=[one.envelope_id.hex for one in rows])

    def _restart(self) -> None:
        self._store.close()
        self._store = _open(self._root, self._clock)

    def _die_before_log(self) -> None:
        """A process is killed as it files, before SQLite has synced; then the same is filed."""
        self._die(LOG)

    def _die_before_copy(self) -> None:
        """One is killed before a folder of the second medium is synced; then it is caught up."""
        self._die(SHELVES)
        self._store.second.catch_up()
        self._tell("caught up", ids=self._ids(~submission.c.id.in_(settled())))

    def _die(self, left_out: str) -> None:
        id_ = new_id(self._clock)
        self._store.close()
        words = [_DIE, str(self._root), id_.hex, left_out]
        done = subprocess.run([sys.executable, "-m", __spec__.name, *words], check=False)
        assert done.returncode == -signal.SIGKILL
        self._store = _open(self._root, self._clock)
        self._file(id_)

    def _salvage(self) -> None:
        """As if it were damaged: of what is whole nothing may get lost on the way."""
        self._store.close()
        self._tell("salvaging")
        folder = data_folder(self._root)
        salvage(folder.store, load_key(folder), self._clock)
        self._tell("salvaged")
        self._store = _open(self._root, self._clock)

    def _spend_ballast(self) -> None:
        self._store.release_ballast()
        self._store.restore_ballast()

    def _rekey(self) -> None:
        """Until it is through, no backup can be relied on: one is under the old key, one new."""
        ids, folder = self._ids(true()), data_folder(self._root)
        self._tell("backed up", ids=[], key="")
        self._store.close()
        change_key(folder, Settings(backup=str(self._root / "backup")), self._clock)
        self._tell("backed up", ids=ids, key=load_key(folder).hex())
        self._store = _open(self._root, self._clock)

    def _files_of(self, id_: UUID) -> tuple[bytes, ...]:
        with self._store._database.read() as connection:
            return load(connection, id_.bytes).files

    def _ids(self, condition: ColumnElement[bool]) -> list[str]:
        with self._store._database.read() as connection:
            query = select(submission.c.id).where(condition)
            return [one.hex() for one in connection.scalars(query)]


def data_folder(root: Path) -> DataFolder:
    """Return the kiosk's own folder."""
    return DataFolder(root / "kiosk")


def _open(root: Path, clock: Clock) -> Store:
    folder = data_folder(root)
    return Store.open(
        folder.store, load_key(folder), clock, second=root / "second", ballast=_BALLAST
    )


def _file_and_die(root: Path, id_: UUID, left_out: str) -> None:
    leave_out([left_out])
    store = _open(root, a_clock())
    store.file(a_submission(b"1", b"2", id_=id_), recipients=["platform"])
    os.kill(os.getpid(), signal.SIGKILL)


def main(words: Sequence[str]) -> None:
    if words[0] == _DIE:
        _file_and_die(Path(words[1]), UUID(words[2]), words[3])
    root, told, seed, count, *left_out = words
    leave_out(left_out)
    tune(_PAGES_BEFORE_CHECKPOINT)
    Life(Path(root), teller(told), int(seed)).go_on(int(count))


if __name__ == "__main__":
    main(sys.argv[1:])
