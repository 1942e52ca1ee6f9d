"""Intake over real HTTP: every envelope once, provably; bad input gets words and loses nothing."""

import json
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from pathlib import Path
from uuid import UUID

import pytest
from cryptography.hazmat.primitives.asymmetric.x25519 import X25519PrivateKey

from sync.central.folder import Folder
from sync.central.key_files import open_with, read_opening_keys
from sync.clock import new_id
from sync.errors import CannotOpenError
from sync.wire.codec import decode, encode
from sync.wire.envelope import digest
from sync.wire.messages import (
    Batch,
    Manifest,
    Mark,
    Receipt,
    RecipientKey,
)
from sync.wire.seal import PlainFile, open_envelope
from sync.wire.sign import (
    BATCH,
    COURIER,
    MARK,
    RECEIPT,
    sign,
)
from tests.support.altered import altered
from tests.support.wire_client import WireClient
from tests.sync.central.conftest import Central, Init, rows, run, serving


def test_a_filing_without_files_gets_one_signed_receipt_with_its_case_number(
    device: WireClient,
) -> None:
    envelope = device.make()

    (verdict,) = device.push(envelope)

    (receipt,) = device.receipts(verdict)
    assert (verdict.outcome, receipt.kind) == ("accepted", "complete")
    assert (receipt.id, receipt.digest) == (envelope.id, digest(envelope))
    assert receipt.case_number.split("-")[2] == "1"


def test_a_filing_with_files_is_only_received_at_first(device: WireClient) -> None:
    (verdict,) = device.push(device.make(files=(PlainFile("a.jpg", "image/jpeg", b"a"),)))

    assert [one.kind for one in device.receipts(verdict)] == ["received"]


@pytest.mark.parametrize(
    ("kind", "opens"), [("filing", True), ("opinion", True), ("withdrawal", False)]
)
def test_filings_and_opinions_open_a_case(device: WireClient, kind: str, *, opens: bool) -> None:
    (verdict,) = device.push(device.make(kind))  # type: ignore[arg-type]  # parametrized literal

    assert bool(device.receipts(verdict)[0].case_number) is opens


def test_a_repeat_gets_the_very_same_receipts(device: WireClient) -> None:
    envelopes = [device.make(), device.rate(5, device.instance)]
    first = device.push(*envelopes)

    again = device.push(*reversed(envelopes))

    assert [one.outcome for one in again] == ["repeated", "repeated"]
    assert [one.receipts for one in reversed(again)] == [one.receipts for one in first]


def test_the_same_envelope_twice_in_one_batch_is_taken_once(device: WireClient) -> None:
    envelope = device.make()

    first, second = device.push(envelope, envelope)

    assert (first.outcome, second.outcome) == ("accepted", "repeated")
    assert first.receipts == second.receipts


def test_other_bytes_under_a_known_id_are_a_conflict_and_kept_aside(
    central: Central, device: WireClient
) -> None:
    envelope = device.make()
    (accepted,) = device.push(envelope)
    other = replace(envelope, made_at=envelope.made_at + 1)

    (verdict,) = device.push(other)
    (again,) = device.push(envelope)

    (receipt,) = device.receipts(verdict)
    assert (verdict.outcome, receipt.kind) == ("quarantined", "quarantined")
    assert (receipt.id, receipt.digest) == (envelope.id, digest(other))
    assert verdict.problem is not None
    assert (verdict.problem.type, verdict.problem.status) == ("conflict", 409)
    assert again.receipts == accepted.receipts
    assert rows(
        central.data,
        "SELECT problem, data FROM quarantine WHERE device = :device",
        device=device.device,
    ) == [("conflict", encode(other))]


def test_one_poison_envelope_blocks_none_of_the_others(
    central: Central, device: WireClient
) -> None:
    good, second = device.make(), device.make()

    verdicts = device.push_bytes([encode(good), b"\xff poison", encode(second)]).verdicts

    assert [one.outcome for one in verdicts] == ["accepted", "quarantined", "accepted"]
    assert verdicts[1].problem is not None
    assert verdicts[1].problem.type == "malformed"
    assert rows(
        central.data,
        "SELECT problem, count FROM refusals WHERE device = :device",
        device=device.device,
    ) == [("malformed", 1)]


def test_an_envelope_of_another_device_is_put_aside(central: Central, device: WireClient) -> None:
    stranger = central.new_device()

    (verdict,) = device.push(stranger.make())

    assert verdict.outcome == "quarantined"
    assert verdict.problem is not None
    assert verdict.problem.type == "other-device"


def test_what_no_key_of_this_platform_opens_is_put_aside(device: WireClient) -> None:
    foreign = RecipientKey("platform", X25519PrivateKey.generate().public_key().public_bytes_raw())
    device.enrolled = replace(device.enrolled, recipients=(foreign,))

    (verdict,) = device.push(device.make())

    assert verdict.problem is not None
    assert verdict.problem.type == "not-for-this-platform"


def test_a_tampered_batch_is_refused_whole(device: WireClient) -> None:
    one, two = encode(device.make()), encode(device.make())
    batch = device.batch([one])
    signed = batch.manifest
    other_purpose = sign(device.key, RECEIPT, signed.payload)
    other_payload = replace(signed, payload=altered(signed.payload))
    elsewhere = replace(decode(Manifest, signed.payload), device="0000")
    tampered = {
        "digest-mismatch": [
            Batch(1, signed, (two,), ()),
            Batch(1, signed, (), ()),
            Batch(1, signed, (one, two), ()),
        ],
        "bad-signature": [Batch(1, other_purpose, (one,), ()), Batch(1, other_payload, (one,), ())],
        "other-device": [Batch(1, sign(device.key, BATCH, encode(elsewhere)), (one,), ())],
        "malformed": [Batch(1, sign(device.key, BATCH, b"no manifest"), (one,), ())],
    }

    for code, batches in tampered.items():
        for bad in batches:
            response = device.post("/v1/envelopes", encode(bad))
            assert (response.json()["type"], response.status_code // 100) == (code, 4)
            assert response.headers["content-type"] == "application/problem+json"
    assert device.push_bytes([one]).verdicts[0].outcome == "accepted"


def test_batches_at_the_same_time_take_each_envelope_once(device: WireClient) -> None:
    envelopes = [encode(device.make()) for _ in range(30)]
    batches = [envelopes[:20], envelopes[10:], envelopes[::-1], envelopes]
    bodies = [encode(device.batch(batch)) for batch in batches]

    with ThreadPoolExecutor(len(bodies)) as pool:
        list(pool.map(lambda body: device.post("/v1/envelopes", body), bodies))
    verdicts = device.push_bytes(envelopes).verdicts

    assert {one.outcome for one in verdicts} == {"repeated"}
    positions = [device.receipts(one)[0].position for one in verdicts]
    assert len(set(positions)) == len(envelopes)


def test_a_killed_platform_answers_the_repeat_with_the_receipts_it_gave(
    tmp_path: Path, init: Init
) -> None:
    init(tmp_path)
    with serving(tmp_path) as central:
        device = central.new_device()
        envelopes = [encode(device.make()) for _ in range(60)]
        bodies = [encode(device.batch(envelopes[start : start + 6])) for start in range(0, 60, 6)]
        answered = device.push_bytes(envelopes[:6]).verdicts
        with ThreadPoolExecutor(4) as pool:
            sent = [pool.submit(device.post, "/v1/envelopes", body) for body in bodies[1:]]
            sent[0].result()
            central.kill()
        given = [one.result() for one in sent if one.exception() is None]
    with serving(tmp_path) as central:
        device.url = central.url
        verdicts = device.push_bytes(envelopes).verdicts
        listed = json.loads(run("case", "list", "--data", str(tmp_path), "--json"))

    receipts = {one.digest: one.receipts for one in verdicts}
    assert {one.outcome for one in verdicts} <= {"accepted", "repeated"}
    for response in given:
        assert response.status_code == 200
    assert all(receipts[one.digest] == one.receipts for one in answered)
    assert sum(one.outcome == "repeated" for one in verdicts) >= 6 * (1 + len(given))
    assert len({row["number"] for row in listed}) == len(listed) == len(envelopes)


def test_a_mark_that_the_platform_never_gave_opens_no_epoch(device: WireClient) -> None:
    forged = sign(device.key, MARK, encode(Mark(1, 7, 7, bytes(8))))

    answer = device.push_bytes([], forged)

    assert device.read_mark(answer.mark).epoch == 1


def test_a_receipt_of_somebody_else_keeps_no_case_number(device: WireClient) -> None:
    envelope = device.make()
    claimed = Receipt(1, "received", envelope.id, digest(envelope), "0001-2020-1-000001", 1, 1, 0)

    answer = device.push_bytes(
        [encode(envelope)], receipts=(sign(device.key, RECEIPT, encode(claimed)),)
    )

    (receipt,) = device.receipts(answer.verdicts[0])
    assert receipt.case_number != claimed.case_number


def test_what_is_put_aside_gets_the_same_receipt_again(device: WireClient) -> None:
    first = device.push_bytes([b"poison"]).verdicts[0]

    again = device.push_bytes([b"poison"]).verdicts[0]

    assert (again.outcome, again.receipts) == ("quarantined", first.receipts)
    assert device.receipts(first)[0].id == UUID(int=0)


def test_anybody_may_hand_in_what_a_device_signed_for_a_courier(
    central: Central, device: WireClient
) -> None:
    one, two, three = (encode(device.make()) for _ in range(3))
    whole = device.batch([one, two, three], purpose=COURIER)
    carrier = central.new_device()

    answer = carrier.hand_in(Batch(1, whole.manifest, (three, one), ()))
    later = device.push_bytes([one, two, three])
    foreign = carrier.post(
        "/v1/envelopes", encode(Batch(1, whole.manifest, (encode(carrier.make()),), ()))
    )

    assert [one.outcome for one in answer.verdicts] == ["accepted", "accepted"]
    assert [one.outcome for one in later.verdicts] == ["repeated", "accepted", "repeated"]
    assert foreign.json()["type"] == "digest-mismatch"


def test_a_withdrawal_before_acceptance_withdraws_the_case(device: WireClient) -> None:
    filing = device.make()
    device.push(filing)

    device.push(device.make("withdrawal", about=filing.id))

    own = [one.status for one in device.changes().changes if one.id == filing.id]
    assert own == ["received", "withdrawn"]


def test_what_only_the_slip_opens_beside_the_platform_stays_closed_to_the_platforms_keys(
    central: Central, device: WireClient
) -> None:
    secret = X25519PrivateKey.generate()
    slip = RecipientKey("slip", secret.public_key().public_bytes_raw())  # type: ignore[arg-type]
    device.enrolled = replace(device.enrolled, recipients=(*device.enrolled.recipients, slip))
    filing = device.make()
    (verdict,) = device.push(filing)
    keys = read_opening_keys(Folder(central.data))
    for_slip = replace(filing, wraps=tuple(one for one in filing.wraps if one.recipient == "slip"))

    assert verdict.outcome == "accepted"
    assert {one.recipient for one in filing.wraps} == {"platform", "escrow", "slip"}
    assert open_envelope(for_slip, secret).body == open_with(keys, filing).body
    with pytest.raises(CannotOpenError):
        open_with(keys, for_slip)
    assert device.push(replace(for_slip, id=new_id(device.clock)))[0].outcome == "quarantined"
