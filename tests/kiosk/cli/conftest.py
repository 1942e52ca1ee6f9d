"""The command line on the data folder of an enrolled kiosk, which is open beside it."""

from collections.abc import Callable, Iterator
from contextlib import closing
from datetime import UTC, datetime

import pytest

from kiosk.cli import main
from kiosk.paths import DataFolder
from kiosk.services.keeping import open_store
from kiosk.settings import Settings
from sync.clock import ManualClock
from sync.store import Store

START = datetime(2026, 11, 22, 6, 5, tzinfo=UTC)
Kiosk = Callable[..., int]


@pytest.fixture
def kiosk(folder: DataFolder) -> Kiosk:
    """Run a command of two words or more on the data folder; returns the exit status."""

    def run(*words: str) -> int:
        return main([*words[:2], "--data", str(folder.root), *words[2:]])

    return run


@pytest.fixture
def running(folder: DataFolder) -> Iterator[Store]:
    """The store, as a running kiosk has it open."""
    with closing(open_store(folder, Settings(), ManualClock(START))) as store:
        yield store
