"""How a filing stands, asked by its number."""

from collections.abc import Callable

from PySide6.QtCore import QObject, Signal

from kiosk.jobs import Err, Failure, Ok, SerialJobRunner
from sync.store import LookUp


class ProgressService(QObject):
    """Looks a number up on the store lane; `changed`: an answer or a fault has come."""

    changed = Signal()

    def __init__(
        self,
        look_up: Callable[[str, str], LookUp],
        runner: SerialJobRunner,
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self._look_up = look_up
        self._runner = runner
        self._answer: LookUp | None = None
        self._error: Failure | None = None
        self._turn = 0

    @property
    def answer(self) -> LookUp | None:
        """What the store said last, or None."""
        return self._answer

    @property
    def error(self) -> Failure | None:
        """Why it could not be asked, or None."""
        return self._error

    def ask(self, number: str, tail: str) -> None:
        """Look up `number` (slip or case); `tail`: last four of the phone or the ID number."""
        self._turn += 1
        turn = self._turn
        self._runner.run(
            lambda: self._look_up(number, tail), lambda result: self._fold(turn, result)
        )

    def forget(self) -> None:
        """Drop the answer, also one that is still on its way."""
        self._turn += 1
        self._answer, self._error = None, None
        self.changed.emit()

    def _fold(self, turn: int, result: Ok[LookUp] | Err) -> None:
        if turn != self._turn:
            return
        match result:
            case Ok(answer):
                self._answer, self._error = answer, None
            case Err(error):
                self._answer, self._error = None, error
        self.changed.emit()
