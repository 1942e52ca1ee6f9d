"""What the desk counts and notes beside cases: days, calls, what was handed over, and what was set."""

from datetime import date, timedelta
from uuid import UUID

import pytest
from sqlalchemy import text
from sqlalchemy.exc import IntegrityError

from sync.clock import ManualClock, milliseconds
from sync.store import Store
from tests.support.filings import START

WHO = UUID("01890000-0000-7000-8000-000000000001")
CASE, OTHER = UUID(int=7), UUID(int=8)
MONDAY = date(2026, 11, 23)


def test_days_are_summed_over_both_ends(store: Store) -> None:
    for day in range(3):
        store.days.add(MONDAY + timedelta(days=day), "visit")
    store.days.add(MONDAY, "need", "road", count=2)
    store.days.add(MONDAY, "need", "road")

    assert store.days.counts(MONDAY, MONDAY + timedelta(days=1)) == {
        ("visit", ""): 2,
        ("need", "road"): 3,
    }
    assert store.days.counts(MONDAY + timedelta(days=9), MONDAY + timedelta(days=9)) == {}


def test_days_are_forgotten_after_four_hundred(store: Store) -> None:
    store.days.add(MONDAY, "visit")
    store.replica.trust(milliseconds(START + timedelta(days=401)))

    assert store.days.prune(START + timedelta(days=400)) == 0
    assert store.days.prune(START + timedelta(days=401)) == 1


def test_a_clock_that_runs_ahead_forgets_no_day(store: Store) -> None:
    store.days.add(MONDAY, "visit")
    store.replica.trust(milliseconds(START))

    assert store.days.prune(START + timedelta(days=4000)) == 0


def test_calls_are_kept_by_case_the_newest_first(store: Store, clock: ManualClock) -> None:
    store.contacts.note(CASE, WHO, "not_reached")
    clock.advance(timedelta(hours=1))
    store.contacts.note(CASE, WHO, "called")

    calls = store.contacts.of([CASE, OTHER])

    assert [(one.outcome, one.staff, one.at) for one in calls[CASE]] == [
        ("called", WHO, clock.now()),
        ("not_reached", WHO, clock.now() - timedelta(hours=1)),
    ]
    assert OTHER not in calls


def test_what_was_handed_over_says_by_whom_and_how_it_was_checked(
    store: Store, clock: ManualClock
) -> None:
    store.handed.note(CASE, WHO, "card")

    (one,) = store.handed.of(CASE)

    assert (one.staff, one.checked, one.at) == (WHO, "card", clock.now())
    assert store.handed.of(OTHER) == ()


def test_the_last_value_counts_and_a_change_can_be_taken_back(store: Store) -> None:
    store.settings.set("volume", "0.5", by=WHO)
    store.settings.set("printer", '"a4"', by=WHO)
    store.settings.set("volume", "0.9", by=WHO)
    latest = store.settings.history()[0]
    store.settings.undo(latest.position, by=WHO)
    once = store.settings.now()
    store.settings.undo(1, by=WHO)

    assert (latest.name, latest.before, latest.value, latest.staff) == ("volume", "0.5", "0.9", WHO)
    assert once == {"volume": "0.5", "printer": '"a4"'}
    assert store.settings.now() == {"printer": '"a4"'}
    assert [(one.action, one.subject, one.outcome) for one in store.audit.list(limit=2)] == [
        ("setting", "volume", "undo 1"),
        ("setting", "volume", "undo 3"),
    ]


def test_changes_come_page_by_page_and_none_can_be_altered(store: Store) -> None:
    for value in range(5):
        store.settings.set("volume", str(value), by=WHO)

    first = store.settings.history(limit=2)
    second = store.settings.history(after=first[-1], limit=2)

    assert [one.value for one in (*first, *second)] == ["4", "3", "2", "1"]
    for act in ("UPDATE setting SET value = 0", "DELETE FROM setting"):
        with pytest.raises(IntegrityError), store._database.write() as connection:
            connection.execute(text(act))
