"""What is asked for most: what was filed counts, and less with time."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import date, timedelta

import pytest
from pytestqt.qtbot import QtBot

from forms.catalogue import ServiceItem
from kiosk.jobs import SerialJobRunner
from kiosk.services.popular import Counts, PopularService, weights_of
from tests.support.visits import an_item

TODAY = date(2026, 11, 23)


def named(code: str, order: int = 0, kind: str = "filing") -> ServiceItem:
    return replace(an_item(kind=kind), code=code, order=order)


CARD, PENSION, HOUSE = named("card", 1), named("pension", 2), named("house")
OPINION = named("opinion", kind="opinion")
ITEMS = (HOUSE, OPINION, PENSION, CARD)


@pytest.fixture
def lane() -> Iterator[SerialJobRunner]:
    lane = SerialJobRunner("care")
    yield lane
    lane.close()


def counted(counts: Counts, lane: SerialJobRunner, qtbot: QtBot) -> PopularService:
    popular = PopularService(lambda _first: counts, lane, lambda: TODAY)
    with qtbot.waitSignal(popular.changed):
        popular.look()
    return popular


def test_before_anything_was_filed_the_order_of_the_workbooks_holds(lane: SerialJobRunner) -> None:
    popular = PopularService(lambda _first: {}, lane, lambda: TODAY)

    assert popular.first(ITEMS, 4) == (CARD, PENSION)


def test_what_is_filed_most_comes_first_and_the_others_after_it(
    lane: SerialJobRunner, qtbot: QtBot
) -> None:
    popular = counted({("house", TODAY): 3, ("pension", TODAY): 1}, lane, qtbot)

    assert popular.first(ITEMS, 4) == (HOUSE, PENSION, CARD)
    assert popular.first(ITEMS, 1) == (HOUSE,)


def test_what_the_hall_put_first_stands_before_what_is_asked_for_most(
    lane: SerialJobRunner, qtbot: QtBot
) -> None:
    popular = counted({("house", TODAY): 3}, lane, qtbot)
    with qtbot.waitSignal(popular.changed):
        popular.pin(("pension", "gone", "card"))

    assert popular.first(ITEMS, 4) == (PENSION, CARD, HOUSE)


def test_what_is_not_published_any_more_or_is_an_opinion_is_never_offered(
    lane: SerialJobRunner, qtbot: QtBot
) -> None:
    popular = counted({("gone", TODAY): 9, ("opinion", TODAY): 9}, lane, qtbot)

    assert popular.first(ITEMS, 4) == (CARD, PENSION)


def test_a_filing_counts_half_as_much_a_month_later() -> None:
    weights = weights_of(
        {("card", TODAY - timedelta(days=30)): 2, ("card", TODAY): 1, ("late", date.max): 1}, TODAY
    )

    assert weights == {"card": 2.0, "late": 1.0}
