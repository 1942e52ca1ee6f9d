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
_STEP = 16 * MIB
_ZEROS = bytes(MIB)


@dataclass(frozen=True, slots=True)
class Room:
    """Room for filings: `none` = let nobody begin one; `free` bytes, what is kept back left out."""

    level: Literal["plenty", "low", "none"]
    free: int


class Ballast:
    """A file of `size` bytes that only takes up room, to be given up when the disk is full.

    On a full disk SQLite can neither note an answer nor delete a row, as both go through its log;
    nor can staff log in, whose tries and acts are noted first. So this much is never lent to
    filings: what is missing of the file is kept back from what counts as free. It is given up step
    by step, as whatever filled the disk may take the rest of a step.
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
        """Give up a step of the ballast if nothing could be noted otherwise."""
        if (held := self._held()) and self._free() < _SETTLING:
            self._shrink(held - _STEP)

    def release(self) -> None:
        """Give up the ballast."""
        self._shrink(0)

    def restore(self) -> bool:
        """Make what is missing of the ballast if that leaves room; return whether all of it is there.

        Writes `size` bytes where the file system cannot set them aside: not for a busy lane.
        """
        if not (missing := self._missing()):
            return True
        if self._free() < missing + _NONE_BELOW:
            return False
        try:
            with room_needed():
                self._make()
        except StoreFullError:
            self._shrink(self._size - missing)
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

    def _shrink(self, size: int) -> None:
        with suppress(OSError):  # a read-only disk: what is written next will say so
            if size > 0:
                os.truncate(self._path, size)
            else:
                self._path.unlink(missing_ok=True)

    def _missing(self) -> int:
        return max(0, self._size - self._held())

    def _held(self) -> int:
        try:
            return self._path.stat().st_size
        except FileNotFoundError:
            return 0

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
