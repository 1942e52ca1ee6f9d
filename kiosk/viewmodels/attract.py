"""The attract scene: an invitation; any touch begins a visit. Staff read here what needs them."""

from PySide6.QtCore import QObject, Signal, Slot
from PySide6.QtQml import QmlElement

from kiosk.qt import Property
from kiosk.services.drafts import DraftService
from kiosk.services.hall import HallBoard, Notice
from kiosk.services.notices import NoticeBoard
from kiosk.services.visit import Scene, VisitService

QML_IMPORT_NAME = "Township.ViewModels"
QML_IMPORT_MAJOR_VERSION = 1


def other_language(language: str) -> str:
    """Return the language to switch to."""
    return "zh_CN" if language == "en" else "en"


@QmlElement
class AttractViewModel(QObject):
    """View model of the attract scene."""

    changed = Signal()

    def __init__(
        self,
        visit: VisitService,
        notices: NoticeBoard,
        hall: HallBoard,
        drafts: DraftService,
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self._visit = visit
        self._notices = notices
        self._hall = hall
        self._drafts = drafts
        self._words: tuple[str, ...] = ()
        self._hours = ""
        self._urgent: Notice | None = None
        self._can_resume = False
        self._fold()
        for fact in (visit.changed, notices.changed, drafts.changed):
            fact.connect(self._fold)

    @Property(list, notify=changed, final=True)
    def notices(self) -> list[str]:
        """What staff should know, the weightiest first."""
        return list(self._words)

    @Property(str, notify=changed, final=True)
    def hours(self) -> str:
        """When the windows are staffed, "" where nobody said."""
        return self._hours

    @Property(str, notify=changed, final=True)
    def urgentTitle(self) -> str:
        """What everybody should know who comes by, "" for nothing."""
        return self._urgent.title if self._urgent else ""

    @Property(str, notify=changed, final=True)
    def urgentText(self) -> str:
        """More of it."""
        return self._urgent.text if self._urgent else ""

    @Property(bool, notify=changed, final=True)
    def isOut(self) -> bool:
        """Whether the kiosk is out of service: only progress can be asked for."""
        return self._hall.is_out

    @Property(bool, notify=changed, final=True)
    def canResume(self) -> bool:
        """Whether a visit broke off here just now; only that, not whose or what it was about."""
        return self._can_resume

    @Slot()
    def look(self) -> None:
        """See whether the day is another, or a visit gone for good: nobody may have come by."""
        self._drafts.look()
        self._fold()

    @Slot()
    def begin(self) -> None:
        """Begin a visit."""
        self._visit.begin()

    @Slot()
    def beginInOther(self) -> None:
        """Begin a visit in the other language."""
        self._visit.set_language(other_language(self._visit.visit.language))
        self._visit.begin()

    @Slot()
    def resume(self) -> None:
        """Go on with the visit that broke off: its code or its card will be asked for."""
        self._visit.open_resume()

    def _fold(self) -> None:
        if self._visit.visit.scene is not Scene.ATTRACT:
            return
        language = self._visit.visit.language
        said = (
            self._notices.words(language),
            self._hall.hours(language),
            self._hall.urgent(language),
            self._drafts.state.has_open and not self._hall.is_out,
        )
        if said != (self._words, self._hours, self._urgent, self._can_resume):
            self._words, self._hours, self._urgent, self._can_resume = said
            self.changed.emit()
