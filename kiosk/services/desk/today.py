"""The section 今天: looks at store, link and devices, and tells how all of it stands."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime

from PySide6.QtCore import QObject, QTimer, Signal

from kiosk.jobs import Err, Failure, Ok, SerialJobRunner
from kiosk.services.desk.desk import DeskService
from kiosk.services.health.standing import Kept, Standing
from kiosk.services.health.watched import Watched

EVERY_MS = 20_000


@dataclass(frozen=True, slots=True)
class TodayState:
    """How all stands, None before the first look; `error`: why the last look came to nothing."""

    standing: Standing | None = None
    error: Failure | None = None


class TodayService(QObject):
    """Looks while the section is open, every `every_ms`. `changed`: the state."""

    changed = Signal()

    def __init__(
        self,
        desk: DeskService,
        watched: Watched,
        read: Callable[[], Kept],
        runner: SerialJobRunner,
        parent: QObject | None = None,
        *,
        every_ms: int = EVERY_MS,
    ) -> None:
        """`read` blocks, and is run on `runner`."""
        super().__init__(parent)
        self._desk = desk
        self._watched = watched
        self._read = read
        self._runner = runner
        self._state = TodayState()
        self._kept: Kept | None = None
        self._off_since: datetime | None = None
        self._is_open = self._is_reading = False
        self._timer = QTimer(self, interval=every_ms)
        self._timer.timeout.connect(self.look)
        desk.changed.connect(self._heed_desk)
        watched.sync.changed.connect(self._heed_link)
        for each in (watched.care, watched.sync, watched.trust, watched.printer, watched.cards):
            if each is not None:
                each.changed.connect(self._tell)
        self._heed_link()

    @property
    def state(self) -> TodayState:
        """How all stands, as last seen."""
        return self._state

    def look(self) -> None:
        """Look at everything now, the printer and the card reader too."""
        if self._is_reading or not self._desk.may("today"):
            return
        self._is_reading = True
        self._watched.printer.look()
        self._watched.cards.check()
        self._runner.run(self._read, self._fold)

    def forget(self) -> None:
        """Drop what was seen."""
        self._kept = None
        self._show(TodayState())

    def _heed_desk(self) -> None:
        """Look as long as the section is open; what lies there longer is no news."""
        was, state = self._is_open, self._desk.state
        self._is_open = state.is_open and state.section == "today" and self._desk.may("today")
        if self._is_open and not was:
            self._timer.start()
            self.look()
        elif not self._is_open:
            self._timer.stop()

    def _heed_link(self) -> None:
        """Remember since when the platform is not reached."""
        if self._watched.sync.state.reach != "offline":
            self._off_since = None
        elif self._off_since is None:
            self._off_since = self._watched.now()

    def _fold(self, result: Ok[Kept] | Err) -> None:
        self._is_reading = False
        if not self._is_open:
            return
        match result:
            case Ok(kept):
                self._kept = kept
                self._tell()
            case Err(error):
                self._show(TodayState(self._state.standing, error))

    def _tell(self) -> None:
        """Put together what is known; nothing is told while the section is closed."""
        if self._kept is not None and self._is_open:
            self._show(TodayState(self._watched.standing(self._kept, self._off_since)))

    def _show(self, state: TodayState) -> None:
        if state != self._state:
            self._state = state
            self.changed.emit()
