"""What a report of a hall shows: sums only, and what is so rare that it could be somebody is pooled."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime

LEAST_TOLD = 5
"""Below this, ratings are not told by level, nor needs by village or subject: one could be somebody's."""


@dataclass(frozen=True, slots=True)
class Counted:
    """How many of something."""

    name: str
    count: int


@dataclass(frozen=True, slots=True)
class ReportedItem:
    """A service item: how often it was filed, and how many cases of it came back."""

    title: str
    filed: int
    returned: int


@dataclass(frozen=True, slots=True)
class ReportInput:
    """What the report of a day or a month shows.

    `first`, `last`: days it tells of, both within; one day, or several.
    `channels`, `topics`, `acts`: how many by channel, by topic of the home screen, and of what else was done.
    `days`: filings by day. `villages`, `opinions`: needs by village and opinions by subject, the rare pooled.
    `durations`: how long what took, in words. `ratings`: how many of each level, the best first, of those
    that may be told apart; `rated`: how many in all.
    `unsent`, `files`: filings and photos that are still to go, of which the oldest was made at `oldest`.
    `refused`: what the platform does not take. `kept`: what is kept for how long, in words.
    """

    hall: str
    device_name: str
    first: date
    last: date
    printed_at: datetime
    items: tuple[ReportedItem, ...]
    channels: tuple[Counted, ...] = ()
    topics: tuple[Counted, ...] = ()
    acts: tuple[Counted, ...] = ()
    days: tuple[Counted, ...] = ()
    villages: tuple[Counted, ...] = ()
    opinions: tuple[Counted, ...] = ()
    durations: tuple[tuple[str, str], ...] = ()
    ratings: tuple[Counted, ...] = ()
    rated: int = 0
    unsent: int = 0
    files: int = 0
    refused: int = 0
    oldest: datetime | None = None
    kept: tuple[tuple[str, str], ...] = ()
    language: str = "zh_CN"
    sample: bool = False

    @property
    def is_month(self) -> bool:
        """Whether it tells of more than a day."""
        return self.last > self.first

    @property
    def filed(self) -> int:
        """Filings in all."""
        return sum(item.filed for item in self.items)

    @property
    def returned(self) -> int:
        """Cases that came back, in all."""
        return sum(item.returned for item in self.items)

    @property
    def rating_count(self) -> int:
        """Ratings in all."""
        return max(self.rated, sum(level.count for level in self.ratings))

    @property
    def told_ratings(self) -> tuple[Counted, ...]:
        """The levels, where there are enough ratings."""
        enough = sum(level.count for level in self.ratings) >= LEAST_TOLD
        return self.ratings if enough else ()

    @property
    def untold_ratings(self) -> int:
        """Ratings whose level is not told."""
        return self.rating_count - sum(level.count for level in self.told_ratings)


def pooled(counted: Iterable[Counted], rest: str) -> tuple[Counted, ...]:
    """Return the counts, most first; those too rare to be told stand together as `rest`."""
    ordered = sorted((one for one in counted if one.count), key=lambda one: -one.count)
    told = tuple(one for one in ordered if one.count >= LEAST_TOLD)
    rare = sum(one.count for one in ordered[len(told) :])
    return (*told, Counted(rest, rare)) if rare else told
