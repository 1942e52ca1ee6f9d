"""Counts of a day: every visit, call, filing and rating once, by the trusted day."""

from collections import Counter
from collections.abc import Iterator
from datetime import date

import pytest
from pytestqt.qtbot import QtBot

from kiosk.jobs import SerialJobRunner
from kiosk.services.call import CallService
from kiosk.services.health.counting import DayCounter
from kiosk.services.idle import IdleService
from kiosk.services.rating import Rated, RatingService
from kiosk.services.visiting import Visiting
from sync.clock import ManualClock, new_id
from tests.support.filings import START

DAY = date(2026, 11, 23)


class Counts:
    """Keeps what is counted, as the store does."""

    def __init__(self) -> None:
        self.counted: Counter[tuple[date, str, str]] = Counter()
        self.lane = SerialJobRunner("store")
        self.counter = DayCounter(self.add, self.lane, lambda: DAY)

    def add(self, day: date, what: str, which: str) -> None:
        self.counted[day, what, which] += 1

    def of(self, what: str, which: str = "") -> int:
        return self.counted[DAY, what, which]


@pytest.fixture(name="counts")
def make_counts(qtbot: QtBot) -> Iterator[Counts]:
    counts = Counts()
    yield counts
    counts.lane.close()


def test_a_visit_counts_once_however_much_is_done_in_it(counts: Counts, qtbot: QtBot) -> None:
    visit = Visiting(lambda: False)
    counts.counter.watch_visit(visit)
    for _ in range(2):
        visit.begin()
        visit.set_language("en")
        visit.open_notices()
        visit.go_home()
        visit.end()

    qtbot.waitUntil(lambda: counts.of("visit") == 2)


def test_a_call_for_staff_counts_once_while_it_rings(counts: Counts, qtbot: QtBot) -> None:
    visit = Visiting(lambda: False)
    calls = CallService(None, IdleService(600, 60), visit)
    counts.counter.watch_calls(calls)
    visit.begin()
    calls.call()
    calls.call()
    calls.end()
    calls.call()

    qtbot.waitUntil(lambda: counts.of("call") == 2)
    calls.end()


def test_a_rating_counts_by_its_level_alone(counts: Counts, qtbot: QtBot) -> None:
    rating = RatingService(lambda given: given, lambda _: None, (counts.lane, counts.lane))  # type: ignore[arg-type, return-value]  # neither sealed nor kept
    counts.counter.watch_rating(rating)
    rating.begin((Rated(new_id(ManualClock(START)), "item", {"zh_CN": "示范事项"}),))
    rating.choose(4)
    rating.send("zh_CN")

    qtbot.waitUntil(lambda: counts.of("rating", "4") == 1)
    assert counts.counted.total() == 1
