"""The outbox at the desk: what waits, what was parked and why, page by page, and trying it again.

Nothing here takes anything out of the outbox: that is done by the platform's receipts alone.
"""

from dataclasses import dataclass, replace
from uuid import UUID

from PySide6.QtCore import QObject, Signal

from kiosk.jobs import Err, Failure, Ok, SerialJobRunner
from kiosk.services.desk.desk import DeskService
from kiosk.services.syncing import SyncService
from sync.store import OutboxRow, Waiting
from sync.store.outbox import Outbox

PAGE = 8


@dataclass(frozen=True, slots=True)
class OutboxState:
    """One page of the outbox. `starts`: what came before each page that led here.

    `waiting`: the counts, None before the first look. `retried`: how many were put to be sent at once.
    """

    rows: tuple[OutboxRow, ...] = ()
    starts: tuple[OutboxRow | None, ...] = (None,)
    has_more: bool = False
    waiting: Waiting | None = None
    retried: int | None = None
    is_busy: bool = False
    error: Failure | None = None


class OutboxService(QObject):
    """Shows the outbox and has its entries tried again. `changed`: the state."""

    changed = Signal()

    def __init__(
        self,
        outbox: Outbox,
        sync: SyncService,
        lane: SerialJobRunner,
        desk: DeskService,
        parent: QObject | None = None,
    ) -> None:
        """`lane`: the store's."""
        super().__init__(parent)
        self._outbox = outbox
        self._sync = sync
        self._lane = lane
        self._desk = desk
        self._state = OutboxState()
        self._is_open = False
        sync.changed.connect(self._follow)

    @property
    def state(self) -> OutboxState:
        """What is shown of the outbox."""
        return self._state

    def look(self) -> None:
        """Show the first page."""
        self._is_open = True
        self._read(OutboxState())

    def further(self) -> None:
        """Show the page after this one."""
        state = self._state
        if state.has_more and not state.is_busy:
            self._read(replace(state, starts=(*state.starts, state.rows[-1]), retried=None))

    def back(self) -> None:
        """Show the page before this one."""
        state = self._state
        if len(state.starts) > 1 and not state.is_busy:
            self._read(replace(state, starts=state.starts[:-1], retried=None))

    def retry(self, entry: UUID | None = None) -> None:
        """Have one tried again at once, or all, whatever was said of them."""
        outbox, ids = self._outbox, None if entry is None else (entry,)
        if not self._state.is_busy:
            self._show(replace(self._state, is_busy=True, retried=None, error=None))
            numbers = {row.envelope_id: row.slip_number for row in self._state.rows}
            subject = "all" if entry is None else numbers.get(entry, str(entry))
            self._desk.perform("retry", lambda: outbox.retry(ids), self._retried, subject=subject)

    def forget(self) -> None:
        """Show nothing any more."""
        self._is_open = False
        self._show(OutboxState())

    def _follow(self) -> None:
        """Tell the rail how much waits, and read again what is shown."""
        link = self._sync.state
        self._desk.tell("outbox", link.waiting + link.held_up)
        if self._is_open and not self._state.is_busy:
            self._read(self._state)

    def _read(self, wanted: OutboxState) -> None:
        self._desk.require("outbox")
        outbox = self._outbox
        self._show(replace(wanted, is_busy=True, error=None))
        self._lane.run(
            lambda: (outbox.waiting(), outbox.list(after=wanted.starts[-1], limit=PAGE + 1)),
            lambda result: self._took(result, wanted),
        )

    def _took(
        self, result: Ok[tuple[Waiting, tuple[OutboxRow, ...]]] | Err, wanted: OutboxState
    ) -> None:
        if not self._is_open:
            return
        match result:
            case Ok((_, ())) if len(wanted.starts) > 1:  # all of this page has arrived meanwhile
                self._read(replace(wanted, starts=(None,)))
            case Ok((waiting, rows)):
                shown = replace(wanted, rows=rows[:PAGE], has_more=len(rows) > PAGE)
                self._show(replace(shown, waiting=waiting, is_busy=False, error=None))
            case Err(error):
                self._show(replace(wanted, is_busy=False, error=error))

    def _retried(self, result: Ok[int] | Err) -> None:
        if not self._is_open:
            return
        state = replace(self._state, is_busy=False)
        match result:
            case Ok(count):
                self._read(replace(state, starts=(None,), retried=count))
                self._sync.cycle()
            case Err(error):
                self._show(replace(state, error=error))

    def _show(self, state: OutboxState) -> None:
        if state != self._state:
            self._state = state
            self.changed.emit()
