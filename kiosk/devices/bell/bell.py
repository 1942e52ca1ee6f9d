"""What every bell can be asked."""

from collections.abc import Callable
from typing import Protocol


class Bell(Protocol):
    """A bell that is heard through the hall. All of it is for the GUI thread and returns at once."""

    def ring(self, on_end: Callable[[bool], None]) -> None:
        """Ring once, and say then whether it was heard; not after a `stop`."""
        ...

    def stop(self) -> None:
        """Be silent."""
        ...

    def turn(self, volume: float) -> None:
        """Ring as loud as this from now on: 0.0 (not at all) to 1.0."""
        ...
