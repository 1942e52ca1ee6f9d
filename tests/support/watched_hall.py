"""A link, a printer and a card reader that a kiosk looks at, and what its store tells; no desk, no screen."""

from dataclasses import dataclass, field
from datetime import timedelta
from pathlib import Path

from kiosk.devices.card_reader import CardRead, NoCard, ReaderFault
from kiosk.jobs import SerialJobRunner
from kiosk.services.cards import CardService
from kiosk.services.care import CareService, Chores
from kiosk.services.health.standing import Kept
from kiosk.services.health.watched import Watched
from kiosk.services.printer import PrinterService
from kiosk.services.syncing import NetworkLanes, SyncService
from printing.spool import FileSpooler
from sync.clock import ManualClock
from sync.engine import CycleReport, FilesReport, Pressure, Reach
from sync.store import Room, Waiting
from tests.support.filings import START


@dataclass
class WatchedHall:
    """What is looked at: a link, a printer, a reader, and what the store tells."""

    folder: Path
    clock: ManualClock = field(default_factory=lambda: ManualClock(START))
    reach: Reach = "offline"
    card: CardRead | NoCard | ReaderFault = field(default_factory=NoCard)
    looks: int = 0
    room: Room = field(default_factory=lambda: Room("plenty", 2**40))

    def __post_init__(self) -> None:
        self.lane = SerialJobRunner("lane")
        chores = Chores(lambda: Room("plenty", 2**40), lambda: 0, lambda: True)
        lanes = NetworkLanes(self.cycle, self.files, lambda: False, self.waiting)
        self.sync = SyncService(lanes, (self.lane, self.lane), self.clock, probe_every=600)
        self.cards = CardService(lambda: self.card, self.lane)
        self.watched = Watched(
            CareService(chores, self.lane),
            self.sync,
            None,
            PrinterService(FileSpooler(self.folder / "missing"), self.lane),
            self.cards,
            self.clock.now,
            lambda: None,
        )

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
