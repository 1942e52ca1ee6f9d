"""A kiosk with its real services, catalogue and store; its platform cannot be reached."""

import shutil
import subprocess
import sys
from collections.abc import Callable, Iterator
from datetime import UTC, datetime
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication

from kiosk.app import Devices, KioskApp, open_store
from kiosk.demo.driver import Driver
from kiosk.devices.camera import Camera
from kiosk.devices.card_reader import CardReader
from kiosk.paths import DIVISIONS, SERVICES, TRANSLATIONS, DataFolder
from kiosk.services.catalogue import catalogue_of
from kiosk.settings import Settings
from sync.clock import ManualClock
from sync.store import Enrolment
from tests.support.platform_model import PlatformModel

START = datetime(2026, 11, 22, 6, 5, tzinfo=UTC)
Open = Callable[..., KioskApp]


@pytest.fixture(scope="session")
def built_catalogue(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The folder of the built catalogue, made once."""
    folder = tmp_path_factory.mktemp("catalogue")
    catalogue_of(SERVICES, DIVISIONS, folder)
    return folder


@pytest.fixture(scope="session", autouse=True)
def compiled_translation() -> None:
    """The English words, compiled as set-up does it."""
    source = TRANSLATIONS / "kiosk_en.ts"
    compiled = source.with_suffix(".qm")
    if not compiled.exists() or compiled.stat().st_mtime < source.stat().st_mtime:
        tool = Path(sys.executable).parent / "pyside6-lrelease"
        subprocess.run([tool, source, "-qm", compiled], check=True)


@pytest.fixture
def folder(tmp_path: Path, built_catalogue: Path) -> DataFolder:
    """The data folder of an enrolled kiosk."""
    folder = DataFolder(tmp_path / "data")
    shutil.copytree(built_catalogue, folder.catalogue)
    platform = PlatformModel()
    store = open_store(folder, ManualClock(START))
    platform.device_key = store.device_key().public_key().public_bytes_raw()
    store.save_enrolment(Enrolment("http://127.0.0.1:9", platform.enrolment_answer()))
    store.close()
    return folder


@pytest.fixture
def open_kiosk(folder: DataFolder, qapp: QApplication) -> Iterator[Open]:
    """Open the kiosk at a size, with a card reader and a camera or none; closed after the test."""
    opened: list[KioskApp] = []

    def open_at(
        size: tuple[int, int] = (1280, 800),
        *,
        reader: CardReader | None = None,
        camera: Camera | None = None,
        settings: Settings = Settings(),  # noqa: B008  # frozen
    ) -> KioskApp:
        app = KioskApp(folder, settings, ManualClock(START), Devices(reader, camera))
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
