"""What must hold before there is another version: a way that leads to it, and room for it."""

import shutil
from pathlib import Path

from sync.update.errors import NoRoomForUpdateError, OlderReleaseError, TooFarError
from sync.wire.release import Release, version_order

# With less than this, filings are short of room, too.
_SPARE_BYTES = 256 * 2**20


def require_way(release: Release, present: str) -> None:
    """Make sure that there is a way from the present version to a release.

    Raises:
        OlderReleaseError: it leads back.
        TooFarError: it skips versions that the store has to pass through.
    """
    step = f"{present} -> {release.version}, from {release.since} on"
    if version_order(release.version) < version_order(present):
        raise OlderReleaseError(step)
    if version_order(present) < version_order(release.since):
        raise TooFarError(step)


def require_room(folder: Path, needed: int) -> None:
    """Make sure that a disk takes so many bytes and has room left for filings.

    Raises:
        NoRoomForUpdateError: it does not.
    """
    free = shutil.disk_usage(folder).free
    if free < needed + _SPARE_BYTES:
        raise NoRoomForUpdateError(f"{needed + _SPARE_BYTES} bytes needed, {free} free")
