"""A time of day: two columns that can be moved, and a short way to now."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from typing import Literal

from PySide6.QtCore import QObject, Signal, Slot
from PySide6.QtQml import QmlElement

from kiosk.qt import Property
from kiosk.viewmodels.moments import stepped, turned

QML_IMPORT_NAME = "Township.ViewModels"
QML_IMPORT_MAJOR_VERSION = 1

_AROUND = (-2, -1, 0, 1, 2)
_HOUR = 60


@dataclass(frozen=True, slots=True)
class TimeProps:
    """What the columns show; `is_set`: whether the middle is the answer or merely stands there."""

    hours: tuple[str, ...] = ("",) * len(_AROUND)
    minutes: tuple[str, ...] = ("",) * len(_AROUND)
    words: str = ""


def derive_time_props(cursor: str, *, is_set: bool) -> TimeProps:
    """Say what the columns show around `cursor`, HH:MM."""
    return TimeProps(
        hours=tuple(stepped(cursor, step * _HOUR)[:2] for step in _AROUND),
        minutes=tuple(turned(cursor, step)[3:] for step in _AROUND),
        words=cursor if is_set else "",
    )


@QmlElement
class TimeViewModel(QObject):
    """View model of the two columns; `answer` takes HH:MM at the first touch."""

    changed = Signal()

    def __init__(
        self,
        answer: Callable[[str], None],
        now: Callable[[], datetime],
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self._answer = answer
        self._now = now
        self._ref = ""
        self._cursor = ""
        self._props = TimeProps()

    def show(self, ref: str, clock: str) -> None:
        """Show the answer of the question `ref`, HH:MM or ""; without one, columns at now."""
        if clock or ref != self._ref:
            self._cursor = clock or f"{self._now():%H:%M}"
        self._ref = ref
        self._publish(derive_time_props(self._cursor, is_set=clock != ""))

    def forget(self) -> None:
        """Show nothing."""
        self._ref = self._cursor = ""
        self._publish(TimeProps())

    @Property(list, notify=changed, final=True)
    def hours(self) -> list[str]:
        """Five hours, going round, the chosen one in the middle."""
        return list(self._props.hours)

    @Property(list, notify=changed, final=True)
    def minutes(self) -> list[str]:
        """Five minutes, going round."""
        return list(self._props.minutes)

    @Property(str, notify=changed, final=True)
    def words(self) -> str:
        """The time, HH:MM, or nothing yet."""
        return self._props.words

    @Slot(str, int)
    def step(self, part: Literal["hour", "minute"], steps: int) -> None:
        """Move the column `part` by `steps`; 0 takes its middle."""
        if self._ref:
            move = stepped if part == "hour" else turned
            self._answer(move(self._cursor, steps * (_HOUR if part == "hour" else 1)))

    @Slot()
    def chooseNow(self) -> None:
        """Choose the present."""
        self._answer(f"{self._now():%H:%M}")

    @Slot()
    def chooseFull(self) -> None:
        """Choose the full hour."""
        self._answer(f"{self._cursor[:2]}:00")

    def _publish(self, props: TimeProps) -> None:
        if props != self._props:
            self._props = props
            self.changed.emit()
