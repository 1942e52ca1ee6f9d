"""A store that was offline for long works no harder for each page and each batch: counted in steps.

Steps are those of SQLite's virtual machine, which do not depend on the machine they run on.
"""

from collections.abc import Callable, Iterator
from contextlib import closing
from datetime import timedelta
from pathlib import Path

import pytest
from sqlalchemy import Connection, event, update

from sync.store import CaseQuery, Store, Wait
from sync.store.database import driver
from sync.store.schema import case_row
from tests.support.filings import START, a_clock, a_submission, file_many, open_store
from tests.support.platform_model import PlatformModel

FEW, MANY = 60, 1200
PAGE = 20


@pytest.fixture(name="stores")
def make_stores(tmp_path: Path) -> Iterator[tuple[Store, Store]]:
    """A store with few filings that wait, and one with many."""
    with (
        closing(open_store(tmp_path / "few", a_clock(), PlatformModel())) as few,
        closing(open_store(tmp_path / "many", a_clock(), PlatformModel())) as many,
    ):
        file_many(few, a_submission(), FEW)
        file_many(many, a_submission(), MANY)
        yield few, many


def steps(store: Store, work: Callable[[], object]) -> int:
    """Count the steps that SQLite takes for some work."""
    taken = 0

    def step() -> int:
        nonlocal taken
        taken += 1
        return 0

    def watch(connection: Connection) -> None:
        driver(connection).set_progress_handler(step, 1)

    event.listen(store._database._engine, "begin", watch)
    work()
    event.remove(store._database._engine, "begin", watch)
    return taken


def turn_to_the_last_page(store: Store) -> Callable[[], object]:
    before = store.outbox.list(limit=store.waiting().count - PAGE)[-1]
    return lambda: store.outbox.list(after=before, limit=PAGE)


def next_batch(store: Store) -> Callable[[], object]:
    return lambda: store.outbox.due(START, limit=PAGE, limit_bytes=10**6)


def next_batch_after_failures(store: Store) -> Callable[[], object]:
    entries = store.outbox.due(START, limit=PAGE, limit_bytes=10**6)
    store.outbox.settle([(one, Wait(START + timedelta(minutes=9), "later")) for one in entries])
    return next_batch(store)


def progress(store: Store) -> Callable[[], object]:
    number = store.outbox.list(limit=PAGE)[-1].slip_number
    return lambda: store.look_up(number, "002X")


def cases_by_state(store: Store) -> Callable[[], object]:
    rare = store.cases.page(CaseQuery(), limit=FEW)[-1]
    with store._database.write() as connection:
        connection.execute(
            update(case_row).where(case_row.c.id == rare.id.bytes).values(status="returned")
        )
    return lambda: store.cases.page(CaseQuery(statuses=("waiting", "returned")), limit=PAGE)


def turn_a_page_of_cases(store: Store) -> Callable[[], object]:
    before = store.cases.page(CaseQuery(), limit=PAGE)[-1]
    return lambda: store.cases.page(CaseQuery(), after=before, limit=PAGE)


@pytest.mark.parametrize(
    "work",
    [
        turn_to_the_last_page,
        next_batch,
        next_batch_after_failures,
        progress,
        cases_by_state,
        turn_a_page_of_cases,
    ],
)
def test_twenty_times_as_many_filings_cost_no_more_steps(
    stores: tuple[Store, Store], work: Callable[[Store], Callable[[], object]]
) -> None:
    few, many = (steps(store, work(store)) for store in stores)

    assert 0 < many < 1.5 * few


def test_counting_what_waits_is_cheaper_than_reading_it(stores: tuple[Store, Store]) -> None:
    _, many = stores

    assert steps(many, many.waiting) < 10 * MANY
