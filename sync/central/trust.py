"""The care of the repository of trust: founded, signed anew in time, rotated, copied to a medium."""

import shutil
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from pathlib import Path

from tuf.api.metadata import Root, Snapshot, Targets, Timestamp

from sync.central import releases
from sync.central.errors import MediumError
from sync.central.folder import sync_folder, write_durably
from sync.central.repository import DAYS, changing
from sync.central.trust_files import Releasers, TrustFiles
from sync.clock import Clock
from sync.wire.release import blob_path
from sync.wire.repository import DELEGATED, FOLDER, metadata_path, target_path


@dataclass(frozen=True, slots=True)
class RoleStatus:
    """A role as it stands: version, end of validity, and how many targets it names."""

    role: str
    version: int
    expires: datetime
    targets: int


def found(
    data: Path,
    offline: Sequence[Path],
    threshold: int,
    clock: Clock,
    releasers: Releasers | None = None,
) -> None:
    """Found the repository; see `Repository.found`."""
    with changing(data, clock) as repository:
        repository.found(offline, threshold, releasers)


def rotate(
    data: Path,
    offline: Sequence[Path],
    clock: Clock,
    *,
    online: bool,
    releasers: Releasers | None = None,
) -> None:
    """Replace keys; see `Repository.rotate`."""
    with changing(data, clock) as repository:
        repository.rotate(offline, online=online, releasers=releasers)


def require(data: Path) -> None:
    """Make sure that there is a repository.

    Raises:
        NoRepositoryError, RepositoryDamagedError: there is none, or a file of it is missing.
    """
    TrustFiles(data).authority()


def root_metadata(data: Path) -> bytes:
    """Return the root that a device is to begin with, b"" where there is no repository."""
    files = TrustFiles(data)
    if not files.exists:
        return b""
    return (files.public / metadata_path(Root.type, files.roots()[-1])).read_bytes()


def refresh(data: Path, clock: Clock, *, always: bool = False) -> bool:
    """Sign anew what expires before long, or with `always` at least the timestamp.

    Meant to be called every day: then snapshot and timestamp are signed anew every ten days, key
    list and catalogue twice a year. Does nothing where there is no repository.
    """
    if not TrustFiles(data).exists:
        return False
    with changing(data, clock) as repository:
        now, files = clock.now(), repository.files

        def due(role: str, expires: datetime, share: float) -> bool:
            return expires - now < timedelta(days=DAYS[role] * share)

        roles = {role: files.targets(role) for role in DELEGATED}
        changed = {
            role: content.targets
            for role, content in roles.items()
            if due(role, content.expires, 1 / 2)
        }
        ends = min(files.timestamp().expires, files.snapshot().expires)
        if not (always or changed or due(Timestamp.type, ends, 2 / 3)):
            return False
        repository.publish(changed)
    return True


def status(data: Path) -> list[RoleStatus]:
    """Return how each role stands.

    Raises:
        NoRepositoryError, RepositoryDamagedError: there is none, or a file of it is missing.
    """
    files = TrustFiles(data)
    authority = files.authority()
    delegated = {role: files.targets(role) for role in files.delegated()}
    roles = {
        Root.type: authority.root,
        Targets.type: authority.targets,
        **delegated,
        Snapshot.type: files.snapshot(),
        Timestamp.type: files.timestamp(),
    }
    return [
        RoleStatus(
            role,
            content.version,
            content.expires,
            len(delegated[role].targets) if role in delegated else 0,
        )
        for role, content in roles.items()
    ]


def export(data: Path, medium: Path, clock: Clock, *, application: bool = False) -> int:
    """Copy what counts now into a folder of a medium, read back; return how many files.

    Snapshot and timestamp are signed anew first, so that the copy is good for their whole time. A
    copy that is there is replaced when the new one is whole. `application`: the program, too.

    Raises:
        NoRepositoryError, RepositoryDamagedError: there is none, or a file of it is missing.
        MediumError: the medium cannot be written, or gives back other bytes.
    """
    if not medium.is_dir():
        raise MediumError(f"no folder {medium.name}")
    with changing(data, clock) as repository:
        files = repository.files
        repository.publish({})
        paths = list(_current(files, application=application))
        part, whole = medium / f"{FOLDER}.part", medium / FOLDER
        try:
            shutil.rmtree(part, ignore_errors=True)
            for path in paths:
                _copy(files.public / path, part / path)
            shutil.rmtree(whole, ignore_errors=True)
            part.rename(whole)
            sync_folder(medium)
        except (OSError, MediumError) as error:
            shutil.rmtree(part, ignore_errors=True)  # the room is wanted for filings
            raise MediumError(f"{medium.name}: {error}") from error
    return len(paths)


def _current(files: TrustFiles, *, application: bool) -> Iterator[str]:
    for version in files.roots():
        yield metadata_path(Root.type, version)
    snapshot = files.snapshot()
    for name, meta in snapshot.meta.items():
        yield metadata_path(name.removesuffix(".json"), meta.version)
    for role in files.delegated() if application else DELEGATED:
        for target in files.targets(role).targets.values():
            yield target_path(target.path, target.hashes["sha256"])
    for release in releases.offered(files) if application else ():
        yield from sorted({blob_path(file.digest) for file in release.files})
    yield metadata_path(Snapshot.type, snapshot.version)
    yield metadata_path(Timestamp.type)


def _copy(source: Path, target: Path) -> None:
    content = source.read_bytes()
    target.parent.mkdir(parents=True, exist_ok=True)
    write_durably(target, content)
    if target.read_bytes() != content:
        raise MediumError(f"{target.name} came back altered")
