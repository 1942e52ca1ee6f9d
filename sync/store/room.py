"""Room on the disk: how much there is, and the ballast that is given up when there is none."""

import errno
import os
import shutil
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path
from typing import Literal

from sync.store.durable import room_needed, sync_folder
from sync.store.errors import StoreFullError

MIB = 2**20
BALLAST = 64 * MIB
BALLAST_NAME = "ballast"
_NONE_BELOW = 16 * MIB
_LOW_BELOW = 256 * MIB
_SETTLING = 4 * MIB
_ZEROS = bytes(MIB)


@dataclass(frozen=True, slots=True)
class Room:
    """Room for filings: `none` = let nobody begin one; `free` bytes, what is kept back left out."""

    level: Literal["plenty", "low", "none"]
    free: int


class Ballast:
    """A file of `size` bytes that only takes up room, to be deleted when the disk is full.

    On a full disk SQLite can neither note an answer nor delete a row, as both go through its log.
    So this much is never lent to filings: while the file is missing, its room is kept back from
    what counts as free.
    """

    def __init__(self, path: Path, size: int) -> None:
        self._path = path
        self._size = size

    def room(self) -> Room:
        """Say how much room there is for filings."""
        free = max(0, self._free() - self._missing())
        if free < _NONE_BELOW:
            return Room("none", free)
        return Room("low" if free < _LOW_BELOW else "plenty", free)

    def require(self, size: int) -> None:
        """Refuse a filing of `size` bytes that would need the ballast's room.

        Raises:
            StoreFullError: there is not so much room.
        """
        if self._size and self._free() - self._missing() < size + _SETTLING:
            raise StoreFullError(f"no room for {size} bytes beside the ballast")

    def make_way(self) -> None:
        """Give up the ballast if an answer of the platform could not be noted otherwise."""
        if self._path.exists() and self._free() < _SETTLING:
            self.release()

    def release(self) -> None:
        """Give up the ballast."""
        with suppress(OSError):  # a read-only disk: what is written next will say so
            self._path.unlink(missing_ok=True)

    def restore(self) -> bool:
        """Make the ballast if it is missing and leaves room beside it; return whether it is there.

        Writes `size` bytes where the file system cannot set them aside: not for a busy lane.
        """
        if not self._missing():
            return True
        if self._free() < self._missing() + _NONE_BELOW:
            return False
        try:
            with room_needed():
                self._make()
        except StoreFullError:
            self.release()
            return False
        return True

    def _make(self) -> None:
        descriptor = os.open(self._path, os.O_WRONLY | os.O_CREAT, 0o600)
        try:
            _set_aside(descriptor, self._size)
            os.fsync(descriptor)
        finally:
            os.close(descriptor)
        sync_folder(self._path.parent)

    def _missing(self) -> int:
        try:
            return self._size if self._path.stat().st_size < self._size else 0
        except FileNotFoundError:
            return self._size

    def _free(self) -> int:
        return shutil.disk_usage(self._path.parent).free


def _set_aside(descriptor: int, size: int) -> None:
    if hasattr(os, "posix_fallocate"):
        try:
            os.posix_fallocate(descriptor, 0, size)
        except OSError as error:
            if error.errno not in {errno.EOPNOTSUPP, errno.EINVAL}:
                raise
        else:
            return
    for _ in range(0, size, MIB):
        os.write(descriptor, _ZEROS)
