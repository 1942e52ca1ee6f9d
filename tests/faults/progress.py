"""Says now and then how far a part of the fault run is, and ends one that takes too long."""

import signal
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from time import monotonic
from typing import ClassVar

_BEAT = 20.0


class OverTimeError(KeyboardInterrupt):
    """A part took longer than it may; no part takes this for something that it has found."""


class _Shown:
    state: ClassVar = ""


def show(state: str) -> None:
    """Keep in mind how far the part is, to be said when it is time."""
    _Shown.state = state


def say(text: str) -> None:
    """Print a line at once."""
    sys.stdout.write(text + "\n")
    sys.stdout.flush()


@contextmanager
def watched(name: str, seconds: float) -> Iterator[None]:
    """Say every few seconds how far the part is that runs in this block; end it in time.

    Raises:
        OverTimeError: in the block, when it has taken so many seconds.
    """
    began = monotonic()

    def beat(*_: object) -> None:
        spent = monotonic() - began
        say(f"{name}: {spent:.0f} s {_Shown.state}")
        if spent > seconds:
            signal.setitimer(signal.ITIMER_REAL, 0)
            raise OverTimeError(f"{name} is not through after {spent:.0f} s: {_Shown.state}")

    show("")
    before = signal.signal(signal.SIGALRM, beat)
    signal.setitimer(signal.ITIMER_REAL, _BEAT, _BEAT)
    try:
        yield
    finally:
        signal.setitimer(signal.ITIMER_REAL, 0)
        signal.signal(signal.SIGALRM, before)
