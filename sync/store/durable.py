"""Writing so that it outlives a power cut: temporary file, fsync, rename, fsync of the folder."""

import errno
import os
import secrets
import sys
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager, suppress
from pathlib import Path

from sync.store.errors import StoreFullError

_NO_ROOM = {errno.ENOSPC, errno.EDQUOT, errno.EROFS, errno.EFBIG, errno.EACCES, errno.EPERM}
_NEW = os.O_WRONLY | os.O_CREAT | os.O_EXCL | getattr(os, "O_BINARY", 0)


def write_durably(path: Path, data: bytes) -> None:
    """Write `path` (mode 0600); on return it is on the disk, whole.

    Raises:
        StoreFullError: no room, or no right to write.
    """
    with room_needed():
        write_files([(path, data)])
        sync_folder(path.parent)


def write_files(files: Sequence[tuple[Path, bytes]]) -> None:
    """Write files (mode 0600), each there whole or not at all; their folders are yet to be synced.

    Raises:
        OSError: as the system says; then none of the names is new.
    """
    with writing(files) as finish:
        finish()


@contextmanager
def writing(files: Sequence[tuple[Path, bytes]]) -> Iterator[Callable[[], None]]:
    """Write files under temporary names; the disk works on them until the call that is lent.

    The call brings all of them to the disk and gives them their names; what it did not name is
    gone at the end of the block.

    Raises:
        OSError: as the system says, then or at the call.
    """
    pairs = [(path.with_name(f"{path.name}.{secrets.token_hex(4)}"), path) for path, _ in files]
    descriptors: list[int] = []

    def finish() -> None:
        for descriptor in descriptors:
            os.fsync(descriptor)
        while descriptors:
            os.close(descriptors.pop())
        while pairs:
            temporary, path = pairs[0]
            temporary.replace(path)
            del pairs[0]

    try:
        for (temporary, _), (_, data) in zip(pairs, files, strict=True):
            descriptors.append(os.open(temporary, _NEW, 0o600))
            _write(descriptors[-1], data)
        yield finish
    finally:
        for descriptor in descriptors:
            with suppress(OSError):
                os.close(descriptor)
        for temporary, _ in pairs:
            with suppress(OSError):
                temporary.unlink(missing_ok=True)


def make_folder(folder: Path) -> None:
    """Make a folder (mode 0700) and its parents; each name is on the disk on return.

    One that is there may come from somebody who was killed before its name was synced.
    """
    if folder.is_dir():
        with suppress(PermissionError):  # whose parent we may not read, we did not make
            sync_folder(folder.parent)
        return
    make_folder(folder.parent)
    folder.mkdir(mode=0o700, exist_ok=True)
    sync_folder(folder.parent)


def sync_folder(folder: Path) -> None:
    """Bring the names in a folder to the disk."""
    if os.name == "nt":  # Windows cannot open a folder to sync it; NTFS journals the entry.
        return
    descriptor = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)


@contextmanager
def room_needed() -> Iterator[None]:
    """Tell a full or read-only disk, as `StoreFullError`, from other failures of the system."""
    try:
        yield
    except OSError as error:
        if error.errno in _NO_ROOM:
            raise StoreFullError(str(error)) from error
        raise


def _write(descriptor: int, data: bytes) -> None:
    rest = memoryview(data)
    while rest:
        rest = rest[os.write(descriptor, rest) :]
    if sys.platform == "linux":  # the disk begins at once, while the next file is being written
        os.posix_fadvise(descriptor, 0, 0, os.POSIX_FADV_DONTNEED)
