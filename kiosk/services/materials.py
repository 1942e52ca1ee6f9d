"""Photos of papers: from the camera or a stick, straightened and made ready to travel."""

from collections.abc import Callable
from dataclasses import dataclass, replace
from typing import Protocol, TypeVar

from PySide6.QtCore import QObject, Signal

from kiosk.devices.camera import Camera
from kiosk.devices.fault import Fault
from kiosk.devices.paper import Corners
from kiosk.devices.photo import Photo, PhotoFault
from kiosk.devices.shot import Shot, develop, shoot
from kiosk.devices.stick import PhotoFile, Stick
from kiosk.jobs import Err, Ok, SerialJobRunner
from kiosk.services.visit import Visit

_T = TypeVar("_T")


class Worded(Protocol):
    """What went wrong, with words for a person."""

    def words(self, language: str) -> str:
        """Return what happened and what to do, in `language` (zh_CN or en)."""
        ...


@dataclass(frozen=True, slots=True)
class MaterialState:
    """How far the photo of the open question is.

    `shot`: the picture it is made of. `photo`: made, to be looked at. `files`: the stick, or the
    pages of a file on it, once open.
    """

    is_busy: bool = False
    shot: Shot | None = None
    photo: Photo | None = None
    fault: Worded | None = None
    files: tuple[PhotoFile, ...] = ()


class MaterialService(QObject):
    """Takes photos on the devices lane; all that is done with them is done on the compute lane.

    What is begun for one question is dropped, and stops at its next step, once another is open.
    """

    changed = Signal()

    def __init__(
        self,
        camera: Camera | None,
        devices: SerialJobRunner,
        compute: SerialJobRunner,
        *,
        stick: Stick | None = None,
        parent: QObject | None = None,
    ) -> None:
        """`stick`: where photos can be brought along; it or the camera is None where there is none."""
        super().__init__(parent)
        self._camera = camera
        self._stick = stick
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
        return self._stick is not None

    def take(self, *, is_sheet: bool) -> None:
        """Take a picture; `is_sheet`: of a paper that lies flat, so that it is straightened."""
        if self._camera is not None:

            def taken(picture: bytes | Fault) -> None:
                if isinstance(picture, bytes):
                    self._run(self._compute, lambda: _made(picture, is_sheet), self._show_made)
                else:
                    self._fail(picture)

            self._begin(self._devices, self._camera.capture, taken)

    def open_folder(self) -> None:
        """List the photos that were brought along, the newest first."""
        stick = self._stick
        if stick is not None:
            turn = self._turn
            self._begin(
                self._compute, lambda: stick.files(lambda: turn == self._turn), self._show_files
            )

    def close_folder(self) -> None:
        """Go back to the camera."""
        self._show(replace(self._state, files=(), fault=None))

    def pick(self, file: PhotoFile, *, is_sheet: bool) -> None:
        """Take a photo or a page from the stick; a file of several pages shows them first."""
        stick = self._stick
        if stick is None:
            return
        if file.pages > 1 and not file.page:
            turn = self._turn
            work = lambda: stick.pages(file, lambda: turn == self._turn)  # noqa: E731
            self._begin(self._compute, work, self._show_files)
            return

        def made() -> "_Made | Fault":
            data = stick.read(file)
            return _made(data, is_sheet and not file.page) if isinstance(data, bytes) else data

        self._begin(self._compute, made, self._show_made)

    def adjust(self, photo: Photo) -> None:
        """Take a photo that was kept to be cut or turned."""
        if self._state.shot is None:
            self._show(replace(self._state, shot=Shot(photo.data), photo=photo))

    def straighten(self, corners: Corners) -> None:
        """Cut the sheet out between these corners."""
        self._develop(corners=corners, turns=0)

    def turn(self) -> None:
        """Turn by a quarter, clockwise."""
        if self._state.shot is not None:
            self._develop(turns=self._state.shot.turns + 1)

    def forget(self) -> None:
        """Begin anew; what is still on its way is dropped."""
        self._turn += 1
        self._show(MaterialState())

    def _develop(self, **changes: object) -> None:
        if self._state.shot is not None:
            shot = replace(self._state.shot, **changes)  # type: ignore[arg-type]  # names of fields
            self._begin(self._compute, lambda: (shot, develop(shot)), self._show_made)

    def _begin(
        self, lane: SerialJobRunner, work: Callable[[], _T], on_value: Callable[[_T], None]
    ) -> None:
        if not self._state.is_busy:
            self._show(replace(self._state, is_busy=True, fault=None))
            self._run(lane, work, on_value)

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
                        self._fail(error)

        lane.run(work, fold)

    def _show_made(self, made: "_Made | Fault") -> None:
        if isinstance(made, Fault):
            self._fail(made)
        else:
            shot, photo = made
            self._show(MaterialState(shot=shot, photo=photo))

    def _show_files(self, files: tuple[PhotoFile, ...] | Fault) -> None:
        if isinstance(files, Fault):
            self._fail(files)
        else:
            self._show(replace(self._state, is_busy=False, files=files))

    def _fail(self, fault: Worded) -> None:
        self._show(replace(self._state, is_busy=False, fault=fault))

    def _show(self, state: MaterialState) -> None:
        if state != self._state:
            self._state = state
            self.changed.emit()


_Made = tuple[Shot, Photo]


def pictures_of(visit: Visit, state: MaterialState) -> tuple[bytes, ...]:
    """Return every picture that a scene may show now."""
    parts = visit.walk.parts if visit.walk else ()
    kept = (photo for part in parts for photo in part.photos.values())
    return (
        *(each.data for each in (state.shot, state.photo, *kept) if each is not None),
        *(file.thumbnail for file in state.files),
    )


def _made(data: bytes, is_sheet: bool) -> _Made | PhotoFault:  # noqa: FBT001 - one of two
    shot = shoot(data, is_sheet=is_sheet)
    return shot if isinstance(shot, PhotoFault) else (shot, develop(shot))
