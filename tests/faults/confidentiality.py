"""After many visits: nothing that a resident said can be found on the kiosk's disk.

Not in any file that the kiosk's user could write, in whatever encoding, packed or not; nor, with
the store's key in hand, in the rows of the store; and no key that lies there opens a filing.
"""

import json
import os
import subprocess
import sys
import tempfile
from collections.abc import Iterator, Sequence
from contextlib import closing
from dataclasses import dataclass
from pathlib import Path

import sqlcipher3
from cryptography.hazmat.primitives.asymmetric.x25519 import X25519PrivateKey

from kiosk.demo.plaintext import ENCODINGS, search
from kiosk.paths import DataFolder
from sync.errors import CannotOpenError
from sync.store.database import DATABASE_NAME, connect
from sync.wire.codec import decode
from sync.wire.envelope import Envelope
from sync.wire.seal import open_envelope
from tests.faults.report import PartReport

ROOT = Path(__file__).parents[2]
_PLACES = ("home", "tmp", "config", "cache", "share", "state", "run")
_KEY_BYTES = 32
_MINUTES = 20


@dataclass(frozen=True, slots=True)
class Sandbox:
    """Where a kiosk lived: `kiosk` holds every folder that it was told to write to."""

    out: Path

    @property
    def kiosk(self) -> Path:
        return self.out / "kiosk"

    @property
    def data(self) -> DataFolder:
        return DataFolder(self.kiosk / "data")

    @property
    def words(self) -> list[str]:
        told: list[str] = json.loads((self.out / "words.json").read_text(encoding="utf-8"))
        return told

    def play(self, count: int, touched: int) -> None:
        """Play visits in a process that knows no other folders than these."""
        folders = {place: self.kiosk / place for place in _PLACES}
        for folder in folders.values():
            folder.mkdir(parents=True, mode=0o700)
        environment = {
            "PATH": os.environ["PATH"],
            "HOME": folders["home"],
            "TMPDIR": folders["tmp"],
            "XDG_CONFIG_HOME": folders["config"],
            "XDG_CACHE_HOME": folders["cache"],
            "XDG_DATA_HOME": folders["share"],
            "XDG_STATE_HOME": folders["state"],
            "XDG_RUNTIME_DIR": folders["run"],
            "QT_QPA_PLATFORM": "offscreen",
            "QT_QUICK_BACKEND": "software",
        }
        subprocess.run(
            [sys.executable, "-m", "tests.faults.visits", self.out, str(count), str(touched)],
            cwd=ROOT,
            env={name: str(value) for name, value in environment.items()},
            check=True,
            timeout=_MINUTES * 60,
        )


def run(_seed: int, *, small: bool = False) -> PartReport:
    """Play visits (50, five of them by touch; small: 4, one by touch) and search what they left."""
    count, touched = (4, 1) if small else (50, 5)
    with tempfile.TemporaryDirectory() as out:
        sandbox = Sandbox(Path(out))
        sandbox.play(count, touched)
        findings = [*readable(sandbox), *readable_in_the_store(sandbox), *opened(sandbox)]
        details = {"visits": count, "touched": touched, "words": len(sandbox.words)}
        return PartReport(submitted=len(envelopes(sandbox)), details=details, findings=findings)


def readable(sandbox: Sandbox) -> Iterator[str]:
    """Yield which word stands in which file."""
    for one in search([sandbox.kiosk], sandbox.words):
        yield f"word {one.word} stands in {one.file.relative_to(sandbox.kiosk)}"


def readable_in_the_store(sandbox: Sandbox, words: Sequence[str] | None = None) -> Iterator[str]:
    """Yield which word stands in which table, once the store is decrypted."""
    needles = [
        (place, word.encode(encoding))
        for place, word in enumerate(sandbox.words if words is None else words)
        for encoding in ENCODINGS
    ]
    for table, value in values(sandbox):
        for place in {place for place, needle in needles if needle in value}:
            yield f"word {place} stands in the table {table}"


def opened(sandbox: Sandbox, more: Sequence[bytes] = ()) -> Iterator[str]:
    """Yield the filings that any key opens which lies on the disk, or one of `more`."""
    keys = [value for _table, value in values(sandbox) if len(value) == _KEY_BYTES]
    keys += [sandbox.data.store_key.read_bytes(), *more]
    for envelope in envelopes(sandbox):
        for key in keys:
            try:
                open_envelope(envelope, X25519PrivateKey.from_private_bytes(key))
            except CannotOpenError:
                continue
            yield f"{envelope.id} opens"


def envelopes(sandbox: Sandbox) -> list[Envelope]:
    """Return every envelope of the store."""
    with closing(_open(sandbox)) as store:
        rows = store.execute("SELECT envelope FROM submission").fetchall()
    return [decode(Envelope, data) for (data,) in rows]


def values(sandbox: Sandbox) -> Iterator[tuple[str, bytes]]:
    """Yield every value of every table of the decrypted store, as bytes."""
    with closing(_open(sandbox)) as store:
        names = store.execute("SELECT name FROM sqlite_master WHERE type = 'table'").fetchall()
        for (table,) in names:
            for row in store.execute(f"SELECT * FROM {table}"):  # noqa: S608 - our own names
                for value in row:
                    yield table, value if isinstance(value, bytes) else str(value).encode()


def _open(sandbox: Sandbox) -> sqlcipher3.Connection:
    key = sandbox.data.store_key.read_bytes()
    return connect(sandbox.data.store / DATABASE_NAME, key)
