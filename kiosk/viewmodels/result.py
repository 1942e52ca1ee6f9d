"""The result of a case on the screen: one page after the other, and copies on paper."""

from collections.abc import Callable

from PySide6.QtCore import QObject, Signal, Slot
from PySide6.QtQml import QmlElement

from kiosk.photos import photo_key
from kiosk.qt import Property
from kiosk.services.results import COPIES_A_VISIT, ResultService
from kiosk.viewmodels.controls import headline

QML_IMPORT_NAME = "Township.ViewModels"
QML_IMPORT_MAJOR_VERSION = 1


@QmlElement
class ResultViewModel(QObject):
    """View model of the page that shows a result."""

    changed = Signal()

    def __init__(
        self, results: ResultService, language: Callable[[], str], parent: QObject | None = None
    ) -> None:
        """`language`: of who looks; let `changed` be emitted when that is another."""
        super().__init__(parent)
        self._results = results
        self._language = language
        results.changed.connect(self.changed)

    @Property(bool, notify=changed, final=True)
    def isOpen(self) -> bool:
        """Whether a result is looked at, or is on its way."""
        return self._results.state.case is not None

    @Property(bool, notify=changed, final=True)
    def isBusy(self) -> bool:
        """Whether the result or its next page is on its way."""
        return self._results.state.is_busy

    @Property(str, notify=changed, final=True)
    def photo(self) -> str:
        """The page, by its name among `image://photos`, or nothing."""
        picture = self._results.state.picture
        return photo_key(picture) if picture else ""

    @Property(int, notify=changed, final=True)
    def page(self) -> int:
        """Which page is shown, from 1."""
        return self._results.state.page + 1

    @Property(int, notify=changed, final=True)
    def pages(self) -> int:
        """How many pages there are; 0 before it is open."""
        document = self._results.state.document
        return 0 if document is None else document.pages

    @Property(str, notify=changed, final=True)
    def headline(self) -> str:
        """Why it cannot be shown, in a few words, or nothing."""
        return self._fault()[0]

    @Property(str, notify=changed, final=True)
    def fault(self) -> str:
        """The way out."""
        return self._fault()[1]

    @Property(bool, notify=changed, final=True)
    def hasPrinter(self) -> bool:
        """Whether copies can be printed here at all."""
        return self._results.papers.has_printer

    @Property(bool, notify=changed, final=True)
    def canPrint(self) -> bool:
        """Whether a copy can be printed now."""
        return self._results.can_print

    @Property(str, notify=changed, final=True)
    def paper(self) -> str:
        """How far the paper got: none, waiting, printing, held_up, printed, failed or unknown."""
        return self._results.papers.state

    @Property(int, notify=changed, final=True)
    def copiesLeft(self) -> int:
        """How many copies may still be printed in this visit."""
        return COPIES_A_VISIT - self._results.state.copies

    @Property(int, constant=True, final=True)
    def mostCopies(self) -> int:
        """How many copies may be printed in one visit."""
        return COPIES_A_VISIT

    @Slot()
    def nextPage(self) -> None:
        """Turn the page."""
        self._results.turn_to(self._results.state.page + 1)

    @Slot()
    def previousPage(self) -> None:
        """Turn a page back."""
        self._results.turn_to(self._results.state.page - 1)

    @Slot()
    def printCopy(self) -> None:
        """Print a copy."""
        self._results.print(self._language())

    @Slot()
    def close(self) -> None:
        """Go back to how the filing stands."""
        self._results.close()

    def _fault(self) -> tuple[str, str]:
        fault = self._results.state.fault
        return ("", "") if fault is None else headline(fault.words(self._language()))
