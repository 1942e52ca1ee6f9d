"""What is filed in the hall, counted by item and day."""

from dataclasses import replace
from datetime import date, timedelta

from sync.clock import ManualClock
from sync.store import Store
from tests.support.filings import a_submission

TODAY = date(2026, 11, 23)


def file(store: Store, item: str, kind: str = "filing") -> None:
    given = replace(a_submission(), item=item, kind=kind)
    store.file(given, recipients=["platform"])


def test_filings_are_counted_by_item_and_day(store: Store, clock: ManualClock) -> None:
    file(store, "card")
    file(store, "card")
    file(store, "house")
    clock.advance(timedelta(days=1))
    file(store, "card")

    assert store.usage.since(TODAY) == {
        ("card", TODAY): 2,
        ("house", TODAY): 1,
        ("card", TODAY + timedelta(days=1)): 1,
    }


def test_what_lies_before_the_first_day_or_is_no_filing_is_not_counted(
    store: Store, clock: ManualClock
) -> None:
    file(store, "card")
    clock.advance(timedelta(days=1))
    file(store, "opinion", "opinion")

    assert store.usage.since(TODAY + timedelta(days=1)) == {}
