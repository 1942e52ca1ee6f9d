"""The handwriting pad: strokes of one character, and the characters that they may be."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from functools import cache
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from kiosk.jobs import Err, Failure, Ok, SerialJobRunner
from kiosk.paths import HANDWRITING
from kiosk.services.signature import Stroke

if TYPE_CHECKING:
    from kiosk.services.handwriting import Handwriting

COUNT = 24


@dataclass(frozen=True, slots=True)
class Writing:
    """What is on the pad, and what it may be, likeliest first; `error`: why it cannot be read."""

    strokes: tuple[Stroke, ...] = ()
    candidates: tuple[str, ...] = ()
    error: Failure | None = None


class WritingService(QObject):
    """Reads each new stroke together with those before it, beside the GUI thread."""

    changed = Signal()

    def __init__(
        self,
        read: Callable[[Sequence[Stroke]], list[str]],
        lane: SerialJobRunner,
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self._read = read
        self._lane = lane
        self._writing = Writing()

    @property
    def writing(self) -> Writing:
        """The pad as it stands."""
        return self._writing

    def add(self, stroke: Stroke) -> None:
        """Take one more stroke."""
        self._write((*self._writing.strokes, stroke))

    def undo(self) -> None:
        """Take the last stroke back."""
        self._write(self._writing.strokes[:-1])

    def clear(self) -> None:
        """Wipe the pad."""
        self._write(())

    def _write(self, strokes: tuple[Stroke, ...]) -> None:
        kept = self._writing.candidates if strokes else ()
        self._writing = Writing(strokes, kept)
        self.changed.emit()
        if strokes:
            self._lane.run(lambda: self._read(strokes), lambda result: self._take(strokes, result))

    def _take(self, strokes: tuple[Stroke, ...], result: Ok[list[str]] | Err) -> None:
        if strokes != self._writing.strokes:
            return  # there is more on the pad by now, or another character
        if isinstance(result, Err):
            self._writing = replace(self._writing, candidates=(), error=result.error)
        else:
            self._writing = replace(self._writing, candidates=tuple(result.value))
        self.changed.emit()


def read_strokes(strokes: Sequence[Stroke]) -> list[str]:
    """Return what the strokes may be; the model is loaded for the first of them.

    Raises:
        HandwritingMissingError: the model is missing or damaged.
    """
    return _handwriting().candidates(strokes, COUNT)


@cache
def _handwriting() -> "Handwriting":
    # Its runtime takes a while to load, and only who writes by hand needs it.
    from kiosk.services.handwriting import Handwriting  # noqa: PLC0415

    return Handwriting(HANDWRITING)
