"""Damage is found, and backed up against."""

import stat
from contextlib import closing
from pathlib import Path

import pytest

from sync.clock import ManualClock
from sync.store import (
    Found,
    Store,
    StoreDamagedError,
    StoreFullError,
    WrongStoreKeyError,
)
from tests.support.damage import OTHER_KEY, damage, file, pages_of
from tests.support.filings import open_store
from tests.support.small_disk import fill, small_disk


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
