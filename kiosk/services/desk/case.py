"""One filing as staff look at it: how it stands, what was printed and handed over; looked at anew before each act."""

from collections.abc import Callable
from dataclasses import dataclass, field, replace
from uuid import UUID

from PySide6.QtCore import QObject, QTimer, Signal

from kiosk.jobs import Err, Failure, Ok, SerialJobRunner
from kiosk.services.desk.desk import DeskService
from kiosk.services.moved import CaseMovedError
from kiosk.services.syncing import SyncService
from kiosk.services.withdrawing import OPEN
from sync.errors import KnownError
from sync.store import CaseResult, CaseRow, CaseSeen, CaseStanding, Handed, Store

PATIENCE_MS = 8_000


@dataclass(frozen=True, slots=True)
class Case:
    """What this kiosk knows of a filing without opening it.

    `standing`: None where it was filed at another kiosk of the hall. `handed`: when its result was
    handed over, the latest first. `seen`: what tells one standing of it from another.
    """

    row: CaseRow
    seen: CaseSeen
    standing: CaseStanding | None = None
    result: CaseResult | None = None
    handed: tuple[Handed, ...] = ()


@dataclass(frozen=True, slots=True)
class CaseState:
    """The filing that is looked at, None for none.

    `secret`: of its slip, where that was read. `news`: what somebody else did since it was opened;
    whoever looks has not seen that yet.
    """

    case: Case | None = None
    secret: bytes | None = field(default=None, repr=False)
    is_busy: bool = False
    news: CaseMovedError | None = None
    fault: Failure | None = None


def read_case(store: Store, id_: UUID) -> Case | None:
    """Read a filing, None where the hall has none of this id."""
    row = store.cases.row(id_)
    if row is None:
        return None
    standing = store.standings.of(row.slip_number) if row.is_here else None
    result, handed = store.results.of(row.id), store.handed.of(row.id)
    return Case(row, store.cases.seen(row.id), standing, result, handed)


class CaseService(QObject):
    """Shows one filing at a time. `changed`: the state; `turned`: to another filing, or to none."""

    changed = Signal()
    turned = Signal()

    def __init__(
        self,
        read: Callable[[UUID], Case | None],
        desk: DeskService,
        sync: SyncService,
        lane: SerialJobRunner,
        parent: QObject | None = None,
    ) -> None:
        """`read` blocks, and is run on `lane`."""
        super().__init__(parent)
        self._read = read
        self._desk = desk
        self._sync = sync
        self._lane = lane
        self._state = CaseState()
        self._turn = 0
        self._wanted_run = 0
        self._then: Callable[[bool], None] | None = None
        self._patience = QTimer(self, singleShot=True, interval=PATIENCE_MS)
        self._patience.timeout.connect(self._read_anew)
        sync.changed.connect(self._fold_sync)
        desk.locked.connect(self.forget)

    @property
    def state(self) -> CaseState:
        """The filing that is looked at."""
        return self._state

    def show(self, case: UUID, number: str, secret: bytes | None = None) -> None:
        """Open a filing in the section of filings; `number`: that it is noted by."""
        self._desk.go_to("cases")
        self.close()
        turn = self._turn
        self._show(CaseState(secret=secret, is_busy=True))
        try:
            self._desk.perform(
                "find",
                lambda: self._read(case),
                lambda result: self._fold(turn, result, None),
                subject=number,
            )
        except KnownError as error:
            self._show(CaseState(fault=error))

    def look_anew(self, then: Callable[[bool], None]) -> None:
        """Tell `then` whether the filing stands as the screen says.

        Another kiosk, or the county, may have had it in hands meanwhile: where there is a network
        the platform is asked first.
        """
        if self._state.case is None or self._state.is_busy:
            return
        self._then = then
        self._show(replace(self._state, is_busy=True, fault=None))
        if self._sync.state.reach == "online":
            self._wanted_run = self._sync.runs + 1
            self._patience.start()
            self._sync.cycle()
        else:
            self._read_anew()

    def reload(self) -> None:
        """Read it once more, after something was done about it."""
        case = self._state.case
        if case is not None:
            self._turn += 1
            turn = self._turn
            self._lane.run(
                lambda: self._read(case.row.id), lambda result: self._fold(turn, result, None)
            )

    def close(self) -> None:
        """Look at it no more."""
        self._turn += 1
        self._then = None
        self._patience.stop()
        self._show(CaseState())
        self.turned.emit()

    def forget(self) -> None:
        """Drop everything, also what is on its way."""
        self.close()

    def _fold_sync(self) -> None:
        """The platform has told: what is asked for goes on, what is shown is looked at again."""
        if self._then is not None:
            if self._sync.state.run >= self._wanted_run:
                self._read_anew()
        elif self._state.case is not None and not self._state.is_busy:
            self._read_anew()

    def _read_anew(self) -> None:
        self._patience.stop()
        case = self._state.case
        if case is not None:
            self._turn += 1
            turn = self._turn
            self._lane.run(
                lambda: self._read(case.row.id), lambda result: self._fold(turn, result, case)
            )

    def _fold(self, turn: int, result: Ok[Case | None] | Err, before: Case | None) -> None:
        """Show what was read; `before`: what the screen said until now, None for nothing."""
        if turn != self._turn:
            return
        then, self._then = self._then, None
        is_same = False
        match result:
            case Ok(Case() as case):
                news = None if before is None else _news(before.seen, case.seen)
                is_same = news is None
                kept = self._state.news if then is None else None
                self._show(replace(self._state, case=case, is_busy=False, news=news or kept))
            case Ok():
                self._show(CaseState())
            case Err(error):
                self._show(replace(self._state, is_busy=False, fault=error))
        if then is not None:
            then(is_same)

    def _show(self, state: CaseState) -> None:
        if state != self._state:
            self._state = state
            self.changed.emit()


def _news(before: CaseSeen, now: CaseSeen) -> CaseMovedError | None:
    """Return what somebody else did; that a withdrawal from here went its way is no news."""
    is_ours = before.is_withdrawing and now.status in (*OPEN, "withdrawn")
    return None if now == before or is_ours else CaseMovedError(before, now)
