"""帮人办: staff begin or take over a visit, beside the resident or with the agent of an absent one."""

from dataclasses import dataclass
from typing import Literal

from PySide6.QtCore import QObject, Signal

from kiosk.jobs import Err, Failure, Ok
from kiosk.services.assistance import Agent, Assistance, Check, Mode
from kiosk.services.desk.desk import DeskService
from kiosk.services.idle import IdleService
from kiosk.services.person import Person
from kiosk.services.visiting import Visiting
from sync.errors import KnownError
from sync.store import StaffMember

Beneath = Literal["", "mine", "open"]


class VisitOpenError(KnownError):
    """A resident's visit lies open beneath the desk, and another one cannot begin."""

    zh = "屏幕上还有一位在办。请先在“帮人办”里接着办完，或者结束它。"
    en = "A visit is still open. Finish or end it under “Assist” first."


@dataclass(frozen=True, slots=True)
class AssistingState:
    """How the last beginning went; `error`: why it came to nothing."""

    is_busy: bool = False
    error: Failure | None = None


class AssistingService(QObject):
    """Sends staff into a visit, and brings the desk back, locked, when that is over.

    `changed`: the state, or a visit was ended.
    """

    changed = Signal()

    def __init__(
        self, desk: DeskService, visit: Visiting, idle: IdleService, parent: QObject | None = None
    ) -> None:
        super().__init__(parent)
        self._desk = desk
        self._visit = visit
        self._idle = idle
        self._state = AssistingState()
        self._is_assisted = False
        visit.changed.connect(self._follow)
        visit.ended.connect(self._come_back)
        desk.locked.connect(self.forget)

    @property
    def state(self) -> AssistingState:
        """How the last beginning went."""
        return self._state

    @property
    def beneath(self) -> Beneath:
        """Which visit the desk lies over: none, an open one, or one in which who works here assists."""
        if not self._desk.has_visit:
            return ""
        assistance, member = self._visit.visit.assistance, self._desk.state.member
        is_mine = assistance is not None and member is not None and assistance.staff == member.id
        return "mine" if is_mine else "open"

    @property
    def person(self) -> Person | None:
        """Who the visit beneath is about, as far as that is known."""
        return self._visit.visit.person

    def begin(self, mode: Mode, checked: Check, agent: Agent | None = None) -> None:
        """Assist in the visit that is open beneath the desk, or begin one.

        Raises:
            NotAllowedError: who works here may not.
        """
        if self._state.is_busy:
            return
        member = self._desk.require("assist")
        self._show(AssistingState(is_busy=True))
        self._desk.perform(
            "assist",
            lambda: None,
            lambda noted: self._noted(noted, _by(member, mode, checked, agent)),
            subject=f"{mode} {checked}",
        )

    def go_on(self) -> None:
        """Go back into the visit in which who works here assists already."""
        if self.beneath == "mine":
            self._desk.close()

    def end(self) -> None:
        """Note it, then end the visit that lies open beneath the desk; the desk stays.

        Raises:
            NotAllowedError: who works here may not.
        """
        self._desk.perform("assist", lambda: None, self._ended, outcome="ended")

    def accompany(self, checked: Check) -> None:
        """Assist in a visit that begins now with a case; whoever asks for it has noted what for.

        Raises:
            NotAllowedError: who works here may not.
            VisitOpenError: a resident's visit lies open.
        """
        member = self._desk.require("assist")
        if self._desk.has_visit:
            raise VisitOpenError("a visit is open")
        self._enter(_by(member, "beside", checked, None))

    def forget(self) -> None:
        """Drop the words about the last beginning, and one that is on its way."""
        self._show(AssistingState())

    def _noted(self, noted: Ok[None] | Err, assistance: Assistance) -> None:
        """Go into the visit once it is noted, unless the desk has locked meanwhile."""
        if not self._state.is_busy:
            return
        match noted:
            case Err(error):
                self._show(AssistingState(error=error))
            case Ok():
                self._show(AssistingState())
                is_new = not self._desk.has_visit
                self._enter(assistance)
                if is_new:
                    self._visit.begin()

    def _ended(self, noted: Ok[None] | Err) -> None:
        match noted:
            case Err(error):
                self._show(AssistingState(error=error))
            case Ok():
                self._visit.end()
                self.changed.emit()

    def _enter(self, assistance: Assistance) -> None:
        self._visit.assist(assistance)
        self._desk.close()
        self._idle.give_more_time()

    def _follow(self) -> None:
        if self._visit.visit.assistance is not None:
            self._is_assisted = True

    def _come_back(self) -> None:
        """The visit is over: the queue goes on at the desk, after six digits."""
        if self._is_assisted:
            self._is_assisted = False
            self._desk.open()

    def _show(self, state: AssistingState) -> None:
        if state != self._state:
            self._state = state
            self.changed.emit()


def _by(member: StaffMember, mode: Mode, checked: Check, agent: Agent | None) -> Assistance:
    return Assistance(member.id, member.name, mode, checked, agent)
