"""Devices that fail in use: a reader on a loose cable, a camera in the dark, a printer without paper."""

import random
from datetime import datetime, timedelta
from pathlib import Path

from PySide6.QtGui import QImage

from forms.numbers.citizen import check_character
from kiosk.demo.embedded import CAMERA_FONT
from kiosk.devices.camera import CameraFault, SimulatedCamera
from kiosk.devices.card_reader import CardRead, SerialReader, SimulatedReader
from kiosk.devices.card_reader.simulated import SAMPLE_CARD, Mode
from printing.errors import FolderFullError, FolderUnwritableError, PrinterError
from printing.layout.stock import Stock
from printing.spool import FileSpooler, JobState, NotReady, PrinterState
from sync.clock import SystemClock

READER_MODES: tuple[Mode, ...] = (
    "well",
    "noise",
    "bad-checksum",
    "cut",
    "silent",
    "rubbish",
    "nonsense",
)
_BUDGET = 0.6


class LooseReader:
    """A card reader whose cable is pulled and plugged in; its port keeps its name."""

    def __init__(self, folder: Path) -> None:
        self._port = folder / "reader"
        self._simulated: SimulatedReader | None = None
        self.line = SerialReader(str(self._port), budget=_BUDGET)
        self.plug()

    def plug(self) -> None:
        """Plug it in; no card lies on it."""
        if self._simulated is None:
            self._simulated = SimulatedReader()
            self._port.unlink(missing_ok=True)
            self._port.symlink_to(self._simulated.port)

    def unplug(self) -> None:
        """Pull its cable."""
        if self._simulated is not None:
            self._simulated.close()
            self._simulated = None

    def lay(self, card: CardRead) -> None:
        """Lay a card on it, after plugging it in where that is wanted."""
        self.plug()
        assert self._simulated is not None
        self._simulated.behave("well")
        self._simulated.lay(card)

    def remove(self) -> None:
        """Take the card away."""
        if self._simulated is not None:
            self._simulated.remove()

    def behave(self, mode: Mode) -> None:
        """Answer in another way."""
        if self._simulated is not None:
            self._simulated.behave(mode)

    def close(self) -> None:
        """Give everything back."""
        self.line.close()
        self.unplug()


class LooseCamera:
    """A camera that may be gone; covered, it sees the dark."""

    def __init__(self) -> None:
        self.desk = SimulatedCamera(CAMERA_FONT)
        self.is_gone = False

    def open(self) -> None:
        """Begin to look."""
        self.desk.open()

    def close(self) -> None:
        """Look no more."""
        self.desk.close()

    def look(self) -> QImage | CameraFault | None:
        """Return what it sees."""
        if self.is_gone:
            self.desk.close()
            return CameraFault.UNPLUGGED
        return self.desk.look()

    def capture(self) -> bytes | CameraFault:
        """Return a photo."""
        return CameraFault.UNPLUGGED if self.is_gone else self.desk.capture()


class Printer:
    """A printer that puts its pages into a tray, or cannot: `trouble` says why."""

    stock = Stock.A4

    def __init__(self, tray: Path) -> None:
        self._tray = FileSpooler(tray)
        self.trouble: type[PrinterError] | None = None

    def run_out(self) -> None:
        """Have no paper."""
        self.trouble = FolderFullError

    def vanish(self) -> None:
        """Be switched off."""
        self.trouble = FolderUnwritableError

    def mend(self) -> None:
        """Print again."""
        self.trouble = None

    def probe(self) -> PrinterState:
        """Tell whether a page would come out."""
        return self._tray.probe() if self.trouble is None else NotReady(self.trouble("simulated"))

    def submit(self, pdf: bytes, name: str) -> None:
        """Print.

        Raises:
            PrinterError: there is trouble.
        """
        if self.trouble is not None:
            raise self.trouble("simulated")
        self._tray.submit(pdf, name)

    def state(self, name: str) -> JobState:
        """Tell what became of a page."""
        return self._tray.state(name)

    def cancel(self, name: str) -> None:
        """Take a page back."""
        self._tray.cancel(name)


class JumpingClock:
    """The machine's clock, set wrong by `ahead`."""

    def __init__(self) -> None:
        self.ahead = timedelta()

    def now(self) -> datetime:
        """Return the moment it shows."""
        return SystemClock().now() + self.ahead


def a_card(chance: random.Random, name: str, *, is_child: bool = False) -> CardRead:
    """Return the card of somebody whom no other visit knows."""
    sex = chance.choice(("1", "2"))
    year = chance.randint(2016, 2024) if is_child else chance.randint(1930, 2007)
    month, day = chance.randint(1, 12), chance.randint(1, 28)
    order = 2 * chance.randint(0, 499) + (1 if sex == "1" else 0)
    body = f"110105{year}{month:02}{day:02}{order:03}"
    return CardRead(
        name=name,
        sex="1" if sex == "1" else "2",
        nation=chance.choice(("01", "05", "11")),
        birth=SAMPLE_CARD.birth.replace(year=year, month=month, day=day),
        address=f"示范县示范镇{name}村{order}号",
        id_number=body + check_character(body),
        issuer=SAMPLE_CARD.issuer,
        valid_from=SAMPLE_CARD.valid_from.replace(year=2025),
        valid_to=None,
    )
