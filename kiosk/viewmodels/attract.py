"""The attract scene: an invitation; any touch begins a visit."""

from PySide6.QtCore import QObject, Slot
from PySide6.QtQml import QmlElement

from kiosk.services.visit import VisitService

QML_IMPORT_NAME = "Township.ViewModels"
QML_IMPORT_MAJOR_VERSION = 1


def other_language(language: str) -> str:
    """Return the language to switch to."""
    return "zh_CN" if language == "en" else "en"


@QmlElement
class AttractViewModel(QObject):
    """View model of the attract scene."""

    def __init__(self, visit: VisitService, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._visit = visit

    @Slot()
    def begin(self) -> None:
        """Begin a visit."""
        self._visit.begin()

    @Slot()
    def beginInOther(self) -> None:
        """Begin a visit in the other language."""
        self._visit.set_language(other_language(self._visit.visit.language))
        self._visit.begin()
