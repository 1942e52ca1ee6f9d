"""A store with a second medium."""

from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import pytest

from sync.clock import ManualClock
from sync.store import Store
from tests.support.filings import open_store
from tests.support.platform_model import PlatformModel


@pytest.fixture
def stick(tmp_path: Path) -> Path:
    """A medium that nothing was written to yet."""
    stick = tmp_path / "stick"
    stick.mkdir()
    return stick


@pytest.fixture
def doubled(
    folder: Path, stick: Path, clock: ManualClock, platform: PlatformModel
) -> Iterator[Store]:
    """A store that writes all it takes to the stick as well."""
    with closing(open_store(folder, clock, platform, second=stick)) as store:
        store.second.prepare()
        yield store
