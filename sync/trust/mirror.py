"""A folder filled with a release, slice by slice, so that it can be verified again from there."""

import os
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path, PurePosixPath

from sync.errors import MalformedMessageError
from sync.trust.blobs import digests_in, read_blob
from sync.trust.errors import RepositoryAlteredError, RepositoryIncompleteError, TrustError
from sync.trust.fetch import FetchPart, FolderFetch
from sync.trust.files import sync_folder, write_durably
from sync.wire.release import (
    APPLICATION,
    Release,
    ReleaseFile,
    blob_path,
    most_packed,
    unpack_file,
)
from sync.wire.repository import METADATA, TARGETS

SLICE_BYTES = 256 * 2**10


@dataclass(frozen=True, slots=True)
class Progress:
    """What of a release is still to come: files, and their bytes as they will lie on the disk."""

    files: int
    length: int


def fill(
    into: Path,
    release: Release,
    named: Mapping[str, bytes],
    present: Path | None,
    part: FetchPart,
) -> Iterator[Progress]:
    """Fetch what is missing, one slice a step; then write what names it, then drop the rest.

    Args:
        into: the folder; what it holds of the release, whole or in part, is not fetched again.
        release: verified.
        named: metadata and index by path, in the order in which they are written.
        present: a version of the program, whose files are not fetched.
        part: gives the slices.

    Raises:
        RepositoryAlteredError: a file is not what the release says; it is fetched anew next time.
        RepositoryIncompleteError: a file is missing.
        OSError: the folder cannot be written.
        KnownError: whatever `part` raises.
    """
    held = {} if present is None else digests_in(present)
    files = {file.digest: file for file in release.files if file.digest not in held}
    missing = [file for file in files.values() if not _is_whole(into, file)]
    length = sum(file.length for file in missing)
    yield Progress(len(missing), length)
    for number, file in enumerate(missing, start=1):
        for _slice in _fetch(into / blob_path(file.digest), file, part):
            yield Progress(len(missing) - number + 1, length)
        length -= file.length
        yield Progress(len(missing) - number, length)
    for path, content in named.items():
        place = into / path
        place.parent.mkdir(parents=True, exist_ok=True)
        write_durably(place, content)
    _sync_names(into, [*named, *(blob_path(file.digest) for file in missing)])
    _drop_others(into, {*named, *map(blob_path, files)})


def _is_whole(into: Path, file: ReleaseFile) -> bool:
    """Whether a file is here: not spoiled by a disk since it came."""
    try:
        read_blob(FolderFetch(into), file)
    except TrustError:
        return False
    return True


def _fetch(place: Path, file: ReleaseFile, part: FetchPart) -> Iterator[None]:
    """Fetch a packed file into `place`, going on where an earlier try ended."""
    place.parent.mkdir(parents=True, exist_ok=True)
    unfinished = place.with_name(place.name + ".part")
    most = most_packed(file)
    with unfinished.open("ab") as target:
        size = None
        while target.tell() != size:
            given = part(blob_path(file.digest), target.tell(), SLICE_BYTES)
            if given is None:
                raise RepositoryIncompleteError(f"{file.path} is missing")
            size = given.size
            is_over = not given.data and target.tell() != size
            if is_over or target.tell() + len(given.data) > most:
                break
            target.write(given.data)
            target.flush()
            os.fsync(target.fileno())
            yield
    try:
        unpack_file(unfinished.read_bytes(), file)
    except MalformedMessageError as error:
        unfinished.unlink()
        raise RepositoryAlteredError(str(error)) from error
    unfinished.replace(place)


def _sync_names(into: Path, paths: Iterable[str]) -> None:
    """Make the names of files and of the folders above them last."""
    above = {folder for path in paths for folder in PurePosixPath(path).parents}
    for folder in above:
        sync_folder(into / folder)


def _drop_others(into: Path, wanted: set[str]) -> None:
    for folder in (into / METADATA, into / TARGETS / APPLICATION):
        for path in folder.rglob("*"):
            if path.is_file() and path.relative_to(into).as_posix() not in wanted:
                path.unlink()
