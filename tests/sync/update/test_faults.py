"""Whatever is wrong with an update, it is refused in words, and the present version goes on."""

import shutil
from collections.abc import Callable, Mapping
from contextlib import suppress
from dataclasses import dataclass, replace
from datetime import timedelta
from itertools import count
from pathlib import Path

import cbor2
import pytest
from tuf.api.metadata import Metadata, TargetFile, Targets

from sync.central.repository import changing
from sync.central.signers import read_signers
from sync.clock import ManualClock
from sync.release.keys import new_keys
from sync.trust import digests_in
from sync.update import (
    AlteredReleaseError,
    ExpiredReleaseError,
    ForeignReleaseError,
    IncompleteReleaseError,
    Installer,
    NoRoomForUpdateError,
    ReplayedReleaseError,
    UpdateError,
    status,
    tell_installer,
)
from sync.wire.codec import encode
from sync.wire.release import Release, ReleaseFile, index_target, pack_file
from sync.wire.repository import METADATA, TARGETS, target_path
from tests.support.altered import altered
from tests.support.small_disk import fill, small_disk
from tests.sync.release.conftest import ARCH
from tests.sync.trust.conftest import START
from tests.sync.update.conftest import World, contents, new_world, reads_well

# What somebody does to the repository on its way; it returns the folder that arrives.
Attack = Callable[[World], Path]


@dataclass(frozen=True)
class Fault:
    said: str
    attack: Attack
    refused: type[UpdateError]


def _held_back(world: World) -> Path:
    """The platform is cut off: its newest files are from a time long gone."""
    tell_installer(world.places, world.source(floor=START + timedelta(days=40)))
    return world.public


def _rolled_back(world: World) -> Path:
    """Files that were right once, after later ones were seen."""
    old = shutil.copytree(world.public, world.home / "old")
    world.offer_version("0.3.0")
    world.installer(check=lambda _: None).install(world.public)
    return old


def _mixed(world: World) -> Path:
    """The program's signed list of one day with the snapshot of another."""
    old = shutil.copytree(world.public, world.home / "old")
    world.offer_version("0.3.0")
    mixed = shutil.copytree(world.public, world.home / "mixed")
    latest = max(mixed.glob(f"{METADATA}/*.application.json"))
    shutil.copy(max(old.glob(f"{METADATA}/*.application.json")), latest)
    return mixed


def _of_somebody_else(world: World) -> Path:
    """A whole repository, founded by somebody else."""
    other = World(world.home / "other", world.clock)
    other.found()
    other.offer_version("0.3.0")
    return other.public


def _admitted(world: World, signed: Metadata[Targets]) -> Path:
    """A thief of the platform's own keys lets a list of releases count."""
    world.clock.advance(timedelta(hours=1))
    with changing(world.data, world.clock) as repository:
        repository.admit("application", signed)
    return world.public


def _signed_by_one(world: World) -> Path:
    out = world.signed("0.3.0", by=1)
    shutil.copytree(out / TARGETS, world.public / TARGETS, dirs_exist_ok=True)
    return _admitted(world, Metadata[Targets].from_file(str(out / "metadata/application.json")))


def _signed_twice_by_one(world: World) -> Path:
    """Two signatures that are of one key, under two names."""
    out = world.signed("0.3.0", by=1)
    signed = Metadata[Targets].from_file(str(out / "metadata/application.json"))
    (only,) = signed.signatures.values()
    second = read_signers([world.sticks[1]]).popitem()[1].public_key.keyid
    signed.signatures[second] = type(only)(second, only.signature)
    return _admitted(world, signed)


def _signed_by_thieves(world: World) -> Path:
    thieves = [world.home / "thief-a", world.home / "thief-b"]
    new_keys(thieves, world.home / "thieves")
    signed = Metadata(Targets(version=2_000_000_000))
    for signer in read_signers(thieves).values():
        signed.sign(signer, append=True)
    return _admitted(world, signed)


def _rightly_signed(world: World, index: bytes) -> Path:
    """Those who sign releases are tricked into signing this list of files."""
    packed = pack_file(index)
    target = TargetFile.from_data(index_target("amd64"), packed)
    signed = Metadata(
        Targets(
            version=2_000_000_000,
            expires=START + timedelta(days=99),
            targets={target.path: target},
        )
    )
    for signer in read_signers(world.sticks).values():
        signed.sign(signer, append=True)
    place = world.public / target_path(target.path, target.hashes["sha256"])
    place.write_bytes(packed)
    return _admitted(world, signed)


def _index(*files: Mapping[str, object]) -> bytes:
    """Write a list whose files differ like this from a sound one, as no signer's program does."""
    sound = Release(1, "0.3.0", "amd64", "0.0", 0, (ReleaseFile("kiosk", 0o755, 4, bytes(32)),))
    index = cbor2.loads(encode(sound))
    index["files"] = [{**index["files"][0], **file} for file in files]
    return cbor2.dumps(index)


def _with_paths_out_of_the_folder(world: World) -> Path:
    return _rightly_signed(world, _index({"path": "../0.1.0/kiosk"}))


def _with_a_hundred_thousand_files(world: World) -> Path:
    return _rightly_signed(world, _index(*({"path": f"{number}"} for number in range(100_000))))


def _with_a_file_of_ten_gigabytes(world: World) -> Path:
    return _rightly_signed(world, _index({"length": 10 * 2**30}))


def _with_an_index_without_end(world: World) -> Path:
    return _rightly_signed(world, bytes(2**28))


def _blob(world: World) -> Path:
    """Return the packed file that the present version does not have."""
    here = digests_in(world.places.versions / "0.1.0")
    blobs = (world.public / TARGETS / "application").glob("*/*.zst")
    return next(blob for blob in blobs if bytes.fromhex(blob.stem) not in here)


def _altered(world: World) -> Path:
    blob = _blob(world)
    blob.write_bytes(altered(blob.read_bytes()))
    return world.public


def _swapped(world: World) -> Path:
    """Another file's content, properly packed."""
    _blob(world).write_bytes(pack_file(b"#!/bin/sh\necho READY 0.2.0\n"))
    return world.public


def _cut_short(world: World) -> Path:
    blob = _blob(world)
    blob.write_bytes(blob.read_bytes()[:-7])
    return world.public


def _missing(world: World) -> Path:
    _blob(world).unlink()
    return world.public


def _index_altered(world: World) -> Path:
    for index in (world.public / TARGETS / "application").glob("*.cbor.zst"):
        index.write_bytes(altered(index.read_bytes()))
    return world.public


def _timestamp_altered(world: World) -> Path:
    path = world.public / METADATA / "timestamp.json"
    path.write_bytes(path.read_bytes().replace(b'"version"', b'"version" ', 1)[:-40] + b"}" * 40)
    return world.public


def _bomb(world: World) -> Path:
    """A packed file that unpacks to a thousand times what was signed."""
    _blob(world).write_bytes(pack_file(bytes(2**22)))
    return world.public


def _no_stick(world: World) -> Path:
    return world.home / "unplugged"


def _empty_stick(world: World) -> Path:
    folder = world.home / "empty"
    folder.mkdir()
    return folder


FAULTS = [
    Fault("freeze: held back past its date", _held_back, ExpiredReleaseError),
    Fault("rollback: older files after newer ones", _rolled_back, ReplayedReleaseError),
    Fault("mix-and-match: list and snapshot of two days", _mixed, AlteredReleaseError),
    Fault("wrong root: another platform's repository", _of_somebody_else, ForeignReleaseError),
    Fault("wrong keys: thieves with the platform's keys", _signed_by_thieves, ForeignReleaseError),
    Fault("threshold: one signature of two", _signed_by_one, ForeignReleaseError),
    Fault("threshold: one key under two names", _signed_twice_by_one, ForeignReleaseError),
    Fault(
        "path out of the folder, rightly signed", _with_paths_out_of_the_folder, AlteredReleaseError
    ),
    Fault("100,000 files, rightly signed", _with_a_hundred_thousand_files, AlteredReleaseError),
    Fault("file of 10 GB, rightly signed", _with_a_file_of_ten_gigabytes, AlteredReleaseError),
    Fault("index that unpacks without end", _with_an_index_without_end, AlteredReleaseError),
    Fault("file altered", _altered, AlteredReleaseError),
    Fault("file swapped for another", _swapped, AlteredReleaseError),
    Fault("file cut short", _cut_short, AlteredReleaseError),
    Fault("file that unpacks without end", _bomb, AlteredReleaseError),
    Fault("file missing", _missing, IncompleteReleaseError),
    Fault("index altered", _index_altered, AlteredReleaseError),
    Fault("timestamp altered", _timestamp_altered, UpdateError),
    Fault("no stick", _no_stick, IncompleteReleaseError),
    Fault("nothing on the stick", _empty_stick, IncompleteReleaseError),
]


@pytest.mark.parametrize("fault", FAULTS, ids=lambda fault: fault.said)
def test_what_is_not_as_it_was_signed_is_refused_and_nothing_changes(
    world: World, fault: Fault
) -> None:
    folder = fault.attack(world)
    before, stood = _standing(world), status(world.places)
    with pytest.raises(UpdateError) as refused:
        world.install(folder)
    assert type(refused.value) is fault.refused or fault.refused is UpdateError
    assert refused.value.zh != UpdateError.zh
    assert (_standing(world), status(world.places)) == (before, stood)


def test_a_disk_that_is_too_full_is_told_before_anything_is_written(
    world: World, monkeypatch: pytest.MonkeyPatch
) -> None:
    stick, before = world.stick(), _standing(world)
    usage = shutil.disk_usage(world.home)
    monkeypatch.setattr(shutil, "disk_usage", lambda _: usage._replace(free=1000))
    with pytest.raises(NoRoomForUpdateError):
        world.install(stick)
    assert _standing(world) == before


@pytest.mark.parametrize("year", [1999, 2060])
def test_the_kiosks_own_clock_decides_nothing_only_what_the_platform_told(
    tmp_path: Path, year: int
) -> None:
    """To a platform of another time the clock here is decades wrong, either way."""
    began = START.replace(year=year)
    world = new_world(tmp_path / "world", ManualClock(began))
    assert world.install(world.stick()).outcome == "installed"

    tell_installer(world.places, world.source(floor=world.clock.now() + timedelta(days=40)))
    with pytest.raises(ExpiredReleaseError):
        world.install(world.public)
    with pytest.raises(ExpiredReleaseError):
        world.fetched(floor=world.clock.now() + timedelta(days=40))


def test_a_disk_of_versions_that_fills_up_meanwhile_is_told_and_left_as_it_was(
    world: World, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    stick, usage = world.stick(), shutil.disk_usage(world.home)
    with small_disk(tmp_path / "disk", "400k") as disk:
        program = shutil.copytree(world.places.program, disk / "opt", symlinks=True)
        fill(disk / "others")
        places = replace(world.places, program=program)
        installer = Installer(places, ARCH, reads_well, world.clock)
        with pytest.raises(NoRoomForUpdateError):
            installer.install(stick)
        monkeypatch.setattr(shutil, "disk_usage", lambda _: usage)  # there was room a moment ago
        with pytest.raises(NoRoomForUpdateError):
            installer.install(stick)
        assert [folder.name for folder in places.versions.iterdir()] == ["0.1.0"]
        (disk / "others").unlink()
        assert installer.install(stick).outcome == "installed"


def test_a_disk_of_notes_that_is_full_is_told_until_there_is_room(
    world: World, tmp_path: Path
) -> None:
    stick = world.stick()
    with small_disk(tmp_path / "disk", "400k") as disk:
        places = replace(world.places, state=disk)
        installer = Installer(places, ARCH, reads_well, world.clock)
        for pages in count():
            (disk / "room").write_bytes(bytes(pages * 4096))
            fill(disk / "others")
            (disk / "room").unlink()
            with suppress(NoRoomForUpdateError):
                assert installer.install(stick).outcome == "installed"
                break
            assert status(places).next is None
            (disk / "others").unlink()
    assert pages > 3


def _standing(world: World) -> dict[str, tuple[int, bytes]]:
    return contents(world.places.versions)
