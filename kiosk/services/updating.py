"""Updates beside daily work: fetched after the filings, switched to when nobody is here, marked good."""

import time
from collections.abc import Callable
from datetime import timedelta

from PySide6.QtCore import QObject, QTimer, Signal

from kiosk.jobs import Err, Failure, Ok, SerialJobRunner
from kiosk.services.fetching import ReleaseFetch, Stint
from kiosk.services.syncing import SyncService
from sync.update import Status, UpdateError, mark_good, status

# The status of a process that has left for another version: its unit starts it again at once.
LEFT = 75
_LOOK_MS = 60_000
_PROVED_MS = 600_000
_PAUSE_MS = 2_000
_AGAIN_MS = 6 * 3_600_000


class UpdateService(QObject):
    """Fetches releases on the lane of files, leaves for the next version, and says that this one works.

    `changed`: how updates stand. `leaving`: the process is to end with `LEFT`; what starts next is
    decided by the system.
    """

    changed = Signal()
    leaving = Signal()

    def __init__(
        self,
        fetch: ReleaseFetch,
        runner: SerialJobRunner,
        sync: SyncService,
        may_leave: Callable[[timedelta], bool],
        *,
        now: Callable[[], float] = time.monotonic,
        after_failure_ms: int = 900_000,
    ) -> None:
        """`runner`: the lane whose line `fetch` uses. `may_leave`: asked with the time untouched."""
        super().__init__()
        self._places = fetch.places
        self._fetch = fetch
        self._runner = runner
        self._sync = sync
        self._may_leave = may_leave
        self._now = now
        self._after_failure_ms = after_failure_ms
        self._touched = now()
        self._status = status(fetch.places)
        self._error: Failure | None = None
        self._is_due = True
        self._is_busy = False
        self._again = QTimer(self, singleShot=True)
        self._again.timeout.connect(self._fall_due)
        self._look = QTimer(self, interval=_LOOK_MS)
        self._look.timeout.connect(self.look)
        self._proved = QTimer(self, singleShot=True, interval=_PROVED_MS)
        self._proved.timeout.connect(self.prove)
        sync.changed.connect(self._go_on)

    @property
    def status(self) -> Status:
        """How updates stand, as last seen."""
        return self._status

    @property
    def error(self) -> UpdateError | None:
        """Why the last fetch was not through; a link that failed is told elsewhere."""
        return self._error if isinstance(self._error, UpdateError) else None

    def start(self) -> None:
        """Begin: the store is open and the scenes stand. Ten minutes of that are a proof."""
        self._runner.run(self._fetch.begin, self._begun)
        self._look.start()
        self._proved.start()

    def stop(self) -> None:
        """Begin nothing more."""
        for timer in (self._again, self._look, self._proved):
            timer.stop()
        self._is_due = False

    def touch(self) -> None:
        """Somebody touched the screen."""
        self._touched = self._now()

    def prove(self) -> None:
        """This version works here: it was up for a while, or took a filing."""
        self._proved.stop()
        if self._status.trial is not None:
            self._runner.run(lambda: mark_good(self._places), lambda _: self.look())

    def look(self) -> None:
        """See how updates stand; leave when another version waits and nobody is here."""
        before, self._status = self._status, status(self._places)
        if self._status != before:
            self.changed.emit()
        waits = self._status.next is not None or self._status.back is not None
        if waits and self._may_leave(timedelta(seconds=self._now() - self._touched)):
            self.leaving.emit()

    def _begun(self, result: Ok[None] | Err) -> None:
        self._show(result.error if isinstance(result, Err) else None)
        self._go_on()

    def _fall_due(self) -> None:
        self._is_due = True
        self._go_on()

    def _go_on(self) -> None:
        """Fetch while the platform is there and nothing waits to be sent to it."""
        state = self._sync.state
        if self._is_due and not self._is_busy and state.reach == "online" and not state.waiting:
            self._is_busy, self._is_due = True, False
            self._runner.run(self._fetch.stint, self._fold)

    def _fold(self, result: Ok[Stint] | Err) -> None:
        self._is_busy = False
        match result:
            case Ok(stint):
                self._again.start(_PAUSE_MS if stint == "more" else _AGAIN_MS)
                self._show(None)
            case Err(error):
                self._again.start(self._after_failure_ms)
                self._show(error)

    def _show(self, error: Failure | None) -> None:
        if error != self._error:
            self._error = error
            self.changed.emit()
