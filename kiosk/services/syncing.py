"""Keeping in step with the central platform: by the clock, and at once when the network is back."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Literal

from PySide6.QtCore import QObject, QTimer, Signal

from kiosk.jobs import Err, Ok, SerialJobRunner
from sync.clock import Clock
from sync.engine import CycleReport, FilesReport, Pressure
from sync.store import Waiting

Reach = Literal["unknown", "online", "degraded", "offline"]

_AFTER_FAILURE_MS = 60_000


@dataclass(frozen=True, slots=True)
class SyncState:
    """What is known of the link, as cycle number `run` left it.

    `waiting` counts what the platform has not answered for, `held_up` what it did not take;
    `pressure`: what waits for lack of budget, or has been waiting for days. `clock_ahead`: this
    machine's clock less the platform's, as last heard, None before that.
    """

    reach: Reach = "unknown"
    waiting: int = 0
    oldest_at: datetime | None = None
    held_up: int = 0
    run: int = 0
    pressure: Pressure = Pressure()  # noqa: RUF009  # frozen
    clock_ahead: timedelta | None = None


@dataclass(frozen=True, slots=True)
class NetworkLanes:
    """What the two lanes of the network do; each blocks and is run beside the GUI thread."""

    cycle: Callable[[bool], CycleReport]
    files: Callable[[], FilesReport]
    probe: Callable[[], bool]
    waiting: Callable[[], Waiting]


class SyncService(QObject):
    """Runs push-and-pull cycles and the file lane; watches for the network to come back."""

    changed = Signal()

    def __init__(
        self,
        lanes: NetworkLanes,
        runners: tuple[SerialJobRunner, SerialJobRunner],
        clock: Clock,
        *,
        probe_every: float,
        parent: QObject | None = None,
    ) -> None:
        """`runners`: the data and the file lane; `probe_every` in seconds."""
        super().__init__(parent)
        self._lanes = lanes
        self._data, self._files = runners
        self._clock = clock
        self._state = SyncState()
        self._runs = 0
        self._cycling = self._again = self._sending = self._looking = False
        self._answered = False
        self._next_cycle = QTimer(self, singleShot=True)
        self._next_cycle.timeout.connect(self.cycle)
        self._next_files = QTimer(self, singleShot=True)
        self._next_files.timeout.connect(self._send_files)
        self._probe = QTimer(self, interval=round(probe_every * 1000))
        self._probe.timeout.connect(self._look)

    @property
    def state(self) -> SyncState:
        """The link as last observed."""
        return self._state

    @property
    def runs(self) -> int:
        """How many cycles have begun: only a later one knows of what is filed now."""
        return self._runs

    def start(self) -> None:
        """Begin to keep in step."""
        self._probe.start()
        self.cycle()

    def stop(self) -> None:
        """Begin nothing more."""
        for timer in (self._probe, self._next_cycle, self._next_files):
            timer.stop()

    def cycle(self, *, force: bool = False) -> None:
        """Push and pull once now; asked for while one runs, once more after it.

        `force` also offers what its backoff would still hold.
        """
        if self._cycling:
            self._again = True
            return
        self._cycling = True
        self._runs += 1
        self._data.run(lambda: (self._lanes.cycle(force), self._lanes.waiting()), self._fold)

    def _fold(self, result: Ok[tuple[CycleReport, Waiting]] | Err) -> None:
        self._cycling = False
        match result:
            case Ok((report, waiting)):
                held_up = waiting.parked + waiting.rejected
                ahead = report.clock_ahead
                self._show(
                    SyncState(
                        report.reach,
                        waiting.count,
                        waiting.oldest_at,
                        held_up,
                        self._runs,
                        report.pressure,
                        self._state.clock_ahead if ahead is None else ahead,
                    )
                )
                self._answered = self._answered or report.reach != "offline"
                self._next_cycle.start(self._until(report.next_at))
                if report.reach == "online":
                    self._send_files()
            case Err():
                self._next_cycle.start(_AFTER_FAILURE_MS)
        if self._again:
            self._again = False
            self.cycle()

    def _send_files(self) -> None:
        if not self._sending:
            self._sending = True
            self._files.run(self._lanes.files, self._files_done)

    def _files_done(self, result: Ok[FilesReport] | Err) -> None:
        self._sending = False
        if isinstance(result, Ok) and result.value.next_at is not None:
            self._next_files.start(self._until(result.value.next_at))

    def _look(self) -> None:
        if self._state.reach == "offline" and not self._looking and not self._cycling:
            self._looking = True
            self._data.run(self._lanes.probe, self._looked)

    def _looked(self, result: Ok[bool] | Err) -> None:
        """Cycle when the platform begins to answer; a captive portal always does, and waits."""
        self._looking = False
        was_answering, self._answered = self._answered, isinstance(result, Ok) and result.value
        if self._answered and not was_answering:
            self.cycle(force=True)

    def _until(self, moment: datetime) -> int:
        """Return the milliseconds until `moment`, 0 where it is past."""
        return max(0, round((moment - self._clock.now()).total_seconds() * 1000))

    def _show(self, state: SyncState) -> None:
        if state != self._state:
            self._state = state
            self.changed.emit()
