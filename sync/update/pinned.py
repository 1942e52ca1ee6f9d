"""Whom the administrator's side believes: a root taken over once, and what it vouches for."""

from tuf.api.exceptions import RepositoryError
from tuf.api.metadata import Metadata, Root

from sync.clock import moment
from sync.trust import FolderFetch, TrustClient
from sync.trust.files import open_plain, write_durably
from sync.update.errors import NotPinnedError
from sync.update.places import Places
from sync.wire.release import Release

_ROOT, _FLOOR, _KEPT = "root.json", "floor", "trust"
_MOST_ROOT_BYTES = 512_000  # python-tuf takes no longer one either
_MOST_DIGITS = 20


def pin(places: Places, *, again: bool) -> bool:
    """Take over the root of the kiosk's enrolment: once, or `again`; returns whether it was now.

    Raises:
        NotPinnedError: the kiosk has not said, or what it names is none.
        OSError: it cannot be kept.
    """
    kept = places.state / _ROOT
    if kept.exists() and not again:
        return False
    root = _told(places, _ROOT, _MOST_ROOT_BYTES)
    if not root:
        raise NotPinnedError("the kiosk has not been enrolled, or never started since")
    if not _is_root(root):
        raise NotPinnedError("what the kiosk names is no root of trust")
    write_durably(kept, root)
    return True


def offered(places: Places, fetch: FolderFetch, architecture: str) -> Release | None:
    """Verify what a folder offers, by the root that was taken over and by what was seen before.

    Raises:
        TrustError: it is not to be believed, says its subclass.
    """
    root = (places.state / _ROOT).read_bytes()
    told = _told(places, _FLOOR, _MOST_DIGITS)
    floor = moment(int(told) if told.isdigit() else 0)
    client = TrustClient(places.state / _KEPT, root, fetch, lambda: floor)
    return client.application(architecture)


def _told(places: Places, name: str, most: int) -> bytes:
    """Return what the kiosk says in one of its files; b"" where it says nothing, or plays tricks."""
    try:
        with open_plain(places.data, f"{places.updates.name}/{name}") as file:
            return file.read(most)
    except OSError:
        return b""


def _is_root(content: bytes) -> bool:
    try:
        return isinstance(Metadata[Root].from_bytes(content).signed, Root)
    except RepositoryError:
        return False
