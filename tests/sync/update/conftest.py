"""A platform that offers releases, and a machine with a version that it may replace."""

import shutil
from collections.abc import Callable
from datetime import datetime, timedelta
from pathlib import Path

import pytest

from sync.central import trust
from sync.clock import ManualClock
from sync.release.signing import Draft, sign
from sync.trust import FetchPart, FolderFetch
from sync.update import (
    Installed,
    Installer,
    Notes,
    Places,
    Source,
    UnhealthyReleaseError,
    fetch_release,
    tell_installer,
)
from tests.sync.release.conftest import ARCH, Maker
from tests.sync.trust.conftest import START
from tests.sync.update.machine import Machine, write_program

SHARED = {f"_internal/lib-{name}.so": name.encode() * 500 for name in "abc"}


def write_bundle(folder: Path, version: str, *, works: bool = True, noise: bytes = b"") -> Path:
    """Write a version of the program: most of it as in every other version."""
    (folder / "_internal").mkdir(parents=True)
    write_program(folder / "kiosk", version if works else "another")
    own = {"_internal/METADATA": version.encode(), "_internal/noise": noise}
    for name, content in {**SHARED, **own}.items():
        (folder / name).write_bytes(content)
        (folder / name).chmod(0o644)
    return folder


class World(Maker):
    """The platform, those who sign for it, and one kiosk's machine, all under one folder."""

    @property
    def machine(self) -> Machine:
        return Machine(self.home / "machine")

    @property
    def places(self) -> Places:
        return self.machine.places

    @property
    def notes(self) -> Notes:
        return Notes(self.places.state)

    def signed(
        self,
        version: str,
        *,
        since: str = "0.0",
        works: bool = True,
        noise: bytes = b"",
        by: int | None = None,
    ) -> Path:
        """Return the folder of a release, signed by the first sticks, or by all."""
        self.clock.advance(timedelta(hours=1))
        bundle = self.home / f"bundle-{version}"
        write_bundle(bundle, version, works=works, noise=noise)
        out = self.home / f"release-{version}"
        sign(Draft(bundle, version, ARCH, since), self.sticks[:by], out, self.clock)
        return out

    def offer_version(
        self, version: str, *, since: str = "0.0", works: bool = True, noise: bytes = b""
    ) -> None:
        self.take(self.signed(version, since=since, works=works, noise=noise))

    def source(self, part: FetchPart | None = None, floor: datetime = START) -> Source:
        fetch = FolderFetch(self.public)
        return Source(self.root, fetch, part or fetch.part, lambda: floor)

    def fetched(self, part: FetchPart | None = None, floor: datetime = START) -> None:
        """Have the kiosk fetch what is offered."""
        source = self.source(part, floor)
        tell_installer(self.places, source)
        for _ in fetch_release(self.places, source, ARCH):
            pass

    def stick(self) -> Path:
        """Return a stick with what is offered."""
        medium = self.home / "stick"
        medium.mkdir(exist_ok=True)
        trust.export(self.data, medium, self.clock, application=True)
        return medium

    def installer(self, check: Callable[[Path], None] | None = None) -> Installer:
        return Installer(self.places, ARCH, check or reads_well, self.clock)

    def install(self, source: Path | None = None) -> Installed:
        return self.installer().install(source or self.places.updates)

    def copy(self, to: Path) -> "World":
        shutil.copytree(self.home, to, symlinks=True)
        return World(to, ManualClock(self.clock.now()))


def reads_well(version: Path) -> None:
    """A selftest without a process: the program names itself as its folder does.

    Raises:
        UnhealthyReleaseError: it does not.
    """
    if f"READY {version.name}\n" not in (version / "kiosk").read_text():
        raise UnhealthyReleaseError("another program")


def contents(folder: Path) -> dict[str, tuple[int, bytes]]:
    return {
        path.relative_to(folder).as_posix(): (path.stat().st_mode & 0o777, path.read_bytes())
        for path in folder.rglob("*")
        if path.is_file()
    }


def new_world(home: Path, clock: ManualClock) -> World:
    """Found a platform that offers version 0.2.0 to an enrolled kiosk of version 0.1.0."""
    world = World(home, clock)
    world.found()
    world.machine.make("0.1.0")
    shutil.rmtree(world.places.versions / "0.1.0")
    write_bundle(world.places.versions / "0.1.0", "0.1.0")
    world.offer_version("0.2.0")
    tell_installer(world.places, world.source(floor=clock.now()))
    return world


@pytest.fixture(scope="session", name="founded")
def found_world(tmp_path_factory: pytest.TempPathFactory) -> World:
    """Not to be changed: each test has its copy."""
    return new_world(tmp_path_factory.mktemp("world") / "world", ManualClock(START))


@pytest.fixture
def world(founded: World, tmp_path: Path) -> World:
    return founded.copy(tmp_path / "world")
