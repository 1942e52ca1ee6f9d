"""Finding filings: by what they are, their number, slip, person or name; page by page."""

from collections.abc import Callable
from dataclasses import dataclass, field, replace
from typing import Literal, TypeVar
from uuid import UUID

from PySide6.QtCore import QObject, Signal

from kiosk.devices.fault import Fault
from kiosk.jobs import Err, Failure, Ok, SerialJobRunner
from kiosk.services.desk.desk import DeskService
from kiosk.services.desk.found import (
    NOTHING,
    ROWS,
    Cases,
    Found,
    Rows,
    listed,
    named,
    of_person,
    on_slip,
)
from kiosk.services.desk.names import NameIndex
from kiosk.services.progress import Answer
from sync.errors import KnownError
from sync.store import CaseQuery, CaseRow

How = Literal["list", "slip", "person", "name"]
_T = TypeVar("_T")


@dataclass(frozen=True, slots=True)
class FindingState:
    """What is sought, and the page of it that is shown.

    `query`: of a list. `count`: of all pages. `secret`: of the slip that was read, which opens what
    was found. `fault`: why nothing could be looked for.
    """

    how: How = "list"
    query: CaseQuery = field(default_factory=CaseQuery)
    rows: Rows = field(default=(), repr=False)
    count: int = 0
    page: int = 0
    secret: bytes | None = field(default=None, repr=False)
    is_busy: bool = False
    fault: Failure | Fault | None = None

    @property
    def pages(self) -> int:
        """How many pages there are."""
        return -(-self.count // ROWS)


class FindingService(QObject):
    """Looks for filings, beside the GUI thread. `changed`: the state.

    Each search is noted before anything is shown: that there was one, never what was typed. A filing
    that is opened is noted by its number then.
    """

    changed = Signal()

    def __init__(
        self,
        cases: Cases,
        by_code: Callable[[str], Answer],
        desk: DeskService,
        lanes: tuple[SerialJobRunner, SerialJobRunner],
        parent: QObject | None = None,
    ) -> None:
        """`by_code`: what the code of a slip says; `lanes`: store and compute."""
        super().__init__(parent)
        self._cases = cases
        self._by_code = by_code
        self._desk = desk
        self._store, self._compute = lanes
        self._state = FindingState()
        self._turn = self._opening = 0
        self._names: NameIndex | None = None
        self._found = NOTHING
        self._ends: list[CaseRow | None] = [None]
        desk.locked.connect(self.forget)

    @property
    def state(self) -> FindingState:
        """What was found."""
        return self._state

    def list(self, query: CaseQuery) -> None:
        """Show what a query names, the newest first."""
        cases, what = self._cases, "number" if query.number else ""
        self._begin(FindingState("list", query), lambda: listed(cases, query), what)

    def read_code(self, text: str) -> None:
        """Show the filings of a slip whose code was read."""
        cases, by_code = self._cases, self._by_code
        self._begin(FindingState("slip"), lambda: on_slip(cases, text, by_code(text)), "slip")

    def look_for_person(self, id_number: str) -> None:
        """Show what was filed here in the name of a person."""
        cases, compute = self._cases, self._compute
        self._begin(FindingState("person"), lambda: of_person(cases, id_number), "person", compute)

    def take_names(self) -> None:
        """Take the masked names into memory, so that one is found as it is typed."""
        cases, opening = self._cases, self._opening

        def taken(result: Ok[NameIndex] | Err) -> None:
            if isinstance(result, Ok) and opening == self._opening:
                self._names = result.value

        self._compute.run(lambda: NameIndex(cases.names()), taken)

    def look_for_name(self, words: str) -> None:
        """Show the filings whose masked name may be this; every sign that is typed looks anew.

        Noted once, before the first sign is looked for.
        """
        index, cases = self._names, self._cases
        if index is not None and self._state.how == "name":
            turn = self._next(replace(self._state, fault=None))
            self._store.run(
                lambda: named(cases, index, words), lambda result: self._fold(turn, 0, result)
            )
            return

        def noted(result: Ok[NameIndex] | Err) -> None:
            match result:
                case Ok(taken) if turn == self._turn:
                    self._names = taken
                    self.look_for_name(words)
                case Err():
                    self._fold(turn, 0, result)

        turn = self._next(FindingState("name"))
        self._perform(lambda: index or NameIndex(cases.names()), noted, "name", self._compute)

    def ask_whose(self, id_number: str, case: UUID, then: Callable[[bool], None]) -> None:
        """Tell `then` whether a filing was put away under the ID number of a card that was read."""
        cases, turn = self._cases, self._turn

        def told(result: Ok[bool] | Err) -> None:
            if turn == self._turn:
                then(isinstance(result, Ok) and result.value)

        self._compute.run(
            lambda: any(row.id == case for row in cases.of_id_number(id_number)), told
        )

    def turn_to(self, page: int) -> None:
        """Show another page, the next or one before it; or the same as it is now."""
        if page in range(min(self._state.pages, len(self._ends))) and not self._state.is_busy:
            found, after = self._found, self._ends[page]
            turn = self._next(self._state)
            self._store.run(
                lambda: found.turned(page, after), lambda result: self._fold(turn, page, result)
            )

    def refuse(self, fault: Fault) -> None:
        """Say why what was read or typed is nothing to look for."""
        self._turn += 1
        self._show(replace(self._state, is_busy=False, fault=fault))

    def forget(self) -> None:
        """Drop everything, also what is on its way."""
        self._turn += 1
        self._opening += 1
        self._names = None
        self._found, self._ends = NOTHING, [None]
        self._show(FindingState())

    def _begin(
        self,
        state: FindingState,
        work: Callable[[], Found | Fault],
        subject: str,
        lane: SerialJobRunner | None = None,
    ) -> None:
        turn = self._next(state)
        self._perform(work, lambda result: self._fold(turn, 0, result), subject, lane)

    def _next(self, state: FindingState) -> int:
        """Wait for what is sought now, and for nothing that was before."""
        self._turn += 1
        self._show(replace(state, is_busy=True))
        return self._turn

    def _perform(
        self,
        work: Callable[[], _T],
        on_result: Callable[[Ok[_T] | Err], None],
        subject: str,
        lane: SerialJobRunner | None,
    ) -> None:
        try:
            self._desk.perform("find", work, on_result, subject=subject, lane=lane)
        except KnownError as error:
            self._show(FindingState(fault=error))

    def _fold(self, turn: int, page: int, result: Ok[Found | Fault] | Ok[Found] | Err) -> None:
        if turn != self._turn:
            return
        state = replace(self._state, is_busy=False, fault=None)
        match result:
            case Ok(Found(count=count, rows=rows, secret=secret) as found):
                self._found = found
                self._ends[page + 1 :] = rows[-1:]
                self._show(replace(state, rows=rows, count=count, page=page, secret=secret))
            case Ok(Fault() as fault):
                self._show(replace(state, fault=fault))
            case Err(error):
                self._show(replace(state, fault=error))

    def _show(self, state: FindingState) -> None:
        if state != self._state:
            self._state = state
            self.changed.emit()
