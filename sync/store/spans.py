"""Lengths of time as they are counted by day: by the least of these bounds that holds them."""

from bisect import bisect_left
from collections.abc import Mapping

_MINUTE, _HOUR, _DAY = 60, 3600, 86400
BOUNDS = (
    *(10, 30),
    *(_MINUTE * some for some in (1, 2, 3, 5, 10, 20, 30)),
    *(_HOUR * some for some in (1, 2, 3, 4, 6, 8, 12)),
    *(_DAY * some for some in (1, 2, 3, 4, 5, 7, 10, 14, 20, 30, 45, 60, 90, 120, 180, 365, 3650)),
)
"""In seconds."""


def bound(length: int) -> str:
    """Return how a length in milliseconds is counted; a clock that was behind makes none negative."""
    place = bisect_left(BOUNDS, length / 1000)
    return str(BOUNDS[min(place, len(BOUNDS) - 1)])


def half_within(counted: Mapping[str, int]) -> int | None:
    """Return the seconds within which half of what was counted lies, None where nothing was."""
    left = (sum(counted.values()) + 1) // 2
    for some in sorted(counted, key=int):
        left -= counted[some]
        if left <= 0:
            return int(some)
    return None
