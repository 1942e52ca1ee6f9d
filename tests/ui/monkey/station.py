"""Where the monkey sits: the real kiosk with devices that fail, and a platform that comes and goes."""

import gc
import os
import random
import shutil
import signal
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager, suppress
from pathlib import Path
from types import SimpleNamespace

from kiosk.app import Devices, KioskApp
from kiosk.demo.platform import PlatformProcess
from kiosk.devices.scanner import SimulatedWedge
from kiosk.devices.speech import SimulatedSpeech
from kiosk.paths import DIVISIONS, SERVICES, DataFolder
from kiosk.services.catalogue import built_catalogue
from kiosk.services.enrolling import Introduction, enrol_kiosk
from kiosk.settings import Hall, HallNotice, Settings
from tests.ui.monkey.devices import JumpingClock, LooseCamera, LooseReader, Printer
from tests.ui.stage import BUILD

SIZES = ((1280, 800), (1920, 1080), (1080, 1920))
_NOTICE = HallNotice(title="示范通知", text="示范：下周一窗口盘点。", title_en="Sample notice")
_IN_SERVICE = Hall(hours="8:30–12:00、14:00–17:30", notices=(_NOTICE,))
_OUT = Hall(contact="示范值班员", phone="12345", out_of_service="示范：机器正在检修。")
_STICK = {"scan.pdf": b"%PDF-1.7\n%%EOF", "photo.heic": b"\0\0\0\x18ftypheic", "note.jpg": b"no"}
_SPOKEN_MS = 5


class Station:
    """One kiosk and all it stands on; `app` is another after each restart."""

    def __init__(self, root: Path, platform: PlatformProcess) -> None:
        self.data = DataFolder(root / "data")
        self.tray = root / "tray"
        self.stick = root / "stick"
        self.clock = JumpingClock()
        self.platform = platform
        self.reader = LooseReader(root)
        self.camera = LooseCamera()
        self.printer = Printer(self.tray)
        self.size = SIZES[0]
        self.is_out = False
        self.is_full = False
        self._is_served = True
        self.app = self._opened()

    @property
    def wedge(self) -> SimulatedWedge:
        """A barcode scanner at the window."""
        return SimulatedWedge(self.app.window)

    def restart(self, size: tuple[int, int], *, is_out: bool) -> None:
        """Close the kiosk wherever it stands, and open it anew."""
        self.app.close()
        del self.app
        # A timer that Python throws away later, in another thread, would bring Qt down.
        gc.collect()
        self.size, self.is_out = size, is_out
        self.app = self._opened()

    def fill_disk(self, *, is_full: bool) -> None:
        """Leave next to no room on the disk, or enough again; the kiosk looks at once."""
        self.is_full = is_full
        self.app.care.look()

    def cut_network(self) -> None:
        """Let no answer come any more: whoever asks waits."""
        if self._is_served:
            self._signal(signal.SIGSTOP)

    def mend_network(self) -> None:
        """Let the answers come."""
        if self._is_served:
            self._signal(signal.SIGCONT)

    def stop_platform(self) -> None:
        """Switch the platform off."""
        if self._is_served:
            self._signal(signal.SIGCONT)
            self.platform.stop()
            self._is_served = False

    def start_platform(self) -> None:
        """Switch it on again."""
        if not self._is_served:
            self.platform.start()
            self._is_served = True

    def have_decided(self, word: str, chance: random.Random) -> None:
        """Have a clerk do something to a case: return, accept or decide."""
        if not self._is_served:
            return
        self.mend_network()
        cases = self.platform.cases()
        if cases:
            number = chance.choice(cases)["number"]
            with suppress(RuntimeError):  # not every case can be returned or decided now
                self.platform.ask("case", word, number, "--note", "示范：请补充一张照片。")

    def close(self) -> None:
        """Close the kiosk and give the devices back."""
        self.app.close()
        self.reader.close()
        self.mend_network()

    def _signal(self, number: signal.Signals) -> None:
        process = self.platform._serving
        assert process is not None
        os.kill(process.pid, number)

    def _opened(self) -> KioskApp:
        settings = Settings(
            probe=1.0,
            scanner=True,
            photos=str(self.stick),
            hall=_OUT if self.is_out else _IN_SERVICE,
        )
        speech = SimulatedSpeech(_SPOKEN_MS)
        devices = Devices(self.reader.line, self.camera, self.printer, speech)
        app = KioskApp(self.data, settings, self.clock, devices)
        app.window.resize(*self.size)
        app.start()
        return app


@contextmanager
def station_in(root: Path) -> Iterator[Station]:
    """Make a platform and a kiosk that is enrolled with it; both end with the block."""
    for folder in ("data", "tray", "stick"):
        (root / folder).mkdir(parents=True)
    for name, content in _STICK.items():
        (root / "stick" / name).write_bytes(content)
    catalogue = BUILD / "ui-catalogue"
    built_catalogue(SERVICES, DIVISIONS, catalogue)
    data = DataFolder(root / "data")
    data.catalogue.symlink_to(catalogue)
    with ExitStack() as stack:
        platform = PlatformProcess(root / "central")
        platform.start()
        stack.callback(platform.stop)
        enrol_kiosk(data, Introduction(platform.address, platform.new_code()))
        station = Station(root, platform)
        stack.callback(station.close)
        stack.enter_context(_disk_of(station))
        yield station


@contextmanager
def _disk_of(station: Station) -> Iterator[None]:
    """Have the system say of the disk what the station wants it to."""
    real = shutil.disk_usage

    def told(path: str | os.PathLike[str]) -> object:
        usage = real(path)
        free = 2**20 if station.is_full else usage.free
        return SimpleNamespace(total=usage.total, used=usage.total - free, free=free)

    shutil.disk_usage = told  # type: ignore[assignment]  # a stand-in of the same face
    try:
        yield
    finally:
        shutil.disk_usage = real
