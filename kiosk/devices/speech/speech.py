"""What every voice can be asked."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Protocol

SAMPLE_BYTES = 2


@dataclass(frozen=True, slots=True)
class Sound:
    """One sentence as it is heard: one channel of signed 16-bit samples, little-endian."""

    samples: bytes
    rate: int

    @property
    def seconds(self) -> float:
        """How long it lasts."""
        return len(self.samples) / SAMPLE_BYTES / self.rate


class Speech(Protocol):
    """A voice and its loudspeaker. All but `voice` is for the GUI thread and returns at once."""

    def is_there(self) -> bool:
        """Tell whether anything could be heard now."""
        ...

    def voice(self, sentence: str, language: str) -> Sound | None:
        """Speak into memory, in `language` (zh_CN or en); None where no voice came.

        Blocks for a few seconds at most: not for the GUI thread.
        """
        ...

    def play(self, sound: Sound, on_end: Callable[[bool], None]) -> None:
        """Let `sound` be heard, and say at its end whether it was; not after a `stop`."""
        ...

    def stop(self) -> None:
        """Be silent."""
        ...
