"""A kiosk with its real services, catalogue and store; its platform cannot be reached."""

import subprocess
import sys
from collections.abc import Callable, Iterator
from datetime import UTC, datetime
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication

from kiosk.app import Devices, KioskApp
from kiosk.demo.driver import Driver
from kiosk.devices.bell import Bell
from kiosk.devices.camera import Camera, SimulatedCamera
from kiosk.devices.card_reader import CardReader, SerialReader
from kiosk.devices.speech import Speech
from kiosk.paths import FONTS, TRANSLATIONS, DataFolder
from kiosk.settings import Settings
from printing.spool import FileSpooler, Spooler
from sync.clock import ManualClock
from tests.support.half_filled import Person

START = datetime(2026, 11, 22, 6, 5, tzinfo=UTC)
Open = Callable[..., KioskApp]
Start = Callable[..., Person]


@pytest.fixture(scope="session", autouse=True)
def compiled_translation() -> None:
    """The English words, compiled as set-up does it."""
    source = TRANSLATIONS / "kiosk_en.ts"
    compiled = source.with_suffix(".qm")
    if not compiled.exists() or compiled.stat().st_mtime < source.stat().st_mtime:
        tool = Path(sys.executable).parent / "pyside6-lrelease"
        subprocess.run([tool, source, "-qm", compiled], check=True)


@pytest.fixture
def open_kiosk(folder: DataFolder, qapp: QApplication) -> Iterator[Open]:
    """Open the kiosk at a size, with a card reader and a camera or none; closed after the test."""
    opened: list[KioskApp] = []
    tray = folder.root.parent / "tray"
    tray.mkdir()

    def open_at(
        size: tuple[int, int] = (1280, 800),
        *,
        reader: CardReader | None = None,
        camera: Camera | None = None,
        speech: Speech | None = None,
        bell: Bell | None = None,
        printer: Spooler | None = None,
        settings: Settings = Settings(),  # noqa: B008  # frozen
    ) -> KioskApp:
        devices = Devices(reader, camera, printer or FileSpooler(tray), speech, bell)
        app = KioskApp(folder, settings, ManualClock(START), devices)
        app.speech.look()
        opened.append(app)
        app.window.resize(*size)
        return app

    yield open_at
    for app in opened:
        app.close()


@pytest.fixture
def kiosk(open_kiosk: Open) -> KioskApp:
    """A kiosk without a card reader, on the small screen."""
    return open_kiosk()


@pytest.fixture
def hand(kiosk: KioskApp) -> Driver:
    """A hand at that kiosk."""
    return Driver(kiosk.window)


@pytest.fixture
def clock() -> ManualClock:
    return ManualClock(START)


@pytest.fixture
def start(folder: DataFolder, clock: ManualClock, qapp: QApplication) -> Iterator[Start]:
    """Switch the kiosk on; one that runs is switched off first, in the middle of what it does."""
    running: list[KioskApp] = []

    def switch_on(
        *,
        size: tuple[int, int] = (1280, 800),
        port: str = "",
        settings: Settings = Settings(),  # noqa: B008  # frozen
        at: DataFolder = folder,
    ) -> Person:
        switch_off()
        reader = SerialReader(port) if port else None
        camera = SimulatedCamera(FONTS / "NotoSansSC_500Medium.ttf")
        app = KioskApp(at, settings, clock, Devices(reader, camera))
        running.append(app)
        app.window.resize(*size)
        return Person(app)

    def switch_off() -> None:
        while running:
            running.pop().close()

    yield switch_on
    switch_off()
