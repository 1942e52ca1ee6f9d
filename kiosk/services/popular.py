"""What is asked for most in this hall: counted from what was filed, fading with time, without any person."""

from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping
from datetime import date, timedelta

from PySide6.QtCore import QObject, Signal

from forms.catalogue import ServiceItem
from kiosk.jobs import Err, Ok, SerialJobRunner

HALF_LIFE = 30
HORIZON = timedelta(days=180)

Counts = Mapping[tuple[str, date], int]


def weights_of(counts: Counts, today: date) -> Mapping[str, float]:
    """Say how much each item is asked for, by its code: a filing counts half as much every 30 days."""
    weights: defaultdict[str, float] = defaultdict(float)
    for (item, day), count in counts.items():
        age = max(0, (today - day).days)
        weights[item] += count * 0.5 ** (age / HALF_LIFE)
    return weights


class PopularService(QObject):
    """Knows which items to offer first. `changed`: there may be others."""

    changed = Signal()

    def __init__(
        self,
        count: Callable[[date], Counts],
        lane: SerialJobRunner,
        today: Callable[[], date],
        parent: QObject | None = None,
    ) -> None:
        """`count`: what was filed from a day on, by code and day; it takes a while."""
        super().__init__(parent)
        self._count = count
        self._lane = lane
        self._today = today
        self._weights: Mapping[str, float] = {}
        self._pinned: tuple[str, ...] = ()

    def pin(self, codes: tuple[str, ...]) -> None:
        """Offer these before all others, in their order."""
        if codes != self._pinned:
            self._pinned = codes
            self.changed.emit()

    def look(self) -> None:
        """Count anew."""
        today = self._today()

        def counted(result: Ok[Mapping[str, float]] | Err) -> None:
            if isinstance(result, Ok) and result.value != self._weights:
                self._weights = result.value
                self.changed.emit()

        self._lane.run(lambda: weights_of(self._count(today - HORIZON), today), counted)

    def first(self, items: Iterable[ServiceItem], most: int) -> tuple[ServiceItem, ...]:
        """Return at most so many of `items`: the pinned, the most asked for, those with a place of their own."""
        pinned = {code: place for place, code in enumerate(self._pinned)}
        offered = [
            item
            for item in items
            if item.kind == "filing"
            and (item.order or item.code in self._weights or item.code in pinned)
        ]
        last = len(pinned)
        offered.sort(
            key=lambda item: (
                pinned.get(item.code, last),
                -self._weights.get(item.code, 0),
                item.order,
            )
        )
        return tuple(offered[:most])
