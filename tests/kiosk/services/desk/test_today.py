"""The section 今天 at work: it looks while it is open, tells what changes, and keeps nothing when it is not."""

from collections.abc import Iterator
from datetime import timedelta
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot
from typing_extensions import override

from kiosk.devices.card_reader import ReaderFault
from kiosk.devices.card_reader.simulated import SAMPLE_CARD
from kiosk.services.desk.today import TodayService
from kiosk.services.health.lights import lights_of
from kiosk.services.visiting import Visiting
from sync.store import Room
from tests.support.filings import START
from tests.support.on_duty import Duty, Roll, member
from tests.support.watched_hall import WatchedHall


class Hall(WatchedHall):
    """A hall in which somebody works at the desk."""

    @override
    def __post_init__(self) -> None:
        super().__post_init__()
        self.duty = Duty(
            Visiting(lambda: False),
            Roll((member(), member("technician", place=8, name="示范技术员"))),
        )
        self.today = TodayService(self.duty.desk, self.watched, self.read, self.lane)

    @override
    def close(self) -> None:
        super().close()
        self.duty.lane.close()


@pytest.fixture(name="hall")
def make_hall(tmp_path: Path, qtbot: QtBot) -> Iterator[Hall]:
    hall = Hall(tmp_path)
    yield hall
    hall.close()


def test_nothing_is_read_before_somebody_is_logged_in(hall: Hall, qtbot: QtBot) -> None:
    hall.duty.desk.open()
    hall.today.look()
    assert hall.looks == 0

    hall.duty.log_in(qtbot)
    qtbot.waitUntil(lambda: hall.today.state.standing is not None)
    assert hall.looks == 1


def test_a_disk_that_fills_up_is_red_when_it_is_looked_at(hall: Hall, qtbot: QtBot) -> None:
    def colour() -> str:
        standing = hall.today.state.standing
        lights = () if standing is None else lights_of(standing)
        return next((light.colour for light in lights if light.key == "disk"), "")

    hall.duty.log_in(qtbot)
    qtbot.waitUntil(lambda: colour() == "green")
    hall.room = Room("none", 0)
    hall.today.look()
    qtbot.waitUntil(lambda: colour() == "red")


def test_what_is_plugged_out_is_told(hall: Hall, qtbot: QtBot) -> None:
    hall.card = ReaderFault.UNPLUGGED
    hall.duty.log_in(qtbot)

    def reader_fails() -> bool:
        standing = hall.today.state.standing
        return standing is not None and standing.reader_fault is ReaderFault.UNPLUGGED

    qtbot.waitUntil(reader_fails)


def test_a_card_that_lies_on_the_reader_is_not_read_out(hall: Hall, qtbot: QtBot) -> None:
    read: list[object] = []
    hall.cards.read.connect(read.append)
    hall.card = SAMPLE_CARD
    hall.duty.log_in(qtbot)
    qtbot.waitUntil(lambda: hall.today.state.standing is not None)

    assert not read


def test_it_is_known_since_when_the_platform_is_not_reached(hall: Hall, qtbot: QtBot) -> None:
    hall.sync.cycle()
    qtbot.waitUntil(lambda: hall.sync.state.reach == "offline")
    hall.clock.advance(timedelta(hours=2))
    hall.duty.log_in(qtbot)
    qtbot.waitUntil(lambda: hall.today.state.standing is not None)

    standing = hall.today.state.standing
    assert standing is not None
    assert standing.off_since == START
    hall.reach = "online"
    hall.sync.cycle()
    qtbot.waitUntil(lambda: hall.sync.state.reach == "online")
    standing = hall.today.state.standing
    assert standing is not None
    assert standing.off_since is None


def test_a_locked_desk_keeps_nothing_of_it(hall: Hall, qtbot: QtBot) -> None:
    hall.duty.log_in(qtbot)
    qtbot.waitUntil(lambda: hall.today.state.standing is not None)
    hall.duty.desk.locked.connect(hall.today.forget)
    hall.duty.desk.lock()
    assert hall.today.state.standing is None
