"""How long to wait for a platform."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Patience:
    """How long to wait, in seconds; `rate` is the slowest link still served, in bytes a second.

    The connect timeout of requests is also the limit of one socket write, and a body of bytes is
    one write: it grows with the size. A stream is written in blocks of 16 KiB.
    """

    connect: float = 30
    rate: float = 512
    answer: float = 60

    def timeouts(self, size: int) -> tuple[float, float]:
        """Return connect and read timeout for a body written in pieces of `size` bytes."""
        return self.connect + size / self.rate, self.answer
