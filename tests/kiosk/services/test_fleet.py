"""The platform hears how this kiosk is after a cycle, not too often, and nothing of the hall's cases."""

from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from datetime import timedelta
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from kiosk.devices.card_reader import ReaderFault
from kiosk.services.fleet import Fleet, FleetService, Told, vitals_of
from kiosk.services.health.standing import PLATFORM, Kept
from sync.engine import Vitals
from sync.transport import UnreachableError
from sync.wire.fleet import ToldSetting
from tests.support.filings import START
from tests.support.watched_hall import WatchedHall

LOUD = (ToldSetting("call_volume", "1.0", locked=True),)


@dataclass
class Platform:
    """Answers each heartbeat with what is next; an error stands for none."""

    answers: list[Told | Exception | None] = field(default_factory=list)
    heard: list[Vitals] = field(default_factory=list)

    def beat(self, vitals: Vitals) -> Told | None:
        self.heard.append(vitals)
        answer = self.answers.pop(0) if self.answers else None
        if isinstance(answer, Exception):
            raise answer
        return answer


@pytest.fixture(name="hall")
def make_hall(tmp_path: Path, qtbot: QtBot) -> Iterator[WatchedHall]:
    hall = WatchedHall(tmp_path, reach="online")
    yield hall
    hall.close()


def service(hall: WatchedHall, platform: Platform, every_ms: int = 600_000) -> FleetService:
    fleet = Fleet(hall.read, platform.beat)
    return FleetService(fleet, hall.watched, "1.2.3", hall.lane, hall.sync, every_ms=every_ms)


def cycle(hall: WatchedHall, qtbot: QtBot) -> None:
    """Run a cycle, and what followed from it."""
    runs, done = hall.sync.runs, list[object]()
    with qtbot.waitSignal(hall.sync.changed):
        hall.sync.cycle()
    hall.lane.run(lambda: None, done.append)
    qtbot.waitUntil(lambda: hall.sync.runs == runs + 1 and done != [])


def test_a_cycle_is_followed_by_a_heartbeat_but_not_each(hall: WatchedHall, qtbot: QtBot) -> None:
    platform = Platform()
    fleet = service(hall, platform)
    for _ in range(3):
        cycle(hall, qtbot)

    assert len(platform.heard) == 1
    fleet.stop()


def test_a_kiosk_that_is_offline_says_nothing_until_the_network_is_back(
    hall: WatchedHall, qtbot: QtBot
) -> None:
    platform, hall.reach = Platform(), "offline"
    service(hall, platform)
    cycle(hall, qtbot)
    before = len(platform.heard)
    hall.reach = "online"
    cycle(hall, qtbot)

    assert (before, len(platform.heard)) == (0, 1)


def test_what_is_set_is_told_on_and_a_lost_beat_is_not_missed(
    hall: WatchedHall, qtbot: QtBot
) -> None:
    platform = Platform([UnreachableError("gone"), None, LOUD])
    told: list[Told] = []
    service(hall, platform, every_ms=0).told.connect(told.append)
    for beats in (1, 2, 3):
        while len(platform.heard) < beats:  # the next is due as soon as a timer has run
            cycle(hall, qtbot)

    assert told == [LOUD]


def test_the_colours_of_the_desk_are_told_but_not_whom_the_hall_has_to_call(
    hall: WatchedHall,
) -> None:
    hall.card = ReaderFault.UNPLUGGED
    ends = {PLATFORM: timedelta(days=40, hours=1), "timestamp": timedelta(days=9)}
    kept = replace(hall.read(), expiries={role: START + left for role, left in ends.items()})
    seen = hall.watched.standing(kept)

    vitals = vitals_of("1.2.3", replace(seen, reader_fault=ReaderFault.UNPLUGGED))

    colours = {lamp.key: lamp.colour for lamp in vitals.lamps}
    assert (colours["waiting"], colours["reader"], colours["certificates"]) == (
        "yellow",
        "red",
        "green",
    )
    assert not {"returned", "decided", "supplement"} & set(colours)
    assert (vitals.version, vitals.certificate_days) == ("1.2.3", 40)
    assert vitals_of("1", hall.watched.standing(Kept(hall.room))).certificate_days is None
