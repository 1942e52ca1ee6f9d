"""What was counted of a day or a month: from the rows that are here, and from what was noted day by day."""

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, datetime, time, timedelta

from kiosk.services.needs import FILING, RATING
from kiosk.services.period import Period
from kiosk.services.slips import Office
from printing import LEAST_TOLD
from sync.store import Store, Tally, Waiting

Counts = Mapping[tuple[str, str], int]
"""How often what happened, of which sort, as `store.days` returns it."""

RETURNED, DECIDED = "returned", "decided"
"""As the store itself notes what the platform told of cases."""


@dataclass(frozen=True, slots=True)
class Figures:
    """What was counted: from the rows that are here, and noted day by day when it happened.

    Rows go with their retention, notes stay longer: of two counts of the same the larger is told.
    `days`: filings by day of a month. `ratings`: how many of each level on days that had enough of them: else
    the month less its other days would tell a single one. `waiting`: what is still to go now.
    """

    tally: Tally
    waiting: Waiting
    noted: Counts = field(default_factory=dict)
    days: Mapping[date, int] = field(default_factory=dict)
    ratings: Mapping[str, int] = field(default_factory=dict)

    def filed(self, item: str) -> int:
        """Return how often an item was filed here."""
        return max(self.tally.filed.get(item, 0), self.noted.get((FILING, item), 0))

    def noted_as(self, what: str) -> Mapping[str, int]:
        """Return what was noted of one sort."""
        return {which: count for (sort, which), count in self.noted.items() if sort == what}

    def returned(self, item: str) -> int:
        """Return how many cases of an item came back, whatever became of them since."""
        return max(self.tally.returned.get(item, 0), self.noted.get((RETURNED, item), 0))

    @property
    def decided(self) -> int:
        """How many cases were decided."""
        return max(self.tally.decided, sum(self.noted_as(DECIDED).values()))

    @property
    def items(self) -> frozenset[str]:
        """Codes of all items that were filed here or came back."""
        noted = (*self.noted_as(FILING), *self.noted_as(RETURNED))
        return frozenset({*self.tally.filed, *self.tally.returned, *noted})


def figures_of(store: Store, period: Period, office: Office) -> Figures:
    """Count a day or a month of the hall's calendar, as this kiosk knows it; takes a pass over the rows."""
    first, last = (
        datetime.combine(day, time(), office.zone)
        for day in (period.first, period.last + timedelta(days=1))
    )
    tally = store.usage.tally(first, last)
    noted = {day: store.days.counts(day, day) for day in period.days()}
    filed = {day: max(tally.days.get(day, 0), _sum(noted[day], FILING)) for day in noted}
    ratings = Counter[str]()
    for counts in noted.values():
        if _sum(counts, RATING) >= LEAST_TOLD:
            ratings.update({level: n for (what, level), n in counts.items() if what == RATING})
    return Figures(
        tally,
        store.waiting(),
        sum(map(Counter, noted.values()), Counter()),
        filed if period.is_month else {},
        ratings,
    )


def _sum(counts: Counts, sort: str) -> int:
    return sum(count for (what, _), count in counts.items() if what == sort)
