"""Files that are written whole or not at all, and stay through a power cut."""

import os
from pathlib import Path

from tuf.api.exceptions import LengthOrHashMismatchError
from tuf.api.metadata import TargetFile


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
