"""The hall that all journeys go to: one kiosk, one platform on loopback, a reader, a camera, a voice."""

import json
from collections.abc import Callable, Iterator
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass
from pathlib import Path
from types import TracebackType
from typing import Any, Self

from kiosk.app import Devices, KioskApp
from kiosk.demo.platform import PlatformProcess
from kiosk.devices.camera import SimulatedCamera
from kiosk.devices.card_reader import SerialReader, SimulatedReader
from kiosk.devices.speech import SimulatedSpeech
from kiosk.paths import DIVISIONS, FONTS, SERVICES, DataFolder
from kiosk.services.catalogue import built_catalogue
from kiosk.services.enrolling import Introduction, enrol_kiosk
from kiosk.services.opening import OpenedFiling, open_filings
from kiosk.settings import Settings
from printing.spool import FileSpooler
from sync.clock import SystemClock
from tests.ui.stage import BUILD

# Nobody is hurried but who wants to be: see the journey in haste.
PATIENT = Settings(idle=600, idle_last=60, probe=0.5, scanner=True)


@dataclass(frozen=True, slots=True)
class Place:
    """The kiosk as it is switched on for one journey, with what lies on and before it."""

    app: KioskApp
    reader: SimulatedReader
    camera: SimulatedCamera
    speech: SimulatedSpeech


class Hall:
    """Opened once; the kiosk keeps its store from one journey to the next, as it does all day."""

    def __init__(self, root: Path) -> None:
        self._root = root
        self._stack = ExitStack()
        self.data = DataFolder(root / "kiosk")
        self.platform = PlatformProcess(root / "central")

    def __enter__(self) -> Self:
        self.platform.start()
        self._stack.callback(self.platform.stop)
        catalogue = BUILD / "ui-catalogue"
        built_catalogue(SERVICES, DIVISIONS, catalogue)
        self.data.root.mkdir(parents=True)
        self.data.catalogue.symlink_to(catalogue)
        enrol_kiosk(self.data, Introduction(self.platform.address, self.platform.new_code()))
        self.tray.mkdir()
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self._stack.close()

    @property
    def tray(self) -> Path:
        """Where printed slips fall."""
        return self._root / "tray"

    @contextmanager
    def opened(self, size: tuple[int, int], settings: Settings = PATIENT) -> Iterator[Place]:
        """Switch the kiosk on."""
        with ExitStack() as stack:
            reader = stack.enter_context(SimulatedReader())
            line = SerialReader(reader.port)
            stack.callback(line.close)
            camera = SimulatedCamera(FONTS / "NotoSansSC_500Medium.ttf")
            speech = SimulatedSpeech()
            devices = Devices(line, camera, FileSpooler(self.tray), speech)
            app = KioskApp(self.data, settings, SystemClock(), devices)
            stack.callback(app.close)
            app.window.resize(*size)
            app.start()
            yield Place(app, reader, camera, speech)

    @contextmanager
    def unreachable(self) -> Iterator[Callable[[], None]]:
        """Take the network away; yield what brings it back, which happens at the latest at the end."""
        self.platform.stop()
        gone = [True]

        def come_back() -> None:
            if gone:
                gone.clear()
                self.platform.start()

        try:
            yield come_back
        finally:
            come_back()

    def times(self, slip_number: str) -> int:
        """Return how many cases of a slip number the platform has."""
        return sum(case["slip_number"] == slip_number for case in self.platform.cases())

    def case(self, slip_number: str) -> dict[str, Any]:
        """Return what the platform opens of a filing with its own key."""
        return self.platform.show(self.number_of(slip_number))

    def number_of(self, slip_number: str) -> str:
        """Return the number of the case that a slip number became."""
        cases = self.platform.cases()
        return next(str(one["number"]) for one in cases if one["slip_number"] == slip_number)

    def said(self, slip_number: str) -> str:
        """Return the same as one text."""
        return json.dumps(self.case(slip_number), ensure_ascii=False)


def opened_with(app: KioskApp, code: str) -> tuple[OpenedFiling, ...]:
    """Return what the slip opens in the kiosk's store."""
    return open_filings(app.store, app.catalogue.form_named, code)
