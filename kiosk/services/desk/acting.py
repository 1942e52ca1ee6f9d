"""What staff do about a filing together with the resident: correct, supplement, hand over, withdraw."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from datetime import datetime
from typing import Literal

from PySide6.QtCore import QObject, Signal

from forms.catalogue import ServiceItem
from kiosk.jobs import Err, Failure, Ok
from kiosk.services.assistance import Assistance, Check
from kiosk.services.correcting import CorrectingService
from kiosk.services.desk.assisting import AssistingService, VisitOpenError
from kiosk.services.desk.case import CaseService
from kiosk.services.desk.contents import ContentsService
from kiosk.services.desk.desk import DeskService
from kiosk.services.documents import Document
from kiosk.services.filling import Filling
from kiosk.services.identity import assist_of
from kiosk.services.moved import unless_moved
from kiosk.services.reopening import Correction, StaysClosedError
from kiosk.services.supplementing import SupplementService
from kiosk.services.visit import VisitService
from kiosk.services.withdrawing import WithdrawalService
from sync.errors import KnownError
from sync.store import CaseRow, CaseSeen
from sync.store.contacts import HandedOver

CaseAct = Literal["correct", "supplement", "hand-over", "withdraw"]
ID_CARD: Document = "resident-id-card"
_VISITS = ("correct", "supplement")


@dataclass(frozen=True, slots=True)
class ActingState:
    """What is being done about the filing, which stands as `seen`; `is_done`: it is. `fault`: why it came to nothing."""

    act: CaseAct | None = None
    checked: Check = "seen"
    seen: CaseSeen | None = None
    is_busy: bool = False
    is_done: bool = False
    fault: Failure | None = None


@dataclass(frozen=True, slots=True)
class Helpers:
    """Who does what: `correcting` and `supplementing` are the desk's own, beside those of the visit."""

    contents: ContentsService
    correcting: CorrectingService
    supplementing: SupplementService
    withdrawing: WithdrawalService
    assisting: AssistingService
    handed: HandedOver


class ActingService(QObject):
    """Does one thing about the filing that is looked at, after a look at how it stands now.

    `changed`: the state. A correction and a supplement are a visit, into which staff go with the resident.
    """

    changed = Signal()

    def __init__(
        self,
        case: CaseService,
        desk: DeskService,
        visit: VisitService,
        helpers: Helpers,
        now: Callable[[], datetime],
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self._case = case
        self._desk = desk
        self._visit = visit
        self._helpers = helpers
        self._now = now
        self._state = ActingState()
        helpers.contents.changed.connect(self._fold_contents)
        for opening in (helpers.correcting, helpers.supplementing):
            opening.changed.connect(self._fold_opening)
            opening.opened.connect(self._enter)
        helpers.withdrawing.changed.connect(self._fold_withdrawal)
        case.turned.connect(self.forget)
        desk.locked.connect(self.forget)

    @property
    def state(self) -> ActingState:
        """What is being done."""
        return self._state

    def correct(self, checked: Check) -> None:
        """Open a returned filing, to be changed together with the resident and filed again."""
        self._begin("correct", checked, self._open)

    def supplement(self, checked: Check) -> None:
        """Have the papers photographed that the agency asks for."""
        self._begin("supplement", checked, self._supplement)

    def hand_over(self, checked: Check) -> None:
        """Note that the result was handed over, and to whom it was: known by card, slip or sight."""
        self._begin("hand-over", checked, self._hand_over)

    def withdraw(self, checked: Check, words: str) -> None:
        """Take back a filing that nobody has begun to handle; `words`: why, as the resident says."""
        self._begin("withdraw", checked, lambda row: self._withdraw(row, words))

    def forget(self) -> None:
        """Drop what is on its way."""
        self._helpers.correcting.forget()
        self._helpers.supplementing.forget()
        self._helpers.withdrawing.forget()
        self._show(ActingState())

    def _begin(self, act: CaseAct, checked: Check, go_on: Callable[[CaseRow], None]) -> None:
        """Look at the filing anew; where it stands as the screen says, go on."""
        case = self._case.state.case
        if case is None or self._state.is_busy or self._case.state.is_busy:
            return
        self._show(ActingState(act, checked, is_busy=True))

        def looked(is_same: bool) -> None:  # noqa: FBT001  # the answer itself
            case = self._case.state.case
            if case is None or not is_same:
                self._show(ActingState())
                return
            self._show(replace(self._state, seen=case.seen))
            if act in _VISITS and self._desk.has_visit:
                self._fail(VisitOpenError("a visit is open"))
            else:
                go_on(case.row)

        self._case.look_anew(looked)

    def _note(self, row: CaseRow, work: Callable[[], object], then: Callable[[], None]) -> None:
        """Note what is done now, do what is done in the store, and go on."""
        act, turn = self._state.act, self._state

        def noted(result: Ok[object] | Err) -> None:
            match result:
                case Err(error):
                    self._fail(error)
                case Ok() if self._state is turn:
                    then()

        if act is None:
            return
        try:
            self._desk.perform(act, work, noted, subject=row.slip_number)
        except KnownError as error:
            self._fail(error)

    def _open(self, row: CaseRow) -> None:
        """Open the contents, which notes it: by the slip here, else from the platform."""
        contents, secret = self._helpers.contents, self._case.state.secret
        try:
            if secret is not None and row.is_here:
                contents.open_by_slip(row, secret, "correct")
            else:
                contents.open(row, "correct")
        except KnownError as error:
            self._fail(error)

    def _supplement(self, row: CaseRow) -> None:
        secret, language = self._case.state.secret, self._visit.visit.language
        begin = self._helpers.supplementing.begin
        self._note(row, lambda: None, lambda: begin(row.id, language, secret))

    def _hand_over(self, row: CaseRow) -> None:
        handed, checked, seen = self._helpers.handed, self._state.checked, self._state.seen
        member = self._desk.state.member
        if member is not None and seen is not None:
            proviso = unless_moved(seen)
            self._note(row, lambda: handed.note(row.id, member.id, checked, proviso), self._finish)

    def _withdraw(self, row: CaseRow, words: str) -> None:
        withdraw, language = self._helpers.withdrawing.withdraw, self._desk.state.language
        identity = self._vouched(self._state.checked)
        self._note(row, lambda: None, lambda: withdraw(row.id, words, language, identity=identity))

    def _vouched(self, checked: Check) -> Mapping[str, object]:
        """Say who of the staff knew whom by what, as what is filed names it."""
        member = self._desk.state.member
        told: dict[str, object] = {
            "how": checked if checked in ("card", "slip") else "staff",
            "document": ID_CARD if checked in ("card", "seen") else "",
            "checked_at": self._now(),
        }
        if member is not None:
            assistance = Assistance(member.id, member.name, "beside", checked)
            told["assist"] = assist_of(assistance)
        return told

    def _fold_contents(self) -> None:
        """Make a filling of what was opened to be corrected, once its photos are there."""
        state, told, case = self._state, self._helpers.contents.state, self._case.state.case
        is_mine = case is not None and told.case == case.row.id and told.why == "correct"
        if state.act != "correct" or not state.is_busy or not is_mine:
            return
        if told.error is not None:
            self._fail(told.error)
        elif told.contents is not None and not told.is_loading:
            reopened = told.contents.reopened
            if reopened is None:
                self._fail(StaysClosedError("nothing that was filled in as a form"))
            elif not self._helpers.correcting.state.is_busy:
                self._helpers.correcting.begin_with(reopened, self._visit.visit.language)

    def _fold_opening(self) -> None:
        act, helpers = self._state.act, self._helpers
        opening = helpers.correcting if act == "correct" else helpers.supplementing
        if act in _VISITS and opening.state.error is not None:
            self._fail(opening.state.error)

    def _enter(self, correction: Correction, item: ServiceItem, filling: Filling) -> None:
        """Go into the visit with the resident; the desk steps aside."""
        state = self._state
        if state.act not in _VISITS:
            return
        try:
            self._helpers.assisting.accompany(state.checked)
        except KnownError as error:
            self._fail(error)
        else:
            self._visit.correct(replace(correction, seen=state.seen), item, filling)

    def _fold_withdrawal(self) -> None:
        told = self._helpers.withdrawing.state
        if self._state.act != "withdraw":
            return
        if told.error is not None:
            self._fail(told.error)
        elif told.is_filed:
            self._finish()

    def _finish(self) -> None:
        self._show(replace(self._state, is_busy=False, is_done=True))
        self._case.reload()

    def _fail(self, error: Failure) -> None:
        self._show(replace(self._state, is_busy=False, fault=error))

    def _show(self, state: ActingState) -> None:
        if state != self._state:
            self._state = state
            self.changed.emit()
