"""The camera's live picture: one slow loop for whoever wants to see, quiet when nobody does."""

from dataclasses import dataclass

from PySide6.QtCore import QObject, QTimer, Signal
from PySide6.QtGui import QImage

from kiosk.devices.camera import Camera, CameraFault
from kiosk.jobs import Err, Ok, SerialJobRunner

EVERY_MS = 150
_DARK = 18
_SAMPLE = 16


@dataclass(frozen=True, slots=True)
class Sight:
    """What one look brought. `is_dark`: next to nothing can be made out."""

    picture: QImage
    fault: CameraFault | None = None
    is_dark: bool = False


NOTHING = Sight(QImage())


class CameraFeed(QObject):
    """Looks through the camera on the devices lane. `seen`: another picture, or a fault.

    Nothing is looked at, and nothing is kept, while nobody watches.
    """

    seen = Signal()

    def __init__(
        self,
        camera: Camera | None,
        lane: SerialJobRunner,
        *,
        every_ms: int = EVERY_MS,
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self._camera = camera
        self._lane = lane
        self._watchers: frozenset[str] = frozenset()
        self._sight = NOTHING
        self._count = 0
        self._is_looking = False
        self._timer = QTimer(self, interval=every_ms)
        self._timer.timeout.connect(self._look)

    @property
    def has_camera(self) -> bool:
        """Whether this kiosk has a camera."""
        return self._camera is not None

    @property
    def picture(self) -> QImage:
        """What the camera saw last; a null image before that."""
        return self._sight.picture

    @property
    def fault(self) -> CameraFault | None:
        """Why nothing is to be seen, or None."""
        return self._sight.fault

    @property
    def is_dark(self) -> bool:
        """Whether the camera looks into the dark: no light, or something lies before the lens."""
        return self._sight.is_dark

    @property
    def count(self) -> int:
        """The number of the picture, so that two can be told apart; 0 where there is none."""
        return 0 if self.picture.isNull() else self._count

    def watch(self, who: str, *, is_watching: bool) -> None:
        """Have `who` see the live picture, or no more."""
        before, after = self._watchers, self._watchers - {who} | ({who} if is_watching else set())
        self._watchers = frozenset(after)
        if self._camera is None or bool(before) == bool(after):
            return
        if after:
            self._camera.open()
            self._timer.start()
            self._look()
        else:
            self._timer.stop()
            self._camera.close()
            self._show(NOTHING)

    def stop(self) -> None:
        """Look no more, whoever watches."""
        for who in self._watchers:
            self.watch(who, is_watching=False)

    def _look(self) -> None:
        camera = self._camera
        if camera is not None and not self._is_looking:
            self._is_looking = True
            self._lane.run(lambda: _sight(camera), self._fold)

    def _fold(self, result: Ok[Sight | None] | Err) -> None:
        self._is_looking = False
        if self._watchers and isinstance(result, Ok) and result.value is not None:
            self._show(result.value)

    def _show(self, sight: Sight) -> None:
        if not sight.picture.isNull() or sight != self._sight:
            self._sight = sight
            self._count += 1
            self.seen.emit()


def _sight(camera: Camera) -> Sight | None:
    seen = camera.look()
    match seen:
        case None:
            return None
        case CameraFault():
            return Sight(QImage(), seen)
        case _:
            return Sight(seen, is_dark=_is_dark(seen))


def _is_dark(picture: QImage) -> bool:
    small = picture.scaled(_SAMPLE, _SAMPLE).convertToFormat(QImage.Format.Format_Grayscale8)
    return sum(bytes(small.constBits())) < _DARK * _SAMPLE * _SAMPLE
