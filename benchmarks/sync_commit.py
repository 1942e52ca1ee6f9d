"""Filing against the floor: the same files written, fsynced, and their folder. The two take turns."""

import os
from contextlib import closing
from itertools import count
from pathlib import Path

from benchmarks.figures import Figure, figure, medians_ms
from sync.clock import SystemClock
from sync.store import Enrolment, Store, Submission, SubmissionFile
from tests.support.platform_model import PlatformModel

ROUNDS = 120
XML = 20_000
PHOTO = 300_000


def figures(folder: Path) -> list[Figure]:
    """Measure under `folder`."""
    bare, platform = folder / "bare", PlatformModel()
    bare.mkdir()
    with closing(Store.open(folder / "store", bytes(32), SystemClock())) as store:
        platform.device_key = store.device_key().public_key().public_bytes_raw()
        store.save_enrolment(Enrolment("http://127.0.0.1:9", platform.enrolment_answer()))
        prepared = [store.prepare(_filing(), recipients=["platform"]) for _ in range(ROUNDS + 1)]
        data = (os.urandom(XML), os.urandom(PHOTO), os.urandom(PHOTO))
        numbers = count()
        ours, theirs = medians_ms(
            lambda: store.commit(prepared.pop()),
            lambda: _put_away(bare, next(numbers), data),
            ROUNDS,
        )
    against = "the same three files written, fsynced, and their folder"
    return [figure("sync.commit", ours, against, theirs, unit="ms", aim="<= 1.5")]


def _filing() -> Submission:
    photos = (SubmissionFile(f"{n}.jpg", "image/jpeg", os.urandom(PHOTO)) for n in range(2))
    return Submission("filing", "demo", None, os.urandom(XML), tuple(photos))


def _put_away(folder: Path, number: int, data: tuple[bytes, ...]) -> None:
    for place, each in enumerate(data):
        path = folder / f"{number}-{place}.bin"
        handle = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL)
        os.write(handle, each)
        os.fsync(handle)
        os.close(handle)
    handle = os.open(folder, os.O_RDONLY)
    os.fsync(handle)
    os.close(handle)
