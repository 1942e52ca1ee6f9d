"""A store enrolled with a platform in memory."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from sync.clock import ManualClock
from sync.store import Store
from tests.support.filings import a_clock, open_store
from tests.support.platform_model import PlatformModel


@pytest.fixture
def clock() -> ManualClock:
    return a_clock()


@pytest.fixture
def platform() -> PlatformModel:
    return PlatformModel()


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return tmp_path / "store"


@pytest.fixture
def store(folder: Path, clock: ManualClock, platform: PlatformModel) -> Iterator[Store]:
    store = open_store(folder, clock, platform)
    yield store
    store.close()
