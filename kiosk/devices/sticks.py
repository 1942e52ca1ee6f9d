"""USB sticks that are plugged in: media of their own, found where the system shows them."""

import os
import shutil
import sys
from collections.abc import Iterator
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path

from sync.wire import courier
from sync.wire.repository import FOLDER

USUAL = (Path("/media"), Path("/run/media"))
"""Where Linux shows sticks; elsewhere the settings name the place."""

_DEEPEST = 2


@dataclass(frozen=True, slots=True)
class UsbStick:
    """A stick: where it is, what it calls itself, bytes that are free, and how many answers lie on it.

    `has_trust`: the platform's keys and catalogue do, too.
    """

    path: Path
    name: str
    free: int
    answers: int = 0
    has_trust: bool = False

    @property
    def has_news(self) -> bool:
        """Whether the platform put anything on it."""
        return self.has_trust or bool(self.answers)


class Sticks:
    """Looks for sticks; may be called from any one lane.

    A folder on a disk of the kiosk itself is the mount point of a stick that is not there, unless a
    courier's folder lies in it.
    """

    def __init__(self, places: tuple[Path, ...], own: tuple[Path, ...]) -> None:
        """`places`: each a stick, or where sticks show up; `own`: folders on the kiosk's own media."""
        self._places = places
        self._own = own

    @classmethod
    def named(cls, place: str, *own: Path) -> "Sticks":
        """Return those at the one place that the settings name, or at the usual ones."""
        return cls((Path(place),) if place else USUAL, own)

    def here(self) -> tuple[UsbStick, ...]:
        """Return what is plugged in, by name; what cannot be read is left out."""
        found = [stick for place in self._places for stick in self._below(place, _DEEPEST)]
        return tuple(sorted(found, key=lambda stick: stick.name))

    def _below(self, place: Path, depth: int) -> Iterator[UsbStick]:
        with suppress(OSError):
            if self._is_stick(place):
                yield _stick_at(place)
            elif depth:
                for folder in sorted(one for one in place.iterdir() if one.is_dir()):
                    yield from self._below(folder, depth - 1)

    def _is_stick(self, folder: Path) -> bool:
        if folder in self._own:
            return False
        if courier.root(folder).is_dir():
            return True
        media = {place.stat().st_dev for place in self._own if place.exists()}
        is_of_its_own = folder.stat().st_dev not in media
        return is_of_its_own and (os.path.ismount(folder) or sys.platform == "win32")


def _stick_at(path: Path) -> UsbStick:
    return UsbStick(
        path,
        path.name or str(path),
        shutil.disk_usage(path).free,
        len(courier.answers(path)),
        (path / FOLDER).is_dir(),
    )
