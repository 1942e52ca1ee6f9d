"""A version's folder made of what is here already and what came, whole or not there."""

import os
import shutil
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path

from sync.trust import digests_in
from sync.trust.files import sync_folder
from sync.update.step import require_room
from sync.wire.release import Release, ReleaseFile


def assemble(
    release: Release,
    versions: Path,
    present: Path,
    content: Callable[[ReleaseFile], bytes],
) -> Path:
    """Put a release together beside the other versions and return its folder.

    Files that the present version has are hard links to it; all are on the disk on return.

    Args:
        release: verified.
        versions: where the folders of the versions lie, tidied of what earlier tries have left.
        present: the present version's folder.
        content: gives a file's bytes, verified.

    Raises:
        NoRoomForUpdateError: the disk is too full.
        KnownError: whatever `content` raises.
        OSError: the folder cannot be written.
    """
    whole, part = versions / release.version, versions / f"{release.version}.part"
    held = digests_in(present)
    require_room(versions, sum(file.length for file in release.files if file.digest not in held))
    try:
        for file in release.files:
            _place(part / file.path, file, held.get(file.digest), content)
        for folder in (part, *(path for path in part.rglob("*") if path.is_dir())):
            folder.chmod(0o755)
            sync_folder(folder)
        _remove(whole)
        part.rename(whole)
    except BaseException:
        with suppress(OSError):
            _remove(part)
        raise
    sync_folder(versions)
    return whole


def _place(
    path: Path, file: ReleaseFile, held: Path | None, content: Callable[[ReleaseFile], bytes]
) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    if held is not None and held.stat().st_mode & 0o777 == file.mode:
        path.hardlink_to(held)
        return
    with path.open("xb") as target:
        target.write(content(file) if held is None else held.read_bytes())
        os.fchmod(target.fileno(), file.mode)
        target.flush()
        os.fsync(target.fileno())


def _remove(folder: Path) -> None:
    with suppress(FileNotFoundError):
        shutil.rmtree(folder)
