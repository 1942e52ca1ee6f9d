"""Whatever lies where a file should be, root waits for nothing, follows nothing and reads to an end."""

import os
import signal
import socket
import stat
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from types import FrameType

import pytest

from sync.update import (
    ExpiredReleaseError,
    IncompleteReleaseError,
    NotPinnedError,
    TrialRunsError,
    UpdateError,
    status,
)
from sync.wire.repository import FOLDER
from tests.sync.update.conftest import World, contents

_SECONDS = 20
Trick = Callable[[Path], None]


def _pipe(path: Path) -> None:
    os.mkfifo(path)


def _socket(path: Path) -> None:
    before = Path.cwd()
    os.chdir(path.parent)  # the name of a socket is short
    with socket.socket(socket.AF_UNIX) as listener:
        listener.bind(path.name)
    os.chdir(before)


def _device(path: Path) -> None:
    try:
        os.mknod(path, stat.S_IFCHR | 0o666, os.makedev(1, 5))  # zeros without end
    except PermissionError:
        pytest.skip("no right to make a device here")


def _link(path: Path) -> None:
    """A link to what belongs there, but lies elsewhere."""
    path.symlink_to(_aside(path))


def _link_to_a_pipe(path: Path) -> None:
    _pipe(_aside(path).with_suffix(".pipe"))
    path.symlink_to(_aside(path).with_suffix(".pipe"))


def _without_end(path: Path) -> None:
    with path.open("wb") as file:
        file.truncate(2**43)


TRICKS = [_pipe, _socket, _device, _link, _link_to_a_pipe, _without_end, Path.mkdir]


def _aside(path: Path) -> Path:
    return path.with_name(f"{path.name}-elsewhere")


@contextmanager
def _tricked(path: Path, trick: Trick) -> Iterator[None]:
    """Have a trick in a file's place; whoever waits for it is found out."""

    def wake(_signal: int, _frame: FrameType | None) -> None:
        raise AssertionError(f"waits for {path.name}")

    is_there = path.exists()
    if is_there:
        path.rename(_aside(path))
    trick(path)
    before = signal.signal(signal.SIGALRM, wake)
    signal.alarm(_SECONDS)
    try:
        yield
    finally:
        signal.alarm(0)
        signal.signal(signal.SIGALRM, before)
        path.rmdir() if trick is Path.mkdir else path.unlink()
        if is_there:
            _aside(path).rename(path)
        _aside(path).with_suffix(".pipe").unlink(missing_ok=True)


def _files(repository: Path) -> list[Path]:
    """One of each sort of file that is read in a repository, and one that is only asked for."""
    metadata, targets = repository / "metadata", repository / "targets"
    sorts = ("timestamp.json", "*.snapshot.json", "*.targets.json", "*.application.json")
    found = [max(metadata.glob(sort)) for sort in sorts]
    named = max(targets.glob("application/*.cbor.zst"))
    return [*found, metadata / "2.root.json", named]


@pytest.mark.parametrize("trick", TRICKS, ids=lambda trick: trick.__name__)
@pytest.mark.parametrize("way", ["stick", "kiosk"])
def test_a_repository_with_a_trick_in_it_is_refused(world: World, way: str, trick: Trick) -> None:
    world.fetched()
    source = world.stick() if way == "stick" else world.places.updates
    blobs = [path for path in (source / FOLDER).rglob("*.zst") if "cbor" not in path.name]
    fetched = max(blobs, key=lambda path: path.stat().st_size) if way == "stick" else max(blobs)
    stood = contents(world.places.versions)
    for path in [*_files(source / FOLDER), fetched]:
        with _tricked(path, trick), pytest.raises(UpdateError) as refused:
            world.install(source)
        assert refused.value.zh != UpdateError.zh, path
        assert contents(world.places.versions) == stood, path
    assert world.install(source).outcome == "installed"


@pytest.mark.parametrize(
    "name", ["", FOLDER, f"{FOLDER}/metadata", f"{FOLDER}/targets/application"]
)
def test_a_folder_that_leads_elsewhere_is_not_gone_into(world: World, name: str) -> None:
    world.fetched()
    with _tricked(world.places.updates / name, _link), pytest.raises(UpdateError) as refused:
        world.install()
    assert type(refused.value) in (IncompleteReleaseError, NotPinnedError)
    assert world.install().outcome == "installed"


@pytest.mark.parametrize("trick", TRICKS, ids=lambda trick: trick.__name__)
def test_a_trick_instead_of_the_enrolments_root_is_not_taken_over(
    world: World, trick: Trick
) -> None:
    told = world.places.updates / "root.json"
    with _tricked(told, trick), pytest.raises(NotPinnedError):
        world.install(world.stick())
    assert not (world.places.state / "root.json").exists()


@pytest.mark.parametrize("trick", TRICKS, ids=lambda trick: trick.__name__)
def test_tricks_with_what_the_kiosk_only_says_keep_nobody(world: World, trick: Trick) -> None:
    world.fetched()
    updates = world.places.updates
    with _tricked(updates / "ready", trick), _tricked(updates / "floor", trick):
        assert world.install().outcome == "installed"


@pytest.mark.parametrize("told", [b"", b"-1", b"1e9", "１".encode(), b"\0" * 9])
def test_a_time_that_is_none_counts_for_none(world: World, told: bytes) -> None:
    stick = world.stick()
    (world.places.updates / "floor").write_bytes(told)
    assert world.install(stick).outcome == "installed"


@pytest.mark.parametrize("digits", [13, 20, 5000])
def test_a_time_that_never_comes_is_after_every_date(world: World, digits: int) -> None:
    stick = world.stick()
    (world.places.updates / "floor").write_bytes(b"9" * digits)
    with pytest.raises(ExpiredReleaseError):
        world.install(stick)


@pytest.mark.parametrize(
    "trick", [_pipe, _socket, _device, Path.mkdir], ids=lambda one: one.__name__
)
def test_a_mark_that_is_no_file_proves_nothing(world: World, trick: Trick) -> None:
    world.install(world.stick())
    world.machine.start()
    world.offer_version("0.3.0")
    with _tricked(world.places.good("0.2.0"), trick):
        world.machine.start()
        assert status(world.places).trial is not None
        with pytest.raises(TrialRunsError):
            world.install(world.stick())
