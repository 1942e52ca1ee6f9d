"""The live picture of the camera, once for the whole window."""

from PySide6.QtCore import QObject, Signal
from PySide6.QtQml import QmlElement

from kiosk.qt import Property
from kiosk.services.feed import CameraFeed
from kiosk.services.visit import Scene, VisitService
from kiosk.viewmodels.controls import headline

QML_IMPORT_NAME = "Township.ViewModels"
QML_IMPORT_MAJOR_VERSION = 1


@QmlElement
class LiveViewModel(QObject):
    """View model of the live picture; the camera looks as long as the material scene is open."""

    changed = Signal()

    def __init__(
        self, visit: VisitService, feed: CameraFeed, parent: QObject | None = None
    ) -> None:
        super().__init__(parent)
        self._visit = visit
        self._feed = feed
        visit.changed.connect(self._follow)
        feed.seen.connect(self.changed)
        visit.translated.connect(self.changed)

    @Property(str, notify=changed, final=True)
    def source(self) -> str:
        """Address of the picture, another one for each; "" where nothing is to be seen."""
        return f"image://live/{self._feed.count}" if self._feed.count else ""

    @Property(bool, notify=changed, final=True)
    def isDark(self) -> bool:
        """Whether next to nothing can be made out."""
        return self._feed.is_dark

    @Property(str, notify=changed, final=True)
    def headline(self) -> str:
        """Why nothing is to be seen, in a few words, or nothing."""
        return self._fault_words()[0]

    @Property(str, notify=changed, final=True)
    def fault(self) -> str:
        """What to do about it."""
        return self._fault_words()[1]

    def _fault_words(self) -> tuple[str, str]:
        fault = self._feed.fault
        return headline(fault.words(self._visit.visit.language)) if fault else ("", "")

    def _follow(self) -> None:
        is_open = self._visit.visit.scene is Scene.MATERIAL
        self._feed.watch("material", is_watching=is_open)
