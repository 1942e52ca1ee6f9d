"""Where the repository's files come from: any function, or a folder on a medium."""

import os
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import BinaryIO

from tuf.api.exceptions import DownloadHTTPError, DownloadLengthMismatchError
from tuf.ngclient import FetcherInterface
from typing_extensions import override

from sync.trust.errors import RepositoryIncompleteError
from sync.trust.mirror import Part
from sync.wire.repository import MAX_TARGET_BYTES

# Path within the repository and the most bytes to read -> the file, None where there is none.
# A failure of the way itself is a KnownError and passes through.
Fetch = Callable[[str, int], bytes | None]


class FolderFetch:
    """Reads the repository from a folder, as `central trust export` writes it."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder

    def __call__(self, path: str, limit: int) -> bytes | None:
        """Read a file, or its first bytes where it is larger than `limit`.

        Raises:
            RepositoryIncompleteError: the medium is not there or cannot be read.
        """
        try:
            with self._open(path) as file:
                return file.read(limit + 1)
        except FileNotFoundError:
            return None
        except OSError as error:
            raise RepositoryIncompleteError(f"{path}: {error.strerror}") from error

    def part(self, path: str, start: int, limit: int) -> Part | None:
        """Read a slice of a file.

        Raises:
            RepositoryIncompleteError: the medium is not there or cannot be read.
        """
        try:
            with self._open(path) as file:
                size = os.fstat(file.fileno()).st_size
                file.seek(start)
                return Part(file.read(limit), size)
        except FileNotFoundError:
            return None
        except OSError as error:
            raise RepositoryIncompleteError(f"{path}: {error.strerror}") from error

    def _open(self, path: str) -> BinaryIO:
        try:
            return (self._folder / path).open("rb")
        except FileNotFoundError as error:
            if self._folder.is_dir():
                raise
            raise RepositoryIncompleteError(f"no folder {self._folder.name}") from error


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
