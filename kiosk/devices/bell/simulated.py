"""A bell that nobody hears: it counts how often it rang."""

from collections.abc import Callable


class SimulatedBell:
    """Rings in no time, as long as it is plugged in."""

    def __init__(self) -> None:
        self.rings = 0
        self.volume = 1.0
        self.is_plugged = True

    def ring(self, on_end: Callable[[bool], None]) -> None:
        """Count it."""
        self.rings += self.is_plugged
        on_end(self.is_plugged)

    def stop(self) -> None:
        """Be silent, as always."""

    def turn(self, volume: float) -> None:
        """Note how loud it is to ring."""
        self.volume = volume
