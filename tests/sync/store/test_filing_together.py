"""Several submissions filed in one go: all of them or none, and one slip that opens each."""

import os
import signal
import stat
import subprocess
import sys
from contextlib import closing
from pathlib import Path

import pytest
from sqlalchemy import event

from sync.clock import ManualClock
from sync.store import Prepared, Store, StoreFullError
from sync.wire import courier
from sync.wire.codec import decode
from sync.wire.envelope import CHAIN_START, Envelope
from sync.wire.seal import open_envelope
from sync.wire.slip import new_secret, slip_key
from tests.support.filings import a_submission, open_store
from tests.support.platform_model import PlatformModel
from tests.support.small_disk import fill, small_disk

SECRET = new_secret()
KILLED_AT_THE_COMMIT = """
import os, signal, sys
from pathlib import Path
from sqlalchemy import event
from tests.support.filings import a_clock, a_submission, open_store

store = open_store(Path(sys.argv[1]), a_clock())
prepared = [store.prepare(a_submission(b"photo"), recipients=["platform"]) for _ in range(3)]
event.listen(store._database._engine, "commit", lambda _: os.kill(os.getpid(), signal.SIGKILL))
store.commit_all(prepared)
"""


def three(store: Store, size: int = 9) -> list[Prepared]:
    return [
        store.prepare(
            a_submission(os.urandom(size)), recipients=["platform", "slip"], secret=SECRET
        )
        for _ in range(3)
    ]


def filed_in(store: Store) -> int:
    return store.waiting().count


def files_in(folder: Path) -> int:
    return len(list((folder / "files").iterdir()))


def envelope(store: Store, number: str) -> Envelope:
    data = store.sealed(number)
    assert data is not None
    return decode(Envelope, data)


def test_they_follow_each_other_in_the_chain_in_the_order_given(store: Store) -> None:
    prepared = three(store)

    filed = store.commit_all(prepared)

    assert [one.envelope_id for one in filed] == [one.subject.id for one in prepared]
    assert [one.seq for one in filed] == [1, 2, 3]
    chain = [envelope(store, one.slip_number).prev for one in filed]
    assert chain == [CHAIN_START, filed[0].digest, filed[1].digest]


def test_one_secret_opens_each_of_them(store: Store) -> None:
    filed = store.commit_all(three(store))

    opened = [
        open_envelope(envelope(store, one.slip_number), slip_key(SECRET)).body.files
        for one in filed
    ]
    assert [one.slip_secret for one in filed] == [SECRET] * 3
    assert len({files[0].digest for files in opened}) == 3


def test_all_files_are_on_the_disk_before_the_one_commit(
    store: Store, monkeypatch: pytest.MonkeyPatch
) -> None:
    order: list[str] = []
    fsync = os.fsync

    def noted(descriptor: int) -> None:
        order.append("folder" if stat.S_ISDIR(os.fstat(descriptor).st_mode) else "file")
        fsync(descriptor)

    prepared = three(store)
    monkeypatch.setattr(os, "fsync", noted)
    event.listen(store._database._engine, "commit", lambda _connection: order.append("commit"))

    store.commit_all(prepared)

    assert order[:5] == ["file", "file", "file", "folder", "commit"]
    assert order.count("commit") == 1


def test_filed_again_they_are_filed_once(store: Store) -> None:
    prepared = three(store)
    first = store.commit_all(prepared)

    assert store.commit_all(prepared) == first
    assert filed_in(store) == 3


def test_one_that_was_filed_before_keeps_its_number_and_the_others_follow(store: Store) -> None:
    prepared = three(store)
    before = store.commit(prepared[1])

    filed = store.commit_all(prepared)

    assert filed[1] == before
    assert [one.seq for one in filed] == [2, 1, 3]


def test_nothing_at_all_is_filed_by_filing_nothing(store: Store) -> None:
    assert store.commit_all([]) == ()
    assert filed_in(store) == 0


def test_a_disk_that_fills_up_in_the_middle_takes_none_of_them(
    tmp_path: Path, clock: ManualClock, platform: PlatformModel
) -> None:
    with (
        small_disk(tmp_path / "small", "3m") as small,
        closing(open_store(small / "store", clock, platform)) as store,
    ):
        prepared = three(store, size=2**20)

        with pytest.raises(StoreFullError):
            store.commit_all(prepared)

        assert (filed_in(store), files_in(small / "store")) == (0, 0)
        assert store.commit(prepared[0]).seq == 1


def test_a_disk_that_is_full_when_the_rows_are_written_takes_none_of_them(
    tmp_path: Path, clock: ManualClock, platform: PlatformModel
) -> None:
    with (
        small_disk(tmp_path / "small", "3m") as small,
        closing(open_store(small / "store", clock, platform)) as store,
    ):
        prepared = three(store)
        event.listen(store._database._engine, "begin", lambda _: fill(small / "rubbish"), once=True)

        with pytest.raises(StoreFullError):
            store.commit_all(prepared)

        (small / "rubbish").unlink()
        assert filed_in(store) == 0
        assert [one.seq for one in store.commit_all(prepared)] == [1, 2, 3]


def test_a_kiosk_killed_before_the_commit_has_filed_none_of_them(
    folder: Path, clock: ManualClock, platform: PlatformModel
) -> None:
    open_store(folder, clock, platform).close()

    killed = subprocess.run([sys.executable, "-c", KILLED_AT_THE_COMMIT, folder], check=False)

    assert killed.returncode == -signal.SIGKILL
    with closing(open_store(folder, clock)) as store:
        assert (filed_in(store), files_in(folder)) == (0, 0)
        assert [one.seq for one in store.commit_all(three(store))] == [1, 2, 3]


def test_all_of_them_stand_on_the_second_medium_before_a_number_is_told(
    doubled: Store, stick: Path
) -> None:
    filed = doubled.commit_all(three(doubled))

    assert set(courier.envelopes(stick)) == {one.digest for one in filed}
    assert doubled.on_one_disk() == 0
