"""Who works at this kiosk: a manager adds people, gives them roles and fresh PINs, and bars them."""

from collections.abc import Callable
from dataclasses import dataclass, replace
from typing import Protocol
from uuid import UUID

from PySide6.QtCore import QObject, Signal

from kiosk.jobs import Err, Failure, Ok, SerialJobRunner
from kiosk.services.desk.desk import DeskService
from sync.store import Role, StaffMember, new_pin


class Roster(Protocol):
    """What a manager asks of `store.staff`, which notes each of these in the audit by itself."""

    def members(self) -> tuple[StaffMember, ...]:
        """Return everybody, also who is barred."""

    def add(
        self, name: str, role: Role, pin: str, *, by: UUID | None, must_change: bool = False
    ) -> StaffMember:
        """Take somebody on the staff."""

    def reset_pin(self, member: UUID, pin: str, *, by: UUID) -> object:
        """Give them a fresh PIN and key; it is theirs to change."""

    def change_role(self, member: UUID, role: Role, *, by: UUID) -> object:
        """Give them another role."""

    def bar(self, member: UUID, *, by: UUID) -> object:
        """Let them in no more."""

    def let_in(self, member: UUID, *, by: UUID) -> object:
        """Let them in again."""


@dataclass(frozen=True, slots=True)
class PeopleState:
    """Everybody, by name; `pin`: the fresh PIN of `pin_of`, to be told once; `error`: why it did not work."""

    members: tuple[StaffMember, ...] = ()
    pin_of: str = ""
    pin: str = ""
    is_busy: bool = False
    error: Failure | None = None


class PeopleService(QObject):
    """Looks after the staff of this kiosk. `changed`: the state."""

    changed = Signal()

    def __init__(
        self,
        roster: Roster,
        desk: DeskService,
        lane: SerialJobRunner,
        parent: QObject | None = None,
    ) -> None:
        """`lane`: for what takes a while."""
        super().__init__(parent)
        self._roster = roster
        self._desk = desk
        self._lane = lane
        self._state = PeopleState()

    @property
    def state(self) -> PeopleState:
        """The staff as it stands."""
        return self._state

    def look(self) -> None:
        """Read who works here."""
        self._desk.require("people")
        self._do(lambda: None)

    def add(self, name: str, role: Role) -> None:
        """Take somebody on the staff with a fresh PIN, which they change when they first log in."""
        manager, pin = self._desk.require("people").id, new_pin()
        self._do(
            lambda: self._roster.add(name, role, pin, by=manager, must_change=True), (name, pin)
        )

    def reset_pin(self, member: StaffMember) -> None:
        """Give somebody a fresh PIN, which they change when they next log in."""
        manager, pin = self._desk.require("people").id, new_pin()
        self._do(lambda: self._roster.reset_pin(member.id, pin, by=manager), (member.name, pin))

    def change_role(self, member: StaffMember, role: Role) -> None:
        """Give somebody another role; whoever gives it to themselves logs in again."""
        manager = self._desk.require("people").id
        self._do(lambda: self._roster.change_role(member.id, role, by=manager), about=member)

    def bar(self, member: StaffMember) -> None:
        """Let somebody in no more."""
        manager = self._desk.require("people").id
        self._do(lambda: self._roster.bar(member.id, by=manager), about=member)

    def let_in(self, member: StaffMember) -> None:
        """Let somebody in again."""
        manager = self._desk.require("people").id
        self._do(lambda: self._roster.let_in(member.id, by=manager))

    def told(self) -> None:
        """The fresh PIN has been told: forget it."""
        self._show(replace(self._state, pin_of="", pin="", error=None))

    def forget(self) -> None:
        """Forget who works here, and a PIN that nobody has been told."""
        self._show(PeopleState())

    def _do(
        self,
        act: Callable[[], object],
        fresh: tuple[str, str] = ("", ""),
        *,
        about: StaffMember | None = None,
    ) -> None:
        """Do something to the staff beside the GUI thread, and read it again."""

        def done() -> tuple[StaffMember, ...]:
            act()
            return self._roster.members()

        self._show(replace(self._state, is_busy=True, pin_of="", pin="", error=None))
        self._lane.run(done, lambda result: self._done(result, fresh, about))

    def _done(
        self,
        result: Ok[tuple[StaffMember, ...]] | Err,
        fresh: tuple[str, str],
        about: StaffMember | None,
    ) -> None:
        member = self._desk.state.member
        if member is None or not self._desk.may("people"):
            self.forget()
            return
        match result:
            case Ok() if about is not None and about.id == member.id:
                self.forget()
                self._desk.lock()
            case Ok(members):
                self._show(PeopleState(members, *fresh))
            case Err(error):
                self._show(replace(self._state, is_busy=False, error=error))

    def _show(self, state: PeopleState) -> None:
        if state != self._state:
            self._state = state
            self.changed.emit()
