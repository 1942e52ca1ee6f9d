"""A platform in its own process, and a kiosk that is enrolled with it."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication

from kiosk.app import Devices, KioskApp
from kiosk.demo.platform import PlatformProcess
from kiosk.paths import DataFolder
from kiosk.services.enrolling import Introduction, enrol_kiosk
from kiosk.settings import Settings
from sync.clock import SystemClock
from tests.support.warm import WarmPlatform


@pytest.fixture(name="central")
def start_central(tmp_path: Path) -> Iterator[PlatformProcess]:
    central = WarmPlatform(tmp_path / "central")
    central.start()
    yield central
    central.stop()


@pytest.fixture(name="app")
def kiosk_of_it(tmp_path: Path, central: PlatformProcess, qapp: QApplication) -> Iterator[KioskApp]:
    folder = DataFolder(tmp_path / "kiosk")
    enrol_kiosk(folder, Introduction(central.address, central.new_code()))
    app = KioskApp(folder, Settings(scanner=True), SystemClock(), Devices(None, None))
    yield app
    app.close()
