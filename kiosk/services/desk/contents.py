"""The contents of one case for who works at the desk: noted first, asked for, shown, and forgotten."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field, replace
from typing import Literal, TypeVar
from uuid import UUID

from PySide6.QtCore import QElapsedTimer, QObject, QTimer, Signal

from kiosk.jobs import Err, Failure, Ok, SerialJobRunner
from kiosk.services.desk.case_line import CaseLine, Part
from kiosk.services.desk.desk import DeskService, NotAllowedError
from kiosk.services.desk.no_contents import NoLineError, NotAttendedError
from kiosk.services.desk.opened import Contents
from sync.engine import Asking, CaseGiven
from sync.store import CaseRow
from sync.wire.desk import Why
from sync.wire.envelope import SealedFile

PATIENCE = 60.0
_FIRST_WAIT, _LONGEST_WAIT = 0.5, 4.0


@dataclass(frozen=True, slots=True)
class ContentsState:
    """How far the opening of a case got.

    `is_loading`: it can be read, while photos of it are still on their way.
    """

    case: UUID | None = None
    why: Why | Literal[""] = ""
    by: Literal["platform", "slip", ""] = ""
    is_busy: bool = False
    is_loading: bool = False
    error: Failure | None = None
    contents: Contents | None = field(default=None, repr=False)


_T = TypeVar("_T")


class ContentsService(QObject):
    """Opens one case at a time. `changed`: the state.

    What is opened, and the key that opens it, are in memory until `forget`, another case, or the
    desk locks.
    """

    changed = Signal()

    def __init__(
        self,
        line: CaseLine,
        desk: DeskService,
        lanes: tuple[SerialJobRunner, SerialJobRunner],
        parent: QObject | None = None,
        *,
        patience: float = PATIENCE,
    ) -> None:
        """`lanes`: the network's for who waits at the screen, and compute; `patience`: seconds."""
        super().__init__(parent)
        self._line = line
        self._desk = desk
        self._network, self._compute = lanes
        self._patience = patience
        self._turn = 0
        self._wait = _FIRST_WAIT
        self._missed = False
        self._asked = QElapsedTimer()
        self._again = QTimer(self, singleShot=True)
        self._next: Callable[[], None] = _nothing
        self._again.timeout.connect(self._ask_again)
        self._state = ContentsState()
        desk.locked.connect(self.forget)

    @property
    def state(self) -> ContentsState:
        """How far the opening got."""
        return self._state

    def open(self, row: CaseRow, why: Why) -> None:
        """Ask the platform for a case under the login of who works here."""
        self._begin(row, why, "platform")
        who = self._desk.logged_in
        if who is None:
            self._fail(NotAllowedError("nobody has logged in"))
            return
        self._perform(
            row,
            why,
            lambda: self._line.ask_about(row, why, who),
            lambda asking: self._ask_first(row, asking),
        )

    def open_by_slip(self, row: CaseRow, secret: bytes, why: Why = "contents") -> None:
        """Open a case that lies here with the secret of its slip; needs no network."""
        self._begin(row, why, "slip")
        self._perform(row, why, lambda: self._line.open_with(row, secret), self._tell)

    def forget(self) -> None:
        """Drop what was opened, and what is on its way."""
        self._turn += 1
        self._again.stop()
        self._next = _nothing
        self._show(ContentsState())

    def _ask_again(self) -> None:
        self._next()

    def _begin(self, row: CaseRow, why: Why, by: Literal["platform", "slip"]) -> None:
        self.forget()
        self._show(ContentsState(row.id, why, by, is_busy=True))

    def _perform(
        self, row: CaseRow, why: Why, work: Callable[[], _T], then: Callable[[_T], None]
    ) -> None:
        """Note who opens which case and why; only then do it."""
        turn = self._turn
        try:
            self._desk.perform(
                why,
                work,
                lambda result: self._fold(turn, result, then),
                subject=row.slip_number,
                lane=self._compute,
            )
        except NotAllowedError as error:
            self._fail(error)

    def _ask_first(self, row: CaseRow, asking: Asking) -> None:
        self._asked.start()
        self._wait, self._missed = _FIRST_WAIT, False
        self._next = lambda: self._ask(row, asking)
        self._next()

    def _ask(self, row: CaseRow, asking: Asking) -> None:
        turn = self._turn
        self._network.run(
            lambda: self._line.ask(asking), lambda result: self._heard(turn, row, result)
        )

    def _heard(self, turn: int, row: CaseRow, result: Ok[CaseGiven | None] | Err) -> None:
        """Go on with an answer; without one ask again. A link that fails once may have stumbled."""
        if turn != self._turn:
            return
        match result:
            case Ok(CaseGiven() as given):
                self._next = _nothing
                self._run(
                    self._compute,
                    lambda: (self._line.read(row, given, ()), self._line.missing(given)),
                    lambda found: self._read(row, given, *found),
                )
            case Err(error) if self._missed or not isinstance(error, NoLineError):
                self._fail(error)
            case _:
                self._missed = isinstance(result, Err)
                self._ask_later()

    def _ask_later(self) -> None:
        if self._asked.elapsed() >= self._patience * 1000:
            self._fail(NotAttendedError("no answer in time"))
        else:
            self._again.start(round(self._wait * 1000))
            self._wait = min(2 * self._wait, _LONGEST_WAIT)

    def _read(
        self, row: CaseRow, given: CaseGiven, contents: Contents, missing: Sequence[SealedFile]
    ) -> None:
        """Show what came; the files that do not lie here follow."""
        self._tell(contents, is_loading=bool(missing))
        if missing:
            self._fetch(row, given, missing, ())

    def _fetch(
        self, row: CaseRow, given: CaseGiven, missing: Sequence[SealedFile], parts: tuple[Part, ...]
    ) -> None:
        if not missing:
            self._run(self._compute, lambda: self._line.read(row, given, parts), self._tell)
            return
        file, *rest = missing

        def came(part: Part | None) -> None:
            self._fetch(row, given, rest, parts if part is None else (*parts, part))

        self._run(self._network, lambda: self._line.fetch(file), came)

    def _run(
        self, lane: SerialJobRunner, work: Callable[[], _T], then: Callable[[_T], None]
    ) -> None:
        turn = self._turn
        lane.run(work, lambda result: self._fold(turn, result, then))

    def _fold(self, turn: int, result: Ok[_T] | Err, then: Callable[[_T], None]) -> None:
        """Go on with what came, unless it was forgotten meanwhile."""
        if turn != self._turn:
            return
        match result:
            case Ok(value):
                then(value)
            case Err(error):
                self._fail(error)

    def _tell(self, contents: Contents, *, is_loading: bool = False) -> None:
        self._show(replace(self._state, is_busy=False, is_loading=is_loading, contents=contents))

    def _fail(self, error: Failure) -> None:
        self._next = _nothing
        self._show(replace(self._state, is_busy=False, is_loading=False, error=error))

    def _show(self, state: ContentsState) -> None:
        if state != self._state:
            self._state = state
            self.changed.emit()


def _nothing() -> None:
    """Nobody is asked again."""
