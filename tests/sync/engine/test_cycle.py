"""A cycle over a platform in memory: what goes out, what comes back, what is reported."""

from datetime import timedelta

import pytest
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey

from sync.clock import ManualClock
from sync.engine import POLL_INTERVAL, Backoff, CycleReport, run_once
from sync.engine.decide import PARK_AFTER
from sync.engine.push import MANY_MARKS
from sync.errors import BadSignatureError, KnownError
from sync.store import Filed, Store
from sync.transport import (
    ForeignAnswerError,
    PlatformFaultError,
    RateLimitedError,
    RefusedError,
    SlowLinkError,
    UnreachableError,
    UntrustedPlatformError,
)
from sync.wire.envelope import Envelope
from sync.wire.messages import Problem, Verdict
from tests.support.filings import START, a_submission
from tests.support.platform_model import ModelTransport, PlatformModel

HALF = Backoff(lambda: 0.5)
REFUSED = RefusedError(Problem("unknown-device", "No device", 401, ""))
CRASH = PlatformFaultError("500", status=500)


def run(
    store: Store, transport: ModelTransport, clock: ManualClock, *, force: bool = False
) -> CycleReport:
    return run_once(store, transport, clock, force=force, backoff=HALF)


def file(store: Store, count: int = 1) -> list[Filed]:
    return [store.file(a_submission(), recipients=["platform"]) for _ in range(count)]


@pytest.fixture(name="transport")
def make_transport(platform: PlatformModel) -> ModelTransport:
    return ModelTransport(platform)


def test_everything_waiting_goes_out_in_one_batch_and_is_acknowledged(
    store: Store, transport: ModelTransport, clock: ManualClock, platform: PlatformModel
) -> None:
    filed = file(store, 3)

    report = run(store, transport, clock)

    assert (report.pushed, report.acknowledged, report.reach) == (3, 3, "online")
    assert (report.problem, report.refused) == (None, 0)
    assert report.next_at == START + POLL_INTERVAL
    assert report.bytes_sent > 0
    assert platform.batches == [3]
    assert list(platform.log.records) == [one.envelope_id for one in filed]
    assert store.waiting().count == 0
    assert [one for record in platform.log.records.values() for one in record.receipts] == list(
        store.receipts("filing")
    )
    assert store.receipts("opinion") == ()


def test_a_cycle_with_nothing_to_send_still_tells_what_was_seen(
    store: Store, transport: ModelTransport, clock: ManualClock, platform: PlatformModel
) -> None:
    run(store, transport, clock)

    assert platform.batches == [0]
    assert transport.calls == ["push", "changes"]


def test_more_than_a_batch_holds_goes_out_in_several(
    store: Store, transport: ModelTransport, clock: ManualClock, platform: PlatformModel
) -> None:
    file(store, 120)

    report = run(store, transport, clock)

    assert report.acknowledged == 120
    assert len(platform.batches) > 1
    assert sum(platform.batches) == 120


def test_batches_get_smaller_after_failed_cycles(
    store: Store, transport: ModelTransport, clock: ManualClock, platform: PlatformModel
) -> None:
    file(store, 40)
    for _ in range(5):
        transport.faults.append("lose request")
        run(store, transport, clock)

    run(store, transport, clock)

    assert max(platform.batches) < 10
    assert sum(platform.batches) == 40


def test_a_lost_answer_makes_a_repeat_and_one_effect(
    store: Store, transport: ModelTransport, clock: ManualClock, platform: PlatformModel
) -> None:
    file(store)
    transport.faults.append("lose answer")

    first = run(store, transport, clock)
    again = run(store, transport, clock)

    assert (first.acknowledged, first.reach) == (0, "offline")
    assert (again.acknowledged, again.reach) == (1, "online")
    assert len(platform.log.records) == 1


@pytest.mark.parametrize(
    ("fault", "reach"),
    [
        (UnreachableError("down"), "offline"),
        (SlowLinkError("slow"), "offline"),
        (ForeignAnswerError("portal"), "offline"),
        (UntrustedPlatformError("certificate"), "offline"),
        (REFUSED, "degraded"),
        (PlatformFaultError("503", status=503), "degraded"),
        (RateLimitedError("429", retry_after=30), "degraded"),
    ],
)
def test_trouble_is_reported_never_raised_and_costs_the_entries_no_attempt(
    store: Store, transport: ModelTransport, clock: ManualClock, fault: KnownError, reach: str
) -> None:
    file(store)
    transport.faults.append(fault)

    report = run(store, transport, clock)

    assert (report.problem, report.reach) == (fault, reach)
    assert report.next_at > clock.now()
    (entry,) = store.outbox.due(clock.now(), limit=9, limit_bytes=9)
    assert entry.attempts == 0


def test_the_link_backs_off_and_recovers(
    store: Store, transport: ModelTransport, clock: ManualClock
) -> None:
    waits = []
    for _ in range(12):
        transport.faults.append("lose request")
        waits.append((run(store, transport, clock).next_at - clock.now()).total_seconds())

    assert waits == [1, 2, 4, 8, 16, 32, 64, 128, 256, 450, 450, 450]
    assert run(store, transport, clock).next_at == START + POLL_INTERVAL
    assert store.replica.link().failures == 0


def test_the_platform_is_left_alone_as_long_as_it_asks(
    store: Store, transport: ModelTransport, clock: ManualClock
) -> None:
    transport.faults.append(RateLimitedError("429", retry_after=77))

    assert run(store, transport, clock).next_at == START + timedelta(seconds=77)


def test_a_platform_that_fails_to_take_can_still_tell(
    store: Store, transport: ModelTransport, clock: ManualClock, platform: PlatformModel
) -> None:
    (filed,) = file(store)
    run(store, transport, clock)
    platform.decide(filed.envelope_id, "accepted", "")
    transport.faults.append(PlatformFaultError("503", status=503))

    report = run(store, transport, clock)

    assert (report.pulled, report.reach) == (1, "degraded")


def test_one_rejected_envelope_does_not_keep_the_rest_back(
    store: Store, transport: ModelTransport, clock: ManualClock, platform: PlatformModel
) -> None:
    filed = file(store, 3)

    def judge(envelope: Envelope) -> Verdict | None:
        if envelope.seq != 2:
            return None
        return Verdict(filed[1].digest, "rejected", (), Problem("conflict", "Other bytes", 409, ""))

    platform.judge = judge

    report = run(store, transport, clock)

    assert (report.acknowledged, report.rejected) == (2, 1)
    (held,) = store.held_up()
    assert (held.slip_number, held.state) == (filed[1].slip_number, "rejected")


def test_one_envelope_that_the_platform_cannot_digest_does_not_keep_the_rest_back(
    store: Store, transport: ModelTransport, clock: ManualClock, platform: PlatformModel
) -> None:
    filed = file(store, 20)
    platform.judge = lambda envelope: CRASH if envelope.seq == 13 else None

    report = run(store, transport, clock)

    assert report.acknowledged == 19
    assert report.problem is None
    for _ in range(PARK_AFTER - 1):
        file(store)
        assert run(store, transport, clock, force=True).problem is None
    (held,) = store.held_up()
    assert (held.envelope_id, held.state, held.problem) == (filed[12].envelope_id, "parked", "500")


def test_an_ill_platform_is_not_the_fault_of_any_envelope(
    store: Store, transport: ModelTransport, clock: ManualClock
) -> None:
    file(store, 20)
    for _ in range(PARK_AFTER + 1):
        transport.faults.extend([CRASH] * 3)
        report = run(store, transport, clock, force=True)
        assert report.problem is CRASH
    assert transport.calls.count("push") == 2 * (PARK_AFTER + 1)

    assert store.held_up() == ()
    assert run(store, transport, clock).acknowledged == 20


def test_a_receipt_of_another_key_is_not_believed(
    store: Store, transport: ModelTransport, clock: ManualClock, platform: PlatformModel
) -> None:
    file(store)
    platform.receipt_key = Ed25519PrivateKey.generate()

    report = run(store, transport, clock)

    assert (report.acknowledged, report.refused) == (0, 1)
    assert store.waiting().count == 1
    assert store.replica.link().refused == 1
    assert report.next_at == START + timedelta(seconds=1)


def test_an_answer_that_is_not_signed_by_the_platform_is_not_believed(
    store: Store, transport: ModelTransport, clock: ManualClock, platform: PlatformModel
) -> None:
    file(store)
    ours, platform.signing_key = platform.signing_key, Ed25519PrivateKey.generate()

    report = run(store, transport, clock)

    assert isinstance(report.problem, BadSignatureError)
    assert (report.acknowledged, report.refused, report.reach) == (0, 1, "degraded")
    platform.signing_key = ours
    assert run(store, transport, clock).reach == "online"


def test_changes_come_page_by_page_and_twice_makes_no_difference(
    store: Store, transport: ModelTransport, clock: ManualClock, platform: PlatformModel
) -> None:
    filed = file(store, 3)
    run(store, transport, clock)
    for one in filed:
        platform.decide(one.envelope_id, "accepted", "")

    report = run(store, transport, clock)
    quiet = run(store, transport, clock)

    assert (report.pulled, quiet.pulled) == (3, 0)
    assert store.replica.link().cursor == platform.log.position


def test_a_person_can_always_try_again(
    store: Store, transport: ModelTransport, clock: ManualClock, platform: PlatformModel
) -> None:
    (filed,) = file(store)
    busy = Problem("busy", "Later", 503, "")
    platform.judge = lambda _envelope: Verdict(filed.digest, "retry", (), busy)
    run(store, transport, clock)
    platform.judge = lambda _envelope: None

    assert run(store, transport, clock).pushed == 0
    assert run(store, transport, clock, force=True).acknowledged == 1


def test_pages_of_changes_that_each_have_a_new_mark_are_all_handed_in(
    store: Store, transport: ModelTransport, clock: ManualClock, platform: PlatformModel
) -> None:
    (filed,) = file(store)
    run(store, transport, clock)
    for number in range(40):
        platform.decide(filed.envelope_id, "accepted", str(number))
    usual = platform.changes

    def changes(cursor: int) -> bytes:
        platform.log.advance()  # another hall goes on meanwhile
        return usual(cursor)

    platform.changes = changes  # type: ignore[method-assign]

    report = run(store, transport, clock)

    assert (report.pulled, report.problem) == (40, None)
    assert platform.batches.count(0) > 1
    assert len(store.replica.seen()) <= MANY_MARKS + 1
