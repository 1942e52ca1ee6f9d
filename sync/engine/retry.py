"""When to try again: exponential backoff with full jitter, so that halls do not knock together."""

import secrets
from collections.abc import Callable
from datetime import timedelta

from sync.store import LONGEST_WAIT

_FIRST = timedelta(seconds=2)
_LEAST = timedelta(seconds=1)
_MOST_DOUBLINGS = 16


class Backoff:
    """Delays between 1 s and 15 min; `random` gives numbers in [0, 1)."""

    def __init__(self, random: Callable[[], float] | None = None) -> None:
        self._random = random or secrets.SystemRandom().random

    def delay(self, failures: int) -> timedelta:
        """Return how long to wait after `failures` failures before this one."""
        ceiling = min(LONGEST_WAIT, _FIRST * (1 << min(failures, _MOST_DOUBLINGS)))
        return max(_LEAST, ceiling * self._random())

    def spread(self, interval: timedelta) -> timedelta:
        """Return `interval` give or take a fifth."""
        return interval * (0.8 + 0.4 * self._random())
