"""What was done in a stretch of time, in numbers."""

from dataclasses import replace
from datetime import datetime, timedelta

from sync.clock import ManualClock, milliseconds
from sync.store import Filed, Store, replica
from sync.wire.changes import Change
from tests.support.filings import START, a_submission
from tests.support.returned import tell


def file(store: Store, item: str, kind: str = "filing") -> Filed:
    return store.file(replace(a_submission(), item=item, kind=kind), recipients=["platform"])


def since(hours: float) -> tuple[datetime, datetime]:
    return START + timedelta(hours=hours), START + timedelta(hours=hours + 1)


def test_filings_are_counted_by_item_and_what_else_was_done_by_kind(store: Store) -> None:
    file(store, "card")
    file(store, "card")
    file(store, "house")
    file(store, "opinion", "opinion")

    counts = store.usage.tally(*since(0))

    assert (counts.filed, counts.acts) == ({"card": 2, "house": 1}, {"opinion": 1})
    assert (counts.elsewhere, counts.arrival, counts.decision) == (0, None, None)


def test_what_was_done_before_or_after_is_not_counted(store: Store, clock: ManualClock) -> None:
    file(store, "card")
    clock.advance(timedelta(hours=2))
    file(store, "card")

    assert [sum(store.usage.tally(*since(hours)).filed.values()) for hours in (-1, 0, 1, 2)] == [
        *(0, 1, 0, 1)
    ]


def test_cases_that_came_back_or_were_decided_are_counted_when_they_did(store: Store) -> None:
    tell(store, file(store, "card"), "returned", item="card")
    tell(store, file(store, "house"), "decided", position=2, item="house")

    counts = store.usage.tally(*since(0))

    assert (counts.returned, counts.decided) == ({"card": 1}, 1)
    assert counts.decision == timedelta()
    assert store.usage.tally(*since(1)).returned == {}


def test_what_came_back_is_noted_for_its_day_whatever_becomes_of_the_case(store: Store) -> None:
    filed = file(store, "card")
    tell(store, filed, "returned", item="card")
    tell(store, filed, "returned", item="card")
    tell(store, filed, "received", position=2, item="card")
    tell(store, filed, "supplement", position=3, item="card")
    tell(store, filed, "decided", position=4, item="card")

    day = START.date()
    assert store.days.counts(day, day) == {("returned", "card"): 2, ("decided", "card"): 1}
    assert store.usage.tally(*since(0)).returned == {}


def test_what_a_restored_platform_tells_again_is_noted_once(store: Store) -> None:
    filed = file(store, "card")
    tell(store, filed, "returned", position=5, item="card")
    change = Change(
        1,
        filed.envelope_id,
        filed.slip_number,
        "card",
        "0001",
        "returned",
        "",
        milliseconds(START),
    )
    with store._database.write() as connection:
        replica._count(connection, 2, change)

    assert store.days.counts(START.date(), START.date()) == {("returned", "card"): 1}


def test_what_is_no_filing_of_this_kiosk_was_made_elsewhere(store: Store) -> None:
    elsewhere = file(store, "card")
    with store._database.write() as connection:
        connection.exec_driver_sql("DELETE FROM submission")
    tell(store, elsewhere, "received", item="card")

    assert store.usage.tally(*since(0)).elsewhere == 1
