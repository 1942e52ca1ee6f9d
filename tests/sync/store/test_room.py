"""Room: a full disk refuses filings early, and never what the platform answers."""

from collections.abc import Iterator
from contextlib import closing
from datetime import timedelta
from pathlib import Path

import pytest

from sync.clock import ManualClock
from sync.store import Retention, Store, StoreFullError
from tests.support.answers import acknowledge, observe
from tests.support.filings import START, a_submission, open_store
from tests.support.platform_model import PlatformModel
from tests.support.small_disk import fill, small_disk

MIB = 2**20
BALLAST = 8 * MIB


@pytest.fixture
def disk(tmp_path: Path) -> Iterator[Path]:
    with small_disk(tmp_path / "small", "48m") as folder:
        yield folder


@pytest.fixture
def small(disk: Path, clock: ManualClock, platform: PlatformModel) -> Iterator[Store]:
    with closing(open_store(disk / "store", clock, platform, ballast=BALLAST)) as store:
        assert store.restore_ballast()
        yield store


def test_the_ballast_takes_up_its_room_and_is_not_lent_while_it_is_missing(
    small: Store, disk: Path
) -> None:
    with_file = small.room().free
    assert (disk / "store" / "ballast").stat().st_blocks * 512 >= BALLAST

    small.release_ballast()

    assert abs(small.room().free - with_file) < MIB
    assert small.restore_ballast()
    assert abs(small.room().free - with_file) < MIB


def test_room_is_plenty_low_or_none(tmp_path: Path, small: Store, disk: Path) -> None:
    assert small.room().level == "low"

    fill(disk / "fill")

    assert small.room().level == "none"
    with closing(open_store(tmp_path / "big", ManualClock(START), ballast=0)) as store:
        assert store.room().level == "plenty"


def test_a_full_disk_refuses_a_filing_before_it_is_half_written(small: Store, disk: Path) -> None:
    fill(disk / "fill")
    small.release_ballast()

    with pytest.raises(StoreFullError):
        small.file(a_submission(b"photo"), recipients=["platform"])

    assert small.waiting().count == 0
    assert list((disk / "store" / "files").iterdir()) == []


def test_on_a_full_disk_answers_are_kept_and_what_is_past_its_time_makes_way(
    small: Store, disk: Path, platform: PlatformModel
) -> None:
    filed = [small.file(a_submission(bytes(MIB)), recipients=["platform"]) for _ in range(3)]
    fill(disk / "fill")

    for position, one in enumerate(filed):
        acknowledge(small, platform, one, position + 1)
    observe(small, platform, 3, 3)
    small.replica.trust(int((START + timedelta(days=4000)).timestamp() * 1000))

    assert small.waiting().count == 0
    assert not (disk / "store" / "ballast").exists()
    assert small.prune(START + timedelta(days=4000), Retention()) == 3
    assert list((disk / "store" / "files").iterdir()) == []
    (disk / "fill").unlink()
    assert small.restore_ballast()
    assert small.file(a_submission(b"photo"), recipients=["platform"]).seq == 4


def test_the_ballast_is_given_up_step_by_step_so_that_who_fills_the_disk_cannot_take_it_at_once(
    tmp_path: Path, clock: ManualClock
) -> None:
    with (
        small_disk(tmp_path / "disk", "72m") as disk,
        closing(open_store(disk / "store", clock, ballast=40 * MIB)) as store,
    ):
        assert store.restore_ballast()
        ballast, held = disk / "store" / "ballast", []
        for turn in range(2):
            fill(disk / f"fill{turn}")
            store.audit.note(None, "find")
            held.append(ballast.stat().st_size)

        assert held == [24 * MIB, 8 * MIB]
        assert store.room().level == "none"
        (disk / "fill1").unlink()
        assert not store.restore_ballast()
        (disk / "fill0").unlink()
        assert store.restore_ballast()
        assert ballast.stat().st_size == 40 * MIB


def test_a_store_on_a_full_disk_still_opens(small: Store, disk: Path, clock: ManualClock) -> None:
    small.file(a_submission(), recipients=["platform"])
    small.close()
    fill(disk / "fill")

    with closing(open_store(disk / "store", clock, ballast=BALLAST)) as again:
        assert again.waiting().count == 1
        assert not again.restore_ballast()


def test_a_disk_that_is_full_to_the_last_byte_is_not_taken_for_damage(
    disk: Path, clock: ManualClock, platform: PlatformModel
) -> None:
    open_store(disk / "store", clock, platform).close()
    fill(disk / "filler")

    with pytest.raises(StoreFullError):
        open_store(disk / "store", clock)

    (disk / "filler").unlink()
    open_store(disk / "store", clock).close()


def test_a_ballast_that_leaves_no_room_beside_it_is_not_made(
    disk: Path, clock: ManualClock
) -> None:
    with closing(open_store(disk / "store", clock, ballast=40 * MIB)) as store:
        assert not store.restore_ballast()
        assert not (disk / "store" / "ballast").exists()
        assert store.room().level == "none"
