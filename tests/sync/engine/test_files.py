"""The file lane: resumes, keeps nobody waiting, believes only signed proof."""

import os
from datetime import timedelta

import pytest
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey

from sync.clock import ManualClock
from sync.engine import Backoff, FilesReport, run_files, run_once
from sync.errors import BadSignatureError
from sync.store import AttachmentLostError, Store, schema
from sync.transport import RefusedError, UnreachableError
from sync.wire.codec import decode
from sync.wire.messages import Problem, Receipt
from sync.wire.sign import Signed
from tests.support.filings import START, a_submission
from tests.support.platform_model import ModelTransport, PlatformModel

HALF = Backoff(lambda: 0.5)
PHOTO = os.urandom(300_000)


@pytest.fixture(name="transport")
def make_transport(platform: PlatformModel) -> ModelTransport:
    return ModelTransport(platform)


def push(store: Store, transport: ModelTransport, clock: ManualClock) -> None:
    assert run_once(store, transport, clock, backoff=HALF).problem is None


def run(
    store: Store, transport: ModelTransport, clock: ManualClock, *, force: bool = False
) -> FilesReport:
    return run_files(store, transport, clock, force=force, backoff=HALF)


def complete_receipts(store: Store) -> list[Receipt]:
    with store._database.read() as connection:
        rows = connection.execute(
            schema.receipt.select().where(schema.receipt.c.kind == "complete")
        )
        return [decode(Receipt, decode(Signed, row.signed).payload) for row in rows]


def test_files_go_out_after_their_envelope_and_complete_it(
    store: Store, transport: ModelTransport, clock: ManualClock, platform: PlatformModel
) -> None:
    filed = store.file(a_submission(PHOTO, b"small"), recipients=["platform"])
    early = run(store, transport, clock)
    push(store, transport, clock)

    report = run(store, transport, clock)

    assert (early.stored, transport.calls[:1]) == (0, ["push"])
    assert (report.stored, report.remaining, report.problem) == (2, 0, None)
    assert (report.reach, report.next_at) == ("online", None)
    assert report.bytes_sent > len(PHOTO)
    assert [(one.id, one.digest) for one in complete_receipts(store)] == [
        (filed.envelope_id, filed.digest)
    ]
    assert {len(data) for data in platform.log.files.values()} == {len(PHOTO) + 16, 5 + 16}
    assert store.waiting().files == 0


def test_a_cut_file_goes_on_where_the_platform_has_it(
    store: Store, transport: ModelTransport, clock: ManualClock
) -> None:
    store.file(a_submission(PHOTO), recipients=["platform"])
    push(store, transport, clock)
    transport.cut_after = 200_000

    cut = run(store, transport, clock)
    before = transport.traffic.sent
    clock.advance(timedelta(seconds=2))
    whole = run(store, transport, clock)

    assert isinstance(cut.problem, UnreachableError)
    assert (cut.remaining, cut.next_at) == (0, START + timedelta(seconds=1))
    assert whole.stored == 1
    assert transport.traffic.sent - before == len(PHOTO) + 16 - 200_000


def test_a_file_that_moves_on_does_not_back_off(
    store: Store, transport: ModelTransport, clock: ManualClock
) -> None:
    store.file(a_submission(PHOTO), recipients=["platform"])
    push(store, transport, clock)
    for _ in range(5):
        transport.cut_after = 20_000
        run(store, transport, clock, force=True)
    (moving,) = store.attachments.due(clock.now(), force=True)
    for _ in range(5):
        transport.faults.append("lose request")
        run(store, transport, clock, force=True)
    (stuck,) = store.attachments.due(clock.now(), force=True)

    assert (moving.attempts, moving.sent) == (0, 80_000)
    assert (stuck.attempts, stuck.sent) == (5, 80_000)


def test_a_lost_answer_to_the_last_byte_is_asked_for_again(
    store: Store, transport: ModelTransport, clock: ManualClock
) -> None:
    store.file(a_submission(PHOTO), recipients=["platform"])
    push(store, transport, clock)
    transport.faults.extend(["none", "lose answer"])

    lost = run(store, transport, clock)
    clock.advance(timedelta(seconds=2))
    before = transport.traffic.sent
    found = run(store, transport, clock)

    assert (lost.stored, found.stored) == (0, 1)
    assert transport.traffic.sent == before
    assert len(complete_receipts(store)) == 1


def test_a_refused_or_lost_file_does_not_keep_the_others_back(
    store: Store, transport: ModelTransport, clock: ManualClock
) -> None:
    filed = store.file(a_submission(b"lost", b"altered", b"good"), recipients=["platform"])
    push(store, transport, clock)
    lost, altered, _ = store.attachments.due(clock.now())
    store.attachments.path(lost.digest).unlink()
    altered_path = store.attachments.path(altered.digest)
    altered_path.write_bytes(bytes(altered.size))

    report = run(store, transport, clock)

    assert isinstance(report.problem, AttachmentLostError)
    assert report.stored == 1
    assert store.waiting().files == 2
    assert report.next_at == START + timedelta(seconds=1)
    assert filed.seq == 1


def test_the_envelope_of_a_file_that_the_platform_does_not_know_is_offered_again(
    store: Store, transport: ModelTransport, clock: ManualClock, platform: PlatformModel
) -> None:
    filed = store.file(a_submission(b"photo"), recipients=["platform"])
    push(store, transport, clock)
    (told,) = platform.log.records.values()
    platform.log.records.clear()
    transport.faults.append(RefusedError(Problem("http-404", "", 404, "")))  # as HEAD tells it

    report = run(store, transport, clock)

    assert isinstance(report.problem, RefusedError)
    assert (report.stored, report.reach) == (0, "degraded")
    assert store.waiting().count == 1
    assert run(store, transport, clock).problem is None
    push(store, transport, clock)
    assert platform.log.records[filed.envelope_id].case_number == told.case_number
    assert run(store, transport, clock, force=True).stored == 1


def test_a_file_that_came_by_another_way_is_proved_though_it_is_gone_here(
    store: Store, transport: ModelTransport, clock: ManualClock, platform: PlatformModel
) -> None:
    store.file(a_submission(b"photo"), recipients=["platform"])
    push(store, transport, clock)
    (entry,) = store.attachments.due(clock.now())
    path = store.attachments.path(entry.digest)
    platform.log.files[entry.digest] = bytearray(path.read_bytes())
    path.unlink()

    assert run(store, transport, clock).stored == 1
    assert len(complete_receipts(store)) == 1


def test_an_answer_with_a_mark_of_another_key_is_not_believed(
    store: Store, transport: ModelTransport, clock: ManualClock, platform: PlatformModel
) -> None:
    store.file(a_submission(b"photo"), recipients=["platform"])
    push(store, transport, clock)
    ours, platform.signing_key = platform.signing_key, Ed25519PrivateKey.generate()

    report = run(store, transport, clock)

    assert isinstance(report.problem, BadSignatureError)
    assert (report.stored, report.refused, complete_receipts(store)) == (0, 1, [])
    platform.signing_key = ours
    assert run(store, transport, clock, force=True).stored == 1


def test_a_platform_that_refuses_the_device_is_not_asked_for_every_file(
    store: Store, transport: ModelTransport, clock: ManualClock
) -> None:
    store.file(a_submission(b"one", b"two"), recipients=["platform"])
    push(store, transport, clock)
    transport.faults.append(RefusedError(Problem("unknown-device", "", 401, "")))

    report = run(store, transport, clock)

    assert isinstance(report.problem, RefusedError)
    assert transport.calls.count("file_offset") == 1
    assert report.next_at == START + timedelta(seconds=1)


def test_proof_by_another_key_is_not_believed(
    store: Store, transport: ModelTransport, clock: ManualClock, platform: PlatformModel
) -> None:
    store.file(a_submission(b"photo"), recipients=["platform"])
    push(store, transport, clock)
    ours, platform.receipt_key = platform.receipt_key, Ed25519PrivateKey.generate()

    report = run(store, transport, clock)

    assert isinstance(report.problem, BadSignatureError)
    assert (report.stored, report.refused) == (0, 1)
    assert store.replica.link().refused == 1
    for record in platform.log.records.values():
        del record.receipts[1:]
    platform.receipt_key = ours
    assert run(store, transport, clock, force=True).stored == 1


def test_the_last_file_counts_only_with_the_receipt_for_all(
    store: Store, transport: ModelTransport, clock: ManualClock, platform: PlatformModel
) -> None:
    filed = store.file(a_submission(b"one", b"two"), recipients=["platform"])
    push(store, transport, clock)
    record = platform.log.records[filed.envelope_id]
    proof, record.receipts = record.receipts, record.receipts * 2

    early = run(store, transport, clock)
    record.receipts = proof
    late = run(store, transport, clock, force=True)

    assert (early.stored, late.stored) == (1, 2)
    assert len(complete_receipts(store)) == 1


def test_a_restored_platform_gets_the_files_again(
    store: Store, transport: ModelTransport, clock: ManualClock, platform: PlatformModel
) -> None:
    backup = platform.backup()
    store.file(a_submission(b"photo"), recipients=["platform"])
    push(store, transport, clock)
    run(store, transport, clock)

    platform.restore(backup)
    push(store, transport, clock)
    push(store, transport, clock)
    report = run(store, transport, clock)

    assert report.stored == 1
    assert complete_receipts(store)[-1].epoch == 2


def test_a_file_that_a_restored_platform_lost_is_sent_again_though_no_receipt_told_of_it(
    store: Store, transport: ModelTransport, clock: ManualClock, platform: PlatformModel
) -> None:
    store.file(a_submission(b"one", b"two"), recipients=["platform"])
    push(store, transport, clock)
    backup = platform.backup()
    transport.faults.extend(["none", "none", "lose request"])
    first = run(store, transport, clock)

    platform.restore(backup)
    push(store, transport, clock)
    for _ in range(2):
        run(store, transport, clock, force=True)

    assert (first.stored, platform.epoch) == (1, 1)
    assert len(complete_receipts(store)) == 1
    assert store.waiting().files == 0
