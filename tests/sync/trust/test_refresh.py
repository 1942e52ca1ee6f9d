"""A device takes key list and catalogue: whole, in order, and from a folder or the network."""

import os
import stat
from datetime import timedelta
from pathlib import Path

import pytest

from sync.errors import KnownError
from sync.trust import (
    FolderFetch,
    NoCatalogueError,
    NoKeyListError,
    Refreshed,
    RepositoryIncompleteError,
    TrustClient,
)
from sync.wire.keys import is_revoked, recipients, signing_keys
from tests.support.altered import altered
from tests.sync.trust.conftest import START, Device, Platform, contents, write_catalogue


class Counting:
    """A folder that notes what was asked for, and fails from the `stop`-th question on."""

    def __init__(self, folder: Path, stop: int = 1_000) -> None:
        self._from = FolderFetch(folder)
        self._stop = stop
        self.asked: list[str] = []

    def __call__(self, path: str, limit: int) -> bytes | None:
        if len(self.asked) == self._stop:
            raise LinkCutError(path)
        self.asked.append(path)
        return self._from(path, limit)

    @property
    def targets(self) -> list[str]:
        return [path for path in self.asked if path.startswith("targets/")]


class LinkCutError(KnownError):
    zh = en = "cut"


def test_a_new_device_has_neither_until_it_refreshes(device: Device) -> None:
    client = device()
    with pytest.raises(NoKeyListError):
        client.key_list()
    with pytest.raises(NoCatalogueError):
        client.catalogue()
    assert client.refresh() == Refreshed(keys=True, catalogue=True)
    assert recipients(client.key_list())[0].recipient == "platform"
    assert contents(client.catalogue()).keys() == {
        "catalogue.json",
        "media/名单 一.csv",
        "item/form.xml",
    }


def test_what_was_taken_is_there_after_a_restart(device: Device, platform: Platform) -> None:
    device().refresh()
    missing = device(FolderFetch(platform.data / "gone"))
    assert missing.key_list() == device().key_list()
    assert missing.catalogue() == device().catalogue()
    with pytest.raises(RepositoryIncompleteError):
        missing.refresh()


def test_nothing_new_costs_the_timestamp_and_a_look_for_the_next_root(
    device: Device, platform: Platform
) -> None:
    device().refresh()
    counting = Counting(platform.public)
    assert device(counting).refresh() == Refreshed(keys=False, catalogue=False)
    assert counting.asked == ["metadata/2.root.json", "metadata/timestamp.json"]


def test_only_what_changed_is_fetched(device: Device, platform: Platform, tmp_path: Path) -> None:
    device().refresh()
    old = device().catalogue()
    platform.publish(tmp_path / "catalogue", "second")
    counting = Counting(platform.public)
    assert device(counting).refresh() == Refreshed(keys=False, catalogue=True)
    assert len(counting.targets) == 1
    new = device().catalogue()
    assert (new / "catalogue.json").read_text() == "second"
    assert (old / "catalogue.json").read_text() == "first"
    device().forget_old_catalogues()
    assert not old.exists()
    assert contents(new).keys() == contents(device().catalogue()).keys()


def test_what_came_with_the_program_is_not_fetched(platform: Platform, tmp_path: Path) -> None:
    write_catalogue(tmp_path / "built-in", "of the program")
    counting = Counting(platform.public)
    client = TrustClient(
        tmp_path / "kiosk", platform.root, counting, lambda: START, seeds=[tmp_path / "built-in"]
    )
    client.refresh()
    assert [path.rpartition(".")[2] for path in counting.targets] == ["cbor", "cbor", "json"]
    (tmp_path / "built-in" / "item" / "form.xml").write_text("changed in place")
    assert (client.catalogue() / "item" / "form.xml").read_text() == "<form/>"


def test_a_refresh_cut_anywhere_leaves_the_old_and_the_next_goes_on(
    device: Device, platform: Platform, tmp_path: Path
) -> None:
    device().refresh()
    keys, catalogue = device().key_list(), contents(device().catalogue())
    platform.publish(tmp_path / "catalogue", "second")
    new_key = platform.add_signing_key()
    came: list[str] = []
    for stop in range(100):
        counting = Counting(platform.public, stop)
        try:
            device(counting).refresh()
        except LinkCutError:
            came += counting.targets
            assert contents(device().catalogue()) == catalogue
            assert device().key_list() == keys or new_key in signing_keys(device().key_list())
        else:
            came += counting.targets
            break
    assert (device().catalogue() / "catalogue.json").read_text() == "second"
    assert new_key in signing_keys(device().key_list())
    assert len(came) == len(set(came)) == 2


def test_a_damaged_copy_is_noticed_and_fetched_again(device: Device) -> None:
    client = device()
    client.refresh()
    keys, catalogue = client.key_list(), contents(client.catalogue())
    (kept,) = client.catalogue().parents[1].glob("keys.cbor")
    kept.write_bytes(altered(kept.read_bytes()))
    (client.catalogue() / "item" / "form.xml").write_text("<fort/>")
    (client.catalogue() / "catalogue.json").unlink()
    with pytest.raises(NoKeyListError):
        device().key_list()
    assert device().refresh() == Refreshed(keys=True, catalogue=False)
    assert device().key_list() == keys
    assert contents(device().catalogue()) == catalogue


def test_publishing_while_a_device_downloads_disturbs_nothing(
    device: Device, platform: Platform, tmp_path: Path
) -> None:
    for place in range(7):
        folder = tmp_path / f"catalogue-{place}"
        platform.publish(folder, f"before {place}")
        platform.add_signing_key()
        counting = Counting(platform.public)

        def fetch(
            path: str,
            limit: int,
            counting: Counting = counting,
            place: int = place,
            folder: Path = folder,
        ) -> bytes | None:
            if len(counting.asked) == place:
                platform.publish(folder, f"midway {place}")
                platform.add_signing_key()
            return counting(path, limit)

        device(fetch).refresh()
        index = (device().catalogue() / "catalogue.json").read_text()
        assert index == (f"midway {place}" if place < 2 else f"before {place}")
        device().refresh()
        assert (device().catalogue() / "catalogue.json").read_text() == f"midway {place}"


def test_a_device_that_was_away_follows_the_roots_one_by_one(
    device: Device, platform: Platform
) -> None:
    device().refresh()
    for online in (False, True):
        platform.rotate(online=online)
    new_key = platform.add_signing_key()
    device().refresh()
    assert new_key in signing_keys(device().key_list())


def test_each_step_of_a_rotation_leaves_something_that_a_device_can_verify(
    device: Device, platform: Platform, monkeypatch: pytest.MonkeyPatch
) -> None:
    written: list[str] = []
    write = type(platform.files).write

    def look_after(files: object, path: str, data: bytes) -> None:
        write(platform.files, path, data)
        written.append(path)
        device().refresh()

    monkeypatch.setattr(type(platform.files), "write", look_after)
    platform.rotate(online=True)
    assert written[-1] == "metadata/2.root.json"
    assert len(written) == 6


def test_a_device_under_another_root_begins_anew(
    device: Device, platform: Platform, tmp_path: Path
) -> None:
    device().refresh()
    platform.rotate()
    again = TrustClient(
        tmp_path / "device", platform.root, FolderFetch(platform.public), lambda: START
    )
    with pytest.raises(NoKeyListError):
        again.key_list()
    again.refresh()
    assert again.key_list() == device().key_list()


def test_a_platform_put_back_from_a_backup_is_believed_again_without_any_step(
    device: Device, platform: Platform, tmp_path: Path
) -> None:
    backup = platform.copy(tmp_path / "backup")
    platform.publish(tmp_path / "catalogue", "lost")
    platform.add_signing_key()
    device().refresh()
    backup.pass_time(timedelta(days=1))
    backup.publish(tmp_path / "catalogue", "after the restore")
    new_key = backup.add_signing_key()
    device(FolderFetch(backup.public)).refresh()
    assert new_key in signing_keys(device().key_list())
    assert (device().catalogue() / "catalogue.json").read_text() == "after the restore"


def test_private_keys_are_closed_to_others_and_never_public(platform: Platform) -> None:
    keys = [*platform.offline.iterdir(), *platform.files.keys.iterdir()]
    assert len(keys) == 5
    if os.name == "posix":
        assert {stat.S_IMODE(path.stat().st_mode) for path in keys} == {0o600}
    public = b"".join(contents(platform.public).values())
    assert b"PRIVATE" not in public
    assert b"PRIVATE" in keys[0].read_bytes()


def test_a_device_that_is_not_listed_is_not_revoked(device: Device) -> None:
    device().refresh()
    assert not is_revoked(device().key_list(), "0001")


def test_it_is_known_until_when_what_was_taken_holds(device: Device) -> None:
    client = device()
    assert client.expiries() == {}
    client.refresh()

    ends = client.expiries()
    assert set(ends) == {"root", "targets", "keys", "catalogue", "snapshot", "timestamp"}
    assert ends["timestamp"] - START < timedelta(days=31) < ends["keys"] - START
