"""What managers set at the desk: written down with who and when, taken over at once, and taken back."""

from collections.abc import Callable, Collection, Mapping, Sequence
from dataclasses import dataclass, field, replace
from typing import Any, Protocol
from uuid import UUID

from PySide6.QtCore import QObject, Signal

from kiosk.jobs import Err, Failure, Ok, SerialJobRunner
from kiosk.services.desk.desk import DeskService
from kiosk.services.desk.managed import Name, laid_over, locked_in, with_value, written
from kiosk.settings import Settings
from sync.errors import KnownError
from sync.store import SettingChange, StaffMember
from sync.wire.fleet import ToldSetting

PAGE = 8


class LockedSettingError(KnownError):
    """A setting that the platform has locked."""

    zh = "县里定的，这里不能改。要改请联系县平台。"
    en = "Locked by the county: it is not changed here. Ask the county's platform."


class Log(Protocol):
    """What is asked of `store.settings`, which notes each change in the audit by itself."""

    def now(self) -> Mapping[str, str]:
        """Return what is set."""

    def set(self, name: str, value: str | None, *, by: UUID) -> None:
        """Set a value from now on."""

    def undo(self, position: int, *, by: UUID) -> None:
        """Put back what counted before a change."""

    def history(
        self, *, after: SettingChange | None = None, limit: int = 50
    ) -> tuple[SettingChange, ...]:
        """Return a page of the changes."""


@dataclass(frozen=True, slots=True)
class Means:
    """What the service works with.

    `given`: kiosk.toml's settings. `check`: raises where settings cannot be used; `take`: takes them
    over. `told`: what the platform sets here now.
    """

    log: Log
    members: Callable[[], Sequence[StaffMember]]
    given: Settings
    check: Callable[[Settings], None]
    take: Callable[[Settings], None]
    told: Callable[[], Collection[ToldSetting]] = tuple


@dataclass(frozen=True, slots=True)
class Changes:
    """A page of what was changed, and by whom; `has_more` after it."""

    rows: tuple[SettingChange, ...] = ()
    names: Mapping[UUID, str] = field(default_factory=dict)
    has_more: bool = False


@dataclass(frozen=True, slots=True)
class ManagingState:
    """The settings as they count, and as they are `given` without what was set here.

    `locked`: what cannot be set here. `saved` counts what was done; `error`: why the last did not work.
    """

    settings: Settings
    given: Settings
    locked: frozenset[str] = frozenset()
    changes: Changes = Changes()
    page: int = 0
    is_busy: bool = False
    saved: int = 0
    error: Failure | None = None


class ManagingService(QObject):
    """Sets what managers may set. `changed`: the state."""

    changed = Signal()

    def __init__(
        self,
        means: Means,
        settings: Settings,
        desk: DeskService,
        lane: SerialJobRunner,
        parent: QObject | None = None,
    ) -> None:
        """`settings`: as they count now. `lane`: of the store."""
        super().__init__(parent)
        self._means = means
        self._desk = desk
        self._lane = lane
        self._before: tuple[SettingChange | None, ...] = (None,)
        self._state = self._of(settings)

    @property
    def state(self) -> ManagingState:
        """How it stands."""
        return self._state

    def set(self, name: Name, value: Any) -> None:
        """Set a value; it counts at once."""
        manager, means = self._desk.require("settings").id, self._means
        if self._is_locked(name):
            return
        wanted = with_value(self._state.settings, name, value)

        def write() -> None:
            means.check(wanted)
            means.log.set(name, written(value), by=manager)

        self._do(write)

    def undo(self, position: int) -> None:
        """Put back what counted before a change."""
        manager, means = self._desk.require("settings").id, self._means
        rows = self._state.changes.rows
        if not any(row.position == position and self._is_locked(row.name) for row in rows):
            self._do(lambda: means.log.undo(position, by=manager))

    def renew(self, settings: Settings) -> None:
        """Hear how the settings count now that the platform sets something else."""
        state = self._of(settings)
        self._show(replace(self._state, settings=settings, given=state.given, locked=state.locked))

    def look(self) -> None:
        """Read the last changes."""
        self._desk.require("settings")
        self._before = (None,)
        self._read()

    def turn(self, *, on: bool) -> None:
        """Turn to the changes before, or back to those after them."""
        self._desk.require("settings")
        if on and self._state.changes.rows:
            self._before = (*self._before, self._state.changes.rows[-1])
        elif not on and len(self._before) > 1:
            self._before = self._before[:-1]
        self._read()

    def told(self) -> None:
        """Forget why the last did not work."""
        self._show(replace(self._state, error=None))

    def forget(self) -> None:
        """Forget who changed what; the settings count on."""
        self._before = (None,)
        self._show(self._of(self._state.settings))

    def _of(self, settings: Settings) -> ManagingState:
        told = self._means.told()
        return ManagingState(settings, laid_over(self._means.given, {}, told), locked_in(told))

    def _is_locked(self, name: str) -> bool:
        """Tell whether the platform has locked it; if so, in words."""
        if name not in self._state.locked:
            return False
        self._show(replace(self._state, error=LockedSettingError(name)))
        return True

    def _do(self, act: Callable[[], None]) -> None:
        means, told = self._means, self._means.told()

        def done() -> Settings:
            act()
            return laid_over(means.given, means.log.now(), told)

        self._show(replace(self._state, is_busy=True, error=None))
        self._lane.run(done, self._done)

    def _done(self, result: Ok[Settings] | Err) -> None:
        state = replace(self._state, is_busy=False)
        match result:
            case Ok(settings):
                self._means.take(settings)
                self._show(replace(state, settings=settings, saved=state.saved + 1))
                if self._desk.may("settings"):
                    self.look()
            case Err(error):
                self._show(replace(state, error=error))

    def _read(self) -> None:
        means, after = self._means, self._before[-1]

        def read() -> Changes:
            rows = means.log.history(after=after, limit=PAGE + 1)
            names = {one.id: one.name for one in means.members()}
            return Changes(rows[:PAGE], names, has_more=len(rows) > PAGE)

        self._lane.run(read, self._told)

    def _told(self, result: Ok[Changes] | Err) -> None:
        if not self._desk.may("settings"):
            return
        match result:
            case Ok(changes):
                page = len(self._before) - 1
                self._show(replace(self._state, changes=changes, page=page))
            case Err(error):
                self._show(replace(self._state, error=error))

    def _show(self, state: ManagingState) -> None:
        if state != self._state:
            self._state = state
            self.changed.emit()
