"""A cycle over a platform in memory: what goes out, what comes back, what is reported."""

from datetime import timedelta
from pathlib import Path

import pytest
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey

from sync.clock import ManualClock
from sync.engine import POLL_INTERVAL, Backoff, CycleReport, enrol, run_once
from sync.engine.decide import PARK_AFTER
from sync.engine.push import MANY_MARKS
from sync.errors import BadSignatureError, KnownError, MalformedMessageError
from sync.store import Filed, Found, NotEnrolledError, Store
from sync.transport import (
    ForeignAnswerError,
    PlatformFaultError,
    RateLimitedError,
    RefusedError,
    SlowLinkError,
    UnreachableError,
    UntrustedPlatformError,
)
from sync.wire.codec import encode
from sync.wire.envelope import Envelope
from sync.wire.messages import EnrolmentRequest, Problem, Verdict
from tests.support.filings import KEY, START, a_submission, open_store
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


def test_enrolment_keeps_the_platforms_answer(folder: Path, clock: ManualClock) -> None:
    platform = PlatformModel()
    transport = ModelTransport(platform)
    store = Store.open(folder, KEY, clock)
    with pytest.raises(NotEnrolledError):
        run(store, transport, clock)
    transport.faults.append("lose answer")
    with pytest.raises(UnreachableError):
        enrol(store, transport, "https://platform.example", "code")
    assert store.enrolment() is None

    enrolment = enrol(store, transport, "https://platform.example", "code")
    store.close()

    again = open_store(folder, clock)
    assert again.enrolment() == enrolment
    assert again.enrolment() is not None
    assert enrolment.answer.hall == "示范镇便民服务中心"
    assert platform.device_key == again.device_key().public_key().public_bytes_raw()
    file(again)
    assert run(again, transport, clock).acknowledged == 1
    again.close()


def test_a_garbled_enrolment_answer_is_not_kept(
    folder: Path, clock: ManualClock, monkeypatch: pytest.MonkeyPatch
) -> None:
    transport = ModelTransport(PlatformModel())
    monkeypatch.setattr(transport.platform, "enrol", lambda _data: b"<html>")
    store = Store.open(folder, KEY, clock)

    with pytest.raises(MalformedMessageError):
        enrol(store, transport, "https://platform.example", "code")
    assert (store.enrolment(), store.replica.link().refused) == (None, 1)
    store.close()


def test_an_enrolment_of_another_key_is_not_kept(folder: Path, clock: ManualClock) -> None:
    transport = ModelTransport(PlatformModel())
    other = Store.open(folder / "other", KEY, clock)
    store = Store.open(folder / "store", KEY, clock)
    request = EnrolmentRequest(1, "code", other.device_key().public_key().public_bytes_raw())
    answer = transport.platform.enrol(encode(request))
    transport.platform.enrol = lambda data: answer  # type: ignore[method-assign]  # noqa: ARG005

    with pytest.raises(BadSignatureError):
        enrol(store, transport, "https://platform.example", "code")
    assert (store.enrolment(), store.replica.link().refused) == (None, 1)
    store.close()
    other.close()


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
