"""Composition root of the first start: a technician's window, on a kiosk that no platform knows yet."""

from datetime import datetime
from zoneinfo import ZoneInfo

import shiboken6
from PySide6.QtCore import QObject, Signal
from PySide6.QtQml import QQmlApplicationEngine

from forms import Form
from forms.catalogue import ServiceItem
from kiosk.devices.plugged import Devices
from kiosk.devices.scanner import Wedge
from kiosk.jobs import SerialJobRunner
from kiosk.paths import QML, TRANSLATIONS, DataFolder
from kiosk.services.feed import CameraFeed
from kiosk.services.first_start import FirstStart, TrialPress
from kiosk.services.language import SOURCE, LanguageService
from kiosk.services.scans import ScanService
from kiosk.services.visit import VisitService
from kiosk.services.writing import WritingService, read_strokes
from kiosk.settings import Settings
from kiosk.stationery import PAPER
from kiosk.viewmodels.first_start import FirstStartViewModel
from kiosk.viewmodels.handwriting import HandwritingViewModel
from kiosk.viewmodels.live import LiveViewModel
from kiosk.window import load_window
from printing import Stock, TestPageInput, render_test_page
from sync.clock import Clock, new_id


class EnrolApp(QObject):
    """The technician's window. Needs a QGuiApplication; call `close` before that goes.

    It listens to a barcode wedge whatever is set: a new machine has nothing set.

    `finished`: the kiosk is enrolled, and may open. `lanes`: for a watchdog.
    """

    finished = Signal()

    def __init__(
        self, folder: DataFolder, settings: Settings, clock: Clock, devices: Devices
    ) -> None:
        """Show the first page.

        Raises:
            KnownError: fonts or translations are missing.
        """
        super().__init__()
        self._clock = clock
        self._zone = ZoneInfo(settings.time_zone)
        data, peripherals, compute = map(SerialJobRunner, ("data", "devices", "compute"))
        self.lanes = {"data": data, "devices": peripherals, "compute": compute}
        self.visit = VisitService(_no_form, self._now, lambda: str(new_id(clock)))
        self._feed = CameraFeed(devices.camera, peripherals)
        self.scans = ScanService(self._feed, compute, has_wedge=True)
        press = None if devices.printer is None else TrialPress(devices.printer, _drawn)
        self.start = FirstStart(folder, settings, clock, self.scans, data, press)
        self.start.finished.connect(self.finished)
        self._engine = QQmlApplicationEngine()
        self._language = LanguageService(TRANSLATIONS, self._engine.retranslate)
        self.visit.changed.connect(lambda: self._language.use(self.visit.visit.language))
        self.view = FirstStartViewModel(self.start, self.visit)
        self._handwriting = HandwritingViewModel(self.visit, WritingService(read_strokes, compute))
        self._live = LiveViewModel(self.visit, self._feed)
        self.window = load_window(
            self._engine,
            QML / "enrol" / "EnrolWindow.qml",
            {"viewModel": self.view, "handwriting": self._handwriting, "live": self._live},
            lambda: (),
            lambda _name: b"",
            lambda: self._feed.picture,
        )
        wedge = Wedge(self.window, prefix=settings.scanner_prefix, suffix=settings.scanner_suffix)
        wedge.read.connect(self.scans.take)

    def close(self) -> None:
        """Take the window down, then what it stood on."""
        self.start.stop()
        self._feed.stop()
        self.window.close()
        self._language.use(SOURCE)
        shiboken6.delete(self._engine)
        for lane in self.lanes.values():
            lane.close()

    def _now(self) -> datetime:
        return self._clock.now().astimezone(self._zone)


def _drawn(page: TestPageInput, stock: Stock) -> bytes:
    return render_test_page(page, PAPER, stock)


def _no_form(_item: ServiceItem) -> Form:
    raise LookupError("nothing is filed at the first start")
