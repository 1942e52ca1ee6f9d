"""The notices scene: what residents should know of the hall."""

from PySide6.QtCore import QObject, Signal, Slot
from PySide6.QtQml import QmlElement

from kiosk.models.rows import RowListModel
from kiosk.qt import Property
from kiosk.services.hall import HallBoard, Notice
from kiosk.services.visit import Scene, VisitService

QML_IMPORT_NAME = "Township.ViewModels"
QML_IMPORT_MAJOR_VERSION = 1


@QmlElement
class NoticesViewModel(QObject):
    """View model of the notices scene."""

    changed = Signal()

    def __init__(self, visit: VisitService, hall: HallBoard, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._visit = visit
        self._hall = hall
        self._rows = RowListModel(Notice, self)
        self._fold()
        visit.changed.connect(self._fold)

    @Property(RowListModel, constant=True, final=True)
    def rows(self) -> RowListModel:
        """The notices: title, text, symbol, until, isUrgent."""
        return self._rows

    @Property(str, notify=changed, final=True)
    def hours(self) -> str:
        """When the windows are staffed."""
        return self._hall.hours(self._visit.visit.language)

    @Slot()
    def back(self) -> None:
        """Go back to where one chooses."""
        self._visit.go_home()

    def _fold(self) -> None:
        if self._visit.visit.scene is not Scene.NOTICES:
            return
        self._rows.show(self._hall.notices(self._visit.visit.language))
        self.changed.emit()
