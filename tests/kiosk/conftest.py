"""The data folder of a kiosk that is enrolled with a platform in memory."""

import shutil
from datetime import UTC, datetime
from pathlib import Path

import pytest

from kiosk.paths import DIVISIONS, SERVICES, DataFolder
from kiosk.services.catalogue import catalogue_of
from kiosk.services.keeping import open_store
from kiosk.settings import Settings
from sync.clock import ManualClock
from sync.store import Enrolment
from tests.support.platform_model import PlatformModel

START = datetime(2026, 11, 22, 6, 5, tzinfo=UTC)


@pytest.fixture(scope="session")
def built_catalogue(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The folder of the built catalogue, made once."""
    folder = tmp_path_factory.mktemp("catalogue")
    catalogue_of(SERVICES, DIVISIONS, folder)
    return folder


@pytest.fixture(scope="session")
def enrolled(tmp_path_factory: pytest.TempPathFactory, built_catalogue: Path) -> Path:
    """The data folder of an enrolled kiosk that nothing was done with, made once to be copied."""
    folder = DataFolder(tmp_path_factory.mktemp("enrolled") / "data")
    folder.root.mkdir()
    folder.catalogue.symlink_to(built_catalogue)
    platform = PlatformModel()
    store = open_store(folder, Settings(), ManualClock(START))
    platform.device_key = store.device_key().public_key().public_bytes_raw()
    store.save_enrolment(Enrolment("http://127.0.0.1:9", platform.enrolment_answer()))
    store.close()
    return folder.root


@pytest.fixture
def folder(tmp_path: Path, enrolled: Path) -> DataFolder:
    """The data folder of an enrolled kiosk."""
    return DataFolder(shutil.copytree(enrolled, tmp_path / "data", symlinks=True))
