"""The progress scene: by slip, card or number; how the filing stands, and what can be done about it."""

from dataclasses import replace
from datetime import tzinfo
from functools import partial

from PySide6.QtCore import QObject, Signal, Slot
from PySide6.QtQml import QmlElement

from kiosk.devices.card_reader import CardRead
from kiosk.devices.fault import Fault
from kiosk.models.rows import RowListModel
from kiosk.qt import Property
from kiosk.services.progress import TailWanted, Told
from kiosk.services.rating import Rated
from kiosk.services.syncing import SyncService
from kiosk.services.visit import Scene, VisitService
from kiosk.viewmodels.enquiry import ProgressInput, Ways
from kiosk.viewmodels.follow_up import FollowUpViewModel, Shown
from kiosk.viewmodels.returned import ReturnedViewModel
from kiosk.viewmodels.standing import (
    CaseRow,
    ProgressAnswer,
    Reader,
    Stage,
    derive_answer,
    derive_rows,
)
from kiosk.viewmodels.told import ToldViewModel
from sync.store import CaseStanding

QML_IMPORT_NAME = "Township.ViewModels"
QML_IMPORT_MAJOR_VERSION = 1


@QmlElement
class ProgressViewModel(ToldViewModel):
    """View model of the progress scene. Everything is forgotten when the scene is left."""

    changed = Signal()

    def __init__(
        self,
        visit: VisitService,
        ways: Ways,
        sync: SyncService,
        zone: tzinfo,
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self._visit = visit
        self._progress, self._cards, self._scans = ways.progress, ways.cards, ways.scans
        self._rating, self._results = ways.rating, ways.results
        self._sync = sync
        self._reader = partial(Reader, zone=zone, item_named=ways.item_named, now=ways.now)
        self._is_open = False
        self._typed = self._fresh()
        self._rows = RowListModel(CaseRow, self)
        self._notice = ReturnedViewModel(visit, ways.returned, self._case, self)
        self._follow_up = FollowUpViewModel(visit, ways.openers, self._shown, self)
        self.toldChanged.connect(self._notice.changed)
        self.toldChanged.connect(self._follow_up.changed)
        visit.changed.connect(self._fold_visit)
        self._progress.changed.connect(self._fold_answer)
        self._cards.read.connect(self._fold_card)
        self._scans.scanned.connect(self._fold_scan)
        self._scans.refused.connect(self._fold_refused)
        for part in (self._cards, self._scans, self._follow_up, sync):
            part.changed.connect(self.changed)
        visit.translated.connect(self.changed)

    @Property(str, notify=changed, final=True)
    def stage(self) -> str:
        """Which page is open: ways, scan, card, number, tail, list or answer."""
        return self._typed.stage

    @Property(bool, constant=True, final=True)
    def hasReader(self) -> bool:
        """Whether this kiosk has a card reader."""
        return self._cards.is_installed

    @Property(bool, constant=True, final=True)
    def hasScanner(self) -> bool:
        """Whether this kiosk reads codes."""
        return self._scans.is_installed

    @Property(str, notify=changed, final=True)
    def readerFault(self) -> str:
        """Why the card cannot be read, in words, or nothing."""
        fault = self._cards.fault
        return "" if fault is None else fault.words(self._visit.visit.language)

    @Property(str, notify=changed, final=True)
    def number(self) -> str:
        """The typed number."""
        return self._typed.number

    @Property(str, notify=changed, final=True)
    def tail(self) -> str:
        """The typed last four."""
        return self._typed.tail

    @Property(bool, notify=changed, final=True)
    def canGoOn(self) -> bool:
        """Whether enough is typed to go on."""
        return self._typed.can_go_on

    @Property(bool, notify=changed, final=True)
    def isWaiting(self) -> bool:
        """Whether an answer is on its way."""
        return self._typed.is_waiting or self._follow_up.isBusy

    @Property(RowListModel, constant=True, final=True)
    def rows(self) -> RowListModel:
        """Several filings to choose from, see `CaseRow`."""
        return self._rows

    @Property(ReturnedViewModel, constant=True, final=True)
    def notice(self) -> ReturnedViewModel:
        """The notice of what is to be mended, on paper."""
        return self._notice

    @Property(FollowUpViewModel, constant=True, final=True)
    def followUp(self) -> FollowUpViewModel:
        """What can be done about it, with the slip that was read."""
        return self._follow_up

    @Property(bool, notify=changed, final=True)
    def isOffline(self) -> bool:
        """Whether there may be newer word that has not come."""
        return self._sync.state.reach != "online"

    @Slot(str)
    def choose(self, stage: Stage) -> None:
        """Ask by slip (scan), card or number."""
        self._progress.forget()
        self._take(ProgressInput(stage))

    @Slot(int)
    def open(self, place: int) -> None:
        """Show one of several filings."""
        self._take(replace(self._typed, stage="answer", place=place))
        self._fold_answer()

    @Slot(str)
    def press(self, sign: str) -> None:
        """Type one sign."""
        self._take(self._typed.with_sign(sign))

    @Slot()
    def erase(self) -> None:
        """Take back the last sign."""
        self._take(self._typed.without_last())

    @Slot()
    def next(self) -> None:
        """Go on to the last four, or ask."""
        typed = self._typed
        if typed.stage == "number":
            self._take(replace(typed, stage="tail"))
        else:
            self._take(replace(typed, is_waiting=True))
            self._progress.ask(typed.number, typed.tail)

    @Slot()
    def back(self) -> None:
        """Go back one page."""
        match self._typed.stage:
            case "answer" if self._rows.count > 1:
                self._take(ProgressInput("list"))
            case "tail":
                self._take(replace(self._typed, stage="number", tail="", is_waiting=False))
            case stage if stage == self._fresh().stage:
                self._visit.back()
            case _:
                self.again()

    @Slot()
    def again(self) -> None:
        """Ask about another filing."""
        self._follow_up.forget()
        self._progress.forget()
        self._take(self._fresh())

    @Slot()
    def openResult(self) -> None:
        """Look at the result, with the slip that was read."""
        told, case = self._progress.answer, self._case()
        if case is not None and isinstance(told, Told) and told.secret is not None:
            self._results.open(case.id, case.progress.slip_number, told.secret)

    @Slot()
    def beginRating(self) -> None:
        """Rate how the filing that is shown was handled."""
        case = self._case()
        if case is not None:
            progress = case.progress
            self._rating.begin((Rated(case.id, progress.item, progress.title),))

    @Slot()
    def goHome(self) -> None:
        """Be done here."""
        self._visit.go_home()

    def _fresh(self) -> ProgressInput:
        has_choice = self._cards.is_installed or self._scans.is_installed
        return ProgressInput("ways" if has_choice else "number")

    def _case(self) -> CaseStanding | None:
        told = self._progress.answer
        return told.cases[self._typed.place] if isinstance(told, Told) else None

    def _shown(self) -> Shown:
        told = self._progress.answer
        secret = told.secret if isinstance(told, Told) else None
        return Shown(self._answer, self._case(), secret)

    def _take(self, typed: ProgressInput) -> None:
        if typed != self._typed:
            if self._answer.outcome in ("wrong", "failed", "slip"):
                self._answer = ProgressAnswer()
            self._typed = typed
            self._watch()
            self.toldChanged.emit()
            self.changed.emit()

    def _watch(self) -> None:
        """Look for a card or a code while one is wanted; where the scene is closed, others may."""
        if self._is_open:
            self._cards.watch(on=self._typed.stage in ("ways", "card"))
            self._scans.watch(on=self._typed.stage in ("ways", "scan"))

    def _fold_card(self, card: CardRead) -> None:
        if self._is_open:
            self._take(ProgressInput(self._typed.stage, is_waiting=True))
            self._progress.read_card(card.id_number)

    def _fold_scan(self, text: str) -> None:
        if self._is_open:
            self._take(ProgressInput(self._typed.stage, is_waiting=True))
            self._progress.read_code(text)

    def _fold_refused(self, fault: Fault) -> None:
        if self._is_open:
            self._progress.refuse(fault)

    def _fold_visit(self) -> None:
        is_open = self._visit.visit.scene is Scene.PROGRESS
        if is_open != self._is_open:
            self._is_open = is_open
            self._results.close()
            self.again()
            if not is_open:
                self._cards.watch(on=False)
                self._scans.watch(on=False)
            self._watch()
        self._fold_answer()

    def _fold_answer(self) -> None:
        told, reader = self._progress.answer, self._reader(self._visit.visit.language)
        answer = derive_answer(told, self._progress.error, reader, self._typed.place)
        rows = derive_rows(told, reader)
        if rows != self._rows.rows:
            self._rows.show(rows)
            if len(rows) > 1:
                self._typed = ProgressInput("list")
        if isinstance(told, TailWanted) and self._typed.is_waiting:
            self._typed = ProgressInput("tail", number=told.number)
        elif answer == self._answer:
            return
        self._answer = answer
        match answer.outcome:
            case "wrong" | "failed" if self._typed.stage == "tail":
                self._typed = replace(self._typed, tail="", is_waiting=False)
            case "found" | "unknown" | "staff" | "slip" | "failed" if not rows[1:]:
                self._typed = ProgressInput("answer")
        self._watch()
        self.toldChanged.emit()
        self.changed.emit()
