"""Whatever its makers did not sign, or signed before, is refused in words at platform and kiosk."""

import shutil
from collections.abc import Callable
from datetime import timedelta
from pathlib import Path

import pytest
from tuf.api.metadata import Metadata, Targets

from sync.central import trust
from sync.central.errors import KeysMissingError
from sync.central.release_errors import (
    ForeignReleaseError,
    NoReleasersError,
    ReleaseExpiredError,
    ReleaseOlderError,
    ReleaseUnusableError,
)
from sync.central.releases import offered
from sync.central.repository import changing
from sync.central.trust_files import Releasers, TrustFiles
from sync.errors import KnownError
from sync.release.errors import NoReleaseError, OtherBundleError, UnfitBundleError
from sync.release.keys import new_keys
from sync.release.signing import Draft, sign
from sync.trust import (
    FolderFetch,
    ForeignRepositoryError,
    RepositoryAlteredError,
    RepositoryExpiredError,
    RepositoryIncompleteError,
    RepositoryReplayedError,
    read_blob,
)
from sync.wire.release import blob_path
from tests.sync.release.conftest import ARCH, Kiosk, Maker, Slices, mirrored, write_bundle
from tests.sync.trust.conftest import START, contents

Spoil = Callable[[Path], None]


def _one(folder: Path, pattern: str) -> Path:
    return next(iter(sorted(folder.rglob(pattern))))


def _flip(path: Path) -> None:
    content = path.read_bytes()
    path.write_bytes(content[:-1] + bytes([content[-1] ^ 1]))


def test_one_signature_of_two_is_not_enough_and_a_second_person_adds_theirs(maker: Maker) -> None:
    out, _bundle = maker.sign("0.2.0", maker.sticks[:1])
    with pytest.raises(ForeignReleaseError):
        maker.take(out)
    maker.cosign(out, maker.sticks[0])
    with pytest.raises(ForeignReleaseError):
        maker.take(out)
    assert [release.version for release in maker.cosign(out, maker.sticks[1])] == ["0.2.0"]
    maker.take(out)


def test_who_has_built_the_same_signs_and_who_has_built_another_does_not(maker: Maker) -> None:
    out, bundle = maker.sign("0.2.0", maker.sticks[:1])
    before = (out / "metadata" / "application.json").read_bytes()
    sound = (bundle / "kiosk").read_bytes()
    for spoil in (lambda: (bundle / "kiosk").write_bytes(b"x"), lambda: _chmod(bundle / "kiosk")):
        spoil()
        with pytest.raises(OtherBundleError, match="kiosk"):
            maker.cosign(out, maker.sticks[1], bundle)
        assert (out / "metadata" / "application.json").read_bytes() == before
        (bundle / "kiosk").write_bytes(sound)
    (bundle / "kiosk").chmod(0o755)
    maker.cosign(out, maker.sticks[1], bundle)
    maker.take(out)


def _chmod(path: Path) -> None:
    path.chmod(0o644)


def test_a_release_signed_by_somebody_else_is_not_taken(maker: Maker, tmp_path: Path) -> None:
    others = [tmp_path / "c", tmp_path / "d"]
    new_keys(others, tmp_path / "public")
    out, _bundle = maker.sign("0.2.0", others)
    with pytest.raises(ForeignReleaseError):
        maker.take(out)
    assert offered(TrustFiles(maker.data)) == []


@pytest.mark.parametrize("pattern", ["*.zst", "*.cbor.zst", "application.json"])
@pytest.mark.parametrize("spoil", [_flip, Path.unlink], ids=["altered", "missing"])
def test_a_release_that_is_not_as_it_was_signed_is_not_taken(
    maker: Maker, pattern: str, spoil: Spoil
) -> None:
    maker.offer("0.2.0")
    out, _bundle = maker.sign("0.2.1", changed={"kiosk": b"next"})
    new = {path.name for path in out.rglob(pattern)} - {
        path.name for path in maker.public.rglob("*")
    }
    spoil(_one(out, new.pop()))
    with pytest.raises((ReleaseUnusableError, ForeignReleaseError)):
        maker.take(out)
    (release,) = offered(TrustFiles(maker.data))
    assert release.version == "0.2.0"


def test_an_older_release_is_not_taken_nor_another_of_the_same_version(
    maker: Maker, tmp_path: Path
) -> None:
    old, _bundle = maker.sign("0.2.0")
    maker.offer("0.2.1", kiosk=b"next")
    with pytest.raises(ReleaseOlderError):
        maker.take(old)
    bundle = write_bundle(tmp_path / "other", {"kiosk": b"other"})
    maker.clock.advance(timedelta(hours=1))
    for version in ("0.2.1", "0.1.9"):
        out = tmp_path / version
        sign(Draft(bundle, version, ARCH, "0.0"), maker.sticks, out, maker.clock)
        with pytest.raises(ReleaseOlderError):
            maker.take(out)
    (release,) = offered(TrustFiles(maker.data))
    assert release.version == "0.2.1"


def test_a_release_signed_long_ago_is_not_taken(maker: Maker) -> None:
    out, _bundle = maker.sign("0.2.0")
    maker.clock.advance(timedelta(days=4 * 365))
    with pytest.raises(ReleaseExpiredError):
        maker.take(out)


def test_a_platform_that_trusts_no_maker_says_what_to_do(maker: Maker) -> None:
    out, _bundle = maker.sign("0.2.0")
    shutil.rmtree(TrustFiles(maker.data).home)
    trust.found(maker.data, [maker.home / "offline"], 1, maker.clock)
    with pytest.raises(NoReleasersError) as caught:
        maker.take(out)
    assert "rotate-root" in caught.value.words("zh_CN")


def test_a_platform_cannot_sign_a_release_by_itself(maker: Maker, kiosk: Kiosk) -> None:
    out, _bundle = maker.sign("0.2.0", maker.sticks[:1])
    with changing(maker.data, maker.clock) as repository:
        repository.admit("application", Metadata[Targets].from_file(str(_one(out, "*.json"))))
    with pytest.raises(ForeignRepositoryError):
        kiosk().application(ARCH)


def test_an_older_repository_is_refused_by_who_saw_a_later_one(
    maker: Maker, kiosk: Kiosk, tmp_path: Path
) -> None:
    maker.offer("0.2.0")
    shutil.copytree(maker.public, tmp_path / "old")
    maker.offer("0.2.1", kiosk=b"next")
    kiosk().application(ARCH)
    with pytest.raises(RepositoryReplayedError):
        kiosk(FolderFetch(tmp_path / "old")).application(ARCH)


def test_an_old_release_under_new_metadata_is_refused(maker: Maker, kiosk: Kiosk) -> None:
    maker.offer("0.2.0")
    maker.offer("0.2.1", kiosk=b"next")
    old, new = sorted((maker.public / "metadata").glob("*.application.json"))
    shutil.copy(old, new)
    with pytest.raises(RepositoryAlteredError):
        kiosk().application(ARCH)


def test_a_release_held_back_is_found_out_when_trusted_time_has_passed(
    maker: Maker, kiosk: Kiosk
) -> None:
    maker.offer("0.2.0")
    kiosk().application(ARCH)
    with pytest.raises(RepositoryExpiredError):
        kiosk(floor=START + timedelta(days=40)).application(ARCH)


def test_a_release_that_the_repository_no_longer_names_is_missed(
    maker: Maker, kiosk: Kiosk, monkeypatch: pytest.MonkeyPatch
) -> None:
    maker.offer("0.2.0")
    kiosk().application(ARCH)
    maker.clock.advance(timedelta(hours=1))
    with changing(maker.data, maker.clock) as repository:
        snapshot = repository.files.snapshot()
        del snapshot.meta["application.json"]
        monkeypatch.setattr(TrustFiles, "snapshot", lambda _files: snapshot)
        repository.publish({})
    with pytest.raises(RepositoryAlteredError):
        kiosk().application(ARCH)


@pytest.mark.parametrize("pattern", ["*.cbor.zst", "*.application.json"])
def test_altered_names_are_refused(maker: Maker, kiosk: Kiosk, pattern: str) -> None:
    maker.offer("0.2.0")
    _flip(_one(maker.public, pattern))
    with pytest.raises(RepositoryAlteredError):
        kiosk().application(ARCH)


def test_an_altered_file_is_refused_and_fetched_anew(
    maker: Maker, kiosk: Kiosk, tmp_path: Path
) -> None:
    bundle = maker.offer("0.2.0")
    release = kiosk().application(ARCH)
    assert release is not None
    program = next(file for file in release.files if file.path == "kiosk")
    blob = maker.public / blob_path(program.digest)
    sound = blob.read_bytes()
    for spoilt in (sound[:-1], sound + b"x" * 5000, b"<html>Please log in</html>", b""):
        blob.write_bytes(spoilt)
        with pytest.raises(RepositoryAlteredError):
            mirrored(kiosk(), tmp_path / "mirror", Slices(maker.public))
        with pytest.raises(RepositoryAlteredError):
            read_blob(FolderFetch(maker.public), program)
    blob.unlink()
    with pytest.raises(RepositoryIncompleteError):
        mirrored(kiosk(), tmp_path / "mirror", Slices(maker.public))
    blob.write_bytes(sound)
    mirrored(kiosk(), tmp_path / "mirror", Slices(maker.public))
    assert read_blob(FolderFetch(tmp_path / "mirror"), program) == (bundle / "kiosk").read_bytes()


@pytest.mark.parametrize("left", [b"", bytes(100)], ids=["empty", "zeroed"])
def test_whichever_file_of_a_mirror_was_spoiled_the_next_fetch_mends(
    maker: Maker, kiosk: Kiosk, tmp_path: Path, left: bytes
) -> None:
    maker.offer("0.2.0")
    mirrored(kiosk(), tmp_path / "mirror", Slices(maker.public))
    whole = contents(tmp_path / "mirror")
    for name in whole:
        (tmp_path / "mirror" / name).write_bytes(left)
        mirrored(kiosk(), tmp_path / "mirror", Slices(maker.public))
        assert contents(tmp_path / "mirror") == whole, name


def test_a_part_left_longer_than_the_file_mends(maker: Maker, kiosk: Kiosk, tmp_path: Path) -> None:
    maker.offer("0.2.0")
    release = kiosk().application(ARCH)
    assert release is not None
    place = tmp_path / "mirror" / (blob_path(release.files[0].digest) + ".part")
    place.parent.mkdir(parents=True)
    place.write_bytes(bytes(5000))
    with pytest.raises(RepositoryAlteredError):
        mirrored(kiosk(), tmp_path / "mirror", Slices(maker.public))
    mirrored(kiosk(), tmp_path / "mirror", Slices(maker.public))


def test_after_new_keys_only_what_they_signed_counts(
    maker: Maker, kiosk: Kiosk, tmp_path: Path
) -> None:
    maker.offer("0.2.0")
    new_keys([tmp_path / "new"], tmp_path / "new-public")
    maker.clock.advance(timedelta(hours=1))
    trust.rotate(
        maker.data,
        [maker.home / "offline"],
        maker.clock,
        online=False,
        releasers=Releasers.of(tmp_path / "new-public", 1),
    )
    with pytest.raises(ForeignRepositoryError):
        kiosk().application(ARCH)
    old, _bundle = maker.sign("0.2.1")
    with pytest.raises(ForeignReleaseError):
        maker.take(old)
    maker.take(maker.sign("0.2.2", [tmp_path / "new"])[0])
    release = kiosk().application(ARCH)
    assert release is not None
    assert release.version == "0.2.2"
    delegations = TrustFiles(maker.data).authority().targets.delegations
    assert delegations is not None
    assert len(delegations.keys) == len(["keys", "catalogue", "new"])


def test_faults_of_making_a_release_are_told_in_words(maker: Maker, tmp_path: Path) -> None:
    bundle = write_bundle(tmp_path / "bundle", {"kiosk": b"x"})

    def refuses(kind: type[KnownError], draft: Draft, sticks: list[Path]) -> None:
        with pytest.raises(kind) as caught:
            sign(draft, sticks, tmp_path / "out", maker.clock)
        assert caught.value.words("zh_CN") != caught.value.words("en")

    refuses(UnfitBundleError, Draft(tmp_path / "none", "0.2.0", ARCH, "0.0"), maker.sticks)
    refuses(UnfitBundleError, Draft(bundle, "v2", ARCH, "0.0"), maker.sticks)
    refuses(UnfitBundleError, Draft(bundle, "0.2.0", "x86/64", "0.0"), maker.sticks)
    (tmp_path / "empty").mkdir()
    refuses(KeysMissingError, Draft(bundle, "0.2.0", ARCH, "0.0"), [tmp_path / "empty"])
    (bundle / "_internal" / "township_kiosk-0.1.9.dist-info").mkdir(parents=True)
    refuses(UnfitBundleError, Draft(bundle, "0.2.0", ARCH, "0.0"), maker.sticks)
    (bundle / "_internal" / "township_kiosk-0.1.9.dist-info").rmdir()
    (bundle / "link").symlink_to("kiosk")
    refuses(UnfitBundleError, Draft(bundle, "0.2.0", ARCH, "0.0"), maker.sticks)
    with pytest.raises(NoReleaseError):
        maker.cosign(tmp_path / "empty", maker.sticks[0])
    with pytest.raises(KeysMissingError):
        Releasers.of(maker.home / "public", 3)
