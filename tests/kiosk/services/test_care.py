"""Care of a real store on its own lane: room, ballast, second medium, backup, damage."""

from collections.abc import Iterator
from contextlib import closing
from dataclasses import replace
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from kiosk.jobs import SerialJobRunner
from kiosk.services.care import CareService, Chores, chores_of
from sync.clock import ManualClock
from sync.store import Room, Store, StoreFullError
from sync.wire import courier
from tests.support.filings import a_clock, a_submission, open_store
from tests.support.platform_model import PlatformModel
from tests.support.small_disk import small_disk

SOUND = Chores(look=lambda: Room("plenty", 2**40), tend=lambda: 0, inspect=lambda: True)


@pytest.fixture(name="lane")
def care_lane(qtbot: QtBot) -> Iterator[SerialJobRunner]:
    lane = SerialJobRunner("care")
    yield lane
    lane.close()


@pytest.fixture(name="clock")
def still_clock() -> ManualClock:
    return a_clock()


@pytest.fixture(name="medium")
def prepared_medium(tmp_path: Path) -> Path:
    courier.root(tmp_path / "medium").mkdir(parents=True)
    return tmp_path / "medium"


@pytest.fixture(name="store")
def store_with_ballast(tmp_path: Path, clock: ManualClock, medium: Path) -> Iterator[Store]:
    with closing(
        open_store(tmp_path / "store", clock, PlatformModel(), second=medium, ballast=2**20)
    ) as store:
        yield store


def test_the_ballast_is_made_and_what_stands_on_one_disk_is_copied(
    store: Store,
    clock: ManualClock,
    medium: Path,
    lane: SerialJobRunner,
    tmp_path: Path,
    qtbot: QtBot,
) -> None:
    away = medium.rename(tmp_path / "pulled")
    store.file(a_submission(b"x" * 500), recipients=["platform"])
    care = CareService(chores_of(store, clock, tmp_path / "backup", has_second=True), lane)
    care.tend()
    qtbot.waitUntil(lambda: care.condition.alone == 1)
    away.rename(medium)
    care.tend()
    qtbot.waitUntil(lambda: care.condition.alone == 0)

    assert len(courier.envelopes(medium)) == 1
    assert (store._folder / "ballast").stat().st_size == 2**20


def test_an_inspection_leaves_a_copy_that_opens_and_finds_damage(
    store: Store, clock: ManualClock, lane: SerialJobRunner, tmp_path: Path, qtbot: QtBot
) -> None:
    filed = store.file(a_submission(b"x" * 500), recipients=["platform"])
    next((tmp_path / "store" / "files").iterdir()).write_bytes(b"y" * 500)
    care = CareService(chores_of(store, clock, tmp_path / "backup", has_second=True), lane)
    care.inspect()
    qtbot.waitUntil(lambda: care.condition.is_damaged)

    with closing(open_store(tmp_path / "backup", clock)) as copy:
        assert copy.sealed(filed.slip_number)


def test_where_there_is_no_room_nobody_may_begin(
    clock: ManualClock, lane: SerialJobRunner, tmp_path: Path, qtbot: QtBot
) -> None:
    with (
        small_disk(tmp_path / "disk", "12m") as disk,
        closing(open_store(disk / "store", clock, PlatformModel())) as store,
    ):
        care = CareService(chores_of(store, clock, tmp_path / "backup", has_second=False), lane)

        assert not care.has_room()
        assert care.condition.room.level == "none"


def test_a_chore_that_fails_is_told_until_it_is_done(lane: SerialJobRunner, qtbot: QtBot) -> None:
    fails = [True]

    def tend() -> int:
        if fails:
            fails.pop()
            raise StoreFullError("no room for the ballast")
        return 0

    care = CareService(Chores(SOUND.look, tend, SOUND.inspect), lane)
    with qtbot.waitSignal(care.changed):
        care.tend()
    told = care.condition.error
    with qtbot.waitSignal(care.changed):
        care.tend()

    assert isinstance(told, StoreFullError)
    assert care.condition.error is None


def test_room_is_looked_at_again_after_it_was_freed(lane: SerialJobRunner, qtbot: QtBot) -> None:
    rooms = [Room("plenty", 2**40), Room("none", 0)]
    care = CareService(Chores(rooms.pop, SOUND.tend, SOUND.inspect), lane)
    before = care.has_room()
    with qtbot.waitSignal(care.changed):
        care.look()

    assert (before, care.has_room()) == (False, True)


def test_a_due_inspection_waits_until_nobody_is_at_the_screen(
    lane: SerialJobRunner, qtbot: QtBot
) -> None:
    inspected: list[str] = []

    def inspect() -> bool:
        inspected.append(stage)
        return True

    care = CareService(replace(SOUND, inspect=inspect), lane, first_inspection_ms=0)
    stage = "somebody is there"
    care.heed(is_idle=False)
    care.start()
    qtbot.waitUntil(lambda: care.is_inspection_due)
    stage = "nobody is there"
    care.heed(is_idle=True)
    qtbot.waitUntil(lambda: bool(inspected))
    care.stop()

    assert inspected == ["nobody is there"]
