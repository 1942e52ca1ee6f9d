"""One paper on its way: drawn on the compute lane, handed to the printer on the paper lane."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Literal

from PySide6.QtCore import QObject, Signal

from kiosk.jobs import Err, Ok, SerialJobRunner

Paper = Literal["none", "printing", "printed", "failed"]


@dataclass(frozen=True, slots=True)
class Press:
    """What prints: takes a PDF and its job title, None without a printer; and the two lanes."""

    submit: Callable[[bytes, str], object] | None
    compute: SerialJobRunner
    paper: SerialJobRunner


class PaperService(QObject):
    """Prints one sort of paper. `changed`: how far the last one got."""

    changed = Signal()

    def __init__(self, press: Press, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._press = press
        self._state: Paper = "none"
        self._jobs = 0

    @property
    def state(self) -> Paper:
        """How far the paper got."""
        return self._state

    @property
    def has_printer(self) -> bool:
        """Whether there is a printer."""
        return self._press.submit is not None

    def forget(self) -> None:
        """The visit is over, or another paper is shown; what still comes of this one is not told."""
        self._jobs += 1
        self._show("none")

    def put_on_paper(self, draw: Callable[[], bytes], name: str) -> None:
        """Draw and print; without a printer it has failed."""
        submit = self._press.submit
        if submit is None:
            self._show("failed")
            return
        self._show("printing")
        self._jobs += 1
        job = self._jobs

        def drawn(result: Ok[bytes] | Err) -> None:
            match result:
                case Ok(pdf):
                    self._press.paper.run(lambda: submit(pdf, name), printed)
                case Err():
                    printed(result)

        def printed(result: Ok[object] | Err) -> None:
            if job == self._jobs:
                self._show("printed" if isinstance(result, Ok) else "failed")

        self._press.compute.run(draw, drawn)

    def _show(self, state: Paper) -> None:
        if state != self._state:
            self._state = state
            self.changed.emit()
