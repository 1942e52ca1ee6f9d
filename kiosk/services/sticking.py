"""A file put on the one stick that is plugged in: new, whole and read back, never over another."""

import os
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from kiosk.devices.sticks import Sticks, UsbStick
from sync.errors import KnownError
from sync.store import StickDamagedError, StickFullError, StickGoneError
from sync.store.carry import carrying
from sync.store.durable import sync_folder, write_files

_MOST_NAMES = 1000


class SeveralSticksError(KnownError):
    """More than one stick is plugged in."""

    zh = "插了不止一个 U 盘。请只留要用的那一个，再点一次。"
    en = "More than one USB stick is plugged in. Leave only the one to be used and try again."


@dataclass(frozen=True, slots=True)
class Saved:
    """A file on a stick.

    `is_renamed`: there was one of the wanted name, which stays. `is_open`: somebody has that one open.
    """

    stick: str
    name: str
    is_renamed: bool = False
    is_open: bool = False


def the_one(sticks: tuple[UsbStick, ...]) -> UsbStick:
    """Return the one stick that is there.

    Raises:
        StickGoneError: none is.
        SeveralSticksError: more than one is.
    """
    if not sticks:
        raise StickGoneError("no stick is plugged in")
    if len(sticks) > 1:
        raise SeveralSticksError(", ".join(stick.name for stick in sticks))
    return sticks[0]


def save_on_stick(sticks: Sticks, name: str, data: bytes) -> Saved:
    """Write a file to the stick that is plugged in; it is there, whole, on return.

    Raises:
        StickGoneError, SeveralSticksError: not exactly one is there, or it was pulled out.
        StickFullError: no room, or no right to write.
        StickDamagedError: it does not give back what was written.
    """
    stick = the_one(sticks.here())
    wanted = stick.path / name
    with carrying():
        path = next((one for one in _names(wanted) if not one.exists()), None)
        if path is None:
            raise StickFullError(f"{name} is there {_MOST_NAMES} times")
        write_files([(path, data)])
        sync_folder(path.parent)
        if _read_back(path) != data:
            raise StickDamagedError(f"{path.name} does not read back")
    return Saved(stick.name, path.name, is_renamed=path != wanted, is_open=_is_open(wanted))


def _names(path: Path) -> Iterator[Path]:
    yield path
    for place in range(2, _MOST_NAMES):
        yield path.with_stem(f"{path.stem}-{place}")


def _is_open(path: Path) -> bool:
    """Tell whether a spreadsheet program has left its mark beside a file that it has open."""
    marks = (f"~${path.name}", f".~lock.{path.name}#")
    return any(path.with_name(mark).exists() for mark in marks)


def _read_back(path: Path) -> bytes:
    """Return the bytes as the medium has them, not the memory of the system."""
    with path.open("rb") as file:
        if sys.platform == "linux":
            os.posix_fadvise(file.fileno(), 0, 0, os.POSIX_FADV_DONTNEED)
        return file.read()
