"""The files of a release, by what is in them: packed in a repository of trust, or in place."""

from hashlib import file_digest
from pathlib import Path

from sync.errors import MalformedMessageError
from sync.trust.errors import RepositoryAlteredError, RepositoryIncompleteError
from sync.trust.fetch import Fetch
from sync.wire.release import ReleaseFile, blob_path, most_packed, unpack_file


def read_blob(fetch: Fetch, file: ReleaseFile) -> bytes:
    """Return a file of a release, unpacked and checked.

    Args:
        fetch: gives what is in the repository.
        file: as the verified release names it.

    Raises:
        RepositoryIncompleteError: it is not there.
        RepositoryAlteredError: it is not this file.
        KnownError: whatever `fetch` raises.
    """
    packed = fetch(blob_path(file.digest), most_packed(file))
    if packed is None:
        raise RepositoryIncompleteError(f"{file.path} is missing")
    try:
        return unpack_file(packed, file)
    except MalformedMessageError as error:
        raise RepositoryAlteredError(str(error)) from error


def digests_in(folder: Path) -> dict[bytes, Path]:
    """Return the files below a folder by what is in them (SHA-256); links are left out.

    Raises:
        OSError: a file cannot be read.
    """
    found = {}
    for path in sorted(folder.rglob("*")):
        if path.is_file() and not path.is_symlink():
            with path.open("rb") as file:
                found[file_digest(file, "sha256").digest()] = path
    return found
