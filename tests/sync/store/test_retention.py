"""Retention: only what the platform can no longer lose is ever forgotten, and only after its time."""

from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from sqlalchemy import func, select

from sync.clock import ManualClock, milliseconds
from sync.store import (
    Filed,
    NotFound,
    Reject,
    Retention,
    Standing,
    Store,
    Submission,
    schema,
)
from sync.wire.changes import Change, Changes
from tests.support.answers import acknowledge, mark, observe
from tests.support.filings import START, XML, a_submission
from tests.support.platform_model import PlatformModel

DAY = timedelta(days=1)
RETENTION = Retention(ended=10 * DAY, running=100 * DAY, brief=5 * DAY)
LATE = START + 1000 * DAY


def file(store: Store, *files: bytes) -> Filed:
    return store.file(a_submission(*files), recipients=["platform"])


def prune(store: Store, after: timedelta) -> int:
    store.replica.trust(milliseconds(START + after))
    return store.prune(START + after, RETENTION)


def tell(store: Store, platform: PlatformModel, filed: Filed, status: Any, at: timedelta) -> None:
    change = Change(
        position=9,
        id=filed.envelope_id,
        slip_number=filed.slip_number,
        item="demo-item",
        case_number="示范-2026-1-000009",
        status=status,
        note="",
        at=milliseconds(START + at),
    )
    proved = mark(platform, 9)
    store.replica.apply(proved, Changes(1, proved.signed, 9, more=False, at=0, changes=(change,)))


def rows(store: Store) -> dict[str, int]:
    with store._database.read() as connection:
        return {
            table.name: connection.execute(select(func.count()).select_from(table)).scalar_one()
            for table in schema.metadata.sorted_tables
        }


def test_a_settled_filing_goes_after_its_time_with_its_files_and_look_up_rows(
    store: Store, folder: Path, platform: PlatformModel
) -> None:
    filed = file(store, b"front", b"back")
    acknowledge(store, platform, filed, 1)
    observe(store, platform, 1, 1)
    tell(store, platform, filed, "accepted", timedelta())

    assert prune(store, 100 * DAY - timedelta(seconds=1)) == 0
    assert len(list((folder / "files").iterdir())) == 2
    assert prune(store, 100 * DAY) == 1

    left = rows(store)
    assert {name for name, count in left.items() if count} == {
        "day_count",
        "device",
        "link",
        "mark",
    }
    assert list((folder / "files").iterdir()) == []
    assert store.look_up(filed.slip_number, "0123") == NotFound()


@pytest.mark.parametrize("status", ["decided", "closed", "withdrawn"])
def test_a_case_that_has_ended_goes_sooner_counted_from_its_end(
    status: str, store: Store, platform: PlatformModel
) -> None:
    filed = file(store)
    acknowledge(store, platform, filed, 1)
    observe(store, platform, 1, 1)
    tell(store, platform, filed, status, 50 * DAY)

    assert prune(store, 59 * DAY) == 0
    assert prune(store, 60 * DAY) == 1


def test_opinions_and_ratings_go_soonest(store: Store, platform: PlatformModel) -> None:
    opinion = Submission(kind="opinion", item="opinion", form=None, xml=XML)
    rating = Submission(kind="rating", item="", form=None, xml=b"", extra={"level": 5})
    for position, one in enumerate((opinion, rating)):
        filed = store.file(one, recipients=["platform"])
        acknowledge(store, platform, filed, position + 1)
        tell(store, platform, filed, "accepted", timedelta())
    observe(store, platform, 2, 2)

    assert prune(store, 5 * DAY) == 2
    assert rows(store)["case_status"] == 0


def test_what_the_platform_could_still_lose_stays(store: Store, platform: PlatformModel) -> None:
    waiting, received, beyond, rejected = (file(store) for _ in range(4))
    acknowledge(store, platform, received, 1, kind="received")
    acknowledge(store, platform, beyond, 3)
    (entry,) = store.outbox.named([rejected.digest])
    store.outbox.settle([(entry, Reject("quota"))])
    observe(store, platform, 3, 2)

    assert prune(store, 1000 * DAY) == 0
    observe(store, platform, 3, 3)
    assert prune(store, 1000 * DAY) == 1
    assert len(store.outbox.named([waiting.digest, received.digest, rejected.digest])) == 3


def test_a_platform_that_was_restored_proves_anew_what_it_cannot_lose(
    store: Store, platform: PlatformModel
) -> None:
    kept, lost = file(store), file(store)
    acknowledge(store, platform, kept, 1)
    acknowledge(store, platform, lost, 2)
    observe(store, platform, 2, 1)
    observe(store, platform, 2, 2, epoch=2)

    assert prune(store, 1000 * DAY) == 1
    assert len(store.outbox.named([lost.digest])) == 1
    acknowledge(store, platform, lost, 3, epoch=2)
    assert prune(store, 1000 * DAY) == 0
    observe(store, platform, 3, 3, epoch=2)
    assert prune(store, 1000 * DAY) == 1


@pytest.mark.parametrize("is_known_before", [True, False])
def test_a_receipt_of_an_old_epoch_counts_as_durable_only_once_it_is_told_again(
    is_known_before: bool,  # noqa: FBT001  # a parameter of the test
    store: Store,
    platform: PlatformModel,
) -> None:
    filed = file(store)
    acknowledge(store, platform, filed, 2)
    observe(store, platform, 2, 1)
    observe(store, platform, 9, 9 if is_known_before else 1, epoch=2)
    assert prune(store, 1000 * DAY) == 0

    acknowledge(store, platform, filed, 2, epoch=1)
    assert prune(store, 1000 * DAY) == is_known_before
    observe(store, platform, 9, 9, epoch=2)
    assert prune(store, 1000 * DAY) == (not is_known_before)


def test_a_receipt_of_another_log_is_not_measured_by_this_one(
    store: Store, platform: PlatformModel
) -> None:
    """It came home by stick after the platform had been put back, unnoticed, and had grown."""
    filed = file(store)
    observe(store, platform, 9, 9)
    store.replica.observe(Standing(mark(platform, 4)))
    acknowledge(store, platform, filed, 3)
    assert prune(store, 1000 * DAY) == 0

    store.replica.observe(Standing(mark(platform, 10, epoch=2), 10))

    assert store.waiting().count == 1
    assert prune(store, 1000 * DAY) == 0


def test_what_came_while_marks_were_not_proved_is_durable_when_they_are(
    store: Store, platform: PlatformModel
) -> None:
    filed = file(store)
    observe(store, platform, 9, 9)
    store.replica.observe(Standing(mark(platform, 4)))
    acknowledge(store, platform, filed, 3)

    observe(store, platform, 9, 9)

    assert prune(store, 1000 * DAY) == 1


def test_durable_through_never_goes_down_within_an_epoch(
    store: Store, platform: PlatformModel
) -> None:
    observe(store, platform, 9, 9)
    observe(store, platform, 9, 4)
    assert store.replica.link().durable_through == 9
    observe(store, platform, 9, 2, epoch=2)
    assert store.replica.link().durable_through == 2


def test_a_clock_that_runs_ahead_deletes_nothing(store: Store, platform: PlatformModel) -> None:
    filed = file(store)
    acknowledge(store, platform, filed, 1)
    observe(store, platform, 1, 1)
    store.replica.trust(milliseconds(START + DAY))

    assert store.prune(LATE, RETENTION) == 0
    store.replica.trust(milliseconds(LATE))
    assert store.prune(START, RETENTION) == 0
    assert store.prune(LATE, RETENTION) == 1


def test_cases_of_other_devices_are_forgotten_too(store: Store, platform: PlatformModel) -> None:
    here = file(store)
    tell(store, platform, here, "accepted", timedelta())
    with store._database.write() as connection:
        connection.execute(
            schema.case_status.insert().from_select(
                [column.name for column in schema.case_status.c],
                select(
                    *[
                        func.zeroblob(16) if column.name == "id" else column
                        for column in schema.case_status.c
                    ]
                ),
            )
        )

    assert prune(store, 99 * DAY) == 0
    assert rows(store)["case_status"] == 2
    assert prune(store, 100 * DAY) == 0
    assert rows(store)["case_status"] == 1


@settings(
    max_examples=25, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
@given(
    durable=st.integers(0, 6),
    after=st.integers(0, 200),
    kinds=st.lists(st.sampled_from(["none", "received", "complete"]), min_size=1, max_size=5),
)
def test_whatever_the_platform_said_only_settled_filings_past_their_time_go(
    store: Store,
    platform: PlatformModel,
    clock: ManualClock,
    durable: int,
    after: int,
    kinds: list[Any],
) -> None:
    with store._database.write() as connection:
        connection.execute(schema.submission.delete())
        connection.execute(schema.link.update().values(epoch=0, durable_through=0, floor=0))
    filed = [file(store) for _ in kinds]
    for position, (one, kind) in enumerate(zip(filed, kinds, strict=True)):
        if kind != "none":
            acknowledge(store, platform, one, position + 1, kind=kind)
    observe(store, platform, 6, durable)

    count = prune(store, after * DAY)

    may_go = [
        one.digest
        for position, (one, kind) in enumerate(zip(filed, kinds, strict=True))
        if kind == "complete" and position + 1 <= durable and after >= 100
    ]
    left = {entry.digest for entry in store.outbox.named([one.digest for one in filed])}
    assert count == len(may_go)
    assert left == {one.digest for one in filed} - set(may_go)
