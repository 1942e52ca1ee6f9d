"""The printer as last seen: whether a page would come out, and what staff should see to."""

from collections.abc import Iterator

from PySide6.QtCore import QObject, QTimer, Signal

from kiosk.jobs import Err, Failure, Ok, SerialJobRunner
from printing.spool import NotReady, PrinterState, Ready, Spooler

LOOK_MS = 30_000


class PrinterService(QObject):
    """Looks at the printer from time to time, and when told to. `changed`: it is otherwise now."""

    changed = Signal()

    def __init__(
        self,
        spooler: Spooler | None,
        paper: SerialJobRunner,
        parent: QObject | None = None,
        *,
        look_ms: int = LOOK_MS,
    ) -> None:
        """`spooler`: None without a printer."""
        super().__init__(parent)
        self._spooler = spooler
        self._paper = paper
        self._state: PrinterState = Ready()
        self._is_looking = False
        self._timer = QTimer(self, interval=look_ms)
        self._timer.timeout.connect(self.look)

    @property
    def has_printer(self) -> bool:
        """Whether there is a printer."""
        return self._spooler is not None

    @property
    def state(self) -> PrinterState:
        """The printer as last seen; ready where nothing is known of it."""
        return self._state

    @property
    def error(self) -> Failure | None:
        """Why nothing would come out now, None where nothing is known of that."""
        return self._state.error if isinstance(self._state, NotReady) else None

    def notices(self, language: str) -> Iterator[str]:
        """Say what staff should see to, in `language` (zh_CN or en)."""
        match self._state:
            case NotReady(error):
                yield error.words(language)
            case Ready(warnings):
                yield from (warning.words(language) for warning in warnings)

    def use(self, spooler: Spooler | None) -> None:
        """Look at another printer from now on."""
        self._spooler = spooler
        self._state = Ready()
        self.changed.emit()
        self.start()

    def start(self) -> None:
        """Begin to look."""
        if self._spooler is not None:
            self._timer.start()
            self.look()

    def stop(self) -> None:
        """Look no more."""
        self._timer.stop()

    def look(self) -> None:
        """See how the printer is."""
        if self._spooler is not None and not self._is_looking:
            self._is_looking = True
            spooler = self._spooler
            self._paper.run(spooler.probe, lambda result: self._looked(spooler, result))

    def probe(self) -> PrinterState | None:
        """Ask the printer how it is, and wait for it: for the lane of paper. None: there is none."""
        return None if self._spooler is None else self._spooler.probe()

    def _looked(self, spooler: Spooler, result: Ok[PrinterState] | Err) -> None:
        self._is_looking = False
        if spooler is not self._spooler:
            self.look()
        elif isinstance(result, Ok) and repr(result.value) != repr(self._state):
            self._state = result.value
            self.changed.emit()
