"""Filings that travel by stick: handed in by anybody, answered home, beside the network."""

from pathlib import Path

import pytest

from sync.clock import ManualClock
from sync.engine import HomeReport, RecoverReport, run_files, run_once, run_recover, take_answers
from sync.engine.decide import prove
from sync.engine.rotate import signer_of
from sync.store import Standing, Store
from sync.transport import UnreachableError
from sync.wire import courier
from tests.support.filings import a_submission
from tests.support.platform_model import ModelTransport, PlatformModel


@pytest.fixture(name="transport")
def make_transport(platform: PlatformModel) -> ModelTransport:
    return ModelTransport(platform)


@pytest.fixture(name="stick")
def make_stick(tmp_path: Path) -> Path:
    stick = tmp_path / "stick"
    stick.mkdir()
    return stick


def export(store: Store, stick: Path, count: int = 2) -> None:
    for place in range(count):
        store.file(a_submission(b"photo %d" % place), recipients=["platform"])
    assert store.courier.export(stick).envelopes == count


def recover(store: Store, stick: Path, transport: ModelTransport) -> RecoverReport:
    enrolment = store.enrolment()
    assert enrolment is not None
    return run_recover(stick, transport, enrolment.signing_keys, signer_of(store))


def test_a_stick_is_handed_in_and_its_answers_come_home(
    store: Store, stick: Path, transport: ModelTransport, clock: ManualClock
) -> None:
    export(store, stick)

    handed = recover(store, stick, transport)
    home = take_answers(store, stick, clock)

    assert (handed.envelopes, handed.complete, handed.problem) == (2, 2, None)
    assert (home.acknowledged, home.refused) == (2, 0)
    waiting = store.waiting()
    assert (waiting.count, waiting.files) == (0, 0)
    assert take_answers(store, stick, clock).refused == 0


def test_handing_in_again_sends_no_envelope_though_the_platform_has_gone_on(
    store: Store, stick: Path, transport: ModelTransport, platform: PlatformModel
) -> None:
    export(store, stick)
    recover(store, stick, transport)
    platform.log.advance()
    transport.calls.clear()

    assert recover(store, stick, transport).complete == 2
    assert transport.calls == ["push"]
    assert platform.batches[-1] == 0


@pytest.mark.parametrize("is_noticed", [True, False])
def test_a_stick_that_was_handed_in_before_a_restore_is_handed_in_again(
    store: Store,
    stick: Path,
    transport: ModelTransport,
    platform: PlatformModel,
    is_noticed: bool,  # noqa: FBT001  # a parameter of the test
) -> None:
    backup = platform.backup()
    export(store, stick)
    recover(store, stick, transport)
    platform.restore(backup)
    if is_noticed:
        platform.epoch = 2
        platform.log.position = 99
        platform.log.tags[99] = bytes(8)

    assert recover(store, stick, transport).complete == 2
    assert len(platform.log.records) == 2


def test_a_stick_is_handed_in_again_to_a_platform_that_has_grown_since_it_was_put_back(
    store: Store, stick: Path, transport: ModelTransport, platform: PlatformModel
) -> None:
    backup = platform.backup()
    export(store, stick)
    recover(store, stick, transport)
    platform.restore(backup)
    for _ in range(99):
        platform.log.advance()

    assert recover(store, stick, transport).complete == 2
    assert len(platform.log.records) == 2


@pytest.mark.parametrize("cut_at", range(8))
def test_a_cut_anywhere_is_made_good_by_the_next_run(
    store: Store,
    stick: Path,
    transport: ModelTransport,
    platform: PlatformModel,
    cut_at: int,
) -> None:
    export(store, stick)
    transport.faults.extend([*["none"] * cut_at, "lose answer"])  # type: ignore[list-item]  # so typed

    first = recover(store, stick, transport)
    transport.faults.clear()
    second = recover(store, stick, transport)

    assert first.problem is None or isinstance(first.problem, UnreachableError)
    assert (second.complete, second.problem) == (2, None)
    assert len(platform.log.records) == 2


@pytest.mark.parametrize("network_first", [True, False])
def test_the_network_before_or_after_changes_nothing(
    store: Store,
    stick: Path,
    transport: ModelTransport,
    platform: PlatformModel,
    clock: ManualClock,
    network_first: bool,  # noqa: FBT001  # a parameter of the test
) -> None:
    export(store, stick)
    if network_first:
        run_once(store, transport, clock)
        run_files(store, transport, clock)
    assert recover(store, stick, transport).complete == 2
    run_once(store, transport, clock)
    run_files(store, transport, clock)
    take_answers(store, stick, clock)

    assert len(platform.log.records) == 2
    waiting = store.waiting()
    assert (waiting.count, waiting.files) == (0, 0)


def test_answers_of_an_epoch_that_is_over_are_passed_over(
    store: Store,
    stick: Path,
    transport: ModelTransport,
    platform: PlatformModel,
    clock: ManualClock,
) -> None:
    backup = platform.backup()
    export(store, stick)
    recover(store, stick, transport)
    platform.restore(backup)
    platform.epoch = 2
    enrolment = store.enrolment()
    assert enrolment is not None
    store.replica.observe(Standing(prove(platform.mark(), enrolment.signing_keys)))

    assert take_answers(store, stick, clock) == HomeReport(0, 0, 0, 0, past=1)
    assert run_once(store, transport, clock).acknowledged == 2


def test_altered_files_are_counted_and_left_alone(
    store: Store, stick: Path, transport: ModelTransport
) -> None:
    export(store, stick)
    envelopes = sorted((stick / "township-courier" / "envelopes").iterdir())
    envelopes[0].write_bytes(b"altered")

    report = recover(store, stick, transport)

    assert (report.complete, report.altered) == (1, 1)
    assert envelopes[0].read_bytes() == b"altered"


def test_what_is_on_a_stick_keeps_its_number_at_a_restored_platform(
    store: Store,
    stick: Path,
    transport: ModelTransport,
    platform: PlatformModel,
    clock: ManualClock,
) -> None:
    backup = platform.backup()
    filed = store.file(a_submission(b"photo"), recipients=["platform"])
    run_once(store, transport, clock)
    told = platform.log.records[filed.envelope_id].case_number
    assert store.courier.export(stick).envelopes == 1
    platform.restore(backup)
    platform.log.advance()

    assert recover(store, stick, transport).complete == 1
    assert platform.log.records[filed.envelope_id].case_number == told
    (named,) = courier.receipts(stick)
    courier.receipt_path(stick, named).write_bytes(b"altered")
    assert recover(store, stick, transport).altered == 1
