"""The section 要打的电话: whom to call, one of them at a time, and how the call went."""

from collections.abc import Callable
from dataclasses import dataclass, replace
from typing import Literal, TypeAlias
from uuid import UUID

from PySide6.QtCore import QObject, Signal

from kiosk.jobs import Err, Failure, Ok, SerialJobRunner
from kiosk.services.desk.contents import ContentsService
from kiosk.services.desk.desk import DeskService
from kiosk.services.health.to_call import Call
from sync.errors import KnownError

Outcome: TypeAlias = Literal["called", "not_reached"]


@dataclass(frozen=True, slots=True)
class CallBook:
    """What is read and written about calls; each blocks, and is run beside the GUI thread."""

    calls: Callable[[], tuple[Call, ...]]
    note: Callable[[UUID, UUID, Outcome], None]


@dataclass(frozen=True, slots=True)
class CallingState:
    """The list, None before it was read, and the call that is open.

    `has_moved`: the one that was chosen stands otherwise than the list said; without an open one
    nobody is to be called about it any more. `noted`: how the last call went, as it was noted.
    """

    calls: tuple[Call, ...] | None = None
    open: Call | None = None
    has_moved: bool = False
    is_busy: bool = False
    noted: Outcome | None = None
    error: Failure | None = None


class CallingService(QObject):
    """Leads through the calls. `changed`: the state; the phone number is for `contents` to tell."""

    changed = Signal()

    def __init__(
        self,
        desk: DeskService,
        book: CallBook,
        contents: ContentsService,
        lane: SerialJobRunner,
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self._desk = desk
        self._book = book
        self._contents = contents
        self._lane = lane
        self._state = CallingState()
        self._is_shown = self._is_manned = self._is_counting = False
        desk.changed.connect(self._heed_desk)

    @property
    def state(self) -> CallingState:
        """The calls as they stand."""
        return self._state

    def look(self) -> None:
        """Read anew whom to call."""
        self._read(self._listed)

    def recount(self) -> None:
        """Something may stand otherwise now: tell anew on the rail how many are to be called."""
        if self._is_counting or not self._desk.may("call"):
            return
        self._is_counting = True
        self._lane.run(self._book.calls, self._counted)

    def choose(self, case: UUID) -> None:
        """Open a call; it is looked at anew, as somebody else may have called meanwhile."""
        if self._state.is_busy:
            return
        before = next((call for call in self._state.calls or () if call.case.id == case), None)
        self._read(lambda calls: self._chosen(calls, case, before))

    def ask_phone(self) -> None:
        """Have the number told; asked for under the own log-in, and noted."""
        if self._state.open is not None:
            self._try(lambda call: self._contents.open(call.case, "phone"))

    def note(self, outcome: Outcome) -> None:
        """Note how the call went, and go back to the list."""
        if self._state.open is not None and not self._state.is_busy:
            self._try(lambda call: self._note(call, outcome))

    def close(self) -> None:
        """Leave the call as it was."""
        self._contents.forget()
        self._show(CallingState(self._state.calls))

    def forget(self) -> None:
        """Drop the list and the number."""
        self._contents.forget()
        self._show(CallingState())

    def _heed_desk(self) -> None:
        was_manned, self._is_manned = self._is_manned, self._desk.may("call")
        if self._is_manned and not was_manned:
            self.recount()
        was, state = self._is_shown, self._desk.state
        self._is_shown = state.is_open and state.section == "calls" and self._desk.may("call")
        if self._is_shown and not was:
            self.look()
        elif was and not self._is_shown:
            self.forget()

    def _counted(self, result: Ok[tuple[Call, ...]] | Err) -> None:
        self._is_counting = False
        if isinstance(result, Ok) and self._is_manned:
            self._desk.tell("calls", len(result.value))

    def _read(self, fold: Callable[[tuple[Call, ...]], None]) -> None:
        if not self._desk.may("call"):
            return
        self._show(replace(self._state, is_busy=True, error=None))

        def took(result: Ok[tuple[Call, ...]] | Err) -> None:
            if not self._is_shown:
                return
            match result:
                case Ok(calls):
                    self._desk.tell("calls", len(calls))
                    fold(calls)
                case Err(error):
                    self._show(replace(self._state, is_busy=False, error=error))

        self._lane.run(self._book.calls, took)

    def _listed(self, calls: tuple[Call, ...]) -> None:
        self._show(CallingState(calls, noted=self._state.noted))

    def _chosen(self, calls: tuple[Call, ...], case: UUID, before: Call | None) -> None:
        now = next((call for call in calls if call.case.id == case), None)
        self._contents.forget()
        self._show(CallingState(calls, now, has_moved=now != before))

    def _try(self, act: Callable[[Call], None]) -> None:
        call = self._state.open
        if call is None:
            return
        try:
            act(call)
        except KnownError as error:
            self._show(replace(self._state, is_busy=False, error=error))

    def _note(self, call: Call, outcome: Outcome) -> None:
        note, case, member = self._book.note, call.case, self._desk.require("call").id
        self._show(replace(self._state, is_busy=True, error=None))
        self._desk.perform(
            "call",
            lambda: note(case.id, member, outcome),
            lambda result: self._noted(result, outcome),
            subject=case.slip_number,
            outcome=outcome.replace("_", "-"),
        )

    def _noted(self, result: Ok[None] | Err, outcome: Outcome) -> None:
        if not self._is_shown:
            return
        match result:
            case Ok():
                self._contents.forget()
                self._show(CallingState(self._state.calls, noted=outcome))
                self.look()
            case Err(error):
                self._show(replace(self._state, is_busy=False, error=error))

    def _show(self, state: CallingState) -> None:
        if state != self._state:
            self._state = state
            self.changed.emit()
