"""Nobody there: asks whether the person is still there, then has the visit forgotten."""

from PySide6.QtCore import QEvent, QObject, QTimer, Signal
from typing_extensions import override

LAST_MINUTE = 60
_MORE = 4
_SECOND_MS = 1000
_TOUCHES = frozenset({QEvent.Type.MouseButtonPress, QEvent.Type.TouchBegin, QEvent.Type.KeyPress})


class IdleService(QObject):
    """Two timers after the last touch: `asking` first, then `expired`.

    No time is shown before the last minute; whoever wants more of it has it for the whole visit.
    """

    changed = Signal()
    expired = Signal()

    def __init__(self, quiet: float, last: float, parent: QObject | None = None) -> None:
        """`quiet`: seconds until it asks; `last`: seconds it then waits."""
        super().__init__(parent)
        self._quiet = QTimer(self, singleShot=True, interval=round(quiet * 1000))
        self._last = QTimer(self, singleShot=True, interval=round(last * 1000))
        self._each_second = QTimer(self, interval=_SECOND_MS)
        self._usual = self._quiet.interval()
        self._is_held = False
        self._quiet.timeout.connect(self._ask)
        self._each_second.timeout.connect(self.changed)
        self._last.timeout.connect(self._expire)

    @property
    def is_asking(self) -> bool:
        """Whether the question "still there?" stands on the screen."""
        return self._last.isActive()

    @property
    def seconds_left(self) -> int:
        """Seconds until the visit is forgotten, in the last minute before that; else 0."""
        remaining = min(self._last.remainingTime(), self._last.interval())
        left = -(-remaining // _SECOND_MS) if self.is_asking else 0
        return left if left <= LAST_MINUTE else 0

    @property
    def has_more_time(self) -> bool:
        """Whether more time was asked for in this visit."""
        return self._quiet.interval() != self._usual

    def give_more_time(self) -> None:
        """Wait four times as long before asking, for the rest of this visit."""
        self._quiet.setInterval(_MORE * self._usual)
        self.touch()
        self.changed.emit()

    def hold(self) -> None:
        """Do not ask at all, until `release` or the end of the visit."""
        self._is_held = True
        self.touch()

    def release(self) -> None:
        """Time runs again, from now."""
        self._is_held = False
        self.touch()

    def touch(self) -> None:
        """Somebody is there: start anew."""
        was_asking = self.is_asking
        self._last.stop()
        self._each_second.stop()
        if self._is_held:
            self._quiet.stop()
        else:
            self._quiet.start()
        if was_asking:
            self.changed.emit()

    def rest(self) -> None:
        """No visit is open: watch nothing."""
        self._quiet.stop()
        self._last.stop()
        self._each_second.stop()
        self._is_held = False
        self._quiet.setInterval(self._usual)
        self.changed.emit()

    def _ask(self) -> None:
        self._last.start()
        self._each_second.start()
        self.changed.emit()

    def _expire(self) -> None:
        self._each_second.stop()
        self.changed.emit()
        self.expired.emit()


class TouchWatch(QObject):
    """Sees every touch on a window before its items do.

    A handler in the scene would not: a button that takes a press keeps it from what lies behind.
    """

    touched = Signal()

    def __init__(self, window: QObject, parent: QObject | None = None) -> None:
        super().__init__(parent)
        window.installEventFilter(self)

    @override
    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Tell of a touch; keep nothing from the window."""
        if event.type() in _TOUCHES:
            self.touched.emit()
        return False
