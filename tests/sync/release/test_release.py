"""A release goes from its maker to the kiosk: only what is new, resumed after cuts, whole or not."""

import os
import shutil
from pathlib import Path

import pytest

from sync.central import trust
from sync.central.founding import initialize, open_database
from sync.central.key_lists import publish_keys
from sync.central.releases import offered
from sync.central.trust_files import TrustFiles
from sync.trust import (
    FolderFetch,
    RepositoryIncompleteError,
    TrustClient,
    digests_in,
    mirror,
    read_blob,
)
from sync.wire.release import Release, blob_path
from sync.wire.repository import FOLDER
from tests.sync.release.conftest import (
    ARCH,
    FIRST,
    Kiosk,
    LinkCutError,
    Maker,
    Slices,
    blobs,
    mirrored,
)
from tests.sync.trust.conftest import START


def _files(folder: Path, release: Release) -> dict[str, bytes]:
    return {file.path: read_blob(FolderFetch(folder), file) for file in release.files}


def test_what_was_signed_comes_to_the_kiosk_and_is_verified_again_from_its_mirror(
    maker: Maker, kiosk: Kiosk, tmp_path: Path
) -> None:
    maker.offer("0.2.0")
    mirrored(kiosk(), tmp_path / "mirror", Slices(maker.public))
    root = kiosk(FolderFetch(tmp_path / "mirror"), folder="installer")
    release = root.application(ARCH)
    assert release is not None
    assert (release.version, release.arch, release.since) == ("0.2.0", ARCH, "0.0")
    assert {file.path for file in release.files if file.mode == 0o755} == {"kiosk"}
    assert _files(tmp_path / "mirror", release) == FIRST


def test_a_changed_line_brings_one_file(maker: Maker, kiosk: Kiosk, tmp_path: Path) -> None:
    present = maker.offer("0.2.0")
    maker.offer("0.2.1", **{"_internal/kiosk/app.pyc": b"another line"})
    slices = Slices(maker.public)
    mirrored(kiosk(), tmp_path / "mirror", slices, present)
    assert len(slices.asked) == 1
    (changed,) = blobs(tmp_path / "mirror")
    release = kiosk().application(ARCH)
    assert release is not None
    held = digests_in(present)
    assert [blob_path(file.digest) for file in release.files if file.digest not in held] == [
        slices.asked[0]
    ]
    assert changed in slices.asked[0]


def test_nothing_new_costs_the_timestamp_and_a_look_for_the_next_root(
    maker: Maker, kiosk: Kiosk
) -> None:
    maker.offer("0.2.0")
    first = kiosk().application(ARCH)
    asked = []

    def fetch(path: str, limit: int) -> bytes | None:
        asked.append(path)
        return FolderFetch(maker.public)(path, limit)

    assert kiosk(fetch).application(ARCH) == first
    assert asked == ["metadata/2.root.json", "metadata/timestamp.json"]


@pytest.mark.parametrize("cut", range(6))
def test_a_cut_loses_no_slice(
    maker: Maker,
    kiosk: Kiosk,
    tmp_path: Path,
    cut: int,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(mirror, "SLICE_BYTES", 400)
    maker.offer("0.2.0", **{"_internal/noise": os.urandom(1000)})
    whole = Slices(maker.public)
    mirrored(kiosk(), tmp_path / "whole", whole)
    begun = Slices(maker.public, stop=cut)
    with pytest.raises(LinkCutError):
        mirrored(kiosk(), tmp_path / "mirror", begun)
    assert not (tmp_path / "mirror" / "metadata").exists()
    rest = Slices(maker.public)
    told = mirrored(kiosk(), tmp_path / "mirror", rest)
    assert begun.bytes + rest.bytes == whole.bytes
    assert (told[-1].files, told[-1].length) == (0, 0)
    assert blobs(tmp_path / "mirror") == blobs(tmp_path / "whole")
    assert not list((tmp_path / "mirror").rglob("*.part"))


def test_a_mirror_of_the_next_release_drops_the_one_before(
    maker: Maker, kiosk: Kiosk, tmp_path: Path
) -> None:
    maker.offer("0.2.0")
    mirrored(kiosk(), tmp_path / "mirror", Slices(maker.public))
    maker.offer("0.2.1", kiosk=b"program 2")
    slices = Slices(maker.public)
    mirrored(kiosk(), tmp_path / "mirror", slices)
    assert len(slices.asked) == 1
    assert len(blobs(tmp_path / "mirror")) == len(FIRST)
    assert len(list((tmp_path / "mirror" / "metadata").glob("*.application.json"))) == 1


def test_a_platform_keeps_the_files_of_the_two_releases_before(maker: Maker) -> None:
    for number in range(4):
        maker.offer(f"0.2.{number}", kiosk=f"program {number}".encode())
    assert len(blobs(maker.public)) == len(FIRST) - 1 + 3
    assert len(list((maker.public / "metadata").glob("*.application.json"))) == 3
    (release,) = offered(TrustFiles(maker.data))
    assert release.version == "0.2.3"


def test_an_old_release_that_was_damaged_holds_no_new_one_up(maker: Maker) -> None:
    maker.offer("0.2.0")
    (first,) = (maker.public / "metadata").glob("*.application.json")
    maker.offer("0.2.1", kiosk=b"next")
    first.write_bytes(b"{")
    maker.offer("0.2.2", kiosk=b"and next")
    assert len(blobs(maker.public)) == len(FIRST) + 1


def test_links_are_no_files_of_a_version(tmp_path: Path) -> None:
    (tmp_path / "file").write_bytes(b"x")
    (tmp_path / "link").symlink_to("file")
    assert list(digests_in(tmp_path).values()) == [tmp_path / "file"]


def test_architectures_stand_beside_each_other(maker: Maker, kiosk: Kiosk) -> None:
    maker.offer("0.2.0")
    assert kiosk().application("arm64") is None
    assert kiosk().application(ARCH) is not None


def test_where_no_release_was_made_there_is_none(maker: Maker, kiosk: Kiosk) -> None:
    assert kiosk().application(ARCH) is None
    assert offered(TrustFiles(maker.data)) == []


def test_a_repository_of_an_earlier_release_gets_the_role_with_the_next_root(
    maker: Maker, kiosk: Kiosk, tmp_path: Path
) -> None:
    shutil.rmtree(TrustFiles(maker.data).home)
    trust.found(maker.data, [maker.home / "offline"], 1, maker.clock)
    client = TrustClient(tmp_path / "old", maker.root, FolderFetch(maker.public), lambda: START)
    assert client.application(ARCH) is None
    trust.rotate(
        maker.data, [maker.home / "offline"], maker.clock, online=True, releasers=maker.releasers
    )
    maker.offer("0.2.0")
    assert client.application(ARCH) is not None


def test_keys_and_application_do_not_wait_for_each_other(maker: Maker, kiosk: Kiosk) -> None:
    maker.offer("0.2.0")
    assert kiosk().application(ARCH) is not None
    with pytest.raises(RepositoryIncompleteError, match="no key list"):
        kiosk().refresh()
    initialize(maker.data, maker.clock)
    with open_database(maker.data) as engine:
        publish_keys(maker.data, engine, maker.clock)
    maker.offer("0.2.1")
    for path in (maker.public / "metadata").glob("*.application.json"):
        path.unlink()
    assert kiosk().refresh().keys
    with pytest.raises(RepositoryIncompleteError):
        kiosk().application(ARCH)


def test_a_medium_carries_the_application_when_asked_to(
    maker: Maker, kiosk: Kiosk, tmp_path: Path
) -> None:
    maker.offer("0.2.0")
    usb = tmp_path / "usb"
    usb.mkdir()
    trust.export(maker.data, usb, maker.clock, application=True)
    release = kiosk(FolderFetch(usb / FOLDER)).application(ARCH)
    assert release is not None
    assert _files(usb / FOLDER, release) == FIRST
    trust.export(maker.data, usb, maker.clock)
    assert not blobs(usb / FOLDER)
