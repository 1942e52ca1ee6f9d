"""What lies over the scene while staff are called: whether it rings, and where to go meanwhile."""

from PySide6.QtCore import QObject, Signal, Slot
from PySide6.QtQml import QmlElement

from kiosk.qt import Property
from kiosk.services.call import CallService
from kiosk.services.hall import HallBoard
from kiosk.services.visit import Scene, VisitService

QML_IMPORT_NAME = "Township.ViewModels"
QML_IMPORT_MAJOR_VERSION = 1


@QmlElement
class CallViewModel(QObject):
    """View model of the call for staff. Put aside, it stays open and the scene can be gone on with."""

    changed = Signal()

    def __init__(
        self,
        visit: VisitService,
        calls: CallService,
        hall: HallBoard,
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self._visit = visit
        self._calls = calls
        self._hall = hall
        self._is_aside = False
        calls.changed.connect(self._fold)
        visit.moved.connect(self._fold_visit)

    @Property(bool, notify=changed, final=True)
    def isOpen(self) -> bool:
        """Whether staff are called."""
        return self._calls.state.is_open

    @Property(bool, notify=changed, final=True)
    def isShown(self) -> bool:
        """Whether the screen says so, for everyone to see."""
        return self._calls.state.is_open and not self._is_aside

    @Property(bool, notify=changed, final=True)
    def isHeard(self) -> bool:
        """Whether the bell rings; else somebody has to call across."""
        return self._calls.state.is_heard

    @Property(bool, notify=changed, final=True)
    def isLate(self) -> bool:
        """Whether nobody came for so long that the visit waits no longer."""
        return self._calls.state.is_late

    @Property(bool, notify=changed, final=True)
    def isVisiting(self) -> bool:
        """Whether there is a visit to go on with."""
        return self._visit.visit.scene is not Scene.ATTRACT

    @Property(str, notify=changed, final=True)
    def contact(self) -> str:
        """Whom to turn to, "" where nobody is named."""
        return self._hall.contact(self._visit.visit.language)

    @Property(str, notify=changed, final=True)
    def phone(self) -> str:
        """Their telephone number, "" where there is none."""
        return self._hall.phone

    @Property(str, notify=changed, final=True)
    def hours(self) -> str:
        """When the windows are staffed, "" where nobody said."""
        return self._hall.hours(self._visit.visit.language)

    @Slot()
    def call(self) -> None:
        """Call staff, or say again that they are called."""
        self._is_aside = False
        self._calls.call()
        self.changed.emit()

    @Slot()
    def goOn(self) -> None:
        """Go on while staff are on their way."""
        self._is_aside = True
        self.changed.emit()

    @Slot()
    def end(self) -> None:
        """Staff are here, or not needed any more."""
        self._calls.end()

    def _fold(self) -> None:
        self._is_aside = self._is_aside and self._calls.state.is_open
        self.changed.emit()

    def _fold_visit(self) -> None:
        if self._calls.state.is_open:
            self.changed.emit()
