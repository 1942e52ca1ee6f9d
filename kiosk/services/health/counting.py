"""What goes on at this kiosk, counted by the day of the hall: numbers alone, nothing of a person."""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from datetime import date

from kiosk.jobs import SerialJobRunner
from kiosk.services.call import CallService
from kiosk.services.filing import FilingService
from kiosk.services.known import Scene, Visit
from kiosk.services.rating import RatingService
from kiosk.services.visiting import Visiting

Counts = Mapping[tuple[str, str], int]
"""How often what happened, of which sort, as `store.days` returns it."""

FEWEST_RATINGS = 5
_CONTENT = ("5", "4")


@dataclass(frozen=True, slots=True)
class Ratings:
    """The ratings of a day that is over; `content`: satisfied or very satisfied, None for too few to tell."""

    total: int = 0
    content: int | None = None


def ratings_of(counts: Counts) -> Ratings:
    """Count ratings; below `FEWEST_RATINGS` no levels are told, or one would show who gave it.

    Of a day that still runs nothing but the total may be told: the next rating would show by the
    difference.
    """
    total = sum(count for (what, _), count in counts.items() if what == "rating")
    content = sum(counts.get(("rating", level), 0) for level in _CONTENT)
    return Ratings(total, content if total >= FEWEST_RATINGS else None)


class DayCounter:
    """Counts visits, calls for staff, what is filed and ratings, each by the trusted day.

    A count that finds no room on the disk is lost: nothing waits for it.
    """

    def __init__(
        self,
        add: Callable[[date, str, str], None],
        writer: SerialJobRunner,
        today: Callable[[], date],
    ) -> None:
        """`add` one to a day's count; runs on `writer`, the store's lane."""
        self._add = add
        self._writer = writer
        self._today = today
        self._is_visited = self._is_called = False

    def watch_visit(self, visit: Visiting) -> None:
        """Count every visit that begins."""

        def fold() -> None:
            was, self._is_visited = self._is_visited, visit.visit.scene is not Scene.ATTRACT
            if self._is_visited and not was:
                self.count("visit")

        visit.changed.connect(fold)

    def watch_calls(self, calls: CallService) -> None:
        """Count how often staff are called."""

        def fold() -> None:
            was, self._is_called = self._is_called, calls.state.is_open
            if self._is_called and not was:
                self.count("call")

        calls.changed.connect(fold)

    def watch_filing(
        self, filing: FilingService, needs: Callable[[Visit], Iterable[tuple[str, str]]]
    ) -> None:
        """Count what is filed under what `needs` tells of the visit."""

        def fold(visit: Visit) -> None:
            for what, which in needs(visit):
                self.count(what, which)

        filing.filed.connect(fold)

    def watch_rating(self, rating: RatingService) -> None:
        """Count ratings by their level."""
        rating.filed.connect(lambda level: self.count("rating", str(level)))

    def count(self, what: str, which: str = "") -> None:
        """Count one more on this day."""
        add, day = self._add, self._today()
        self._writer.run(lambda: add(day, what, which), lambda _: None)
