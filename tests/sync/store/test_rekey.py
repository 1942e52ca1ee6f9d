"""The store takes another key; one of the two opens it, whatever happens meanwhile."""

import shutil
from contextlib import closing
from pathlib import Path

import pytest

from sync.clock import ManualClock
from sync.store import (
    Store,
    StoreFullError,
    WrongStoreKeyError,
)
from sync.store import keys as store_keys
from sync.store.database import connect
from tests.support.damage import OTHER_KEY, file, power_cut
from tests.support.filings import KEY, open_store
from tests.support.platform_model import PlatformModel
from tests.support.small_disk import fill, small_disk


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
def test_apower_cut_while_the_key_changes_leaves_one_of_the_two(
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
        patch.setattr(store._database, "rekey", power_cut)
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
