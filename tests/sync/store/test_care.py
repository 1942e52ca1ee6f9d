"""Damage: found, backed up against, and salvaged row by row; and a change of the key."""

import shutil
import stat
from contextlib import closing, suppress
from pathlib import Path

import pytest
import sqlcipher3
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from sqlalchemy import delete, select

from sync.clock import ManualClock
from sync.store import (
    Filed,
    Found,
    Store,
    StoreDamagedError,
    StoreFullError,
    WrongStoreKeyError,
    salvage,
    schema,
)
from sync.store import keys as store_keys
from sync.store.database import connect
from sync.wire.codec import decode
from sync.wire.envelope import Envelope
from sync.wire.messages import Notice
from tests.support.answers import acknowledge
from tests.support.filings import KEY, a_clock, a_submission, open_store
from tests.support.platform_model import PlatformModel
from tests.support.small_disk import fill, small_disk

PAGE = 4096
OTHER_KEY = bytes(reversed(range(32)))


def file(store: Store, count: int, *files: bytes) -> list[Filed]:
    return [store.file(a_submission(*files), recipients=["platform"]) for _ in range(count)]


def pages_of(folder: Path, table: str) -> list[int]:
    """Return the pages, from 1, without which this table is not read whole; its root comes first.

    Pages of the schema, without which nothing is read, are left out.
    """
    trial = folder.parent / "trial"
    trial.mkdir(exist_ok=True)
    with closing(connect(folder / "store.db", KEY)) as connection:
        query = "SELECT rootpage FROM sqlite_master WHERE name = ?"
        (root,) = connection.execute(query, (table,)).fetchone()
    found = []
    for page in range(2, (folder / "store.db").stat().st_size // PAGE + 1):
        shutil.copy(folder / "store.db", trial / "store.db")
        damage(trial, page)
        with suppress(sqlcipher3.DatabaseError), closing(connect(trial / "store.db", KEY)) as one:
            try:
                one.execute(f"SELECT * FROM {table}").fetchall()  # noqa: S608  # a name of ours
            except sqlcipher3.DatabaseError:
                found.append(page)
    return sorted(found, key=lambda page: page != root)


def damage(folder: Path, page: int) -> None:
    path = folder / "store.db"
    data = bytearray(path.read_bytes())
    data[(page - 1) * PAGE + 1000] ^= 1
    path.write_bytes(data)


def filings_in(store: Store) -> dict[int, Envelope]:
    with store._database.read() as connection:
        rows = connection.scalars(select(schema.submission.c.envelope)).all()
    return {envelope.seq: envelope for envelope in (decode(Envelope, data) for data in rows)}


def test_a_sound_store_is_found_sound(store: Store) -> None:
    file(store, 3, b"photo")
    assert store.check(deep=False).is_sound
    assert store.check(deep=True).is_sound


def test_a_flipped_bit_anywhere_is_found_by_the_deep_check(
    store: Store, folder: Path, clock: ManualClock
) -> None:
    file(store, 30)
    store.close()
    page = pages_of(folder, "submission")[1]
    damage(folder, page)

    with closing(open_store(folder, clock)) as again:
        report = again.check(deep=True)

    assert not report.is_sound
    assert str(page) in report.problems[0]


def test_a_file_that_is_gone_is_found_at_once_an_altered_one_by_the_deep_check(
    store: Store, folder: Path
) -> None:
    file(store, 1, b"front", b"back")
    gone, altered = (folder / "files").iterdir()
    gone.unlink()
    altered.write_bytes(b"altered")

    quick, deep = store.check(deep=False), store.check(deep=True)

    assert quick.lost_files == (bytes.fromhex(gone.name),)
    assert set(deep.lost_files) == {bytes.fromhex(gone.name), bytes.fromhex(altered.name)}
    assert not quick.is_sound


def test_a_backup_opens_like_the_store_and_begins_a_new_chain(
    store: Store, folder: Path, tmp_path: Path, clock: ManualClock
) -> None:
    filed = file(store, 3)
    store.backup(tmp_path / "backup")
    file(store, 1)
    store.backup(tmp_path / "backup")
    assert {path.name for path in (tmp_path / "backup").iterdir()} == {"store.db", "store.check"}
    store.close()
    for name in ("store.db", "store.check"):
        assert stat.S_IMODE((tmp_path / "backup" / name).stat().st_mode) == 0o600

    with closing(open_store(tmp_path / "backup", clock)) as copy:
        assert copy.outbox.waiting().count == 4
        assert isinstance(copy.look_up(filed[0].slip_number, "0123"), Found)
    with pytest.raises(WrongStoreKeyError):
        Store.open(tmp_path / "backup", OTHER_KEY, clock)


def test_a_backup_of_a_damaged_store_is_refused_and_the_older_one_stays(
    store: Store, folder: Path, tmp_path: Path, clock: ManualClock
) -> None:
    file(store, 30)
    store.backup(tmp_path / "backup")
    before = (tmp_path / "backup" / "store.db").read_bytes()
    store.close()
    damage(folder, pages_of(folder, "submission")[3])

    with closing(open_store(folder, clock)) as again, pytest.raises(StoreDamagedError):
        again.backup(tmp_path / "backup")

    assert (tmp_path / "backup" / "store.db").read_bytes() == before
    assert not (tmp_path / "backup" / "store.db.fresh").exists()


def test_a_backup_that_does_not_fit_is_said_in_words(store: Store, tmp_path: Path) -> None:
    file(store, 5)
    with small_disk(tmp_path / "small", "256k") as small:
        fill(small / "fill")
        with pytest.raises(StoreFullError):
            store.backup(small / "backup")


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
    with store._database.write() as connection:
        connection.execute(delete(schema.metadata.tables[table]))
    store.close()

    salvage(folder, KEY, clock)

    with closing(open_store(folder, clock)) as again:
        is_open = table in ("outbox", "receipt")
        assert again.waiting().count == (2 if is_open else 1)
        assert isinstance(again.look_up(filed[1].slip_number, "0123"), Found)
        assert again.waiting().files == (2 if table == "attachment" else 1)


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
        patch.setattr(module, point, _power_cut)
        with pytest.raises(SystemExit):
            salvage(folder, KEY, clock)

    with pytest.raises(StoreDamagedError):
        open_store(folder, clock)
    assert salvage(folder, KEY, clock).filings == 5
    with closing(open_store(folder, clock)) as again:
        assert again.waiting().count == 5
    assert salvage(folder, KEY, clock).aside.name == "damaged.2"


def test_a_new_key_opens_the_store_and_the_old_one_does_not(
    store: Store, folder: Path, clock: ManualClock
) -> None:
    file(store, 3)

    store.rekey(OTHER_KEY)

    assert store.waiting().count == 3
    file(store, 1)
    store.close()
    with pytest.raises(WrongStoreKeyError):
        Store.open(folder, KEY, clock)
    with closing(Store.open(folder, OTHER_KEY, clock)) as again:
        assert again.waiting().count == 4
        assert again.check(deep=True).is_sound
        with pytest.raises(WrongStoreKeyError):
            again.rekey(b"short")
    with closing(Store.open(folder, OTHER_KEY, clock)) as again:
        assert again.waiting().count == 4


@pytest.mark.parametrize("point", ["before", "in the log", "after"])
def test_a_power_cut_while_the_key_changes_leaves_one_of_the_two(
    point: str, store: Store, folder: Path, clock: ManualClock
) -> None:
    file(store, 3)
    store_keys.write_check(folder / "store.check", KEY, OTHER_KEY)
    store.close()
    right, wrong = (KEY, OTHER_KEY) if point == "before" else (OTHER_KEY, KEY)
    if point != "before":
        with closing(connect(folder / "store.db", KEY)) as connection:
            connection.execute(f"PRAGMA rekey = \"x'{OTHER_KEY.hex()}'\"")
            if point == "in the log":
                shutil.copytree(folder, folder.parent / "cut")
                folder = folder.parent / "cut"
                assert (folder / "store.db-wal").stat().st_size > 0

    with pytest.raises(WrongStoreKeyError):
        Store.open(folder, wrong, clock)
    with closing(Store.open(folder, right, clock)) as again:
        assert again.waiting().count == 3
    assert len((folder / "store.check").read_bytes()) == 32


def test_both_keys_pass_the_check_while_it_is_open_which_one_stands(
    store: Store, folder: Path, clock: ManualClock, monkeypatch: pytest.MonkeyPatch
) -> None:
    file(store, 1)
    with monkeypatch.context() as patch:
        patch.setattr(store._database, "rekey", _power_cut)
        with pytest.raises(SystemExit):
            store.rekey(OTHER_KEY)
    store.close()

    with closing(open_store(folder, clock)) as again:
        assert again.waiting().count == 1


def test_a_key_that_cannot_be_changed_for_want_of_room_stays(
    tmp_path: Path, clock: ManualClock, platform: PlatformModel
) -> None:
    with small_disk(tmp_path / "small", "4m") as small:
        with closing(open_store(small / "store", clock, platform)) as store:
            file(store, 20)
            fill(small / "fill")
            with pytest.raises(StoreFullError):
                store.rekey(OTHER_KEY)
            (small / "fill").unlink()
            assert store.waiting().count == 20
        with closing(open_store(small / "store", clock)) as again:
            assert again.waiting().count == 20


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


def _power_cut(*_: object) -> None:
    raise SystemExit
