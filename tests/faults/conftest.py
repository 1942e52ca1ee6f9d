"""Lives that were recorded once for all tests that look at them, and worlds in memory."""

import tempfile
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.faults.kiosks import Kiosk
from tests.faults.report import Unavailable
from tests.faults.telling import CENTRAL, KIOSK, Recorded, record
from tests.faults.world import World, roomy


@pytest.fixture(scope="session")
def kiosk_life(tmp_path_factory: pytest.TempPathFactory) -> Recorded:
    """A kiosk's: filing, syncing, backup, prune, courier, restart, deaths, salvage."""
    return _life(tmp_path_factory, KIOSK, 18)


@pytest.fixture(scope="session")
def central_life(tmp_path_factory: pytest.TempPathFactory) -> Recorded:
    """A platform's: batches, files, death before its log was synced."""
    return _life(tmp_path_factory, CENTRAL, 2)


@pytest.fixture(name="world")
def begin_a_world() -> Iterator[World]:
    """The real platform in memory, and kiosks that are enrolled with it."""
    with tempfile.TemporaryDirectory(dir=roomy()) as folder:
        world = World(Path(folder) / "world")
        yield world
        world.close()


@pytest.fixture(name="kiosk")
def one_of_the_kiosks(world: World) -> Kiosk:
    return world.kiosks[0]


def _life(factory: pytest.TempPathFactory, module: str, count: int) -> Recorded:
    try:
        return record(factory.mktemp("life") / "home", module, 1, count)
    except Unavailable as reason:
        pytest.skip(str(reason))
