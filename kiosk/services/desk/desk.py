"""The desk itself: whether it is open, who works at it, and when it locks by itself."""

from collections.abc import Callable
from dataclasses import replace
from typing import TypeVar

from PySide6.QtCore import QObject, QTimer, Signal

from kiosk.jobs import Err, Ok, SerialJobRunner
from kiosk.services.desk.duty import Answer, Audit, DeskState, NotAllowedError, Refusal, Staff
from kiosk.services.desk.roles import Act, Section, may, sections_of
from kiosk.services.idle import IdleService
from kiosk.services.known import Scene
from kiosk.services.visiting import Visiting
from sync.store import LockedOut, LoggedIn, NotOnStaff, StaffMember, WrongPin

QUIET = 180.0
LEFT = 60.0

_T = TypeVar("_T")
__all__ = ["Answer", "DeskService", "DeskState", "NotAllowedError", "Refusal"]


class DeskService(QObject):
    """Opens, locks and closes the desk. `changed`: the state; `locked`: forget what you hold.

    `opening`: it is about to be laid over the screen; what it shows is to be there.
    Over an open visit the desk holds that visit's time. Nobody touching for `quiet` seconds locks it,
    and for `left` seconds more closes it, so that the kiosk is there for residents again. Nobody is
    logged in while it is closed, also beside a resident: whoever is at the screen then may be anybody.
    """

    opening = Signal()
    changed = Signal()
    locked = Signal()

    def __init__(  # noqa: PLR0913 - what a desk stands among
        self,
        staff: Staff,
        audit: Audit,
        lanes: tuple[SerialJobRunner, SerialJobRunner],
        visit: Visiting,
        idle: IdleService,
        parent: QObject | None = None,
        *,
        quiet: float = QUIET,
        left: float = LEFT,
    ) -> None:
        """`lanes`: for what takes a while, and for what is written."""
        super().__init__(parent)
        self._staff = staff
        self._audit = audit
        self._slow, self._store = lanes
        self._visit = visit
        self._idle = idle
        self._state = DeskState()
        self._logged_in: LoggedIn | None = None
        self._tries = 0
        self._quiet = QTimer(self, singleShot=True, interval=round(quiet * 1000))
        self._quiet.timeout.connect(lambda: self._lock("quiet"))
        self._left = QTimer(self, singleShot=True, interval=round(left * 1000))
        self._left.timeout.connect(self.close)

    @property
    def state(self) -> DeskState:
        """The desk as it stands."""
        return self._state

    @property
    def has_visit(self) -> bool:
        """Whether a visit lies open beneath the desk."""
        return self._visit.visit.scene is not Scene.ATTRACT

    @property
    def logged_in(self) -> LoggedIn | None:
        """Who works here, with the key to sign with; in memory only, until the desk locks."""
        return self._logged_in

    def members(self) -> tuple[str, ...]:
        """Return the names of those who can log in."""
        return tuple(one.name for one in self._staff.members() if not one.is_barred)

    def may(self, act: Act) -> bool:
        """Tell whether who works here may do this."""
        member = self._state.member
        return member is not None and not member.must_change_pin and may(member.role, act)

    def require(self, act: Act) -> StaffMember:
        """Return who works here, if they may do this.

        Raises:
            NotAllowedError: they may not, or nobody has logged in.
        """
        member = self._state.member
        if member is None or not self.may(act):
            raise NotAllowedError(f"{member.role if member else 'nobody'} may not {act}")
        return member

    def audit(self, action: str, subject: str = "", outcome: str = "") -> None:
        """Note what is done now, before it is.

        Raises:
            NotAllowedError: nobody has logged in.
            KnownError: it cannot be noted, so it must not be done.
        """
        member = self._state.member
        if member is None:
            raise NotAllowedError(f"nobody has logged in to {action}")
        self._audit.note(member.id, action, subject, outcome)

    def perform(
        self,
        act: Act,
        work: Callable[[], _T],
        on_result: Callable[[Ok[_T] | Err], None],
        *,
        subject: str = "",
        outcome: str = "",
        lane: SerialJobRunner | None = None,
    ) -> None:
        """Note an act, and only then do it; what could not be noted is not done, and comes as `Err`.

        Args:
            act: is asked for, and noted under this name.
            work: beside the GUI thread; closes over frozen values.
            on_result: is called on the GUI thread.
            subject: what it is about: a number, never a name or contents.
            outcome: how it went, where that is what is noted.
            lane: where it is done, where the store's is not meant.

        Raises:
            NotAllowedError: who works here may not do this.
        """
        member, audit = self.require(act).id, self._audit

        def noted() -> _T:
            audit.note(member, act, subject, outcome)
            return work()

        (lane or self._store).run(noted, on_result)

    def open(self) -> None:
        """Lay the desk over the screen; who sits or sat beside a resident is asked for the PIN alone.

        Over a visit it opens where one goes on with that: the resident waits.
        """
        if self._state.is_open:
            return
        self.opening.emit()
        self._idle.hold()
        section: Section = "assist" if self.has_visit else self._state.section
        self._show(replace(self._state, is_open=True, section=section))
        self.touch()

    def close(self) -> None:
        """Leave: nobody is logged in any more, and the screen is the residents' again.

        In a visit that staff assist, the one beside the resident stays known by name.
        """
        assistance = self._visit.visit.assistance
        self._forget("visit" if assistance else "")
        self._left.stop()
        if self.has_visit:
            self._idle.release()
        else:
            self._idle.rest()
        self._show(DeskState() if assistance is None else self._locked(assistance.name))

    def lock(self) -> None:
        """Ask for the PIN again."""
        self._lock("")

    def touch(self) -> None:
        """Somebody is at the desk."""
        if not self._state.is_open:
            return
        if self._state.member is None:
            self._left.start()
        else:
            self._quiet.start()

    def log_in(self, name: str, pin: str) -> None:
        """Try to log in; tells by the state how it went."""
        if not self._state.is_busy:
            self._show(replace(self._state, is_busy=True, refusal=None, name=name))
            self._try(lambda: self._staff.log_in(name, pin))

    def ask_for_pin(self, *, is_changing: bool) -> None:
        """Begin to change one's own PIN, or leave it."""
        if self._state.member is not None:
            self._show(replace(self._state, is_changing_pin=is_changing, refusal=None))

    def change_pin(self, old: str, new: str) -> None:
        """Try to change one's own PIN; tells by the state how it went."""
        member = self._state.member
        if member is not None and not self._state.is_busy:
            self._show(replace(self._state, is_busy=True, refusal=None))
            self._try(lambda: self._staff.change_pin(member.id, old, new))

    def go_to(self, section: Section) -> None:
        """Open a section; nothing for a role that does not see it."""
        member = self._state.member
        if member is not None and section in sections_of(member.role):
            self._show(replace(self._state, section=section))

    def use(self, *, language: str = "", is_elder: bool | None = None) -> None:
        """Show the desk in another language, or with larger type."""
        state = self._state
        elder = state.is_elder if is_elder is None else is_elder
        self._show(replace(state, language=language or state.language, is_elder=elder))

    def tell(self, section: Section, count: int) -> None:
        """Show beside a section on the rail how much waits there; 0: nothing."""
        self._show(replace(self._state, badges={**self._state.badges, section: count}))

    def forget_refusal(self) -> None:
        """Take away the words about the last try."""
        self._show(replace(self._state, refusal=None))

    def _try(self, work: Callable[[], Answer]) -> None:
        """Let a PIN be tried; nobody is logged in by it once the desk has locked or closed."""
        self._tries += 1
        number = self._tries
        self._slow.run(work, lambda result: self._tried(result) if number == self._tries else None)

    def _tried(self, result: Ok[Answer] | Err) -> None:
        state = replace(self._state, is_busy=False)
        match result:
            case Ok(LoggedIn(member) as logged_in):
                self._logged_in = logged_in
                self._left.stop()
                seen = sections_of(member.role)
                self._show(
                    replace(
                        state,
                        member=member,
                        name=member.name,
                        section=state.section if state.section in seen else seen[0],
                        is_changing_pin=member.must_change_pin,
                    )
                )
            case Ok(WrongPin() | LockedOut() | NotOnStaff() as refusal):
                self._show(replace(state, refusal=refusal))
            case Err(error):
                self._show(replace(state, refusal=error))
        self.touch()

    def _lock(self, why: str) -> None:
        if self._state.member is None:
            return
        self._forget(why)
        self._show(replace(self._locked(self._state.name), is_open=True))
        self.touch()

    def _forget(self, why: str) -> None:
        """Let nobody be logged in; noted afterwards, as a desk locks also where nothing can be noted."""
        member, audit = self._state.member, self._audit
        self._quiet.stop()
        self._logged_in = None
        self._tries += 1
        self.locked.emit()
        if member is not None:
            left = member.id
            self._store.run(lambda: audit.note(left, "lock", outcome=why), lambda _: None)

    def _locked(self, name: str) -> DeskState:
        """Return the desk closed and locked; it comes back to `name` where it was."""
        state = self._state
        return DeskState(
            name=name,
            section=state.section,
            language=state.language,
            is_elder=state.is_elder,
            badges=state.badges,
        )

    def _show(self, state: DeskState) -> None:
        if state != self._state:
            self._state = state
            self.changed.emit()
