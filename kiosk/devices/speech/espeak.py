"""espeak-ng as a process of its own, heard through the loudspeaker that the system names."""

import io
import shutil
import subprocess
import wave
from collections.abc import Callable, Mapping

from PySide6.QtCore import QBuffer, QObject
from PySide6.QtMultimedia import QAudio, QAudioFormat, QAudioSink, QMediaDevices

from kiosk.devices.speech.speech import Sound

_PROGRAM = "espeak-ng"
_VOICES: Mapping[str, str] = {"zh_CN": "cmn", "en": "en"}
_WORDS_A_MINUTE = {"zh_CN": "200", "en": "150"}
_PATIENCE = 5.0


class EspeakSpeech(QObject):
    """A robot's voice, plain but there: Mandarin and English without a network."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._program = shutil.which(_PROGRAM)
        self._sink: QAudioSink | None = None

    def is_there(self) -> bool:
        """Tell whether both the program and a loudspeaker are there."""
        return self._program is not None and not QMediaDevices.defaultAudioOutput().isNull()

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
        self.stop()
        form = QAudioFormat()
        form.setSampleRate(sound.rate)
        form.setChannelCount(1)
        form.setSampleFormat(QAudioFormat.SampleFormat.Int16)
        sink = QAudioSink(QMediaDevices.defaultAudioOutput(), form, self)
        source = QBuffer(sink)
        source.setData(sound.samples)
        source.open(QBuffer.OpenModeFlag.ReadOnly)
        self._sink = sink

        def turn(state: QAudio.State) -> None:
            if self._sink is sink and state in (QAudio.State.IdleState, QAudio.State.StoppedState):
                is_heard = state is QAudio.State.IdleState
                self.stop()
                on_end(is_heard)

        sink.stateChanged.connect(turn)
        sink.start(source)

    def stop(self) -> None:
        """Be silent."""
        sink, self._sink = self._sink, None
        if sink is not None:
            sink.reset()
            sink.deleteLater()


def sound_of(file: bytes) -> Sound | None:
    """Read a WAVE file; one that came through a pipe does not know its own length."""
    try:
        with wave.open(io.BytesIO(file)) as reader:
            samples = reader.readframes(reader.getnframes())
            return Sound(samples, reader.getframerate()) if samples else None
    except (wave.Error, EOFError):
        return None
