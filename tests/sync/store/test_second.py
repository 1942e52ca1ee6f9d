"""The second medium: every filing stands on two disks, and no filing waits for the second."""

import os
import shutil
from contextlib import closing
from datetime import timedelta
from pathlib import Path

import pytest

from sync.clock import ManualClock
from sync.store import Filed, Retention, StickGoneError, Store
from sync.wire import courier
from sync.wire.codec import decode
from sync.wire.messages import Manifest
from sync.wire.sign import Signed
from tests.support.answers import acknowledge, observe
from tests.support.filings import START, a_submission, open_store
from tests.support.platform_model import PlatformModel
from tests.support.small_disk import small_disk


def file(store: Store, *files: bytes) -> Filed:
    return store.file(a_submission(*files), recipients=["platform"])


def listed(stick: Path) -> list[tuple[bytes, ...]]:
    return [
        decode(
            Manifest,
            decode(Signed, courier.manifest_path(stick, digest).read_bytes()).payload,
        ).digests
        for digest in courier.manifests(stick)
    ]


def stored_files(stick: Path) -> list[str]:
    return sorted(
        path.name for path in (courier.root(stick) / "files").rglob("*") if path.is_file()
    )


def test_a_filing_stands_on_the_second_medium_before_its_slip_is_given(
    doubled: Store, folder: Path, stick: Path
) -> None:
    filed = file(doubled, b"front", b"back")

    assert listed(stick) == [(filed.digest,)]
    assert courier.envelopes(stick) == (filed.digest,)
    assert stored_files(stick) == sorted(path.name for path in (folder / "files").iterdir())
    assert doubled.on_one_disk() == 0


def test_what_was_filed_as_the_medium_failed_is_copied_when_it_is_filed_again(
    doubled: Store, stick: Path
) -> None:
    prepared = doubled.prepare(a_submission(b"photo"), recipients=["platform"])
    away = stick.rename(stick.with_name("away"))
    first = doubled.commit(prepared)
    away.rename(stick)

    assert doubled.commit(prepared) == first
    assert listed(stick) == [(first.digest,)]
    assert doubled.on_one_disk() == 0


def test_without_a_second_medium_filings_count_as_standing_on_one_disk(store: Store) -> None:
    file(store)
    assert store.on_one_disk() == 1
    assert store.second.catch_up() == 1
    with pytest.raises(StickGoneError):
        store.second.prepare()


def test_an_empty_mount_point_is_not_taken_for_the_medium(
    folder: Path, stick: Path, clock: ManualClock, platform: PlatformModel
) -> None:
    with closing(open_store(folder, clock, platform, second=stick)) as store:
        file(store)
        assert store.on_one_disk() == 1
        assert list(stick.iterdir()) == []


def test_what_waited_is_copied_when_the_medium_is_back(
    doubled: Store, stick: Path, tmp_path: Path
) -> None:
    first = file(doubled, b"one")
    stick.rename(tmp_path / "pulled")
    second = file(doubled, b"two")
    assert doubled.on_one_disk() == 1
    assert doubled.second.catch_up() == 1

    (tmp_path / "pulled").rename(stick)

    assert doubled.second.catch_up() == 0
    assert set(courier.envelopes(stick)) == {first.digest, second.digest}
    assert sorted(listed(stick)) == sorted([(first.digest,), (second.digest,)])


def test_another_stick_gets_everything_anew(doubled: Store, stick: Path) -> None:
    filed = [file(doubled, b"one"), file(doubled)]
    shutil.rmtree(courier.root(stick))
    doubled.second.prepare()

    assert doubled.second.catch_up() == 0
    assert set(courier.envelopes(stick)) == {one.digest for one in filed}


def test_a_full_medium_refuses_no_filing(
    tmp_path: Path, folder: Path, clock: ManualClock, platform: PlatformModel
) -> None:
    with (
        small_disk(tmp_path / "small", "1m") as stick,
        closing(open_store(folder, clock, platform, second=stick)) as store,
    ):
        store.second.prepare()
        for _ in range(4):
            file(store, os.urandom(400_000))
        assert store.waiting().count == 4
        assert store.on_one_disk() == store.second.catch_up() == 2
        assert len(courier.manifests(stick)) == 2


def test_a_filing_that_lost_a_file_here_does_not_keep_the_others_from_the_medium(
    doubled: Store, folder: Path, stick: Path
) -> None:
    shutil.rmtree(courier.root(stick))
    file(doubled, b"one")
    (lost,) = (folder / "files").iterdir()
    file(doubled, b"two")
    lost.unlink()
    doubled.second.prepare()

    assert doubled.second.catch_up() == 1
    assert len(courier.manifests(stick)) == 1


def test_the_medium_is_emptied_only_of_what_the_platform_cannot_lose(
    doubled: Store, stick: Path, platform: PlatformModel
) -> None:
    settled, beyond, waiting = file(doubled, b"1"), file(doubled, b"2"), file(doubled, b"3")
    acknowledge(doubled, platform, settled, 1)
    acknowledge(doubled, platform, beyond, 2)
    observe(doubled, platform, 2, 1)

    assert doubled.prune(START, Retention()) == 0

    assert set(courier.envelopes(stick)) == {beyond.digest, waiting.digest}
    assert len(stored_files(stick)) == len(courier.manifests(stick)) == 2
    assert doubled.on_one_disk() == 0
    assert doubled.second.catch_up() == 0
    assert len(courier.envelopes(stick)) == 2


def test_what_a_restored_platform_may_have_lost_is_doubled_again(
    doubled: Store, stick: Path, platform: PlatformModel
) -> None:
    filed = file(doubled, b"1")
    acknowledge(doubled, platform, filed, 1)
    observe(doubled, platform, 1, 1)
    doubled.prune(START, Retention())
    observe(doubled, platform, 1, 0, epoch=2)
    observe(doubled, platform, 1, 0, epoch=3)

    assert doubled.on_one_disk() == 1
    assert doubled.second.catch_up() == 0
    assert courier.envelopes(stick) == (filed.digest,)


def test_a_filing_that_is_forgotten_here_is_gone_from_the_medium(
    doubled: Store, stick: Path, platform: PlatformModel
) -> None:
    filed = file(doubled, b"1")
    acknowledge(doubled, platform, filed, 1)
    observe(doubled, platform, 1, 1)
    late = START + timedelta(days=4000)
    doubled.replica.trust(int(late.timestamp() * 1000))

    assert doubled.prune(late, Retention()) == 1

    assert courier.envelopes(stick) == courier.manifests(stick) == ()
    assert stored_files(stick) == []


def test_what_was_forgotten_while_the_medium_was_away_is_removed_when_it_is_back(
    doubled: Store, stick: Path, platform: PlatformModel
) -> None:
    filed, kept = file(doubled, b"1", b"2"), file(doubled, b"3")
    acknowledge(doubled, platform, filed, 1)
    observe(doubled, platform, 1, 1)
    late = START + timedelta(days=4000)
    doubled.replica.trust(int(late.timestamp() * 1000))
    away = stick.rename(stick.with_name("away"))
    assert doubled.prune(late, Retention()) == 1
    away.rename(stick)

    doubled.prune(late, Retention())

    assert courier.envelopes(stick) == (kept.digest,)
    assert len(stored_files(stick)) == len(courier.manifests(stick)) == 1
    assert doubled.second.clear() == 0


def test_the_receipt_that_told_the_case_number_stands_there_too_as_long_as_the_filing(
    doubled: Store, stick: Path, platform: PlatformModel
) -> None:
    filed, waiting = file(doubled, b"1"), file(doubled)
    acknowledge(doubled, platform, filed, 1, kind="received")
    doubled.second.keep_receipts()
    first = courier.receipts(stick)
    acknowledge(doubled, platform, filed, 2)
    doubled.second.keep_receipts()
    told = doubled.second.catch_up(), courier.receipts(stick)
    observe(doubled, platform, 2, 2)
    doubled.second.clear()

    assert len(first) == 1
    assert told == (0, first)
    assert courier.receipts(stick) == ()
    assert courier.envelopes(stick) == (waiting.digest,)


def test_another_stick_gets_the_receipts_too(
    doubled: Store, stick: Path, platform: PlatformModel
) -> None:
    acknowledge(doubled, platform, file(doubled), 1, kind="received")
    doubled.second.keep_receipts()
    before = courier.receipts(stick)
    shutil.rmtree(courier.root(stick))
    doubled.second.prepare()

    doubled.second.catch_up()

    assert courier.receipts(stick) == before
    assert len(before) == 1


def test_a_medium_that_is_away_gets_the_receipts_when_it_is_back(
    doubled: Store, stick: Path, platform: PlatformModel
) -> None:
    acknowledge(doubled, platform, file(doubled), 1, kind="received")
    away = stick.rename(stick.with_name("away"))
    doubled.second.keep_receipts()
    away.rename(stick)

    doubled.second.catch_up()

    assert len(courier.receipts(stick)) == 1
