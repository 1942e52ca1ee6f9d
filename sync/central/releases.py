"""Releases of the program that a platform offers: taken as others signed them, the old ones dropped."""

from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path

from tuf.api.exceptions import RepositoryError, StorageError, UnsignedMetadataError
from tuf.api.metadata import Metadata, TargetFile, Targets

from sync.central.errors import RepositoryDamagedError
from sync.central.release_errors import (
    ForeignReleaseError,
    NoReleasersError,
    ReleaseExpiredError,
    ReleaseOlderError,
    ReleaseUnusableError,
)
from sync.central.repository import Repository, changing
from sync.central.trust_files import TrustFiles
from sync.clock import Clock
from sync.errors import MalformedMessageError
from sync.wire.release import (
    APPLICATION,
    Release,
    blob_path,
    unpack_file,
    unpack_release,
    version_order,
)
from sync.wire.repository import METADATA, TARGETS, metadata_path, target_path

_KEPT = 3  # the present one, and those that kiosks may just be fetching


def take(data: Path, folder: Path, clock: Clock) -> list[Release]:
    """Offer the release in a folder, as `kiosk-release sign` wrote it; return all that is offered.

    Files that are here are not copied again. Taken a second time, what was damaged is mended.

    Raises:
        NoRepositoryError, RepositoryDamagedError: there is no repository, or a file of it is missing.
        NoReleasersError: it names nobody who may sign releases.
        ForeignReleaseError, ReleaseExpiredError, ReleaseOlderError, ReleaseUnusableError: as named.
    """
    with changing(data, clock) as repository:
        files = repository.files
        signed = _verified(repository, folder, clock)
        present = {release.arch: release for release in offered(files)}
        indexes = [_index(folder, target) for target in signed.signed.targets.values()]
        taken = [release for _path, _packed, release in indexes]
        for release in taken:
            _require_later(release, present.get(release.arch))
        for release in taken:
            _copy_files(files, folder, release)
        for path, packed, _release in indexes:
            files.write(path, packed)
        repository.admit(APPLICATION, signed)
        _drop_old(files)
    return taken


def offered(files: TrustFiles) -> list[Release]:
    """Return the releases that are offered, one for each architecture.

    Raises:
        NoRepositoryError, RepositoryDamagedError: there is no repository, or a file of it is missing.
    """
    if APPLICATION not in files.delegated():
        return []
    targets = files.targets(APPLICATION).targets.values()
    return [unpack_release(files.read_target(target), target.path) for target in targets]


def _verified(repository: Repository, folder: Path, clock: Clock) -> Metadata[Targets]:
    """Read what was signed; nothing of it is used before the signatures are verified."""
    authority = repository.files.authority()
    if not authority.delegates(APPLICATION):
        raise NoReleasersError("no role application")
    try:
        metadata = Metadata[Targets].from_file(str(folder / metadata_path(APPLICATION)))
        authority.targets.verify_delegate(APPLICATION, metadata.signed_bytes, metadata.signatures)
    except UnsignedMetadataError as error:
        raise ForeignReleaseError(str(error)) from error
    except (RepositoryError, StorageError) as error:
        raise ReleaseUnusableError(type(error).__name__) from error
    if not isinstance(metadata.signed, Targets):
        raise ReleaseUnusableError("other metadata")
    if metadata.signed.is_expired(clock.now()):
        raise ReleaseExpiredError(f"{metadata.signed.expires}")
    present = 0
    if APPLICATION in repository.files.delegated():
        present = repository.files.targets(APPLICATION).version
    if metadata.signed.version < present:
        raise ReleaseOlderError(f"{metadata.signed.version} after {present}")
    return metadata


def _index(folder: Path, target: TargetFile) -> tuple[str, bytes, Release]:
    """Return where in a repository the index of a release lies, its bytes, and what it says."""
    try:
        path = target_path(target.path, target.hashes["sha256"])
        packed = (folder / path).read_bytes()
        target.verify_length_and_hashes(packed)
        return path, packed, unpack_release(packed, target.path)
    except (OSError, LookupError, RepositoryError, MalformedMessageError) as error:
        raise ReleaseUnusableError(f"{target.path}: {type(error).__name__}") from error


def _require_later(release: Release, present: Release | None) -> None:
    if present is None or (release.version, release.files) == (present.version, present.files):
        return
    if version_order(release.version) <= version_order(present.version):
        raise ReleaseOlderError(f"{release.version} after {present.version}")


def _copy_files(files: TrustFiles, folder: Path, release: Release) -> None:
    """Copy what is not here yet; what is here is read, so that damage mends."""
    for file in release.files:
        path = blob_path(file.digest)
        with suppress(OSError, MalformedMessageError):
            unpack_file((files.public / path).read_bytes(), file)
            continue
        try:
            packed = (folder / path).read_bytes()
            unpack_file(packed, file)
        except (OSError, MalformedMessageError) as error:
            raise ReleaseUnusableError(f"{file.path}: {type(error).__name__}") from error
        files.write(path, packed)


def _drop_old(files: TrustFiles) -> None:
    """Remove metadata, indexes and files of releases older than the last few, or damaged."""
    named = (files.public / METADATA).glob(f"*.{APPLICATION}.json")
    by_age = sorted(named, key=lambda path: int(path.name.split(".")[0]), reverse=True)
    wanted = set[str]()
    for metadata in by_age[:_KEPT]:
        with suppress(RepositoryDamagedError, RepositoryError):
            wanted.update(_named(files, metadata))
    for metadata in by_age[_KEPT:]:
        metadata.unlink()
    for path in (files.public / TARGETS / APPLICATION).rglob("*"):
        if path.is_file() and path.relative_to(files.public).as_posix() not in wanted:
            path.unlink()


def _named(files: TrustFiles, metadata: Path) -> Iterator[str]:
    for target in Metadata[Targets].from_file(str(metadata)).signed.targets.values():
        yield target_path(target.path, target.hashes["sha256"])
        for file in unpack_release(files.read_target(target), target.path).files:
            yield blob_path(file.digest)
