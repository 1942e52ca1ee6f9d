"""Sealed attachments on the disk, each under the SHA-256 of its sealed bytes."""

import errno
import os
import secrets
from collections.abc import Collection, Iterator
from contextlib import contextmanager
from hashlib import file_digest
from pathlib import Path

from sync.store.errors import AttachmentLostError, StoreFullError

_NO_ROOM = {errno.ENOSPC, errno.EDQUOT, errno.EROFS, errno.EFBIG, errno.EACCES, errno.EPERM}


class SealedFiles:
    """The folder `files/<aa>/<sha256>`. A file is there whole or not at all."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        with room_needed():
            folder.mkdir(mode=0o700, exist_ok=True)

    def keep(self, digest: bytes, data: bytes) -> None:
        """Write a file so that it outlives a power cut; nothing happens if it is there.

        Raises:
            StoreFullError: no room, or no right to write.
        """
        path = self.path(digest)
        if path.exists():
            return
        with room_needed():
            if not path.parent.exists():
                path.parent.mkdir(mode=0o700, exist_ok=True)
                _sync_folder(self._folder)
        write_durably(path, data)

    def path(self, digest: bytes) -> Path:
        """Return where the file with this digest is, or would be."""
        name = digest.hex()
        return self._folder / name[:2] / name

    def check(self, digest: bytes) -> None:
        """Read the whole file and compare it with its name.

        Raises:
            AttachmentLostError: it is gone, or altered.
        """
        try:
            with self.path(digest).open("rb") as file:
                intact = file_digest(file, "sha256").digest() == digest
        except OSError as error:
            raise AttachmentLostError(f"attachment cannot be read: {error}") from error
        if not intact:
            raise AttachmentLostError(f"attachment {digest.hex()} is altered")

    def sweep(self, named: Collection[bytes]) -> int:
        """Remove what a crash left behind: every file that is not `named`; return how many."""
        keep = {self.path(digest) for digest in named}
        orphans = [path for path in self._folder.glob("*/*") if path not in keep]
        for path in orphans:
            path.unlink(missing_ok=True)
        return len(orphans)


def write_durably(path: Path, data: bytes) -> None:
    """Write `path` (mode 0600) by way of a temporary file, synced with its folder.

    Raises:
        StoreFullError: no room, or no right to write.
    """
    temporary = path.with_name(f"{path.name}.{secrets.token_hex(4)}")
    with room_needed():
        try:
            with open(temporary, "xb", opener=_private) as file:  # needs opener
                file.write(data)
                file.flush()
                os.fsync(file.fileno())
            temporary.replace(path)
        except OSError:
            temporary.unlink(missing_ok=True)
            raise
        _sync_folder(path.parent)


@contextmanager
def room_needed() -> Iterator[None]:
    """Tell a full or read-only disk, as `StoreFullError`, from other failures of the system."""
    try:
        yield
    except OSError as error:
        if error.errno in _NO_ROOM:
            raise StoreFullError(str(error)) from error
        raise


def _private(path: str, flags: int) -> int:
    return os.open(path, flags, 0o600)


def _sync_folder(folder: Path) -> None:
    if os.name == "nt":  # Windows cannot open a folder to sync it; NTFS journals the entry.
        return
    descriptor = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)
