"""The card on the reader, looked for while a scene wants one."""

from collections.abc import Callable

from PySide6.QtCore import QObject, QTimer, Signal

from kiosk.devices.card_reader import CardRead, NoCard, ReaderFault
from kiosk.jobs import Err, Ok, SerialJobRunner

POLL_MS = 400


class CardService(QObject):
    """Polls the reader on the devices lane; `read` brings a card once, `changed` the fault."""

    read = Signal(object)
    changed = Signal()

    def __init__(
        self,
        poll: Callable[[], CardRead | NoCard | ReaderFault] | None,
        runner: SerialJobRunner,
        parent: QObject | None = None,
        *,
        is_here: Callable[[], bool] = lambda: True,
    ) -> None:
        """`poll` blocks for one look at the reader; None where no reader is installed.

        `is_here`: whether who watches has the screen: else a card is another's.
        """
        super().__init__(parent)
        self._poll = poll
        self._runner = runner
        self._is_here = is_here
        self._fault: ReaderFault | None = None
        self._busy = False
        self._timer = QTimer(self, interval=POLL_MS)
        self._timer.timeout.connect(self._look)

    @property
    def is_installed(self) -> bool:
        """Whether this kiosk has a reader."""
        return self._poll is not None

    @property
    def fault(self) -> ReaderFault | None:
        """Why the reader cannot read now, or None."""
        return self._fault

    def watch(self, *, on: bool) -> None:
        """Begin or stop looking for a card."""
        if on and self._poll is not None:
            self._timer.start()
        else:
            self._timer.stop()

    def check(self) -> None:
        """See whether the reader is well, while nobody wants a card; one that lies there is not read out."""
        if self._poll is not None and not self._timer.isActive() and not self._busy:
            self._busy = True
            self._runner.run(self._poll, self._checked)

    def _checked(self, result: Ok[CardRead | NoCard | ReaderFault] | Err) -> None:
        if self._timer.isActive():  # somebody began to want a card meanwhile
            self._looked(result)
            return
        self._busy = False
        if isinstance(result, Ok):
            self._say(result.value if isinstance(result.value, ReaderFault) else None)

    def _look(self) -> None:
        if self._poll is not None and not self._busy and self._is_here():
            self._busy = True
            self._runner.run(self._poll, self._looked)

    def _looked(self, result: Ok[CardRead | NoCard | ReaderFault] | Err) -> None:
        self._busy = False
        if not self._timer.isActive() or not self._is_here() or isinstance(result, Err):
            return
        match result.value:
            case CardRead() as card:
                self._timer.stop()
                self._say(None)
                self.read.emit(card)
            case ReaderFault() as fault:
                self._say(fault)
            case NoCard():
                self._say(None)

    def _say(self, fault: ReaderFault | None) -> None:
        if fault != self._fault:
            self._fault = fault
            self.changed.emit()
