"""A voice that nobody hears: it writes down what it was to say."""

from collections.abc import Callable
from dataclasses import dataclass

from PySide6.QtCore import QTimer

from kiosk.devices.speech.speech import Sound

_RATE = 22050


@dataclass(frozen=True, slots=True)
class Said:
    """One sentence that began to be heard."""

    sentence: str
    language: str


class SimulatedSpeech:
    """Says every sentence in `milliseconds`; None: what begins to sound never ends."""

    def __init__(self, milliseconds: int | None = 0) -> None:
        self.said: list[Said] = []
        self.is_plugged = True
        self.is_mute = False
        """Whether no voice comes although the loudspeaker is there."""
        self._timer = None if milliseconds is None else QTimer(interval=milliseconds)
        self._on_end: Callable[[bool], None] | None = None
        if self._timer is not None:
            self._timer.setSingleShot(True)
            self._timer.timeout.connect(self._end)

    @property
    def is_sounding(self) -> bool:
        """Whether a sentence is heard now."""
        return self._on_end is not None

    def is_there(self) -> bool:
        """Tell whether the loudspeaker is plugged in."""
        return self.is_plugged

    def voice(self, sentence: str, language: str) -> Sound | None:
        """Return a sound that holds the words themselves."""
        return None if self.is_mute else Sound(f"{language}\n{sentence}".encode(), _RATE)

    def play(self, sound: Sound, on_end: Callable[[bool], None]) -> None:
        """Write down what is said; an unplugged loudspeaker says nothing."""
        self._on_end = on_end
        if self.is_plugged:
            language, _, sentence = sound.samples.decode().partition("\n")
            self.said.append(Said(sentence, language))
        if self._timer is not None:
            self._timer.start()

    def stop(self) -> None:
        """Be silent."""
        self._on_end = None
        if self._timer is not None:
            self._timer.stop()

    def _end(self) -> None:
        on_end, self._on_end = self._on_end, None
        if on_end is not None:
            on_end(self.is_plugged)
