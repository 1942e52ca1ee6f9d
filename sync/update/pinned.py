"""Whom the administrator's side believes: a root taken over once, and what it vouches for."""

from pathlib import Path

from tuf.api.exceptions import RepositoryError
from tuf.api.metadata import Metadata, Root

from sync.clock import moment
from sync.trust import FolderFetch, TrustClient
from sync.trust.files import write_durably
from sync.update.errors import NotPinnedError
from sync.update.places import Places
from sync.wire.release import Release

_ROOT, _FLOOR, _KEPT = "root.json", "floor", "trust"


def pin(places: Places, *, again: bool) -> bool:
    """Take over the root of the kiosk's enrolment: once, or `again`; returns whether it was now.

    Raises:
        NotPinnedError: the kiosk has not said, or what it names is none.
        OSError: it cannot be kept.
    """
    kept, told = places.state / _ROOT, places.updates / _ROOT
    if kept.exists() and not again:
        return False
    if not told.exists():
        raise NotPinnedError("the kiosk has not been enrolled, or never started since")
    root = told.read_bytes()
    if not _is_root(root):  # a link to what only root may read must not be copied for all
        raise NotPinnedError("what the kiosk names is no root of trust")
    write_durably(kept, root)
    return True


def offered(places: Places, folder: Path, architecture: str) -> Release | None:
    """Verify what a folder offers, by the root that was taken over and by what was seen before.

    Raises:
        TrustError: it is not to be believed, says its subclass.
    """
    root = (places.state / _ROOT).read_bytes()
    floor = moment(_number(places.updates / _FLOOR))
    client = TrustClient(places.state / _KEPT, root, FolderFetch(folder), lambda: floor)
    return client.application(architecture)


def _is_root(content: bytes) -> bool:
    try:
        return isinstance(Metadata[Root].from_bytes(content).signed, Root)
    except RepositoryError:
        return False


def _number(path: Path) -> int:
    try:
        return int(path.read_text(encoding="utf-8"))
    except (FileNotFoundError, ValueError):
        return 0
