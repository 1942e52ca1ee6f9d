"""The out-of-service scene: why, whom to turn to; how a filing stands can be asked all the same."""

from PySide6.QtCore import QObject, Signal, Slot
from PySide6.QtQml import QmlElement

from kiosk.qt import Property
from kiosk.services.hall import HallBoard
from kiosk.services.visit import VisitService

QML_IMPORT_NAME = "Township.ViewModels"
QML_IMPORT_MAJOR_VERSION = 1


@QmlElement
class ClosedViewModel(QObject):
    """View model of the out-of-service scene."""

    changed = Signal()

    def __init__(self, visit: VisitService, hall: HallBoard, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._visit = visit
        self._hall = hall
        visit.changed.connect(self.changed)

    @Property(str, notify=changed, final=True)
    def reason(self) -> str:
        """Why nothing can be filed here."""
        return self._hall.why_out(self._visit.visit.language)

    @Property(str, notify=changed, final=True)
    def contact(self) -> str:
        """Whom to turn to, "" where nobody is named."""
        return self._hall.contact(self._visit.visit.language)

    @Property(str, notify=changed, final=True)
    def phone(self) -> str:
        """Their telephone number."""
        return self._hall.phone

    @Property(str, notify=changed, final=True)
    def hours(self) -> str:
        """When the windows are staffed."""
        return self._hall.hours(self._visit.visit.language)

    @Slot()
    def openProgress(self) -> None:
        """Ask how a filing stands."""
        self._visit.open_progress()

    @Slot()
    def end(self) -> None:
        """Leave."""
        self._visit.end()
