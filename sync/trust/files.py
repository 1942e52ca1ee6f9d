"""Files that are written whole or not at all, and stay through a power cut."""

import os
from pathlib import Path


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
