"""What was counted of a day or a month: what was noted day by day when it happened, and nothing else."""

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date

from kiosk.services.needs import FILING, RATING
from kiosk.services.period import Period
from printing import LEAST_TOLD
from sync.store import Store, Waiting

Counts = Mapping[tuple[str, str], int]
"""How often what happened, of which sort, as `store.days` returns it."""

RETURNED = "returned"


@dataclass(frozen=True, slots=True)
class Figures:
    """What was `noted`; of a day that is over it does not change any more.

    `days`: filings by day of a month. `ratings`: how many of each level on days that had enough of them: else
    the month less its other days would tell a single one. `waiting`: what is still to go now.
    """

    noted: Counts
    waiting: Waiting
    days: Mapping[date, int] = field(default_factory=dict)
    ratings: Mapping[str, int] = field(default_factory=dict)

    def noted_as(self, what: str) -> Mapping[str, int]:
        """Return what was noted of one sort."""
        return {which: count for (sort, which), count in self.noted.items() if sort == what}

    def sum_of(self, what: str) -> int:
        """Return how much was noted of one sort."""
        return sum(self.noted_as(what).values())

    def filed(self, item: str) -> int:
        """Return how often an item was filed here."""
        return self.noted.get((FILING, item), 0)

    def returned(self, item: str) -> int:
        """Return how many cases of an item came back, whatever became of them since."""
        return self.noted.get((RETURNED, item), 0)

    @property
    def items(self) -> frozenset[str]:
        """Codes of all items that were filed here or came back."""
        return frozenset({*self.noted_as(FILING), *self.noted_as(RETURNED)})


def figures_of(store: Store, period: Period) -> Figures:
    """Count a day or a month of the hall's calendar, as this kiosk knows it."""
    noted = {day: store.days.counts(day, day) for day in period.days()}
    filed = {day: _sum(noted[day], FILING) for day in noted}
    ratings = Counter[str]()
    for counts in noted.values():
        if _sum(counts, RATING) >= LEAST_TOLD:
            ratings.update({level: n for (what, level), n in counts.items() if what == RATING})
    return Figures(
        sum(map(Counter, noted.values()), Counter()),
        store.waiting(),
        filed if period.is_month else {},
        ratings,
    )


def _sum(counts: Counts, sort: str) -> int:
    return sum(count for (what, _), count in counts.items() if what == sort)
