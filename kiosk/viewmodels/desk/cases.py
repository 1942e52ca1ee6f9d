"""The section of filings: one box to find by, three filters, and a page of what was found."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, datetime, time, tzinfo
from uuid import UUID

from PySide6.QtCore import QObject, Signal, Slot
from PySide6.QtQml import QmlElement

from kiosk.devices.card_reader import CardRead
from kiosk.devices.fault import Fault
from kiosk.models.rows import RowListModel
from kiosk.qt import Property
from kiosk.services.cards import CardService
from kiosk.services.desk.case import CaseService, CaseState
from kiosk.services.desk.desk import DeskService
from kiosk.services.desk.finding import FindingService
from kiosk.services.desk.sought import Code, Day, Name, Number, PersonNumber, sought
from kiosk.services.scans import ScanService
from kiosk.viewmodels.desk.case import DeskCaseViewModel
from kiosk.viewmodels.desk.case_filter import DeskCaseFilterViewModel
from kiosk.viewmodels.desk.case_words import case_row
from kiosk.viewmodels.desk.found_page import CasesProps, derive_cases_props
from kiosk.viewmodels.desk.rows import DeskRow
from sync.store import CaseQuery

QML_IMPORT_NAME = "Township.ViewModels"
QML_IMPORT_MAJOR_VERSION = 1


@dataclass(frozen=True, slots=True)
class FindingWays:
    """What staff find by beside typing, and what they need for it; reader and scanner are the desk's own."""

    desk: DeskService
    cards: CardService
    scans: ScanService
    today: Callable[[], date]
    zone: tzinfo


@QmlElement
class DeskCasesViewModel(QObject):
    """View model of the section of filings; owns that of the one that is open."""

    changed = Signal()

    def __init__(
        self,
        finding: FindingService,
        case: CaseService,
        page: DeskCaseViewModel,
        filter_: DeskCaseFilterViewModel,
        ways: FindingWays,
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self._finding, self._case, self._page = finding, case, page
        self._filter = filter_
        self._desk, self._cards, self._scans = ways.desk, ways.cards, ways.scans
        self._today, self._zone = ways.today, ways.zone
        self._typed = ""
        self._is_open = False
        self._is_sought = False
        self._watched = (False, False)
        self._rows = RowListModel(DeskRow, self)
        self._props = CasesProps()
        self._cards.read.connect(self._fold_card)
        self._scans.scanned.connect(self._fold_scan)
        self._scans.refused.connect(self._fold_refused)
        self._desk.changed.connect(self._fold_desk)
        finding.changed.connect(self._fold_found)
        filter_.picked.connect(self._list)
        page.closed.connect(self._refresh)
        for part in (case, page, self._cards):
            part.changed.connect(self._fold)

    @Property(DeskCaseViewModel, constant=True, final=True)
    def case(self) -> DeskCaseViewModel:
        """View model of the filing that is open."""
        return self._page

    @Property(DeskCaseFilterViewModel, constant=True, final=True)
    def filter(self) -> DeskCaseFilterViewModel:
        """View model of what narrows the list."""
        return self._filter

    @Property(RowListModel, constant=True, final=True)
    def rows(self) -> RowListModel:
        """What was found, as rows of a list."""
        return self._rows

    @Property(bool, constant=True, final=True)
    def hasReader(self) -> bool:
        """Whether a card can be laid on a reader."""
        return self._cards.is_installed

    @Property(bool, constant=True, final=True)
    def hasScanner(self) -> bool:
        """Whether a slip can be shown."""
        return self._scans.is_installed

    @Property(str, notify=changed, final=True)
    def typed(self) -> str:
        """What is written in the box."""
        return self._props.typed

    @Property(str, notify=changed, final=True)
    def title(self) -> str:
        """How many were found, and by what."""
        return self._props.title

    @Property(bool, notify=changed, final=True)
    def isBusy(self) -> bool:
        """Whether it is being looked for."""
        return self._props.is_busy

    @Property(bool, notify=changed, final=True)
    def isList(self) -> bool:
        """Whether the filters narrow what is shown."""
        return self._props.is_list

    @Property(bool, notify=changed, final=True)
    def hasBefore(self) -> bool:
        """Whether there is a page before."""
        return self._props.has_before

    @Property(bool, notify=changed, final=True)
    def hasMore(self) -> bool:
        """Whether there is a page after."""
        return self._props.has_more

    @Property(str, notify=changed, final=True)
    def headline(self) -> str:
        """Why nothing could be looked for, in a few words, or nothing."""
        return self._props.headline

    @Property(str, notify=changed, final=True)
    def fault(self) -> str:
        """What to do then."""
        return self._props.fault

    @Slot(str)
    def write(self, text: str) -> None:
        """Take what is written: a name is looked for at every sign, anything else by `search`."""
        if text == self._typed:
            return
        self._typed = text
        match sought(text, self._today()):
            case Name(words):
                self._finding.look_for_name(words)
            case None if self._is_open:
                self._list()
        self._fold()

    @Slot()
    def search(self) -> None:
        """Look for what is written."""
        self._is_sought = True
        match sought(self._typed, self._today()):
            case Number(number):
                self._finding.list(CaseQuery(number=number))
            case PersonNumber(number):
                self._finding.look_for_person(number)
            case Day(day):
                self._filter.choose_day(day)
            case Code(text):
                self._finding.read_code(text)
            case Fault() as fault:
                self._finding.refuse(fault)
            case Name(words):
                self._finding.look_for_name(words)
            case None:
                self._list()

    @Slot()
    def clear(self) -> None:
        """Show all filings again."""
        self._typed = ""
        self._filter.forget()
        self._list()
        self._fold()

    @Slot(str)
    def open(self, key: str) -> None:
        """Open one that was found."""
        row = next((one for one in self._finding.state.rows if str(one.id) == key), None)
        if row is not None:
            self._case.show(UUID(key), row.slip_number, self._finding.state.secret)

    @Slot()
    def before(self) -> None:
        """Turn a page back."""
        self._finding.turn_to(self._finding.state.page - 1)

    @Slot()
    def more(self) -> None:
        """Turn the page."""
        self._finding.turn_to(self._finding.state.page + 1)

    def _list(self) -> None:
        self._finding.list(self._filter.query(self._today(), self._zone))

    def _fold_desk(self) -> None:
        """Show the list as the section is opened; forget everything as it is left."""
        state = self._desk.state
        is_open = state.is_open and state.member is not None and state.section == "cases"
        if is_open != self._is_open:
            self._is_open = is_open
            self._typed = ""
            self._filter.forget()
            if is_open:
                self._list()
                self._finding.take_names()
            else:
                self._finding.forget()
                self._case.close()
        self._fold()

    def _watch(self) -> None:
        """Look for a card or a slip while no filing is open, and for the card of its resident."""
        is_finding = self._is_open and self._case.state == CaseState()
        is_asking = self._is_open and self._page.check.wants_card
        is_by_card = self._finding.state.how == "person"
        wanted = (is_asking or (is_finding and not is_by_card), is_finding)
        if wanted != self._watched:
            self._watched = wanted
            self._cards.watch(on=wanted[0])
            self._scans.watch(on=wanted[1])

    def _fold_card(self, card: CardRead) -> None:
        case = self._case.state.case
        if not self._is_open:
            return
        if case is not None and self._page.check.wants_card:
            self._finding.ask_whose(card.id_number, case.row.id, self._take_answer)
        elif self._case.state == CaseState():
            self._typed = ""
            self._finding.look_for_person(card.id_number)

    def _take_answer(self, is_theirs: bool) -> None:  # noqa: FBT001  # the answer itself
        """Go on looking where it was another's card: the right one may come."""
        self._page.check.take_card(is_theirs=is_theirs)
        if not is_theirs and self._watched[0]:
            self._cards.watch(on=True)

    def _refresh(self) -> None:
        """Show how the filings stand now."""
        self._finding.turn_to(self._finding.state.page)

    def _fold_scan(self, text: str) -> None:
        if self._is_open:
            self._typed = ""
            self._case.close()
            self._is_sought = True
            self._finding.read_code(text)

    def _fold_refused(self, fault: Fault) -> None:
        if self._is_open:
            self._finding.refuse(fault)

    def _fold_found(self) -> None:
        """Open at once what a slip or a number names, where that is one filing."""
        state = self._finding.state
        is_named = state.how == "slip" or state.query.number != ""
        if is_named and self._is_sought and not state.is_busy:
            self._is_sought = False
            if len(state.rows) == 1 and state.fault is None:
                self.open(str(state.rows[0].id))
        self._fold()

    def _fold(self) -> None:
        state, language = self._finding.state, self._desk.state.language
        self._watch()
        now = datetime.combine(self._today(), time(), self._zone)
        rows = tuple(case_row(row, self._filter.title_of, now, language) for row in state.rows)
        if rows != self._rows.rows:
            self._rows.show(rows)
        props = derive_cases_props(state, self._typed, self._case.state.fault, language)
        if props != self._props:
            self._props = props
            self.changed.emit()
