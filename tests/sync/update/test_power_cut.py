"""An installation that is cut off or finds no room anywhere ends well the next time."""

import errno
import os
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass, replace
from itertools import count
from pathlib import Path
from typing import Any

import pytest

from sync.update import (
    Installed,
    Installer,
    NoRoomForUpdateError,
    Places,
    UnhealthyReleaseError,
    fetch_release,
    status,
    tell_installer,
)
from tests.sync.release.conftest import ARCH
from tests.sync.update.conftest import World, contents, reads_well
from tests.sync.update.machine import Machine

_CHANGES = (
    *("mkdir", "rename", "replace", "link", "unlink", "rmdir", "chmod", "fchmod", "fsync"),
    "symlink",
)


class PowerCut(BaseException):
    """No exception that a program could catch and clean up after."""


@contextmanager
def failing(
    at: int, failure: Callable[[], BaseException], *, for_good: bool
) -> Iterator[list[int]]:
    """Fail at the `at`-th change of the disk, and `for_good` at every later one.

    What was about to be brought to the disk by then is there by half.
    """
    done = [0]
    real = {name: getattr(os, name) for name in _CHANGES} | {"fsync": lambda _: None}

    def wrapped(name: str) -> Callable[..., Any]:
        def change(*given: Any, **more: Any) -> Any:
            done[0] += 1
            if done[0] == at or (for_good and done[0] > at):
                if name == "fsync" and done[0] == at:
                    _halve(given[0])
                raise failure()
            return real[name](*given, **more)

        return change

    with pytest.MonkeyPatch.context() as patch:
        for name in _CHANGES:
            patch.setattr(os, name, wrapped(name))
        yield done


def _halve(descriptor: int) -> None:
    try:
        os.ftruncate(descriptor, os.fstat(descriptor).st_size // 2)
    except OSError:  # a folder, or open for reading only
        return


def _no_room() -> OSError:
    return OSError(errno.ENOSPC, os.strerror(errno.ENOSPC), "somewhere")


def _fetch(world: World, kiosk: Places) -> None:
    tell_installer(kiosk, world.source())
    for _ in fetch_release(kiosk, world.source(), ARCH):
        pass


def _fails(_version: Path) -> None:
    raise UnhealthyReleaseError("not this time")


@dataclass(frozen=True)
class Torn:
    """A copy of the machine, which may be spoiled."""

    machine: Machine
    world: World

    def install(self) -> Installed:
        installer = Installer(self.machine.places, ARCH, reads_well, self.world.clock)
        return installer.install(self.world.home / "stick")

    def require_nothing_by_halves(self) -> None:
        """Whatever the moment, a start takes a whole version, or the present one."""
        places = self.machine.places
        named = status(places).next
        whole = contents(self.world.home / "bundle-0.2.0")
        assert named is None or contents(places.versions / named) == whole
        assert places.present() == "0.1.0"
        assert (places.versions / "0.1.0" / "kiosk").exists()


@pytest.fixture
def torn(world: World, tmp_path: Path) -> Callable[[], Torn]:
    """Makes copies of a machine with a version that nobody needs; the stick failed once before.

    What a power cut does to the metadata that is kept, tests of the repository of trust tell.
    """
    with pytest.raises(UnhealthyReleaseError):
        world.installer(_fails).install(world.stick())
    (world.places.versions / "0.0.9").mkdir()
    (world.places.versions / "0.0.9" / "kiosk").touch()
    number = count(1)
    return lambda: Torn(world.machine.copy(tmp_path / f"torn-{next(number)}"), world)


def test_power_that_fails_at_any_change_leaves_whole_versions_and_the_next_try_ends_well(
    torn: Callable[[], Torn],
) -> None:
    for at in count(1):
        machine = torn()
        with suppress(PowerCut), failing(at, PowerCut, for_good=True) as done:
            machine.install()
        if done[0] < at:
            break
        machine.require_nothing_by_halves()
        assert machine.install().outcome in ("installed", "waits")
        machine.require_nothing_by_halves()
        places = machine.machine.places
        assert status(places).next == "0.2.0"
        assert {path.name for path in places.versions.iterdir()} == {"0.1.0", "0.2.0"}
    assert at > 30


def test_power_that_fails_at_any_change_of_a_fetch_offers_no_half_release(world: World) -> None:
    world.fetched()
    whole = contents(world.places.mirror)
    for at in count(1):
        kiosk = replace(world.places, data=world.home / f"kiosk-{at}")
        with suppress(PowerCut), failing(at, PowerCut, for_good=True) as done:
            _fetch(world, kiosk)
        if done[0] < at:
            break
        if (kiosk.updates / "ready").exists():
            assert contents(kiosk.mirror) == whole
        with failing(0, PowerCut, for_good=False):  # nothing fails, and no disk is waited for
            _fetch(world, kiosk)
        assert (kiosk.updates / "ready").read_text() == "0.2.0"
        assert contents(kiosk.mirror) == whole, at
    assert at > 30


def test_power_that_fails_while_a_return_is_asked_for_leaves_a_return_or_none(
    world: World,
) -> None:
    world.install(world.stick())
    world.machine.start()
    for at in count(1):
        machine = world.machine.copy(world.home / f"torn-{at}")
        installer = Installer(machine.places, ARCH, reads_well, world.clock)
        with suppress(PowerCut), failing(at, PowerCut, for_good=True) as done:
            installer.go_back()
        if done[0] < at:
            break
        assert status(machine.places).back in (None, "0.1.0")
        assert installer.go_back() == "0.1.0"
        machine.start()
        assert machine.places.present() == "0.1.0"
    assert at > 5


def test_a_disk_without_room_at_any_change_is_told_and_leaves_the_present_version(
    torn: Callable[[], Torn],
) -> None:
    for at in count(1):
        machine = torn()
        with suppress(NoRoomForUpdateError), failing(at, _no_room, for_good=False) as done:
            machine.install()
        if done[0] < at:
            break
        machine.require_nothing_by_halves()
        assert not list(machine.machine.places.versions.glob("*.part"))
        machine.install()
        assert status(machine.machine.places).next == "0.2.0"
    assert at > 30
