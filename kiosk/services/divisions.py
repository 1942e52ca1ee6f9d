"""What an address text tells of province, city, county and township, by the lists the forms ask from."""

import csv
from collections import defaultdict
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from itertools import takewhile

_LISTS = ("provinces.csv", "cities.csv", "counties.csv")
_TOWNSHIPS = "townships.csv"
_COUNTY = len(_LISTS)
_KINDS = (*("特别行政区", "维吾尔自治区", "壮族自治区", "回族自治区", "自治区", "省", "市"),)


@dataclass(frozen=True, slots=True)
class Division:
    """One province, city, county or township."""

    code: str
    name: str


@dataclass(frozen=True, slots=True)
class Told:
    """Divisions from the province down, as far as a text tells them beyond doubt, and its rest."""

    divisions: tuple[Division, ...]
    rest: str


@dataclass(frozen=True, slots=True)
class _Way:
    """One way to read a text: the divisions, and after each how many characters are read."""

    divisions: tuple[Division, ...] = ()
    ends: tuple[int, ...] = ()

    @property
    def end(self) -> int:
        return self.ends[-1] if self.ends else 0

    def to(self, division: Division, end: int) -> "_Way":
        return _Way((*self.divisions, division), (*self.ends, end))


class Divisions:
    """Reads addresses as they stand on an ID card.

    A level that people leave out is found through the one below: 湖南省浏阳市 lies in 长沙市. What
    fits several places is told only as far as they agree. Old names are not known, so that an
    address that has one is told as far as it still holds.
    """

    def __init__(self, read: Callable[[str], bytes]) -> None:
        """`read` gives a list by its name: provinces.csv, cities.csv, counties.csv, townships.csv."""
        self._read = read
        self._told: dict[str, Told] = {}

    def told(self, address: str) -> Told:
        """Return what `address` tells; each is looked up once, until `forget`."""
        text = "".join(address.split())
        if text not in self._told:
            self._told[text] = self._look_up(text)
        return self._told[text]

    def forget(self) -> None:
        """Forget the addresses that were looked up: they are somebody's."""
        self._told.clear()

    def _look_up(self, text: str) -> Told:
        ways = list(self._ways(text, _Way()))
        furthest = max((way.end for way in ways), default=0)
        best = [way for way in ways if way.end == furthest]
        agreed = _agreed([way.divisions for way in best])
        if not agreed:
            return Told((), text)
        way = best[0]
        return Told(way.divisions[:agreed], text[way.ends[agreed - 1] :])

    def _ways(self, text: str, way: _Way) -> Iterator[_Way]:
        """Give every way to read on from `way`, each as far as the text names something."""
        depth = len(way.divisions)
        below = self._below(way.divisions[-1].code if depth else "")
        for division in below:
            named = _named(division, depth, text[way.end :])
            is_whole = named == len(division.name)
            if named:
                further = way.to(division, way.end + named)
                on = list(self._ways(text, further))
                yield from [further, *on] if is_whole or on else []
            if not is_whole and (depth < _COUNTY - 1 or _is_same(way, below)):
                yield from self._ways(text, way.to(division, way.end))

    def _below(self, parent: str) -> Sequence[Division]:
        is_county = len(parent) == 2 * _COUNTY
        return (self._townships if is_county else self._upper).get(parent, ())

    @cached_property
    def _upper(self) -> Mapping[str, Sequence[Division]]:
        return self._by_parent(*_LISTS)

    @cached_property
    def _townships(self) -> Mapping[str, Sequence[Division]]:
        return self._by_parent(_TOWNSHIPS)

    def _by_parent(self, *names: str) -> Mapping[str, Sequence[Division]]:
        found: dict[str, list[Division]] = defaultdict(list)
        for name in names:
            for row in csv.DictReader(self._read(name).decode().splitlines()):
                found[row["parent"]].append(Division(row["name"], row["label"]))
        return found


def _named(division: Division, depth: int, text: str) -> int:
    """Return how many characters at the beginning of `text` name a division; a province also in short."""
    if text.startswith(division.name):
        return len(division.name)
    kind = next((kind for kind in _KINDS if division.name.endswith(kind)), "")
    short = division.name.removesuffix(kind)
    return len(short) if not depth and kind and text.startswith(short) else 0


def _agreed(ways: Sequence[Sequence[Division]]) -> int:
    """Return how many divisions from the first on are the same in all of these ways."""
    alike = (len(set(level)) == 1 for level in zip(*ways, strict=False))
    return sum(takewhile(bool, alike))


def _is_same(way: _Way, below: Sequence[Division]) -> bool:
    """Tell whether the next level only repeats a city that the text named: 东莞市 has one county."""
    depth = len(way.divisions)
    is_city = depth == _COUNTY - 1 and way.ends[-1] > way.ends[-2]
    return is_city and len(below) == 1 and below[0].name == way.divisions[-1].name
