"""Files that are written whole or not at all and stay through a power cut; reading those of others."""

import errno
import os
import stat
from pathlib import Path
from typing import BinaryIO

from tuf.api.exceptions import LengthOrHashMismatchError
from tuf.api.metadata import TargetFile


def open_plain(folder: Path, path: str) -> BinaryIO:
    """Open a file for reading in a folder into which others may write.

    No link below the folder is followed, nothing but a plain file is opened, nothing is waited for.

    Args:
        folder: named by who is trusted; it may be a link.
        path: below it, with slashes.

    Raises:
        OSError: it is not there, or is something else.
    """
    if os.name != "posix":  # Windows has no such things in its folders
        return (folder / path).open("rb")
    here = os.open(folder, os.O_RDONLY | os.O_DIRECTORY)
    for part in path.split("/"):
        here = _step_into(here, part)
    if not stat.S_ISREG(os.fstat(here).st_mode):
        os.close(here)
        raise OSError(errno.EINVAL, "no plain file", path)
    return os.fdopen(here, "rb")


def _step_into(above: int, name: str) -> int:
    """Open a file or a folder in the folder `above`, which is closed."""
    try:
        mode = os.stat(name, dir_fd=above, follow_symlinks=False).st_mode
        if not (stat.S_ISREG(mode) or stat.S_ISDIR(mode)):  # to open a device may do harm
            raise OSError(errno.EINVAL, "neither file nor folder", name)
        return os.open(name, os.O_RDONLY | os.O_NOFOLLOW | os.O_NONBLOCK, dir_fd=above)
    finally:
        os.close(above)


def read_whole(path: Path, target: TargetFile) -> bytes | None:
    """Return a file's content if it is the target's."""
    try:
        content = path.read_bytes()
        target.verify_length_and_hashes(content)
    except (OSError, LengthOrHashMismatchError):
        return None
    return content


def write_durably(path: Path, data: bytes) -> None:
    """Write a file; it is on the disk when this returns.

    Raises:
        OSError: it cannot be written; a file that was there is as it was.
    """
    part = path.with_name(path.name + ".part")
    with part.open("wb") as file:
        file.write(data)
        file.flush()
        os.fsync(file.fileno())
    part.replace(path)
    sync_folder(path.parent)


def sync_folder(folder: Path) -> None:
    """Make the names in a folder last, where the system can do that."""
    if os.name == "posix":
        descriptor = os.open(folder, os.O_RDONLY)
        try:
            os.fsync(descriptor)
        finally:
            os.close(descriptor)
