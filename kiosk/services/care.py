"""Care of the store beside daily work: room, ballast, second medium, retention, backup, checks."""

from collections.abc import Callable
from dataclasses import dataclass, replace
from pathlib import Path

from PySide6.QtCore import QObject, QTimer, Signal

from kiosk.jobs import Err, Failure, Ok, SerialJobRunner
from sync.clock import Clock
from sync.store import Retention, Room, Store

LOOK_MS = 60_000
TEND_MS = 3_600_000
INSPECT_MS = 24 * TEND_MS
# The first inspection waits until the morning's rush of starting is over.
FIRST_INSPECTION_MS = 600_000


@dataclass(frozen=True, slots=True)
class Condition:
    """How the store is.

    `alone`: filings that stand on one disk although there is a second medium; `is_damaged`: the
    last inspection found damage; `error`: why the last care was not through.
    """

    room: Room = Room("plenty", 0)  # noqa: RUF009  # frozen
    alone: int = 0
    is_damaged: bool = False
    error: Failure | None = None


@dataclass(frozen=True, slots=True)
class Chores:
    """What is done on the care lane.

    `look` is quick; `tend` returns how many filings stand on one disk only; `inspect` copies and
    checks everything and returns whether all is sound.
    """

    look: Callable[[], Room]
    tend: Callable[[], int]
    inspect: Callable[[], bool]


def chores_of(store: Store, clock: Clock, backup: Path, *, has_second: bool) -> Chores:
    """Return the chores of a store; it is copied to `backup`."""

    def tend() -> int:
        store.restore_ballast()
        alone = store.second.catch_up() if has_second else 0
        store.prune(clock.now(), Retention())
        store.drafts.prune(clock.now())
        store.audit.prune(clock.now())
        store.days.prune(clock.now())
        return alone

    def inspect() -> bool:
        store.backup(backup)
        return store.check(deep=True).is_sound

    return Chores(store.room, tend, inspect)


class CareService(QObject):
    """Runs the chores, each in its own rhythm; inspects while nobody is at the screen.

    `changed`: the condition.
    """

    changed = Signal()

    def __init__(
        self,
        chores: Chores,
        runner: SerialJobRunner,
        parent: QObject | None = None,
        *,
        first_inspection_ms: int = FIRST_INSPECTION_MS,
    ) -> None:
        super().__init__(parent)
        self._chores = chores
        self._runner = runner
        self._condition = Condition(room=chores.look())
        self._is_idle = True
        self._is_inspection_due = False
        self._timers = (
            QTimer(self, interval=LOOK_MS),
            QTimer(self, interval=TEND_MS),
            QTimer(self, interval=INSPECT_MS),
            QTimer(self, interval=first_inspection_ms, singleShot=True),
        )
        due = self._inspection_due
        chores_in_turn = (self.look, self.tend, due, due)
        for timer, chore in zip(self._timers, chores_in_turn, strict=True):
            timer.timeout.connect(chore)

    @property
    def condition(self) -> Condition:
        """How the store is, as last seen."""
        return self._condition

    @property
    def is_inspection_due(self) -> bool:
        """Whether an inspection waits until nobody is at the screen."""
        return self._is_inspection_due

    def has_room(self) -> bool:
        """Tell whether a filing may begin."""
        return self._condition.room.level != "none"

    def start(self) -> None:
        """Begin to care."""
        for timer in self._timers:
            timer.start()
        self.tend()

    def stop(self) -> None:
        """Begin nothing more."""
        for timer in self._timers:
            timer.stop()

    def heed(self, *, is_idle: bool) -> None:
        """Hear whether nobody is at the screen: an inspection that is due waits for that."""
        self._is_idle = is_idle
        if is_idle and self._is_inspection_due:
            self._is_inspection_due = False
            self.inspect()

    def look(self) -> None:
        """See how much room there is."""
        self._runner.run(self._chores.look, self._looked)

    def tend(self) -> None:
        """Restore the ballast, copy to the second medium, forget what is past its time."""
        self._runner.run(self._chores.tend, self._tended)
        self.look()

    def inspect(self) -> None:
        """Copy the store and look at every page of it."""
        self._runner.run(self._chores.inspect, self._inspected)

    def _inspection_due(self) -> None:
        self._is_inspection_due = True
        self.heed(is_idle=self._is_idle)

    def _looked(self, result: Ok[Room] | Err) -> None:
        if isinstance(result, Ok):
            self._show(replace(self._condition, room=result.value))

    def _tended(self, result: Ok[int] | Err) -> None:
        match result:
            case Ok(alone):
                self._show(replace(self._condition, alone=alone, error=None))
            case Err(error):
                self._show(replace(self._condition, error=error))

    def _inspected(self, result: Ok[bool] | Err) -> None:
        match result:
            case Ok(is_sound):
                self._show(replace(self._condition, is_damaged=not is_sound, error=None))
            case Err(error):
                self._show(replace(self._condition, error=error))

    def _show(self, condition: Condition) -> None:
        if condition != self._condition:
            self._condition = condition
            self.changed.emit()
