"""espeak-ng as a process of its own, heard through the loudspeaker that the system names."""

import shutil
import subprocess
from collections.abc import Callable, Mapping

from kiosk.devices.speech.loudspeaker import Loudspeaker, sound_of
from kiosk.devices.speech.speech import Sound

_PROGRAM = "espeak-ng"
_VOICES: Mapping[str, str] = {"zh_CN": "cmn", "en": "en"}
_WORDS_A_MINUTE = {"zh_CN": "200", "en": "150"}
_PATIENCE = 5.0


class EspeakSpeech:
    """A robot's voice, plain but there: Mandarin and English without a network."""

    def __init__(self) -> None:
        self._program = shutil.which(_PROGRAM)
        self._loudspeaker = Loudspeaker()

    def is_there(self) -> bool:
        """Tell whether both the program and a loudspeaker are there."""
        return self._program is not None and self._loudspeaker.is_there()

    def voice(self, sentence: str, language: str) -> Sound | None:
        """Have the program speak; words go through a pipe, so no list of processes shows them."""
        if self._program is None:
            return None
        command = [self._program, "-v", _VOICES[language], "-b", "1"]
        try:
            spoken = subprocess.run(  # noqa: S603 - fixed words; the text goes through the pipe
                [*command, "-s", _WORDS_A_MINUTE[language], "--stdin", "--stdout"],
                input=sentence.encode(),
                capture_output=True,
                check=True,
                timeout=_PATIENCE,
            )
        except (OSError, subprocess.SubprocessError):
            return None
        return sound_of(spoken.stdout)

    def play(self, sound: Sound, on_end: Callable[[bool], None]) -> None:
        """Let `sound` be heard."""
        self._loudspeaker.play(sound, on_end)

    def stop(self) -> None:
        """Be silent."""
        self._loudspeaker.stop()
