"""What was done at the desk, page by page, and the whole of it as a file that proves itself."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from typing import Literal, Protocol, TypeAlias
from uuid import UUID

from PySide6.QtCore import QObject, Signal

from kiosk.jobs import Err, Failure, Ok, SerialJobRunner
from kiosk.services.desk.desk import DeskService
from sync.store import AuditEntry, StaffMember

PAGE = 20
Chain: TypeAlias = Literal["unknown", "whole", "broken"]


class Trail(Protocol):
    """What is asked of `store.audit`."""

    def list(
        self,
        *,
        after: AuditEntry | None = None,
        limit: int = 50,
        staff: UUID | None = None,
        action: str | None = None,
    ) -> tuple[AuditEntry, ...]:
        """Return rows, newest first."""

    def verify(self) -> int | None:
        """Return the first position at which the chain is broken."""

    def export(self) -> bytes:
        """Return everything, signed."""


@dataclass(frozen=True, slots=True)
class TrailState:
    """One page of the record. `starts`: what came before each page that led here.

    `saved`: where the file of it lies, once it was exported.
    """

    entries: tuple[AuditEntry, ...] = ()
    names: Mapping[UUID, str] | None = None
    starts: tuple[AuditEntry | None, ...] = (None,)
    has_more: bool = False
    staff: UUID | None = None
    is_busy: bool = False
    chain: Chain = "unknown"
    saved: str = ""
    error: Failure | None = None


class TrailService(QObject):
    """Reads the audit, checks its chain, and saves it. `changed`: the state."""

    changed = Signal()

    def __init__(
        self,
        trail: Trail,
        members: Callable[[], tuple[StaffMember, ...]],
        save: Callable[[bytes], str],
        desk: DeskService,
        lanes: tuple[SerialJobRunner, SerialJobRunner],
        parent: QObject | None = None,
    ) -> None:
        """`save`: keeps the file where it can be carried away, and says where. `lanes`: to read, to save."""
        super().__init__(parent)
        self._trail = trail
        self._members = members
        self._save = save
        self._desk = desk
        self._lane, self._saving = lanes
        self._state = TrailState()

    @property
    def state(self) -> TrailState:
        """What is shown of the record."""
        return self._state

    def look(self, staff: UUID | None = None) -> None:
        """Show the newest, of everybody or of one."""
        self._read(TrailState(staff=staff, chain=self._state.chain))

    def older(self) -> None:
        """Show the page before these in time."""
        state = self._state
        if state.has_more and not state.is_busy:
            self._read(replace(state, starts=(*state.starts, state.entries[-1])))

    def newer(self) -> None:
        """Show the page after these in time."""
        state = self._state
        if len(state.starts) > 1 and not state.is_busy:
            self._read(replace(state, starts=state.starts[:-1]))

    def verify(self) -> None:
        """See whether every row still follows from the one before."""
        self._desk.require("audit")
        self._show(replace(self._state, is_busy=True, error=None))
        self._lane.run(self._trail.verify, self._verified)

    def export(self) -> None:
        """Save everything as one signed file, and note that first."""
        trail, save = self._trail, self._save
        self._show(replace(self._state, is_busy=True, saved="", error=None))
        self._desk.perform(
            "export-audit", lambda: save(trail.export()), self._exported, lane=self._saving
        )

    def forget(self) -> None:
        """Forget what was shown."""
        self._show(TrailState())

    def _read(self, wanted: TrailState) -> None:
        self._desk.require("audit")
        trail, members = self._trail, self._members

        def read() -> tuple[tuple[AuditEntry, ...], dict[UUID, str]]:
            entries = trail.list(after=wanted.starts[-1], limit=PAGE + 1, staff=wanted.staff)
            return entries, {member.id: member.name for member in members()}

        self._show(replace(wanted, is_busy=True, saved="", error=None))
        self._lane.run(read, lambda result: self._took(result, wanted))

    def _took(
        self, result: Ok[tuple[tuple[AuditEntry, ...], dict[UUID, str]]] | Err, wanted: TrailState
    ) -> None:
        if not self._desk.may("audit"):
            return
        match result:
            case Ok((entries, names)):
                page, more = entries[:PAGE], len(entries) > PAGE
                self._show(replace(wanted, entries=page, names=names, has_more=more, is_busy=False))
            case Err(error):
                self._show(replace(wanted, is_busy=False, error=error))

    def _verified(self, result: Ok[int | None] | Err) -> None:
        if isinstance(result, Err):
            self._show(replace(self._state, is_busy=False, error=result.error))
        else:
            chain: Chain = "whole" if result.value is None else "broken"
            self._show(replace(self._state, is_busy=False, chain=chain))

    def _exported(self, result: Ok[str] | Err) -> None:
        state = replace(self._state, is_busy=False)
        if isinstance(result, Err):
            self._show(replace(state, error=result.error))
        else:
            self._show(replace(state, saved=result.value))

    def _show(self, state: TrailState) -> None:
        if state != self._state:
            self._state = state
            self.changed.emit()
