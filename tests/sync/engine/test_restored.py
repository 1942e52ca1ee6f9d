"""A platform that was put back to before: what it lost is offered again, what it told is not believed."""

import pytest

from sync.clock import ManualClock
from sync.engine import Backoff, CycleReport, run_once
from sync.store import Filed, Found, Store
from tests.support.filings import a_submission
from tests.support.platform_model import ModelTransport, PlatformModel

HALF = Backoff(lambda: 0.5)


def run(store: Store, transport: ModelTransport, clock: ManualClock) -> CycleReport:
    return run_once(store, transport, clock, backoff=HALF)


def file(store: Store, count: int = 1) -> list[Filed]:
    return [store.file(a_submission(), recipients=["platform"]) for _ in range(count)]


@pytest.fixture(name="transport")
def make_transport(platform: PlatformModel) -> ModelTransport:
    return ModelTransport(platform)


def test_a_restored_platform_gets_offered_again_what_it_lost(
    store: Store, transport: ModelTransport, clock: ManualClock, platform: PlatformModel
) -> None:
    safe = file(store)
    run(store, transport, clock)
    backup = platform.backup()
    run(store, transport, clock)
    lost = file(store, 2)
    run(store, transport, clock)
    platform.decide(lost[0].envelope_id, "accepted", "")
    run(store, transport, clock)

    platform.restore(backup)
    pushed = [run(store, transport, clock).acknowledged for _ in range(2)]

    assert platform.epoch == 2
    assert pushed == [2, 0]
    assert set(platform.log.records) == {one.envelope_id for one in safe + lost}
    platform.decide(lost[1].envelope_id, "returned", "")
    assert run(store, transport, clock).pulled == 1


def test_changes_that_only_a_restored_platform_forgot_are_told_anew(
    store: Store, transport: ModelTransport, clock: ManualClock, platform: PlatformModel
) -> None:
    (filed,) = file(store)
    run(store, transport, clock)
    backup = platform.backup()
    for note in ("one", "two", "three"):
        platform.decide(filed.envelope_id, "accepted", note)
    run(store, transport, clock)

    platform.restore(backup)
    run(store, transport, clock)
    platform.decide(filed.envelope_id, "returned", "after the restore")
    run(store, transport, clock)

    answer = store.look_up(filed.slip_number, "0123")
    assert platform.epoch == 2
    assert isinstance(answer, Found)
    assert (answer.progress.status, answer.progress.note) == ("returned", "after the restore")


def test_what_a_platform_says_that_fell_back_behind_its_epoch_is_left_aside(
    store: Store, transport: ModelTransport, clock: ManualClock, platform: PlatformModel
) -> None:
    (filed,) = file(store)
    platform.epoch = 2
    run(store, transport, clock)
    platform.decide(filed.envelope_id, "accepted", "")
    platform.epoch, platform.is_deaf = 1, True

    run(store, transport, clock)

    answer = store.look_up(filed.slip_number, "0123")
    assert isinstance(answer, Found)
    assert answer.progress.status == "received"
    assert store.replica.link().epoch == 2


def test_a_case_state_that_a_restored_platform_forgot_is_told_no_more(
    store: Store, transport: ModelTransport, clock: ManualClock, platform: PlatformModel
) -> None:
    (filed,) = file(store)
    run(store, transport, clock)
    backup = platform.backup()
    platform.decide(filed.envelope_id, "accepted", "")
    run(store, transport, clock)

    platform.restore(backup)
    run(store, transport, clock)

    answer = store.look_up(filed.slip_number, "0123")
    assert isinstance(answer, Found)
    assert answer.progress.status == "received"
