"""The notice of a case that came back, as the progress scene offers it on paper."""

from collections.abc import Callable

from PySide6.QtCore import QObject, Signal, Slot
from PySide6.QtQml import QmlElement

from kiosk.qt import Property
from kiosk.services.returned import WAITING_FOR_PERSON, ReturnedPaper
from kiosk.services.visit import VisitService
from kiosk.viewmodels.paper_words import derive_status
from sync.store import CaseStanding

QML_IMPORT_NAME = "Township.ViewModels"
QML_IMPORT_MAJOR_VERSION = 1


@QmlElement
class ReturnedViewModel(QObject):
    """View model of the button that prints the notice; `case`: what the scene shows, None for nothing."""

    changed = Signal()

    def __init__(
        self,
        visit: VisitService,
        papers: ReturnedPaper,
        case: Callable[[], CaseStanding | None],
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self._visit = visit
        self._papers = papers
        self._case = case
        papers.changed.connect(self.changed)
        visit.translated.connect(self.changed)

    @Property(bool, notify=changed, final=True)
    def isOffered(self) -> bool:
        """Whether it is the person's turn, and this kiosk prints."""
        case = self._case()
        is_turn = case is not None and case.progress.status in WAITING_FOR_PERSON
        return is_turn and self._papers.has_printer

    @Property(bool, notify=changed, final=True)
    def canPrint(self) -> bool:
        """Whether it may be asked for now."""
        return self._papers.can_print

    @Property(str, notify=changed, final=True)
    def status(self) -> str:
        """How far the paper got, in words; nothing before it was asked for."""
        if self._papers.state == "none":
            return ""
        return derive_status(self._papers, self._visit.visit.language)

    @Slot()
    def print(self) -> None:
        """Put the notice on paper."""
        case = self._case()
        if case is not None and self._papers.can_print:
            self._papers.print(case, self._visit.visit.language)
