"""The packed files of a release in a folder laid out as the repository of trust is."""

from hashlib import file_digest
from pathlib import Path

from sync.errors import MalformedMessageError
from sync.trust.errors import RepositoryAlteredError, RepositoryIncompleteError
from sync.wire.release import ReleaseFile, blob_path, most_packed, unpack_file


def read_blob(folder: Path, file: ReleaseFile) -> bytes:
    """Return a file of a release, unpacked and checked.

    Args:
        folder: a mirror, or a medium's `township-trust`.
        file: as the verified release names it.

    Raises:
        RepositoryIncompleteError: it is not there, or the medium does not give it.
        RepositoryAlteredError: it is not this file.
    """
    path = folder / blob_path(file.digest)
    try:
        with path.open("rb") as packed:
            return unpack_file(packed.read(most_packed(file) + 1), file)
    except OSError as error:
        raise RepositoryIncompleteError(f"{file.path}: {error.strerror}") from error
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
