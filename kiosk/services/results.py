"""The result of a case: fetched if need be, opened by its slip, looked at page by page, printed."""

from collections.abc import Callable
from dataclasses import dataclass, field, replace
from datetime import datetime
from uuid import UUID

from PySide6.QtCore import QObject, Signal

from kiosk.devices.document import SHOWN, DocumentFault, PaperDocument
from kiosk.devices.fault import Fault
from kiosk.jobs import Err, Ok, SerialJobRunner
from kiosk.services.copies import ResultPaper
from kiosk.services.materials import Worded
from kiosk.services.shelf import Shelf

COPIES_A_VISIT = 2


@dataclass(frozen=True, slots=True)
class ResultState:
    """What is shown of a result.

    `case`, `number`: whose, by slip; None while none is open. `document`, `page` (from 0), `picture`: JPEG, once it is
    open. `copies`: printed in this visit, of whichever results.
    """

    case: UUID | None = None
    number: str = ""
    is_busy: bool = False
    document: PaperDocument | None = field(default=None, repr=False)
    page: int = 0
    picture: bytes = field(default=b"", repr=False)
    fault: Worded | None = None
    copies: int = 0


class ResultService(QObject):
    """Shows one result at a time. `changed`: the state, or how far its paper got.

    Opened and drawn on the compute lane, fetched on the desk's own, counted on the store lane.
    """

    changed = Signal()

    def __init__(
        self,
        shelf: Shelf,
        lanes: tuple[SerialJobRunner, SerialJobRunner, SerialJobRunner],
        papers: ResultPaper,
        now: Callable[[], datetime],
        parent: QObject | None = None,
    ) -> None:
        """`lanes`: compute, desk and store."""
        super().__init__(parent)
        self._shelf = shelf
        self._compute, self._desk, self._writer = lanes
        self._papers = papers
        self._now = now
        self._counted: UUID | None = None
        self._turn = 0
        self._state = ResultState()
        papers.changed.connect(self._fold_paper)

    @property
    def state(self) -> ResultState:
        """What is shown."""
        return self._state

    @property
    def papers(self) -> ResultPaper:
        """How far the paper of this result got, and whether there is a printer."""
        return self._papers

    @property
    def pictures(self) -> tuple[bytes, ...]:
        """The page that may be shown now."""
        return (self._state.picture,) if self._state.picture else ()

    @property
    def can_print(self) -> bool:
        """Whether one more copy may be printed in this visit."""
        state = self._state
        is_free = self._papers.has_printer and self._counted is None
        return is_free and state.document is not None and state.copies < COPIES_A_VISIT

    def open(self, case: UUID, number: str, secret: bytes) -> None:
        """Open the result of a case with the number and the secret of the slip that was read."""
        self._leave_paper()
        self._look(ResultState(case, number, is_busy=True, copies=self._state.copies), secret)

    def turn_to(self, page: int) -> None:
        """Show another page, from 0."""
        document = self._state.document
        if document is not None and 0 <= page < document.pages:
            turn = self._begin(replace(self._state, is_busy=True, page=page))
            self._compute.run(
                lambda: document.picture(page, SHOWN), lambda found: self._fold_page(turn, found)
            )

    def print(self, language: str) -> None:
        """Print a copy: entered in the ledger first, so that none goes uncounted."""
        state, results, now = self._state, self._shelf.store.results, self._now()
        document, case = state.document, state.case
        if not self.can_print or document is None or case is None:
            return
        self._papers.forget()
        self._counted = case
        self._show(replace(state, copies=state.copies + 1))

        def counted(result: Ok[int] | Err) -> None:
            match result:
                case Ok(copy):
                    self._papers.print(document, case, copy, language)
                case Err(error):
                    self._counted = None
                    self._fail(error)

        self._writer.run(lambda: results.count_copy(case, now), counted)

    def close(self) -> None:
        """Look at it no more; what is on its way to the printer comes out all the same."""
        self._begin(ResultState(copies=self._state.copies))

    def forget(self) -> None:
        """The visit is over."""
        self._leave_paper()
        self._begin(ResultState())

    def _look(self, state: ResultState, secret: bytes) -> None:
        """Open what lies here; what does not is fetched first."""
        turn, case = self._begin(state), state.case
        if case is not None:
            self._compute.run(
                lambda: self._shelf.open(case, secret),
                lambda found: self._fold_opened(turn, found, case, secret),
            )

    def _fold_opened(
        self, turn: int, result: Ok[PaperDocument | Fault | None] | Err, case: UUID, secret: bytes
    ) -> None:
        if turn != self._turn:
            return
        match result:
            case Ok(PaperDocument() as document):
                self._show(replace(self._state, document=document))
                self.turn_to(0)
            case Ok(value=None):
                self._desk.run(
                    lambda: self._shelf.fetch(case),
                    lambda fetched: self._fold_fetched(turn, fetched, secret),
                )
            case Ok(Fault() as fault):
                self._fail(fault)
            case Err(error):
                self._fail(error)

    def _fold_fetched(self, turn: int, result: Ok[Fault | None] | Err, secret: bytes) -> None:
        if turn != self._turn:
            return
        match result:
            case Ok(value=None):
                self._look(self._state, secret)
            case Ok(Fault() as fault):
                self._fail(fault)
            case Err(error):
                self._fail(error)

    def _fold_page(self, turn: int, result: Ok[bytes | DocumentFault] | Err) -> None:
        if turn != self._turn:
            return
        match result:
            case Ok(bytes(picture)):
                self._show(replace(self._state, is_busy=False, picture=picture))
            case Ok(Fault() as fault):
                self._fail(fault)
            case Err(error):
                self._fail(error)

    def _leave_paper(self) -> None:
        """What still comes of the last copy is not told any more."""
        self._counted = None
        self._papers.forget()

    def _fold_paper(self) -> None:
        """A copy of which nothing came out does not count."""
        case, state = self._counted, self._papers.state
        if case is not None and state in ("printed", "failed", "unknown"):
            self._counted = None
            if state == "failed":
                results = self._shelf.store.results
                self._writer.run(lambda: results.take_back_copy(case), lambda _done: None)
                self._state = replace(self._state, copies=max(0, self._state.copies - 1))
        self.changed.emit()

    def _fail(self, fault: Worded) -> None:
        self._show(replace(self._state, is_busy=False, document=None, picture=b"", fault=fault))

    def _begin(self, state: ResultState) -> int:
        self._turn += 1
        self._show(state)
        return self._turn

    def _show(self, state: ResultState) -> None:
        if state != self._state:
            self._state = state
            self.changed.emit()
