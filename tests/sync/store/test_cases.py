"""The cases of a hall as its staff find them: page by page, by item, state, day, number and person."""

from dataclasses import replace
from datetime import timedelta
from pathlib import Path
from uuid import UUID

import pytest

from sync.clock import ManualClock, new_id
from sync.engine import run_once
from sync.store import CaseQuery, CaseRow, Filed, Retention, Store
from sync.wire.person import person_mark
from tests.support.aged import age
from tests.support.filings import START, a_submission, open_store
from tests.support.platform_model import ModelTransport, PlatformModel
from tests.support.returned import CASE_NUMBER, tell

NUMBER = "11010519491231002X"


def file(
    store: Store,
    clock: ManualClock,
    item: str = "card",
    kind: str = "filing",
    about: UUID | None = None,
) -> Filed:
    clock.advance(timedelta(minutes=1))
    given = replace(a_submission(), item=item, kind=kind, about=about, extra={"level": 5})
    return store.file(given, recipients=["platform"])


def pages(store: Store, query: CaseQuery, limit: int = 2) -> list[CaseRow]:
    rows: list[CaseRow] = []
    while page := store.cases.page(query, after=rows[-1] if rows else None, limit=limit):
        rows += page
    return rows


def ids(rows: list[CaseRow] | tuple[CaseRow, ...]) -> list[UUID]:
    return [row.id for row in rows]


def test_cases_are_listed_the_newest_first_and_each_on_one_page(
    store: Store, clock: ManualClock
) -> None:
    filed = [file(store, clock).envelope_id for _ in range(5)]
    file(store, clock, kind="rating", about=filed[0])

    rows = pages(store, CaseQuery())

    assert ids(rows) == filed[::-1]
    assert store.cases.count(CaseQuery()) == 5
    newest = rows[0]
    assert (newest.status, newest.masked_name, newest.is_here) == ("waiting", "示**", True)
    assert (newest.title["en"], newest.case_number) == ("Demonstration item", None)


def test_what_began_long_ago_stands_where_it_was_filed(store: Store, clock: ManualClock) -> None:
    begun = new_id(clock)
    first = file(store, clock)
    clock.advance(timedelta(days=3))
    resumed = store.file(a_submission(id_=begun), recipients=["platform"])

    assert ids(store.cases.page(CaseQuery())) == [resumed.envelope_id, first.envelope_id]
    today = CaseQuery(first=clock.now(), last=clock.now() + timedelta(days=1))
    assert ids(store.cases.page(today)) == [resumed.envelope_id]


def test_they_are_found_by_item_state_and_day_together(store: Store, clock: ManualClock) -> None:
    card, house = file(store, clock, "card"), file(store, clock, "house")
    tell(store, card, "accepted")
    tell(store, house, "decided", position=2)
    late = file(store, clock, "card")

    def found(query: CaseQuery) -> list[UUID]:
        assert store.cases.count(query) == len(pages(store, query))
        return ids(pages(store, query))

    assert found(CaseQuery(item="card")) == [late.envelope_id, card.envelope_id]
    assert found(CaseQuery(statuses=("accepted", "decided"))) == [
        *(house.envelope_id, card.envelope_id)
    ]
    assert found(CaseQuery(item="card", statuses=("decided",))) == []
    assert found(CaseQuery(first=START, last=late.made_at)) == [house.envelope_id, card.envelope_id]
    assert store.cases.counts() == {"accepted": 1, "decided": 1, "waiting": 1}


def test_a_case_of_another_kiosk_of_the_hall_stands_among_them_by_its_time(
    store: Store, clock: ManualClock
) -> None:
    first = file(store, clock)
    clock.advance(timedelta(minutes=1))
    elsewhere = replace(first, envelope_id=new_id(clock), slip_number="0002000011234565")
    tell(store, elsewhere, "accepted", item="house")
    last = file(store, clock)

    rows = store.cases.page(CaseQuery())

    assert ids(rows) == [last.envelope_id, elsewhere.envelope_id, first.envelope_id]
    assert (rows[1].is_here, rows[1].item, rows[1].masked_name) == (False, "house", "")
    assert rows[1].made_at == first.made_at + timedelta(minutes=1)


@pytest.mark.parametrize("status", ["returned", "accepted"])
def test_a_correction_shows_with_its_case(store: Store, clock: ManualClock, status: str) -> None:
    filed = file(store, clock)
    tell(store, filed, "returned", note="照片看不清")
    returned = store.cases.page(CaseQuery(statuses=("returned",)))
    correction = file(store, clock, kind="correction", about=filed.envelope_id)
    (waiting,) = store.cases.page(CaseQuery())

    assert [(one.status, one.note) for one in returned] == [("returned", "照片看不清")]
    assert (waiting.id, waiting.status, waiting.note) == (filed.envelope_id, "waiting", "")
    assert store.cases.row(correction.envelope_id) == waiting
    assert ids(store.cases.page(CaseQuery(number=correction.slip_number))) == [filed.envelope_id]
    assert store.cases.page(CaseQuery(statuses=("returned",))) == ()
    assert ids(store.cases.page(CaseQuery(statuses=("waiting",)))) == [filed.envelope_id]


def test_what_arrived_is_received_until_the_platform_says_more(
    store: Store, clock: ManualClock, platform: PlatformModel
) -> None:
    filed = file(store, clock)
    assert run_once(store, ModelTransport(platform), clock).problem is None

    (row,) = store.cases.page(CaseQuery(statuses=("received",)))

    assert row.id == filed.envelope_id
    assert row.case_number is not None
    assert store.cases.page(CaseQuery(number=row.case_number)) == (row,)


def test_numbers_are_found_as_they_are_typed(store: Store, clock: ManualClock) -> None:
    filed = file(store, clock)
    tell(store, filed, "accepted")

    for number in (filed.slip_number, f"预受理号 {filed.slip_number}", CASE_NUMBER):
        assert ids(store.cases.page(CaseQuery(number=number))) == [filed.envelope_id]
    assert store.cases.page(CaseQuery(number="没有")) == ()
    assert store.cases.count(CaseQuery(number="4711")) == 0


def test_an_id_number_finds_what_was_put_away_under_it(store: Store, clock: ManualClock) -> None:
    file(store, clock)
    given = replace(a_submission(), tails=("002X", person_mark(NUMBER)))
    filed = store.file(given, recipients=["platform"])

    assert ids(store.cases.of_id_number(NUMBER.lower())) == [filed.envelope_id]
    assert store.cases.of_id_number("440524188001010014") == ()


def test_names_stay_masked_and_those_of_others_are_not_there(
    store: Store, clock: ManualClock
) -> None:
    first, last = file(store, clock), file(store, clock)
    tell(store, replace(first, envelope_id=new_id(clock)), "accepted")

    assert store.cases.names() == ((last.envelope_id, "示**"), (first.envelope_id, "示**"))


def test_what_was_forgotten_is_not_listed(store: Store, clock: ManualClock) -> None:
    filed = file(store, clock)
    tell(store, filed, "decided")
    member = store.staff.add("示范负责人", "manager", "260418", by=None)
    store.contacts.note(filed.envelope_id, member.id, "called")
    store.handed.note(filed.envelope_id, member.id, "slip")
    with store._database.write() as connection:
        connection.exec_driver_sql("DELETE FROM submission")
        connection.exec_driver_sql("DELETE FROM case_status")
    store.prune(clock.now(), Retention())

    assert store.cases.page(CaseQuery()) == ()
    assert store.cases.row(filed.envelope_id) is None
    assert store.contacts.of([filed.envelope_id]) == {}
    assert store.handed.of(filed.envelope_id) == ()


def test_a_store_of_the_schema_before_lists_all_it_has(
    store: Store, clock: ManualClock, folder: Path, platform: PlatformModel
) -> None:
    filed = [file(store, clock) for _ in range(3)]
    tell(store, filed[0], "returned")
    correction = file(store, clock, kind="correction", about=filed[0].envelope_id)
    tell(store, filed[1], "decided", position=2)
    elsewhere = replace(filed[0], envelope_id=new_id(clock))
    tell(store, elsewhere, "accepted", position=3)
    before = store.cases.page(CaseQuery())
    with store._database.write() as connection:
        age(connection, "0004")
    store.close()
    again = open_store(folder, clock, platform)

    assert again.cases.page(CaseQuery()) == before
    assert ids(again.cases.page(CaseQuery(statuses=("waiting",)))) == ids([before[1], before[3]])
    standing = again.standings.of(correction.slip_number)
    assert standing is not None
    assert (standing.id, len(standing.versions)) == (filed[0].envelope_id, 2)
    again.close()
