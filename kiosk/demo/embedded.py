"""A kiosk that needs nothing from outside: its own platform, a simulated reader and camera."""

from collections.abc import Iterator
from contextlib import ExitStack, closing, contextmanager

from kiosk.app import Devices
from kiosk.demo.platform import PlatformProcess
from kiosk.devices.camera import SimulatedCamera
from kiosk.devices.card_reader import SerialReader, SimulatedReader
from kiosk.paths import FONTS, DataFolder
from kiosk.services.enrolling import Introduction, enrol_kiosk
from kiosk.services.keeping import open_store
from kiosk.services.staffing import make_first_manager, pin_words
from kiosk.settings import read_settings
from printing.spool import FileSpooler
from sync.clock import SystemClock

MANAGER = "示范负责人"
CAMERA_FONT = FONTS / "NotoSansSC_500Medium.ttf"


@contextmanager
def embedded_kiosk(folder: DataFolder) -> Iterator[Devices]:
    """Have a platform serve and the kiosk of `folder` enrolled; yield its devices.

    The sample card lies on the reader all the time.
    """
    with ExitStack() as stack:
        platform = PlatformProcess(folder.root / "central")
        platform.start()
        stack.callback(platform.stop)
        platform.attend()
        print(f"central platform: {platform.address}")
        enrol_kiosk(folder, Introduction(platform.address, platform.new_code()))
        with closing(open_store(folder, read_settings(folder.settings), SystemClock())) as store:
            if not store.staff.members():
                print(pin_words(MANAGER, make_first_manager(store, MANAGER)))
        reader = stack.enter_context(SimulatedReader())
        reader.lay()
        line = SerialReader(reader.port)
        stack.callback(line.close)
        tray = folder.root.with_name(f"{folder.root.name}-tray")
        tray.mkdir(mode=0o700, exist_ok=True)
        yield Devices(line, SimulatedCamera(CAMERA_FONT), FileSpooler(tray))
