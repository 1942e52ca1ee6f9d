"""The kiosk's side: fetches a release piece by piece, says what it trusts, and marks what is good."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import datetime

from sync.clock import milliseconds
from sync.trust import Fetch, FetchPart, Progress, TrustClient
from sync.trust.files import write_durably
from sync.update.errors import in_update_words
from sync.update.places import Places
from sync.update.status import status
from sync.update.step import require_room, require_way
from sync.wire.release import Release, version_order


@dataclass(frozen=True, slots=True)
class Source:
    """Where releases come from: `root` of the enrolment, how files are fetched, and by what time."""

    root: bytes
    fetch: Fetch
    part: FetchPart
    floor: Callable[[], datetime]


def tell_installer(places: Places, source: Source) -> None:
    """Tell the administrator's side what it cannot know: the enrolment's root, the time, what is ready.

    What is said again is heard again, so that an installation that was cut off goes on.

    Raises:
        UpdateFolderError: the folder cannot be written.
    """
    with in_update_words():
        places.updates.mkdir(parents=True, exist_ok=True)
        told = places.updates / "root.json"
        if not told.exists() or told.read_bytes() != source.root:
            write_durably(told, source.root)
        _tell_time(places, source)
        ready = places.updates / "ready"
        if ready.exists():
            write_durably(ready, ready.read_bytes())


def fetch_release(places: Places, source: Source, architecture: str) -> Iterator[Progress]:
    """Fetch the release that this kiosk should have, a slice a step; then say that it is there.

    It ends at once where there is none. It may be left at any step; another call goes on there.

    Raises:
        TooFarError: this version is too old for it.
        NoRoomForUpdateError: the disk would be short of room for filings.
        UpdateError: the repository is not to be believed, or the disk does not take it.
        KnownError: the link failed.
    """
    with in_update_words():
        _tell_time(places, source)
        client = TrustClient(places.updates / "trust", source.root, source.fetch, source.floor)
        release = client.application(architecture)
        if release is None or not _is_wanted(release, places):
            return
        present = places.current.resolve()
        for left in client.mirror(release, places.mirror, present, source.part):
            require_room(places.updates, left.length)
            yield left
        write_durably(places.updates / "ready", release.version.encode())


def mark_good(places: Places) -> None:
    """Say that the present version has proved itself here.

    Raises:
        UpdateFolderError: the mark cannot be written.
    """
    present = places.present()
    if present is not None:
        with in_update_words():
            write_durably(places.good(present), b"")


def _tell_time(places: Places, source: Source) -> None:
    write_durably(places.updates / "floor", str(milliseconds(source.floor())).encode())


def _is_wanted(release: Release, places: Places) -> bool:
    """Tell whether a release is one to go to from here.

    Raises:
        TooFarError: only by way of one between.
    """
    now = status(places)
    known = {now.next, *now.returned, *(version for version, _ in now.refused)}
    if now.present is None or release.version in known or now.trial is not None:
        return False
    if version_order(release.version) <= version_order(now.present):
        return False
    require_way(release, now.present)
    return True
