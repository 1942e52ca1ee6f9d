"""A whole kiosk of real parts to look at and to play with: simulated devices, no platform in reach."""

import os
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path

from PySide6.QtCore import QMessageLogContext, QtMsgType, qInstallMessageHandler
from PySide6.QtGui import QGuiApplication

from kiosk.app import Devices, KioskApp
from kiosk.environment import prepare_environment
from kiosk.paths import DIVISIONS, SERVICES, TRANSLATIONS, DataFolder
from kiosk.services.catalogue import built_catalogue
from kiosk.services.keeping import open_store
from kiosk.settings import Settings
from sync.clock import Clock, ManualClock
from sync.store import Enrolment
from tests.support.platform_model import PlatformModel
from tests.support.qt_complaints import is_complaint

BUILD = Path(__file__).parents[2] / "build"
START = datetime(2026, 11, 22, 6, 5, tzinfo=UTC)
# Nobody is asked "still there?" while a scene is looked at.
UNHURRIED = Settings(idle=3600, idle_last=3600)
NOWHERE = "http://127.0.0.1:9"


def start_qt(throw_away: Path) -> QGuiApplication:
    """Start Qt without a screen; whatever it writes goes to `throw_away`."""
    os.environ.update(QT_QPA_PLATFORM="offscreen", QT_QUICK_BACKEND="software")
    prepare_environment(throw_away)
    application = QGuiApplication([sys.argv[0]])
    application.styleHints().setCursorFlashTime(0)
    return application


def compile_translation() -> None:
    """Compile the English words as set-up does it, where they are older than their source."""
    source = TRANSLATIONS / "kiosk_en.ts"
    compiled = source.with_suffix(".qm")
    if not compiled.exists() or compiled.stat().st_mtime < source.stat().st_mtime:
        tool = Path(sys.executable).parent / "pyside6-lrelease"
        subprocess.run([tool, "-silent", source, "-qm", compiled], check=True)


@contextmanager
def qt_warnings() -> Iterator[list[str]]:
    """Collect what Qt complains of; where pytest runs, its own plug-in sees it as well."""
    heard: list[str] = []

    def hear(kind: QtMsgType, context: QMessageLogContext, message: str) -> None:
        if is_complaint(kind, message):
            heard.append(message)
        if before is not None:
            before(kind, context, message)

    before = qInstallMessageHandler(hear)
    try:
        yield heard
    finally:
        qInstallMessageHandler(before)


@dataclass(frozen=True, slots=True)
class Hall:
    """What surrounds the kiosk: its folders, its clock, its platform's address."""

    root: Path
    clock: Clock

    @property
    def data(self) -> DataFolder:
        """The kiosk's data folder."""
        return DataFolder(self.root / "data")

    @property
    def tray(self) -> Path:
        """Where printed slips fall."""
        return self.root / "tray"


def furnish(root: Path, clock: Clock | None = None, url: str = NOWHERE) -> Hall:
    """Make the folders of an enrolled kiosk; the catalogue is built once for all of them."""
    hall = Hall(root, clock or ManualClock(START))
    hall.tray.mkdir(parents=True)
    catalogue = BUILD / "ui-catalogue"
    built_catalogue(SERVICES, DIVISIONS, catalogue)
    hall.data.root.mkdir()
    hall.data.catalogue.symlink_to(catalogue)
    platform = PlatformModel()
    store = open_store(hall.data, Settings(), hall.clock)
    platform.device_key = store.device_key().public_key().public_bytes_raw()
    store.save_enrolment(Enrolment(url, platform.enrolment_answer()))
    store.close()
    return hall


@contextmanager
def opened(
    hall: Hall, devices: Devices, size: tuple[int, int], settings: Settings = UNHURRIED
) -> Iterator[KioskApp]:
    """Open the kiosk at a size, and close it."""
    app = KioskApp(hall.data, settings, hall.clock, devices)
    app.window.resize(*size)
    try:
        yield app
    finally:
        app.close()
