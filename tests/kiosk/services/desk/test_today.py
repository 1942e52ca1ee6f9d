"""The section 今天 at work: it looks while it is open, tells what changes, and keeps nothing when it is not."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import timedelta
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from kiosk.devices.card_reader import CardRead, NoCard, ReaderFault
from kiosk.devices.card_reader.simulated import SAMPLE_CARD
from kiosk.jobs import SerialJobRunner
from kiosk.services.cards import CardService
from kiosk.services.care import CareService, Chores
from kiosk.services.desk.lights import lights_of
from kiosk.services.desk.standing import Kept
from kiosk.services.desk.today import TodayService, Watched
from kiosk.services.printer import PrinterService
from kiosk.services.syncing import NetworkLanes, SyncService
from kiosk.services.visiting import Visiting
from printing.spool import FileSpooler
from sync.clock import ManualClock
from sync.engine import CycleReport, FilesReport, Pressure, Reach
from sync.store import Room, Waiting
from tests.support.filings import START
from tests.support.on_duty import Duty, Roll, member


@dataclass
class Hall:
    """What is looked at: a link, a printer, a reader, and what the store tells."""

    folder: Path
    clock: ManualClock = field(default_factory=lambda: ManualClock(START))
    reach: Reach = "offline"
    card: CardRead | NoCard | ReaderFault = field(default_factory=NoCard)
    looks: int = 0
    room: Room = field(default_factory=lambda: Room("plenty", 2**40))

    def __post_init__(self) -> None:
        self.lane = SerialJobRunner("lane")
        self.duty = Duty(
            Visiting(lambda: False),
            Roll((member(), member("technician", place=8, name="示范技术员"))),
        )
        chores = Chores(lambda: Room("plenty", 2**40), lambda: 0, lambda: True)
        lanes = NetworkLanes(self.cycle, self.files, lambda: False, self.waiting)
        self.sync = SyncService(lanes, (self.lane, self.lane), self.clock, probe_every=600)
        self.cards = CardService(lambda: self.card, self.lane)
        watched = Watched(
            CareService(chores, self.lane),
            self.sync,
            None,
            PrinterService(FileSpooler(self.folder / "missing"), self.lane),
            self.cards,
            self.clock.now,
            lambda: None,
        )
        self.today = TodayService(self.duty.desk, watched, self.read, self.lane)

    def read(self) -> Kept:
        self.looks += 1
        return Kept(self.room, waiting=Waiting(3, START, 1, 0, 0), to_call={"returned": 2})

    def cycle(self, _force: bool) -> CycleReport:  # noqa: FBT001  # the lane's own signature
        later = self.clock.now() + timedelta(hours=1)
        return CycleReport(0, 0, 0, 0, 0, 0, 0, 0, self.reach, None, Pressure(), None, later)

    def files(self) -> FilesReport:
        return FilesReport(0, 0, 0, 0, 0, "online", None, is_held=False, next_at=None)

    def waiting(self) -> Waiting:
        return Waiting(3, START, 1, 0, 0)

    def close(self) -> None:
        self.sync.stop()
        self.lane.close()
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
