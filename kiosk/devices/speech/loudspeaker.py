"""The loudspeaker that the system names, and sounds read for it from WAVE files."""

import io
import wave
from collections.abc import Callable

from PySide6.QtCore import QBuffer, QObject
from PySide6.QtMultimedia import QAudio, QAudioFormat, QAudioSink, QMediaDevices

from kiosk.devices.speech.speech import Sound


class Loudspeaker(QObject):
    """Lets one sound at a time be heard."""

    def __init__(self, volume: float = 1.0, parent: QObject | None = None) -> None:
        """`volume`: 0.0 to 1.0."""
        super().__init__(parent)
        self.volume = volume
        self._sink: QAudioSink | None = None

    def is_there(self) -> bool:
        """Tell whether anything can be heard now."""
        return not QMediaDevices.defaultAudioOutput().isNull()

    def play(self, sound: Sound, on_end: Callable[[bool], None]) -> None:
        """Let `sound` be heard instead of what sounded before, and say at its end whether it was."""
        self.stop()
        form = QAudioFormat()
        form.setSampleRate(sound.rate)
        form.setChannelCount(1)
        form.setSampleFormat(QAudioFormat.SampleFormat.Int16)
        sink = QAudioSink(QMediaDevices.defaultAudioOutput(), form, self)
        sink.setVolume(self.volume)
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
