"""What the store counts by day: in its own transactions, by the days of the hall."""

from collections.abc import Mapping
from dataclasses import replace
from datetime import date, datetime, timedelta
from uuid import UUID

from sync.clock import ManualClock, milliseconds
from sync.store import Asked, Filed, Settled, Store
from sync.store.schema import day_count
from sync.store.tally import fill
from sync.wire.changes import CaseStatus, Change, Changes
from tests.support.answers import mark, observe
from tests.support.filings import START, a_submission
from tests.support.platform_model import PlatformModel
from tests.support.returned import tell

DAY = START.date()


def file(store: Store, item: str, kind: str = "filing") -> Filed:
    return store.file(replace(a_submission(), item=item, kind=kind), recipients=["platform"])


def counted(store: Store, day: date = DAY) -> Mapping[tuple[str, str], int]:
    return store.days.counts(day, day)


def hear(store: Store, filed: Filed, status: CaseStatus, at: datetime, epoch: int = 1) -> None:
    """Let the store hear of what happened `at` a time, from a log of this epoch."""
    place = store.replica.link().position + 1
    change = Change(
        place, filed.envelope_id, filed.slip_number, "card", "1", status, "", milliseconds(at)
    )
    proved = mark(PlatformModel(), place, epoch=epoch)
    changes = Changes(1, proved.signed, place, more=False, at=0, changes=(change,))
    store.replica.apply(proved, changes)


def test_filings_are_counted_by_item_and_what_else_was_done_by_kind(store: Store) -> None:
    for item in ("card", "card", "house"):
        file(store, item)
    file(store, "opinion", "opinion")
    store.file(replace(a_submission(), kind="rating", extra={"level": 5}), recipients=["platform"])

    assert counted(store) == {
        ("filing", "card"): 2,
        ("filing", "house"): 1,
        ("act", "opinion"): 1,
    }


def test_what_is_filed_again_counts_once(store: Store) -> None:
    prepared = store.prepare(a_submission(), recipients=["platform"])
    store.commit(prepared)
    store.commit(prepared)

    assert counted(store) == {("filing", "demo-item"): 1}


def test_the_halls_day_ends_at_its_own_midnight(store: Store, clock: ManualClock) -> None:
    clock.advance(datetime.fromisoformat("2026-11-30T23:59:59+08:00") - clock.now())
    file(store, "card")
    clock.advance(timedelta(seconds=1))
    file(store, "card")
    file(store, "card")

    november = store.days.counts(date(2026, 11, 1), date(2026, 11, 30))
    december = store.days.counts(date(2026, 12, 1), date(2026, 12, 31))
    assert (november, december) == ({("filing", "card"): 1}, {("filing", "card"): 2})


def test_returned_supplement_and_decided_are_counted_apart(store: Store) -> None:
    filed = file(store, "card")
    tell(store, filed, "returned", item="card")
    tell(store, filed, "returned", item="card")
    tell(store, filed, "received", position=2, item="card")
    tell(store, filed, "supplement", position=3, item="card")
    tell(store, filed, "decided", position=4, item="card")

    assert counted(store) == {
        ("filing", "card"): 1,
        ("returned", "card"): 1,
        ("supplement", "card"): 1,
        ("decided", "card"): 1,
        ("decision", "10"): 1,
    }


def test_news_that_come_late_count_on_the_day_they_come(store: Store, clock: ManualClock) -> None:
    filed = file(store, "card")
    before = dict(counted(store))
    clock.advance(timedelta(days=9))

    hear(store, filed, "decided", START + timedelta(days=2))

    assert counted(store) == before
    assert counted(store, DAY + timedelta(days=9)) == {
        ("decided", "card"): 1,
        ("decision", str(2 * 86400)): 1,
    }


def test_what_happened_before_this_kiosk_counts_on_its_own_day(store: Store) -> None:
    filed = file(store, "card")

    hear(store, filed, "returned", START - timedelta(days=40))

    assert counted(store, DAY - timedelta(days=40)) == {("returned", "card"): 1}


def test_a_clock_that_was_set_back_counts_on_no_day_that_is_over(
    store: Store, clock: ManualClock
) -> None:
    store.replica.trust(milliseconds(START))
    clock.advance(-timedelta(days=30))

    file(store, "card")

    assert counted(store) == {("filing", "card"): 1}


def test_what_a_restored_platform_tells_again_is_counted_once(store: Store) -> None:
    filed = file(store, "card")
    hear(store, filed, "returned", START)
    observe(store, PlatformModel(), position=1, durable_through=1)

    hear(store, filed, "returned", START, epoch=2)
    hear(store, filed, "decided", START + timedelta(hours=1), epoch=2)

    counts = counted(store)
    assert (counts["returned", "card"], counts["decided", "card"]) == (1, 1)


def test_what_is_no_filing_of_this_kiosk_was_made_elsewhere(store: Store) -> None:
    filed = file(store, "card")
    elsewhere = replace(filed, envelope_id=UUID(int=filed.envelope_id.int + 1))
    hear(store, elsewhere, "received", START)
    hear(store, elsewhere, "decided", START)

    assert counted(store) == {
        ("filing", "card"): 1,
        ("elsewhere", "card"): 1,
        ("decided", "card"): 1,
    }


def test_paper_counts_once_it_came_out_or_nobody_can_tell(store: Store) -> None:
    outcomes: tuple[Settled, ...] = ("confirmed", "unknown", "failed")
    for place, state in enumerate((*outcomes, "confirmed")):
        job = UUID(int=place)
        store.prints.enter(Asked(job, "slip", None, str(place), "one"), START)
        if place < len(outcomes):
            store.prints.send(job, START)
            store.prints.settle(job, state, START)
            store.prints.settle(job, state, START)

    assert counted(store) == {("printed", "slip"): 2}


def test_paper_that_another_printer_had_counts_when_it_is_given_up(store: Store) -> None:
    store.prints.enter(Asked(UUID(int=1), "slip", None, "1", "one"), START)
    store.prints.send(UUID(int=1), START)

    store.prints.take_up("another", START)

    assert counted(store) == {("printed", "slip"): 1}


def test_a_store_that_did_not_count_yet_counts_what_its_rows_tell(store: Store) -> None:
    filed = file(store, "card")
    file(store, "opinion", "opinion")
    tell(store, filed, "decided", item="card")
    before = counted(store)

    with store._database.write() as connection:
        connection.execute(day_count.delete())
        fill(connection, store.days)
        fill(connection, store.days)

    assert counted(store) == before
