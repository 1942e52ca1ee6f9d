"""Reading aloud: sentence by sentence, stopped at once, silent where nothing can be heard."""

from collections.abc import Sequence
from functools import partial

from PySide6.QtCore import QObject, QTimer, Signal

from kiosk.devices.speech import Sound, Speech
from kiosk.jobs import Err, Ok, SerialJobRunner

GRACE = 3.0


class SpeechService(QObject):
    """Says sentences one after the other. `changed`: it speaks or not, can speak or not."""

    changed = Signal()

    def __init__(
        self,
        speech: Speech | None,
        lane: SerialJobRunner,
        parent: QObject | None = None,
        *,
        grace: float = GRACE,
    ) -> None:
        """`speech` None where none is installed; `grace`: seconds a sentence may last too long."""
        super().__init__(parent)
        self._speech = speech
        self._lane = lane
        self._grace = grace
        self._is_there = False
        self._is_speaking = False
        self._waiting: tuple[str, ...] = ()
        self._language = ""
        self._turn = 0
        self._patience = QTimer(self, singleShot=True)
        self._patience.timeout.connect(self._fail)

    @property
    def is_there(self) -> bool:
        """Whether anything can be heard here, as was last found out."""
        return self._is_there

    @property
    def is_speaking(self) -> bool:
        """Whether it is reading now."""
        return self._is_speaking

    def look(self) -> None:
        """Find out whether anything can be heard: a loudspeaker may come and go."""
        self._show(is_there=self._speech is not None and self._speech.is_there())

    def read(self, sentences: Sequence[str], language: str) -> None:
        """Read `sentences` from the start, in `language` (zh_CN or en)."""
        self.stop()
        if self._is_there and sentences:
            self._waiting, self._language = tuple(sentences), language
            self._show(is_speaking=True)
            self._go_on()

    def stop(self) -> None:
        """Be silent at once, and forget what was still to be said."""
        self._turn += 1
        self._waiting = ()
        self._patience.stop()
        if self._speech is not None:
            self._speech.stop()
        self._show(is_speaking=False)

    def _go_on(self) -> None:
        speech = self._speech
        if speech is None or not self._waiting:
            self.stop()
            return
        sentence, *rest = self._waiting
        self._waiting = tuple(rest)
        language = self._language
        self._lane.run(lambda: speech.voice(sentence, language), partial(self._play, self._turn))

    def _play(self, turn: int, result: Ok[Sound | None] | Err) -> None:
        if turn != self._turn:
            return
        sound = result.value if isinstance(result, Ok) else None
        if sound is None or self._speech is None:
            self._fail()
            return
        self._patience.start(round((sound.seconds + self._grace) * 1000))
        self._speech.play(sound, partial(self._played, turn))

    def _played(self, turn: int, is_heard: bool) -> None:  # noqa: FBT001 - as the seam calls it
        if turn != self._turn:
            return
        self._patience.stop()
        if is_heard:
            self.changed.emit()
            self._go_on()
        else:
            self._fail()

    def _fail(self) -> None:
        """Nothing is heard any more: say so by being away until somebody looks again."""
        self.stop()
        self._show(is_there=False)

    def _show(self, *, is_there: bool | None = None, is_speaking: bool | None = None) -> None:
        before = (self._is_there, self._is_speaking)
        self._is_there = before[0] if is_there is None else is_there
        self._is_speaking = before[1] if is_speaking is None else is_speaking
        if (self._is_there, self._is_speaking) != before:
            self.changed.emit()
