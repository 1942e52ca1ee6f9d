"""Whatever is not as the platform signed it is refused in words, and what was there goes on."""

import shutil
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import timedelta
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from sync.central.repository import changing
from sync.trust import (
    FolderFetch,
    ForeignRepositoryError,
    RepositoryAlteredError,
    RepositoryExpiredError,
    RepositoryIncompleteError,
    RepositoryReplayedError,
    TrustClient,
    TrustError,
    TrustFolderError,
)
from sync.wire.keys import signing_keys
from sync.wire.repository import KEY_LIST
from tests.sync.trust.conftest import START, Device, Platform, contents

_TRIES = settings(
    max_examples=80, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)


@contextmanager
def goes_on(client: TrustClient, *, keys_too: bool = True) -> Iterator[None]:
    """Make sure that the device has afterwards what it had before; but keys may be ahead."""
    keys, catalogue = client.key_list(), client.catalogue()
    held = contents(catalogue)
    yield
    assert client.key_list() == keys or not keys_too
    assert client.catalogue() == catalogue
    assert contents(catalogue) == held


@pytest.fixture(scope="module", name="step")
def two_states(
    founded: Platform, tmp_path_factory: pytest.TempPathFactory
) -> tuple[bytes, Path, Platform]:
    """A root, a device that took the first state, and a platform that has rotated and published."""
    home = tmp_path_factory.mktemp("step")
    root = founded.root
    TrustClient(home / "device", root, FolderFetch(founded.public), lambda: START).refresh()
    platform = founded.copy(home / "platform")
    platform.rotate(online=True)
    platform.add_signing_key()
    platform.publish(home / "catalogue", "second")
    return root, home / "device", platform


def _altered(platform: Platform, spoil: Callable[[bytes], bytes], name: str) -> FolderFetch:
    def fetch(path: str, limit: int) -> bytes | None:
        data = FolderFetch(platform.public)(path, limit)
        return spoil(data) if data is not None and path.endswith(name) else data

    return fetch  # type: ignore[return-value]  # a Fetch all the same


_FILES = st.sampled_from(
    [
        *("2.root.json", "timestamp.json", "snapshot.json", "targets.json", "keys.json"),
        *(".catalogue.json", ".keys.cbor"),
    ]
)


def _refusal(client: TrustClient) -> TrustError | None:
    try:
        client.refresh()
    except TrustError as error:
        return error
    return None


@_TRIES
@given(_FILES, st.data())
def test_a_flipped_byte_is_refused_in_any_file_and_what_was_there_goes_on(
    step: tuple[bytes, Path, Platform], tmp_path: Path, name: str, data: st.DataObject
) -> None:
    root, taken, platform = step
    folder = tmp_path / "device"
    shutil.rmtree(folder, ignore_errors=True)
    shutil.copytree(taken, folder, symlinks=True)
    flips = 0

    def flip(content: bytes) -> bytes:
        nonlocal flips
        place = data.draw(st.integers(0, len(content) - 1))
        mask = data.draw(st.integers(1, 255))
        flips += 1
        return content[:place] + bytes([content[place] ^ mask]) + content[place + 1 :]

    client = TrustClient(folder, root, _altered(platform, flip, name), lambda: START)
    keys, catalogue = client.key_list(), contents(client.catalogue())
    refusal = _refusal(client)
    if refusal is None:
        # Hex digits of a signature mean the same in upper case; what is named by a hash does not.
        assert name in ("2.root.json", "timestamp.json")
        assert (client.catalogue() / "catalogue.json").read_text() == "second"
    else:
        assert refusal.words("zh_CN") != refusal.words("en")
        # The key list comes before the catalogue: it may be the new one, whole.
        assert client.key_list() == keys or "catalogue" in name
        assert contents(client.catalogue()) == catalogue
    assert flips
    honest = TrustClient(folder, root, FolderFetch(platform.public), lambda: START)
    honest.refresh()
    assert (honest.catalogue() / "catalogue.json").read_text() == "second"
    assert len(signing_keys(honest.key_list())) == len(keys.signing_keys) + 1


@pytest.mark.parametrize("name", [".catalogue.json", KEY_LIST, ".snapshot.json", "timestamp.json"])
@pytest.mark.parametrize(
    "spoil",
    [
        lambda content: content[:-1],
        lambda content: content + b"\n" * 2**20,
        lambda _: b"",
        lambda _: b"<html>Please log in</html>",
        lambda _: b"[" * 10_000,
    ],
    ids=["truncated", "longer", "empty", "portal", "nested"],
)
def test_other_bytes_are_refused(
    device: Device,
    platform: Platform,
    tmp_path: Path,
    name: str,
    spoil: Callable[[bytes], bytes],
) -> None:
    device().refresh()
    platform.add_signing_key()
    platform.publish(tmp_path / "catalogue", "second")
    with goes_on(device(), keys_too="catalogue" not in name), pytest.raises(RepositoryAlteredError):
        device(_altered(platform, spoil, name)).refresh()


def test_two_files_that_changed_places_are_refused(device: Device, platform: Platform) -> None:
    targets = platform.public / "targets" / "catalogue"
    (form,), (index,) = targets.glob("item/*"), targets.glob("*.catalogue.json")
    content = form.read_bytes()
    form.write_bytes(index.read_bytes())
    index.write_bytes(content)
    with pytest.raises(RepositoryAlteredError):
        device().refresh()
    assert device().key_list().v == 1


def test_an_older_repository_is_refused(device: Device, platform: Platform, tmp_path: Path) -> None:
    old = platform.copy(tmp_path / "old")
    platform.publish(tmp_path / "catalogue", "second")
    platform.add_signing_key()
    device().refresh()
    with goes_on(device()), pytest.raises(RepositoryReplayedError):
        device(FolderFetch(old.public)).refresh()


def test_an_older_repository_is_refused_by_a_device_that_lost_its_metadata(
    device: Device, platform: Platform, tmp_path: Path
) -> None:
    old = platform.copy(tmp_path / "old")
    platform.publish(tmp_path / "catalogue", "second")
    device().refresh()
    for metadata in (tmp_path / "device").rglob("metadata"):
        shutil.rmtree(metadata)
    with goes_on(device()), pytest.raises(RepositoryReplayedError):
        device(FolderFetch(old.public)).refresh()
    for metadata in (tmp_path / "device").rglob("metadata"):
        shutil.rmtree(metadata)
    platform.add_signing_key()
    device().refresh()
    for metadata in (tmp_path / "device").rglob("metadata"):
        shutil.rmtree(metadata)
    with goes_on(device()), pytest.raises(RepositoryReplayedError):
        device(FolderFetch(old.public)).refresh()


def test_a_mix_of_old_and_new_is_refused(
    device: Device, platform: Platform, tmp_path: Path
) -> None:
    old = platform.files.snapshot().version
    device().refresh()
    platform.add_signing_key()
    new = platform.files.snapshot().version
    metadata = platform.public / "metadata"
    shutil.copy(metadata / f"{old}.snapshot.json", metadata / f"{new}.snapshot.json")
    with goes_on(device()), pytest.raises(RepositoryAlteredError):
        device().refresh()


def test_a_repository_held_back_is_found_out_when_trusted_time_has_passed(
    device: Device, platform: Platform
) -> None:
    device().refresh()
    with goes_on(device()):
        device(floor=START + timedelta(days=29)).refresh()
        with pytest.raises(RepositoryExpiredError):
            device(floor=START + timedelta(days=31)).refresh()
    platform.pass_time(timedelta(days=31))
    new_key = platform.add_signing_key()
    device(floor=START + timedelta(days=31)).refresh()
    assert new_key in signing_keys(device().key_list())


@pytest.mark.parametrize("year", [1970, 2000])
def test_a_dead_clock_battery_locks_nobody_out(
    device: Device, monkeypatch: pytest.MonkeyPatch, year: int
) -> None:
    device(floor=START.replace(year=year)).refresh()
    assert device().key_list().v == 1


def test_the_system_clock_is_never_asked(device: Device, platform: Platform) -> None:
    long_ago = START - timedelta(days=20 * 365)
    old = Platform(platform.data, platform.offline)
    old.clock.advance(timedelta(days=-20 * 365))
    assert old.clock.now() == long_ago
    old.refound()
    client = TrustClient(
        platform.data / "device", old.root, FolderFetch(old.public), lambda: long_ago
    )
    client.refresh()
    assert client.key_list().at > 0


def test_another_platforms_repository_is_refused(
    device: Device, platform: Platform, tmp_path: Path
) -> None:
    device().refresh()
    other = platform.copy(tmp_path / "other")
    other.refound()
    with goes_on(device()), pytest.raises(ForeignRepositoryError):
        device(FolderFetch(other.public)).refresh()


def test_a_root_of_somebody_else_is_refused(
    device: Device, platform: Platform, tmp_path: Path
) -> None:
    device().refresh()
    other = platform.copy(tmp_path / "other")
    other.refound()
    other.rotate()
    shutil.copy(
        other.public / "metadata" / "2.root.json", platform.public / "metadata" / "2.root.json"
    )
    with goes_on(device()), pytest.raises(ForeignRepositoryError):
        device().refresh()


def test_a_missing_file_is_told_as_such(device: Device, platform: Platform) -> None:
    device().refresh()
    platform.add_signing_key()
    for path in (platform.public / "targets").glob("*.keys.cbor"):
        path.unlink()
    with goes_on(device()), pytest.raises(RepositoryIncompleteError):
        device().refresh()


def test_a_catalogue_cannot_write_outside_its_folder(
    device: Device, platform: Platform, tmp_path: Path
) -> None:
    with changing(platform.data, platform.clock) as repository:
        targets = dict(repository.files.targets("catalogue").targets)
        for path in ("catalogue/../evil", "catalogue/a\\b", "catalogue//x"):
            targets[path] = repository.files.add_target("keys.cbor", b"evil")
        repository.publish({"catalogue": targets})
    with pytest.raises(RepositoryAlteredError):
        device().refresh()
    assert not list(tmp_path.glob("device/**/evil"))


def test_a_folder_that_cannot_be_written_is_told_in_words(
    platform: Platform, tmp_path: Path
) -> None:
    (tmp_path / "taken").write_text("a file where the folder should be")
    client = TrustClient(
        tmp_path / "taken", platform.root, FolderFetch(platform.public), lambda: START
    )
    with pytest.raises(TrustFolderError):
        client.refresh()


@pytest.mark.parametrize("root", [b"", b"{}", b"not a root"])
def test_a_damaged_root_is_told_in_words(platform: Platform, tmp_path: Path, root: bytes) -> None:
    client = TrustClient(tmp_path / "device", root, FolderFetch(platform.public), lambda: START)
    with pytest.raises(RepositoryAlteredError):
        client.refresh()
