"""Where the repository's files come from: any function, or a folder on a medium."""

import os
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path

from tuf.api.exceptions import DownloadHTTPError, DownloadLengthMismatchError
from tuf.ngclient import FetcherInterface
from typing_extensions import override

from sync.trust.errors import RepositoryIncompleteError
from sync.trust.files import open_plain
from sync.wire.repository import FOLDER, MAX_TARGET_BYTES

# Path within the repository and the most bytes to read -> the file, None where there is none.
# A failure of the way itself is a KnownError and passes through.
Fetch = Callable[[str, int], bytes | None]


@dataclass(frozen=True, slots=True)
class Part:
    """Bytes of a file from where they were asked for; `size` of the whole, None if unknown yet."""

    data: bytes
    size: int | None


# Path within the repository, where to begin, the most bytes to give -> None where there is no file.
# Fewer bytes than asked for are given when the link is cut; a KnownError when there were none.
FetchPart = Callable[[str, int, int], Part | None]


class FolderFetch:
    """Reads the repository from a folder, as `central trust export` writes it.

    Args:
        folder: named by who is trusted.
        inner: folders in it, down to the repository, which like all in them may be somebody's trick.
    """

    def __init__(self, folder: Path, *inner: str) -> None:
        self._folder = folder
        self._inner = inner

    @classmethod
    def on_medium(cls, medium: Path) -> "FolderFetch":
        """Read from the repository's folder on a medium, or from the folder that is named itself."""
        return cls(medium, FOLDER) if (medium / FOLDER).is_dir() else cls(medium)

    def __call__(self, path: str, limit: int) -> bytes | None:
        """Read a file, or its first bytes where it is larger than `limit`.

        Raises:
            RepositoryIncompleteError: the medium does not give it.
        """
        given = self.part(path, 0, limit + 1)
        return None if given is None else given.data

    def part(self, path: str, start: int, limit: int) -> Part | None:
        """Read a slice of a file.

        Raises:
            RepositoryIncompleteError: the medium does not give it.
        """
        try:
            with open_plain(self._folder, "/".join((*self._inner, path))) as file:
                size = os.fstat(file.fileno()).st_size
                file.seek(start)
                return Part(file.read(limit), size)
        except FileNotFoundError:
            return None
        except OSError as error:
            raise RepositoryIncompleteError(f"{path}: {error.strerror}") from error


class TufFetcher(FetcherInterface):
    """Gives python-tuf the files of a `Fetch`."""

    def __init__(self, fetch: Fetch) -> None:
        self._from = fetch

    @override
    def download_bytes(self, url: str, max_length: int) -> bytes:
        data = self._from(url, max_length)
        if data is None:
            raise DownloadHTTPError(f"{url} is not there", 404)
        if len(data) > max_length:
            raise DownloadLengthMismatchError(f"{url} is longer than {max_length} bytes")
        return data

    @override
    def _fetch(self, url: str) -> Iterator[bytes]:
        yield self.download_bytes(url, MAX_TARGET_BYTES)
