"""The chime of `resources/sounds`, heard through the loudspeaker that the system names."""

from collections.abc import Callable
from pathlib import Path

from kiosk.devices.speech.loudspeaker import Loudspeaker, sound_of


class Chime:
    """Rings as loud as it is told, 0.0 to 1.0; silent without a loudspeaker."""

    def __init__(self, file: Path, volume: float) -> None:
        self._sound = sound_of(file.read_bytes())
        self._loudspeaker = Loudspeaker(volume)

    def ring(self, on_end: Callable[[bool], None]) -> None:
        """Ring once, and say then whether it was heard."""
        if self._sound is None or not self._loudspeaker.volume or not self._loudspeaker.is_there():
            on_end(False)  # noqa: FBT003 - as the seam calls it
        else:
            self._loudspeaker.play(self._sound, on_end)

    def stop(self) -> None:
        """Be silent."""
        self._loudspeaker.stop()

    def turn(self, volume: float) -> None:
        """Ring as loud as this from now on."""
        self._loudspeaker.volume = volume
