"""One kiosk at a time on a data folder; a damaged store is salvaged, a locked one is not."""

import subprocess
import sys
from contextlib import closing
from datetime import UTC, datetime

import pytest

from kiosk.paths import DataFolder
from kiosk.services.alone import KioskRunsError, alone
from kiosk.services.keeping import open_or_salvage, open_store
from kiosk.settings import Settings
from sync.clock import ManualClock
from sync.store import WrongStoreKeyError
from tests.support.filings import a_submission

CLOCK = ManualClock(datetime(2026, 11, 22, 6, 5, tzinfo=UTC))
HOLDER = """
import sys
from pathlib import Path
from kiosk.paths import DataFolder
from kiosk.services.alone import alone
with alone(DataFolder(Path(sys.argv[1]))):
    print("held", flush=True)
    sys.stdin.read()
"""


def spoil_every_page(folder: DataFolder) -> None:
    path = folder.store / "store.db"
    data = bytearray(path.read_bytes())
    for start in range(2 * 4096, len(data), 4 * 4096):
        data[start + 100] ^= 1
    path.write_bytes(data)


def test_a_second_kiosk_on_the_same_folder_is_refused_until_the_first_is_gone(
    folder: DataFolder,
) -> None:
    holder = subprocess.Popen(
        [sys.executable, "-c", HOLDER, folder.root],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        text=True,
    )
    assert holder.stdout is not None
    assert holder.stdin is not None
    assert holder.stdout.readline() == "held\n"
    with pytest.raises(KioskRunsError), alone(folder):
        pass
    holder.kill()
    holder.communicate()

    with alone(folder):
        assert folder.lock.exists()
    assert not folder.lock.exists()


def test_a_damaged_store_is_salvaged_at_start_and_goes_on(folder: DataFolder) -> None:
    with closing(open_store(folder, Settings(), CLOCK)) as store:
        for _ in range(20):
            store.file(a_submission(), recipients=["platform"])
    spoil_every_page(folder)

    store, report = open_or_salvage(folder, Settings(), CLOCK)
    store.close()

    assert report is not None
    assert report.aside.is_dir()
    assert 0 <= report.filings <= 20
    again, nothing = open_or_salvage(folder, Settings(), CLOCK)
    again.close()
    assert nothing is None


def test_a_sound_store_is_opened_as_it_is(folder: DataFolder) -> None:
    store, report = open_or_salvage(folder, Settings(), CLOCK)

    assert store.enrolment() is not None
    assert report is None
    store.close()


def test_a_wrong_key_is_never_salvaged(folder: DataFolder) -> None:
    folder.store_key.write_bytes(bytes(32))
    before = (folder.store / "store.db").read_bytes()

    with pytest.raises(WrongStoreKeyError):
        open_or_salvage(folder, Settings(), CLOCK)

    assert (folder.store / "store.db").read_bytes() == before
    assert not list(folder.store.glob("damaged*"))


def test_the_second_medium_of_the_settings_is_used(folder: DataFolder) -> None:
    medium = folder.root.parent / "medium"
    medium.mkdir()
    with closing(open_store(folder, Settings(second=str(medium)), CLOCK)) as store:
        store.second.prepare()
        store.file(a_submission(), recipients=["platform"])

        assert store.on_one_disk() == 0
