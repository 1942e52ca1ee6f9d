"""Filings by the masked names on them: looked through in memory, as nobody's name is anywhere in full."""

from collections.abc import Iterable
from heapq import merge
from itertools import islice
from uuid import UUID

STAR = "*"


class NameIndex:
    """Filings in their order, grouped by masked name, the names by their first character."""

    def __init__(self, names: Iterable[tuple[UUID, str]]) -> None:
        """`names`: each filing with its masked name, in the order in which they are found."""
        self._filings: list[UUID] = []
        self._places: dict[str, dict[str, list[int]]] = {}
        for place, (filing, name) in enumerate(names):
            self._filings.append(filing)
            self._places.setdefault(name[:1], {}).setdefault(name, []).append(place)

    def count(self, words: str) -> int:
        """Count the filings whose masked name may be that of `words`."""
        return sum(map(len, self._fitting(words)))

    def find(self, words: str, first: int, limit: int) -> tuple[UUID, ...]:
        """Return filings whose masked name may be that of `words`, from the place `first` on."""
        places = merge(*self._fitting(words))
        return tuple(self._filings[place] for place in islice(places, first, first + limit))

    def _fitting(self, words: str) -> list[list[int]]:
        typed = "".join(words.split())
        alike = self._places.get(typed[:1], {}) if typed else {}
        return [places for name, places in alike.items() if fits(typed, name)]


def fits(typed: str, masked: str) -> bool:
    """Tell whether a name, or as much of it as was typed, may be the one that was masked.

    A star stands for any character: 欧阳明华 and 欧阳 fit 欧**华, 欧阳明丽 does not.
    """
    is_alike = (told in (STAR, sign) for sign, told in zip(typed, masked, strict=False))
    return len(typed) <= len(masked) and all(is_alike)
