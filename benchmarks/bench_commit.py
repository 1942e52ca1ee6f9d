"""Filing against the floor: the same files written, fsynced, and their folder."""

import os
import secrets
import tempfile
from itertools import count
from pathlib import Path

from benchmarks.figures import figure, median_ms, write
from sync.clock import SystemClock
from sync.store import Enrolment, Store, Submission, SubmissionFile
from tests.support.platform_model import PlatformModel

ROUNDS = 40
XML = 20_000
PHOTO = 300_000


def main() -> None:
    """Measure and write `build/bench-commit.json`."""
    with tempfile.TemporaryDirectory(dir=Path.cwd() / "build") as folder:
        ours = _filing(Path(folder) / "store")
        theirs = _floor(Path(folder))
    write(
        "bench-commit",
        [
            figure(
                "sync.commit",
                ours,
                "the same three files written, fsynced, and their folder",
                theirs,
                unit="ms",
                aim="<= 1.5",
            )
        ],
    )


def _filing(folder: Path) -> float:
    platform = PlatformModel()
    store = Store.open(folder, secrets.token_bytes(32), SystemClock())
    platform.device_key = store.device_key().public_key().public_bytes_raw()
    store.save_enrolment(Enrolment("http://127.0.0.1:9", platform.enrolment_answer()))
    photos = tuple(SubmissionFile(f"{n}.jpg", "image/jpeg", os.urandom(PHOTO)) for n in range(2))
    prepared = (
        store.prepare(
            Submission("filing", "demo", None, os.urandom(XML), photos), recipients=("platform",)
        )
        for _ in count()
    )
    ready = [next(prepared) for _ in range(ROUNDS + 1)]
    result = median_ms(lambda: store.commit(ready.pop()), ROUNDS)
    store.close()
    return result


def _floor(folder: Path) -> float:
    numbers = count()
    data = (os.urandom(XML), os.urandom(PHOTO), os.urandom(PHOTO))

    def put_away() -> None:
        for each in data:
            handle = os.open(folder / f"{next(numbers)}.bin", os.O_WRONLY | os.O_CREAT | os.O_EXCL)
            os.write(handle, each)
            os.fsync(handle)
            os.close(handle)
        handle = os.open(folder, os.O_RDONLY)
        os.fsync(handle)
        os.close(handle)

    return median_ms(put_away, ROUNDS)
