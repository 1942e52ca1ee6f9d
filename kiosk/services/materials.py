"""Photos of papers: from the camera or a folder, judged and made ready to travel."""

import io
from collections.abc import Callable
from dataclasses import dataclass, replace
from itertools import islice
from pathlib import Path
from typing import Protocol, TypeVar

from PIL import Image
from PySide6.QtCore import QObject, Signal

from kiosk.devices.camera import Camera
from kiosk.devices.fault import Fault
from kiosk.devices.photo import MAX_BYTES, Photo, PhotoFault, inspect, prepare
from kiosk.jobs import Err, Ok, SerialJobRunner
from kiosk.services.visit import Visit

SUFFIXES = frozenset({".jpg", ".jpeg", ".png"})
FILES_LOOKED_AT = 2000
FILES_SHOWN = 60
THUMBNAIL = (480, 360)
_T = TypeVar("_T")


class Worded(Protocol):
    """What went wrong, with words for a person."""

    def words(self, language: str) -> str:
        """Return what happened and what to do, in `language` (zh_CN or en)."""
        ...


class FolderFault(Fault):
    """Why no photo can be taken from the folder."""

    MISSING = (
        "没有看到 U 盘。请插好再点一次，或者在这里拍。",
        "No USB stick was found. Please plug it in and try again, or take the photo here.",
    )
    EMPTY = (
        "U 盘里没有照片。要 JPG 或 PNG 格式的，也可以在这里拍。",
        "There are no photos on the USB stick. They must be JPG or PNG; you can also take one here.",
    )


@dataclass(frozen=True, slots=True)
class PhotoFile:
    """A photo in the folder, with a small picture of it."""

    path: Path
    thumbnail: bytes


@dataclass(frozen=True, slots=True)
class MaterialState:
    """How far the photo of the open question is.

    `photo`: taken, to be looked at. `files`: the folder, once open.
    """

    is_busy: bool = False
    photo: Photo | None = None
    fault: Worded | None = None
    files: tuple[PhotoFile, ...] = ()


class MaterialService(QObject):
    """Takes photos on the devices lane, judges and prepares them on the compute lane."""

    changed = Signal()

    def __init__(
        self,
        camera: Camera | None,
        devices: SerialJobRunner,
        compute: SerialJobRunner,
        *,
        folder: Path | None = None,
        parent: QObject | None = None,
    ) -> None:
        """`folder`: where a USB stick shows up; it or the camera is None where there is none."""
        super().__init__(parent)
        self._camera = camera
        self._folder = folder
        self._devices = devices
        self._compute = compute
        self._state = MaterialState()
        self._turn = 0

    @property
    def state(self) -> MaterialState:
        """How far the photo of the open question is."""
        return self._state

    @property
    def has_camera(self) -> bool:
        """Whether this kiosk has a camera."""
        return self._camera is not None

    @property
    def has_folder(self) -> bool:
        """Whether photos can be brought along."""
        return self._folder is not None

    def take(self) -> None:
        """Take a picture."""
        if self._camera is not None:
            self._begin(self._camera.capture, self._judge)

    def open_folder(self) -> None:
        """List the photos that were brought along, the newest first."""
        folder = self._folder
        if folder is not None:
            self._begin(lambda: _listed(folder), self._show_files)

    def close_folder(self) -> None:
        """Go back to the camera."""
        self._show(replace(self._state, files=(), fault=None))

    def pick(self, file: PhotoFile) -> None:
        """Take a photo from the folder."""
        self._begin(lambda: _read(file.path), self._judge)

    def forget(self) -> None:
        """Begin anew; what is still on its way is dropped."""
        self._turn += 1
        self._show(MaterialState())

    def _begin(self, work: Callable[[], _T], on_value: Callable[[_T], None]) -> None:
        if not self._state.is_busy:
            self._show(replace(self._state, is_busy=True, fault=None))
            self._run(self._devices, work, on_value)

    def _run(
        self, lane: SerialJobRunner, work: Callable[[], _T], on_value: Callable[[_T], None]
    ) -> None:
        """Run `work`; what it brings counts only while the same question is open."""
        turn = self._turn

        def fold(result: Ok[_T] | Err) -> None:
            if turn == self._turn:
                match result:
                    case Ok(value):
                        on_value(value)
                    case Err(error):
                        self._show(replace(self._state, is_busy=False, fault=error))

        lane.run(work, fold)

    def _judge(self, taken: bytes | Fault) -> None:
        if isinstance(taken, bytes):
            self._run(self._compute, lambda: _judged(taken), self._show_photo)
        else:
            self._show(replace(self._state, is_busy=False, fault=taken))

    def _show_photo(self, photo: Photo | PhotoFault) -> None:
        if isinstance(photo, Photo):
            self._show(MaterialState(photo=photo))
        else:
            self._show(replace(self._state, is_busy=False, fault=photo))

    def _show_files(self, files: tuple[PhotoFile, ...] | FolderFault) -> None:
        if isinstance(files, FolderFault):
            self._show(replace(self._state, is_busy=False, fault=files))
        else:
            self._show(replace(self._state, is_busy=False, files=files))

    def _show(self, state: MaterialState) -> None:
        if state != self._state:
            self._state = state
            self.changed.emit()


def pictures_of(visit: Visit, state: MaterialState) -> tuple[bytes, ...]:
    """Return every picture that a scene may show now."""
    kept = visit.filling.photos.values() if visit.filling else ()
    return (
        *(photo.data for photo in (state.photo, *kept) if photo is not None),
        *(file.thumbnail for file in state.files),
    )


def _judged(data: bytes) -> Photo | PhotoFault:
    photo = inspect(data)
    return replace(photo, data=prepare(photo)) if isinstance(photo, Photo) else photo


def _listed(folder: Path) -> tuple[PhotoFile, ...] | FolderFault:
    try:
        files = [
            (path.stat().st_mtime, path)
            for path in islice(folder.rglob("*"), FILES_LOOKED_AT)
            if path.suffix.lower() in SUFFIXES and path.is_file() and not path.is_symlink()
        ]
    except OSError:
        return FolderFault.MISSING
    if not folder.is_dir():
        return FolderFault.MISSING
    newest = sorted(files, reverse=True)[:FILES_SHOWN]
    shown = [PhotoFile(path, small) for _, path in newest if (small := _thumbnail(path))]
    return tuple(shown) or FolderFault.EMPTY


def _thumbnail(path: Path) -> bytes:
    """Return a small picture of a photo; nothing where the file is none."""
    try:
        with Image.open(path, formats=("JPEG", "PNG")) as image:
            image.draft("RGB", THUMBNAIL)
            small = image.convert("RGB")
        small.thumbnail(THUMBNAIL)
    except (OSError, ValueError, SyntaxError, Image.DecompressionBombError):
        return b""
    out = io.BytesIO()
    small.save(out, "JPEG")
    return out.getvalue()


def _read(path: Path) -> bytes | Fault:
    try:
        with path.open("rb") as file:
            return file.read(MAX_BYTES + 1)
    except OSError:
        return FolderFault.MISSING
