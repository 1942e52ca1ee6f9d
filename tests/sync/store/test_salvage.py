"""Salvage: whatever of a damaged store can be read is saved, row by row."""

import shutil
from contextlib import closing
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from sqlalchemy import delete

from sync.clock import ManualClock
from sync.store import (
    Found,
    Store,
    StoreDamagedError,
    WrongStoreKeyError,
    salvage,
    schema,
)
from sync.wire.messages import Notice
from tests.support.answers import acknowledge, observe
from tests.support.damage import OTHER_KEY, PAGE, damage, file, filings_in, pages_of, power_cut
from tests.support.filings import KEY, a_clock, open_store
from tests.support.platform_model import PlatformModel


def test_salvage_saves_all_but_what_stood_on_the_damaged_page(
    store: Store, folder: Path, clock: ManualClock, platform: PlatformModel
) -> None:
    file(store, 60, b"photo")
    key = store.device_key().private_bytes_raw()
    store.close()
    damage(folder, pages_of(folder, "submission")[5])

    report = salvage(folder, KEY, clock)

    assert report.keeps_device
    assert report.filings + report.lost == 60
    assert 0 < report.lost < 8
    assert (report.aside / "store.db").exists()
    with closing(open_store(folder, clock)) as again:
        assert again.device_key().private_bytes_raw() == key
        saved = filings_in(again)
        assert len(saved) == report.filings
        waiting = again.waiting()
        assert (waiting.count, waiting.files) == (report.filings, report.filings)
        assert again.check(deep=True).is_sound
        assert file(again, 1)[0].seq == 61
        lost = sorted(set(range(1, 61)) - set(saved))
        instance = saved[min(saved)].instance
        again.heed([Notice("gap", instance, lost[0], lost[-1])])
        graves = [seq for seq, one in filings_in(again).items() if one.kind == "tombstone"]
        assert sorted(graves) == lost


@pytest.mark.parametrize("table", ["outbox", "look_up", "attachment", "receipt", "tail"])
def test_what_a_filing_lost_beside_its_envelope_is_made_anew(
    table: str, store: Store, folder: Path, clock: ManualClock, platform: PlatformModel
) -> None:
    filed = file(store, 2, b"photo")
    acknowledge(store, platform, filed[0], 1)
    observe(store, platform, 1, 1)
    with store._database.write() as connection:
        connection.execute(delete(schema.metadata.tables[table]))
    store.close()

    salvage(folder, KEY, clock)

    with closing(open_store(folder, clock)) as again:
        is_open = table in ("outbox", "receipt")
        assert again.waiting().count == (2 if is_open else 1)
        assert isinstance(again.look_up(filed[1].slip_number, "0123"), Found)
        assert again.waiting().files == (2 if table in ("attachment", "receipt") else 1)


def test_after_a_salvage_all_is_asked_for_again_that_the_platform_could_still_lose(
    store: Store, folder: Path, clock: ManualClock, platform: PlatformModel
) -> None:
    """Marks that stood for the receipts may have been on the damaged page."""
    safe, unsafe = file(store, 2)
    acknowledge(store, platform, safe, 1)
    observe(store, platform, 1, 1)
    acknowledge(store, platform, unsafe, 2)
    store.close()

    salvage(folder, KEY, clock)

    with closing(open_store(folder, clock)) as again:
        (row,) = again.outbox.list()
        assert row.envelope_id == unsafe.envelope_id


def test_a_store_that_lost_its_device_is_enrolled_anew_and_keeps_its_filings(
    store: Store, folder: Path, clock: ManualClock
) -> None:
    file(store, 3)
    store.close()
    damage(folder, pages_of(folder, "device")[0])

    report = salvage(folder, KEY, clock)

    assert (report.filings, report.keeps_device) == (3, False)
    with closing(open_store(folder, clock)) as again:
        assert again.enrolment() is None
        assert again.waiting().count == 3


def test_a_file_of_which_nothing_can_be_read_gives_an_empty_store(
    store: Store, folder: Path, clock: ManualClock
) -> None:
    file(store, 3)
    store.close()
    path = folder / "store.db"
    path.write_bytes(bytes(path.stat().st_size))

    report = salvage(folder, KEY, clock)

    assert (report.filings, report.keeps_device) == (0, False)
    open_store(folder, clock).close()


def test_what_stands_in_the_log_only_is_salvaged_too(
    store: Store, folder: Path, tmp_path: Path, clock: ManualClock
) -> None:
    file(store, 2)
    store._database.close()
    with closing(open_store(folder, clock)) as open_one:
        file(open_one, 3)
        shutil.copytree(folder, tmp_path / "crashed")
    assert (tmp_path / "crashed" / "store.db-wal").stat().st_size > 0

    assert salvage(tmp_path / "crashed", KEY, clock).filings == 5


def test_salvage_asks_for_the_right_key(store: Store, folder: Path, clock: ManualClock) -> None:
    store.close()

    with pytest.raises(WrongStoreKeyError):
        salvage(folder, OTHER_KEY, clock)
    (folder / "store.check").unlink()
    with pytest.raises(StoreDamagedError):
        salvage(folder, OTHER_KEY, clock)
    salvage(folder, KEY, clock)
    open_store(folder, clock).close()


@pytest.mark.parametrize("point", ["_refill", "_put_in_place", "_file_away", "_counted"])
def test_a_salvage_that_is_broken_off_is_run_again_from_the_same_file(
    point: str,
    store: Store,
    folder: Path,
    clock: ManualClock,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    file(store, 5)
    store.close()
    module = __import__("sync.store.salvage", fromlist=["x"])
    with monkeypatch.context() as patch:
        patch.setattr(module, point, power_cut)
        with pytest.raises(SystemExit):
            salvage(folder, KEY, clock)

    with pytest.raises(StoreDamagedError):
        open_store(folder, clock)
    assert salvage(folder, KEY, clock).filings == 5
    with closing(open_store(folder, clock)) as again:
        assert again.waiting().count == 5
    assert salvage(folder, KEY, clock).aside.name == "damaged.2"


@pytest.fixture(scope="module")
def filled(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("filled") / "store"
    with closing(open_store(folder, a_clock(), PlatformModel())) as store:
        file(store, 40, b"photo")
    return folder


@settings(
    max_examples=15, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
@given(pages=st.sets(st.integers(2, 200), min_size=1, max_size=4))
def test_whatever_pages_are_damaged_what_is_salvaged_is_right_and_opens(
    filled: Path, tmp_path: Path, pages: set[int]
) -> None:
    folder = tmp_path / "damaged"
    shutil.rmtree(folder, ignore_errors=True)
    shutil.copytree(filled, folder)
    with closing(open_store(folder, a_clock())) as store:
        before = filings_in(store)
    count = (folder / "store.db").stat().st_size // PAGE
    for page in pages:
        damage(folder, 2 + page % (count - 1))

    report = salvage(folder, KEY, a_clock())

    with closing(open_store(folder, a_clock())) as again:
        after = filings_in(again)
        assert len(after) == report.filings
        assert all(before[seq] == envelope for seq, envelope in after.items())
        assert again.waiting().count == report.filings
        assert again.check(deep=True).is_sound
