"""Codes that were read, from wherever they came: who wants one subscribes to `scanned`."""

from collections.abc import Callable

from PySide6.QtCore import QObject, Signal
from PySide6.QtGui import QImage

from kiosk.devices.camera import CameraFault
from kiosk.devices.scanner import LONGEST, ScanFault, cleaned, read_codes
from kiosk.jobs import Err, Ok, SerialJobRunner
from kiosk.services.codes import ResumeCode, rank, understood
from kiosk.services.feed import CameraFeed


class ScanService(QObject):
    """Reads codes in the camera's picture while somebody watches, and takes those of a wedge.

    `scanned`: what a code says, one line of printable ASCII, at most `LONGEST` signs.
    `refused`: a `ScanFault`: what was read is of no use here. `changed`: `fault` may be another.
    The camera tells a code once, until another is shown or the watching begins anew.
    """

    scanned = Signal(str)
    refused = Signal(object)
    changed = Signal()

    def __init__(
        self,
        feed: CameraFeed,
        lane: SerialJobRunner,
        *,
        has_wedge: bool = False,
        watcher: str = "codes",
        is_here: Callable[[], bool] = lambda: True,
        parent: QObject | None = None,
    ) -> None:
        """`has_wedge`: a barcode wedge is plugged in. `watcher`: by which name the camera knows it.

        `is_here`: whether who watches has the screen: else what the camera sees is another's.
        """
        super().__init__(parent)
        self._feed = feed
        self._lane = lane
        self._has_wedge = has_wedge
        self._watcher = watcher
        self._is_here = is_here
        self._is_watching = False
        self._seen: tuple[str, ...] = ()
        self._is_reading = False
        self._examined = 0
        feed.seen.connect(self._examine)
        feed.seen.connect(self.changed)

    @property
    def is_installed(self) -> bool:
        """Whether codes can be shown to this kiosk."""
        return self._has_wedge or self._feed.has_camera

    @property
    def fault(self) -> CameraFault | None:
        """Why the camera shows nothing, or None."""
        return self._feed.fault

    def watch(self, *, on: bool) -> None:
        """Have the camera look for codes, or no more."""
        if on == self._is_watching:
            return
        self._is_watching = on
        self._seen = ()
        self._feed.watch(self._watcher, is_watching=on)

    def take(self, text: str) -> None:
        """Take what a wedge typed, or the camera saw."""
        found = understood(text) if len(text) <= LONGEST else None
        said = found.text if isinstance(found, ResumeCode) else cleaned(text)
        if isinstance(said, ScanFault):
            self.refused.emit(said)
        else:
            self.scanned.emit(said)

    def _examine(self) -> None:
        picture = self._feed.picture
        is_wanted = self._is_watching and self._is_here()
        if is_wanted and not self._is_reading and not picture.isNull():
            self._is_reading = True
            self._examined = self._feed.count
            self._lane.run(lambda: _read(picture), self._fold)

    def _fold(self, result: Ok[tuple[str, ...]] | Err) -> None:
        self._is_reading = False
        is_wanted = self._is_watching and self._is_here()
        if is_wanted and isinstance(result, Ok) and result.value not in ((), self._seen):
            self._seen = result.value
            self.take(min(result.value, key=rank))
        if self._examined != self._feed.count:
            self._examine()  # another picture has come meanwhile


def _read(picture: QImage) -> tuple[str, ...]:
    return tuple(text[: LONGEST + 1] for text in read_codes(picture))
