"""The figures of a day or a month: counted once, the same wherever they are told, and for good."""

from collections.abc import Iterator
from contextlib import closing
from datetime import date, timedelta
from pathlib import Path

import pytest

from kiosk.services.figures import Figures, figures_of
from kiosk.services.health import standing
from kiosk.services.needs import FILING
from kiosk.services.period import Period
from sync.clock import ManualClock, milliseconds
from sync.store import Retention, Store
from tests.support.answers import acknowledge, observe
from tests.support.filings import a_clock, a_submission, open_store
from tests.support.platform_model import PlatformModel
from tests.support.returned import tell

LAST = Period.day(date(2026, 11, 30))
NOVEMBER, DECEMBER = Period.month(LAST.first), Period.month(date(2026, 12, 1))
MIDNIGHT = timedelta(days=7, hours=6, minutes=30)
"""From the clock's first moment to the first of December in Shanghai."""


@pytest.fixture
def clock() -> ManualClock:
    return a_clock()


@pytest.fixture
def platform() -> PlatformModel:
    return PlatformModel()


@pytest.fixture
def store(tmp_path: Path, clock: ManualClock, platform: PlatformModel) -> Iterator[Store]:
    with closing(open_store(tmp_path / "store", clock, platform)) as store:
        yield store


def counted(figures: Figures) -> object:
    return figures.noted, figures.days, figures.ratings


def test_a_month_ends_at_the_midnight_of_the_hall(store: Store, clock: ManualClock) -> None:
    clock.advance(MIDNIGHT - timedelta(seconds=1))
    store.file(a_submission(), recipients=["platform"])
    clock.advance(timedelta(seconds=1))
    for _ in range(2):
        store.file(a_submission(), recipients=["platform"])

    november, december = figures_of(store, NOVEMBER), figures_of(store, DECEMBER)

    assert (november.sum_of(FILING), december.sum_of(FILING)) == (1, 2)
    assert (november.days[LAST.last], december.days[DECEMBER.first]) == (1, 2)


def test_what_stands_on_todays_tiles_is_what_the_day_report_says(
    store: Store, clock: ManualClock
) -> None:
    clock.advance(MIDNIGHT - timedelta(seconds=1))
    store.file(a_submission(), recipients=["platform"])
    counts = store.days.counts(LAST.first, LAST.last)

    assert standing.figures_of(counts, {}).filings == figures_of(store, LAST).sum_of(FILING) == 1


def test_a_month_that_is_over_stays_as_it_was_told(
    store: Store, clock: ManualClock, platform: PlatformModel
) -> None:
    filed, other = (store.file(a_submission(), recipients=["platform"]) for _ in range(2))
    tell(store, other, "returned", item="demo-item")
    clock.advance(MIDNIGHT)
    before = counted(figures_of(store, NOVEMBER))

    for position, one in enumerate((filed, other), start=2):
        acknowledge(store, platform, one, position)
        tell(store, one, "decided", position=position, item="demo-item")
    observe(store, platform, 3, 3)
    clock.advance(timedelta(days=300))
    store.replica.trust(milliseconds(clock.now()))
    assert store.prune(clock.now(), Retention()) == 2

    assert counted(figures_of(store, NOVEMBER)) == before
    december = figures_of(store, DECEMBER)
    assert (december.sum_of("decided"), december.sum_of("returned")) == (2, 0)
