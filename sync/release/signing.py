"""A bundle made into a release: packed by content, listed, signed; signed again by others."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import timedelta
from pathlib import Path

from tuf.api.exceptions import RepositoryError, StorageError
from tuf.api.metadata import Metadata, TargetFile, Targets

from sync.central.errors import KeysMissingError
from sync.central.folder import write_durably
from sync.central.signers import read_signers
from sync.clock import Clock, milliseconds
from sync.errors import MalformedMessageError
from sync.release.bundle import contents, require_same, require_version
from sync.release.errors import NoReleaseError, NoRoomError, UnfitBundleError
from sync.wire.release import (
    APPLICATION,
    Release,
    ReleaseFile,
    blob_path,
    index_target,
    pack_file,
    pack_release,
    unpack_release,
)
from sync.wire.repository import TARGETS, metadata_path, target_path

_VALID = timedelta(days=3 * 365)


@dataclass(frozen=True, slots=True)
class Draft:
    """What is to be released: a folder as the build left it, and what it is called."""

    bundle: Path
    version: str
    arch: str
    since: str


def sign(draft: Draft, offline: Sequence[Path], folder: Path, clock: Clock) -> Release:
    """Write a release into `folder` and sign it with every key of the offline folders.

    A release of another architecture that is in the folder stays, signed anew with this one.

    Raises:
        UnfitBundleError: the bundle holds something else than files, or a name is unfit.
        KeyUnreadableError, KeysMissingError: an offline folder has no key.
        NoReleaseError: what lies in the folder is damaged.
        NoRoomError: the folder cannot be written.
    """
    require_version(draft.bundle, draft.version)
    try:
        files = tuple(_pack(draft.bundle, folder))
        now = clock.now()
        release = Release(1, draft.version, draft.arch, draft.since, milliseconds(now), files)
        packed = pack_release(release)
        before = _read(folder).signed if _place(folder).exists() else Targets()
        target = TargetFile.from_data(index_target(draft.arch), packed)
        write_durably(_made(folder / target_path(target.path, target.hashes["sha256"])), packed)
        targets = Targets(
            version=max(before.version + 1, int(now.timestamp())),
            expires=now + _VALID,
            targets=before.targets | {target.path: target},
        )
        _sign(Metadata(targets), offline, folder)
        _drop_others(folder, targets)
    except MalformedMessageError as error:
        raise UnfitBundleError(str(error)) from error
    except OSError as error:
        raise _no_room(error) from error
    return release


def cosign(folder: Path, offline: Sequence[Path], bundle: Path | None) -> list[Release]:
    """Add the signatures of these keys to a release; return what was signed, by architecture.

    With `bundle`, which the signer has built, only if it is the same as what is released.

    Raises:
        OtherBundleError, UnfitBundleError: of the bundle.
        NoReleaseError: there is none, or a file of it was altered.
        KeyUnreadableError, KeysMissingError: an offline folder has no key.
        NoRoomError: the folder cannot be written.
    """
    metadata = _read(folder)
    releases = list(_releases(folder, metadata.signed))
    try:
        if bundle:
            require_same(bundle, releases)
        _sign(metadata, offline, folder)
    except OSError as error:
        raise _no_room(error) from error
    return releases


def _pack(bundle: Path, folder: Path) -> Iterable[ReleaseFile]:
    """Write each file of the bundle packed; what is there already is not written again."""
    for file, content in contents(bundle):
        blob = folder / blob_path(file.digest)
        if not blob.exists():
            write_durably(_made(blob), pack_file(content))
        yield file


def _sign(metadata: Metadata[Targets], offline: Sequence[Path], folder: Path) -> None:
    for place in offline:
        signers = read_signers([place])
        if not signers:
            raise KeysMissingError(f"no key in {place.name}")
        for signer in signers.values():
            metadata.sign(signer, append=True)
    write_durably(_made(_place(folder)), metadata.to_bytes())


def _read(folder: Path) -> Metadata[Targets]:
    try:
        metadata = Metadata[Targets].from_file(str(_place(folder)))
    except (RepositoryError, StorageError) as error:
        raise NoReleaseError(type(error).__name__) from error
    if not isinstance(metadata.signed, Targets):
        raise NoReleaseError("other metadata")
    if not metadata.signed.targets:
        raise NoReleaseError("it names nothing")
    return metadata


def _releases(folder: Path, targets: Targets) -> Iterable[Release]:
    for target in targets.targets.values():
        try:
            packed = (folder / target_path(target.path, target.hashes["sha256"])).read_bytes()
            target.verify_length_and_hashes(packed)
            yield unpack_release(packed, target.path)
        except (OSError, LookupError, RepositoryError, MalformedMessageError) as error:
            raise NoReleaseError(f"{target.path}: {type(error).__name__}") from error


def _drop_others(folder: Path, targets: Targets) -> None:
    """Remove what earlier releases have left in the folder."""
    wanted = {
        target_path(target.path, target.hashes["sha256"]) for target in targets.targets.values()
    }
    for release in _releases(folder, targets):
        wanted |= {blob_path(file.digest) for file in release.files}
    for path in (folder / TARGETS / APPLICATION).rglob("*"):
        if path.is_file() and path.relative_to(folder).as_posix() not in wanted:
            path.unlink()


def _place(folder: Path) -> Path:
    return folder / metadata_path(APPLICATION)


def _made(path: Path) -> Path:
    path.parent.mkdir(parents=True, exist_ok=True)
    return path


def _no_room(error: OSError) -> NoRoomError:
    return NoRoomError(f"{type(error).__name__}: {error.strerror}")
