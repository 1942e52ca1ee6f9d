"""The page of one filing: how it stands, and what can be done about it."""

from dataclasses import dataclass
from datetime import tzinfo

from PySide6.QtCore import QObject, Signal, Slot
from PySide6.QtQml import QmlElement

from kiosk.models.rows import RowListModel
from kiosk.qt import Property
from kiosk.services.desk.acting import ActingService
from kiosk.services.desk.case import CaseService
from kiosk.services.desk.contents import ContentsService
from kiosk.services.desk.desk import DeskService
from kiosk.services.desk.reprinting import ReprintService
from kiosk.services.wanted import wanted_names
from kiosk.viewmodels.desk.case_check import DeskCheckViewModel
from kiosk.viewmodels.desk.case_contents import DeskContentsViewModel
from kiosk.viewmodels.desk.case_filter import DeskCaseFilterViewModel
from kiosk.viewmodels.desk.case_page import (
    CaseFact,
    CaseOffer,
    CaseProps,
    derive_case_facts,
    derive_case_offers,
    derive_case_props,
)
from kiosk.viewmodels.desk.case_words import in_language
from kiosk.viewmodels.result import ResultViewModel

QML_IMPORT_NAME = "Township.ViewModels"
QML_IMPORT_MAJOR_VERSION = 1


@dataclass(frozen=True, slots=True)
class CaseServices:
    """What the page stands on."""

    desk: DeskService
    case: CaseService
    acting: ActingService
    reprint: ReprintService
    contents: ContentsService


@QmlElement
class DeskCaseViewModel(QObject):
    """View model of the page of a filing; owns those of its check and contents. `closed`: back to the list."""

    changed = Signal()
    closed = Signal()

    def __init__(
        self,
        services: CaseServices,
        filter_: DeskCaseFilterViewModel,
        zone: tzinfo,
        parent: QObject | None = None,
    ) -> None:
        """`filter_` knows the titles of items."""
        super().__init__(parent)
        self._desk, self._case = services.desk, services.case
        self._acting, self._reprint = services.acting, services.reprint
        self._contents = services.contents
        self._filter = filter_
        self._zone = zone
        self._page = DeskContentsViewModel(services.contents, services.desk, zone, self)
        self._result = ResultViewModel(
            services.reprint.results, lambda: services.desk.state.language, self
        )
        self._check = DeskCheckViewModel(self._acting, self._case, self._desk, self)
        self._facts = RowListModel(CaseFact, self)
        self._offers = RowListModel(CaseOffer, self)
        self._is_reading = False
        self._props = CaseProps()
        self._case.turned.connect(self._contents.forget)
        self._desk.changed.connect(self._result.changed)
        for part in (
            self._desk,
            self._case,
            self._acting,
            self._reprint,
            self._contents,
            self._check,
        ):
            part.changed.connect(self._fold)

    @Property(DeskContentsViewModel, constant=True, final=True)
    def contents(self) -> DeskContentsViewModel:
        """View model of its contents."""
        return self._page

    @Property(DeskCheckViewModel, constant=True, final=True)
    def check(self) -> DeskCheckViewModel:
        """View model of the page that asks how the resident is known."""
        return self._check

    @Property(ResultViewModel, constant=True, final=True)
    def result(self) -> ResultViewModel:
        """View model of its result."""
        return self._result

    @Property(str, notify=changed, final=True)
    def part(self) -> str:
        """What is open: case, check, contents or result."""
        opened = {
            "check": bool(self._check.act),
            "contents": self._is_reading,
            "result": self._result.isOpen,
        }
        return next((part for part, is_open in opened.items() if is_open), "case")

    @Property(bool, notify=changed, final=True)
    def isOpen(self) -> bool:
        """Whether a filing is looked at, or is on its way."""
        return self._props.is_open

    @Property(bool, notify=changed, final=True)
    def isBusy(self) -> bool:
        """Whether something is going on about it."""
        return self._props.is_busy

    @Property(RowListModel, constant=True, final=True)
    def facts(self) -> RowListModel:
        """What is known of it: symbol, label, text."""
        return self._facts

    @Property(RowListModel, constant=True, final=True)
    def offers(self) -> RowListModel:
        """What can be done about it now: key, title, symbol."""
        return self._offers

    @Property(str, notify=changed, final=True)
    def title(self) -> str:
        """What was filed."""
        return self._props.title

    @Property(str, notify=changed, final=True)
    def status(self) -> str:
        """How it stands."""
        return self._props.status

    @Property(str, notify=changed, final=True)
    def tone(self) -> str:
        """How weighty that is."""
        return self._props.tone

    @Property(str, notify=changed, final=True)
    def symbol(self) -> str:
        """The sign for how it stands."""
        return self._props.symbol

    @Property(str, notify=changed, final=True)
    def news(self) -> str:
        """What somebody else did about it since it was opened, or nothing."""
        return self._props.news

    @Property(str, notify=changed, final=True)
    def done(self) -> str:
        """What was just done about it, or nothing."""
        return self._props.done

    @Property(str, notify=changed, final=True)
    def paper(self) -> str:
        """How far the paper got that was asked for, or nothing."""
        return self._props.paper

    @Property(str, notify=changed, final=True)
    def headline(self) -> str:
        """Why something was not done, in a few words, or nothing."""
        return self._props.headline

    @Property(str, notify=changed, final=True)
    def fault(self) -> str:
        """What to do then."""
        return self._props.fault

    @Property(bool, notify=changed, final=True)
    def canPrintForm(self) -> bool:
        """Whether the application form of what lies open can be printed."""
        contents = self._contents.state
        is_open = contents.contents is not None and not contents.is_loading
        return is_open and self._reprint.prints_sheets and self._desk.may("reprint")

    @Property(bool, notify=changed, final=True)
    def canHandOver(self) -> bool:
        """Whether that its result is handed over can be noted."""
        return any(offer.key == "hand-over" for offer in self._offers.rows)

    @Slot(str)
    def begin(self, act: str) -> None:
        """Begin what was offered; what was said of the act before goes."""
        self._acting.forget()
        self._reprint.forget()
        match act:
            case "slip":
                self._reprint.print_slip()
            case "result" if (secret := self._case.state.secret) is not None:
                self._reprint.show_result(secret)
            case "contents":
                self._open_contents()
            case "correct" | "supplement" | "hand-over" | "withdraw":
                self._check.begin(act)

    @Slot()
    def printForm(self) -> None:
        """Print the application form of the newest version that lies open."""
        contents = self._contents.state.contents
        if contents is not None and contents.filings:
            self._reprint.print_application(contents.filings[0])

    @Slot()
    def printResult(self) -> None:
        """Print the result that lies open."""
        self._reprint.print_result()

    @Slot()
    def back(self) -> None:
        """Go back to the page, or to the list."""
        match self.part:
            case "check":
                self._check.forget()
            case "contents":
                self._is_reading = False
                self._contents.forget()
            case "result":
                self._reprint.forget()
            case _:
                self._case.close()
                self.closed.emit()

    def _open_contents(self) -> None:
        case, secret = self._case.state.case, self._case.state.secret
        if case is None:
            return
        self._is_reading = True
        if secret is not None and case.row.is_here:
            self._contents.open_by_slip(case.row, secret)
        else:
            self._contents.open(case.row, "contents")

    def _fold(self) -> None:
        state, language = self._case.state, self._desk.state.language
        self._is_reading = self._is_reading and state.case is not None
        self._facts.show(derive_case_facts(state, self._wanted(language), self._zone, language))
        self._offers.show(derive_case_offers(state, self._desk, self._reprint, language))
        self._props = derive_case_props(
            state, self._acting.state, self._reprint, self._filter.title_of, language
        )
        self.changed.emit()

    def _wanted(self, language: str) -> str:
        """Return the papers that are asked for, in words."""
        case = self._case.state.case
        if case is None:
            return ""
        item = self._filter.item_named(case.row.item)
        return in_language(language, "、", ", ").join(wanted_names(item, case.row.wanted, language))
