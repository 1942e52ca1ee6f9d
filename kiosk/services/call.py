"""Calling staff: a bell that rings again until somebody comes, and a visit that waits meanwhile."""

from dataclasses import dataclass, replace

from PySide6.QtCore import QObject, QTimer, Signal

from kiosk.devices.bell import Bell
from kiosk.services.idle import IdleService
from kiosk.services.known import Scene
from kiosk.services.visiting import Visiting

EVERY = 15.0
LIMIT = 300.0


@dataclass(frozen=True, slots=True)
class CallState:
    """How a call stands; `is_late`: nobody came for so long that the visit waits no longer."""

    is_open: bool = False
    is_heard: bool = True
    is_late: bool = False


class CallService(QObject):
    """One call at a time, on whichever scene; it ends with the visit. `changed`: the state.

    While it is open nobody is asked "still there?", for `limit` seconds at most.
    """

    changed = Signal()

    def __init__(
        self,
        bell: Bell | None,
        idle: IdleService,
        visit: Visiting,
        parent: QObject | None = None,
        *,
        every: float = EVERY,
        limit: float = LIMIT,
    ) -> None:
        """`bell` None where none is installed; `every`, `limit`: seconds from ring to ring, and to wait."""
        super().__init__(parent)
        self._bell = bell
        self._idle = idle
        self._visit = visit
        self._state = CallState()
        self._again = QTimer(self, interval=round(every * 1000))
        self._again.timeout.connect(self._ring)
        self._limit = QTimer(self, singleShot=True, interval=round(limit * 1000))
        self._limit.timeout.connect(self._wait_no_longer)
        visit.ended.connect(self.end)

    @property
    def state(self) -> CallState:
        """The call as it stands."""
        return self._state

    def call(self) -> None:
        """Ring for help. Called again, it is waited for as long again."""
        self._limit.start()
        self._idle.hold()
        if self._state.is_open:
            self._show(replace(self._state, is_late=False))
        else:
            self._show(CallState(is_open=True))
            self._again.start()
            self._ring()

    def end(self) -> None:
        """Help has come, or is not needed any more."""
        if not self._state.is_open:
            return
        self._again.stop()
        self._limit.stop()
        if self._bell is not None:
            self._bell.stop()
        if self._visit.visit.scene is Scene.ATTRACT:
            self._idle.rest()
        else:
            self._idle.release()
        self._show(CallState())

    def _ring(self) -> None:
        if self._bell is None:
            self._rang(is_heard=False)
        else:
            self._bell.ring(lambda is_heard: self._rang(is_heard=is_heard))

    def _rang(self, *, is_heard: bool) -> None:
        if self._state.is_open:
            self._show(replace(self._state, is_heard=is_heard))

    def _wait_no_longer(self) -> None:
        """Nobody came: on the start screen nobody waits either, and elsewhere time runs again."""
        if self._visit.visit.scene is Scene.ATTRACT:
            self.end()
        else:
            self._idle.release()
            self._show(replace(self._state, is_late=True))

    def _show(self, state: CallState) -> None:
        if state != self._state:
            self._state = state
            self.changed.emit()
