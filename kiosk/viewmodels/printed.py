"""What goes on paper once it is filed: how far the slip got, what to do about it, and the other papers."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass

from PySide6.QtCore import QObject, Signal, Slot
from PySide6.QtQml import QmlElement

from kiosk.models.rows import RowListModel
from kiosk.qt import Property
from kiosk.services.application import ApplicationPaper
from kiosk.services.filing import FilingService, FilingState
from kiosk.services.handover import Progress, Stage
from kiosk.services.paper import PaperService
from kiosk.services.promises import PromisePaper
from kiosk.services.slips import SlipService
from kiosk.services.visit import Scene, Visit, VisitService
from kiosk.viewmodels.paper_words import Words, derive_slip_words, derive_status, of

QML_IMPORT_NAME = "Township.ViewModels"
QML_IMPORT_MAJOR_VERSION = 1

_NAMES: Mapping[str, tuple[Words, str]] = {
    "slip": (("回执单", "Slip"), "receipt_long"),
    "application": (("申请表", "Application form"), "description"),
    "promise": (("承诺书", "Promise"), "draw"),
}
_FORM = ("可以留底，也可以交窗口", "To keep, or to hand in at the window")
_PRINT, _AGAIN, _COPY = ("打印", "Print"), ("再打一次", "Print again"), ("补打一份", "Print a copy")


@dataclass(frozen=True, slots=True)
class PaperRow:
    """One sort of paper: what it is called, how far it got, and what can be done."""

    code: str
    title: str
    symbol: str
    status: str
    action: str
    can_print: bool


@dataclass(frozen=True, slots=True)
class Sort:
    """A sort of paper: its service, whether this filing has one, and how to ask for it."""

    code: str
    papers: PaperService
    is_there: Callable[[FilingState], bool]
    print: Callable[[FilingState, Visit], None]


@dataclass(frozen=True, slots=True)
class PrintedProps:
    """What is told of the slip; `is_missing`: nobody can hold it in their hands now."""

    stage: Stage = "none"
    headline: str = ""
    advice: str = ""
    is_missing: bool = False
    rows: tuple[PaperRow, ...] = ()


def derive_paper_row(sort: Sort, language: str) -> PaperRow:
    """Say how far a sort of paper got, and whether one more may be asked for."""
    name, symbol = _NAMES[sort.code]
    papers, stage = sort.papers, sort.papers.state
    is_offered = sort.code == "application" and stage == "none"
    status = of(_FORM, language) if is_offered else derive_status(papers, language)
    action = _PRINT if stage == "none" else _AGAIN if stage == "failed" else _COPY
    return PaperRow(
        sort.code, of(name, language), symbol, status, of(action, language), papers.can_print
    )


@QmlElement
class PrintedViewModel(QObject):
    """View model of the papers of the filed scene."""

    changed = Signal()

    def __init__(
        self,
        visit: VisitService,
        filing: FilingService,
        papers: tuple[SlipService, ApplicationPaper, PromisePaper],
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self._visit = visit
        self._filing = filing
        self._slips = papers[0]
        self._sorts = _sorts(*papers)
        self._props = PrintedProps()
        self._rows = RowListModel(PaperRow, self)
        visit.changed.connect(self._fold)
        filing.changed.connect(self._fold)
        for sort in self._sorts:
            sort.papers.changed.connect(self._fold)

    @Property(str, notify=changed, final=True)
    def stage(self) -> str:
        """How far the slip got: none, waiting, printing, held_up, printed, failed or unknown."""
        return self._props.stage

    @Property(str, notify=changed, final=True)
    def headline(self) -> str:
        """The same in words, or why it stands still."""
        return self._props.headline

    @Property(str, notify=changed, final=True)
    def advice(self) -> str:
        """The one thing to do next."""
        return self._props.advice

    @Property(bool, notify=changed, final=True)
    def isMissing(self) -> bool:
        """Whether the slip on the screen stands for the one on paper."""
        return self._props.is_missing

    @Property(bool, constant=True, final=True)
    def hasPrinter(self) -> bool:
        """Whether anything can be printed here."""
        return self._slips.has_printer

    @Property(RowListModel, constant=True, final=True)
    def rows(self) -> RowListModel:
        """The papers: code, title, symbol, status, action, canPrint."""
        return self._rows

    @Slot(str)
    def print(self, code: str) -> None:
        """Print a sort of paper, or one more of it."""
        for sort in self._sorts:
            if sort.code == code and sort.papers.can_print:
                sort.print(self._filing.state, self._visit.visit)

    def _fold(self) -> None:
        visit, filing, slips = self._visit.visit, self._filing.state, self._slips
        props = PrintedProps()
        if visit.scene is Scene.FILED and filing.filed is not None:
            progress = Progress(slips.state, slips.error)
            said, advice = derive_slip_words(
                progress, visit.language, has_printer=slips.has_printer
            )
            rows = [
                derive_paper_row(sort, visit.language)
                for sort in self._sorts
                if sort.papers.has_printer and sort.is_there(filing)
            ]
            is_missing = slips.state in ("held_up", "failed", "unknown")
            props = PrintedProps(slips.state, said, advice, is_missing, tuple(rows))
        else:
            self._forget_papers()
        if props != self._props:
            self._props = props
            self._rows.show(props.rows)
            self.changed.emit()

    def _forget_papers(self) -> None:
        """What is filed next has papers of its own; its slip is asked for before it is shown."""
        for sort in self._sorts:
            if sort.code != "slip" and sort.papers.state != "none":
                sort.papers.forget()


def _sorts(
    slips: SlipService, applications: ApplicationPaper, promises: PromisePaper
) -> tuple[Sort, ...]:
    def print_slip(filing: FilingState, visit: Visit) -> None:
        slips.print(
            filing.entries,
            filing.title,
            filing.masked_name,
            visit.language,
            proof=filing.proof,
            follows=visit.correction,
        )

    return (
        Sort("slip", slips, lambda filing: bool(filing.entries), print_slip),
        Sort(
            "application",
            applications,
            lambda filing: applications.has_printer and bool(filing.forms),
            lambda filing, _visit: applications.print(filing.forms),
        ),
        Sort(
            "promise",
            promises,
            lambda filing: promises.has_printer and bool(filing.promises),
            lambda filing, _visit: promises.print(filing.promises),
        ),
    )
