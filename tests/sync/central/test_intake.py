"""Intake over real HTTP: every envelope once, provably; bad input gets words and loses nothing."""

import json
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from pathlib import Path
from uuid import UUID

import pytest
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey
from cryptography.hazmat.primitives.asymmetric.x25519 import X25519PrivateKey

from sync.central import quarantine, quota
from sync.central.cli import main
from sync.central.enrolment import Host, Place, enrol, new_code
from sync.central.errors import RefusedError
from sync.central.folder import Folder
from sync.central.intake import Intake
from sync.central.journal import entry
from sync.central.key_files import open_with, read_opening_keys
from sync.central.platform import open_platform
from sync.clock import ManualClock, new_id
from sync.errors import CannotOpenError
from sync.wire.codec import decode, encode
from sync.wire.envelope import CHAIN_START, digest
from sync.wire.messages import (
    Batch,
    EnrolmentAnswer,
    EnrolmentRequest,
    Manifest,
    Mark,
    NewKey,
    Notice,
    Receipt,
    RecipientKey,
)
from sync.wire.seal import PlainFile, open_envelope
from sync.wire.sign import (
    BATCH,
    COURIER,
    DEVICE_KEY,
    DEVICE_KEY_PROOF,
    MARK,
    RECEIPT,
    Signed,
    sign,
)
from tests.support.wire_client import WireClient
from tests.sync.central.conftest import HALL, Central, Init, rows, run, serving


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


def test_quarantine_has_a_quota_for_each_device(central: Central, device: WireClient) -> None:
    poison = [f"poison {number}".encode() for number in range(quarantine.MAX_ENTRIES + 20)]
    device.push_bytes(poison[:1])
    for start in range(0, len(poison), 100):
        device.push_bytes(poison[start : start + 100])

    kept = rows(
        central.data, "SELECT count(*) FROM quarantine WHERE device = :device", device=device.device
    )
    counted = rows(
        central.data, "SELECT count FROM refusals WHERE device = :device", device=device.device
    )
    assert kept == [(quarantine.MAX_ENTRIES,)]
    assert counted == [(len(poison) + 1,)]


def test_a_batch_of_an_unknown_device_is_refused_counted_and_not_kept(
    central: Central, device: WireClient
) -> None:
    query = "SELECT coalesce(sum(count), 0) FROM refusals WHERE device = ''"
    before = rows(central.data, query)
    stranger = replace(device, key=Ed25519PrivateKey.generate())
    envelope = device.make()

    response = stranger.post("/v1/envelopes", encode(stranger.batch([encode(envelope)])))

    assert (response.status_code, response.json()["type"]) == (401, "unknown-device")
    assert response.headers["www-authenticate"] == "Township"
    assert rows(central.data, query) == [(int(str(before[0][0])) + 1,)]
    assert device.push(envelope)[0].outcome == "accepted"


def test_a_tampered_batch_is_refused_whole(device: WireClient) -> None:
    one, two = encode(device.make()), encode(device.make())
    batch = device.batch([one])
    signed = batch.manifest
    other_purpose = sign(device.key, RECEIPT, signed.payload)
    altered = replace(signed, payload=signed.payload[:-1] + b"\0")
    elsewhere = replace(decode(Manifest, signed.payload), device="0000")
    tampered = {
        "digest-mismatch": [
            Batch(1, signed, (two,), ()),
            Batch(1, signed, (), ()),
            Batch(1, signed, (one, two), ()),
        ],
        "bad-signature": [Batch(1, other_purpose, (one,), ()), Batch(1, altered, (one,), ())],
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


def test_a_gap_in_the_chain_is_recorded_and_heals(
    central: Central, device: WireClient, capsys: pytest.CaptureFixture[str]
) -> None:
    first, second, third = (device.make() for _ in range(3))

    assert device.push(first, third)[1].outcome == "accepted"
    assert chain(central, device, capsys) == (2, 1, 0)
    assert device.push(second)[0].outcome == "accepted"
    assert chain(central, device, capsys) == (3, 0, 0)
    assert rows(
        central.data,
        "SELECT finding, seq FROM chain_findings WHERE device = :device",
        device=device.device,
    ) == [("gap", 3)]


def test_both_branches_of_a_cloned_disk_are_accepted_and_the_fork_recorded(
    central: Central, device: WireClient, capsys: pytest.CaptureFixture[str]
) -> None:
    device.push(device.make())
    clone = device.cloned()

    verdicts = device.push(device.make()) + clone.push(clone.make()) + clone.push(clone.make())

    assert [one.outcome for one in verdicts] == ["accepted"] * 3
    assert chain(central, device, capsys) == (4, 0, 1)


def test_a_late_envelope_that_its_successor_does_not_continue_is_a_fork(
    central: Central, device: WireClient, capsys: pytest.CaptureFixture[str]
) -> None:
    device.push(device.make())
    clone = device.cloned()
    device.make()
    device.push(device.make())

    clone.push(clone.make())

    assert chain(central, device, capsys) == (3, 0, 1)


def test_a_first_envelope_that_continues_something_is_a_fork(
    central: Central, device: WireClient, capsys: pytest.CaptureFixture[str]
) -> None:
    envelope = device.make()
    assert envelope.prev == CHAIN_START

    device.push(replace(envelope, prev=bytes([1]) * 32))

    assert chain(central, device, capsys) == (1, 0, 1)


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


def test_a_device_is_told_which_envelopes_are_missing_until_they_come(device: WireClient) -> None:
    first, second, third, fourth = (encode(device.make()) for _ in range(4))

    told = device.push_bytes([first, fourth]).notices
    half = device.push_bytes([third]).notices
    healed = device.push_bytes([second]).notices

    assert told == (Notice("gap", device.instance, 2, 3),)
    assert half == (Notice("gap", device.instance, 2, 2),)
    assert healed == ()


def test_a_device_whose_disk_was_cloned_is_told_until_it_takes_a_new_instance(
    device: WireClient,
) -> None:
    device.push(device.make())
    clone = device.cloned()
    device.push(device.make())

    told = clone.push_bytes([encode(clone.make())]).notices
    clone.instance, clone.seq, clone.head = new_id(clone.clock), 0, CHAIN_START
    after = clone.push_bytes([encode(clone.make())]).notices

    assert told == (Notice("fork", device.instance, 2, 2),)
    assert after == ()


def test_a_tombstone_fills_the_place_of_a_lost_envelope(device: WireClient) -> None:
    device.push(device.make())
    device.make()
    last = device.make()
    assert device.push_bytes([encode(last)]).notices

    grave = replace(device.make("tombstone"), seq=2, prev=bytes(32))
    answer = device.push_bytes([encode(grave)])

    assert answer.verdicts[0].outcome == "accepted"
    assert answer.notices == ()


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


def test_what_a_revoked_device_hands_in_is_kept_aside_with_a_receipt(central: Central) -> None:
    device = central.new_device()
    run("device", "revoke", device.device, "--data", str(central.data))

    (verdict,) = device.push(device.make())
    pulled = device.http.get(
        f"{device.url}/v1/changes?after=0",
        headers=device.authorization("GET", "/v1/changes?after=0"),
        timeout=9,
    )

    assert [one.kind for one in device.receipts(verdict)] == ["quarantined"]
    assert verdict.problem is not None
    assert verdict.problem.type == "revoked"
    assert (pulled.status_code, pulled.json()["type"]) == (403, "revoked")


def test_a_device_changes_its_key_and_the_old_one_serves_only_couriers(device: WireClient) -> None:
    old, new = device.key, Ed25519PrivateKey.generate()
    proof = sign(new, DEVICE_KEY_PROOF, device.device.encode()).signature
    change = NewKey(1, device.device, new.public_key().public_bytes_raw(), proof)
    carried = device.batch([encode(device.make())], purpose=COURIER)
    asked = encode(sign(old, DEVICE_KEY, encode(change)))

    answers = [device.post("/v1/device-keys", asked).status_code for _ in range(2)]
    refused = device.post("/v1/envelopes", encode(device.batch([])))
    device.key = new

    assert answers == [204, 204]
    assert (refused.status_code, refused.json()["type"]) == (401, "unknown-device")
    assert device.hand_in(carried).verdicts[0].outcome == "accepted"
    assert device.push(device.make())[0].outcome == "accepted"


def test_a_key_that_gives_no_proof_of_itself_is_not_taken(device: WireClient) -> None:
    change = NewKey(1, device.device, bytes(range(32)), bytes(64))

    response = device.post("/v1/device-keys", encode(sign(device.key, DEVICE_KEY, encode(change))))

    assert response.status_code == 401
    assert device.push(device.make())[0].outcome == "accepted"


def test_a_device_that_hands_in_too_much_in_a_day_is_asked_to_wait(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path, init: Init
) -> None:
    init(tmp_path)
    monkeypatch.setattr(quota, "ENVELOPES_A_DAY", 2)
    clock = ManualClock(datetime(2026, 11, 23, 23, 59, 30, tzinfo=UTC))
    key = Ed25519PrivateKey.generate()
    with open_platform(tmp_path, clock) as platform:
        with entry(platform.engine, clock) as page:
            code = new_code(page, Place(HALL))
            request = EnrolmentRequest(1, code, key.public_key().public_bytes_raw())
            answer = enrol(page, request, Host(platform.keys.read(page.connection).key, "http://x"))
        assert answer is not None
        enrolled = decode(EnrolmentAnswer, decode(Signed, answer).payload)
        device = WireClient("", key, enrolled, clock)
        intake = Intake(platform.engine, platform.keys, clock)
        full = encode(device.batch([encode(device.make()), encode(device.make())]))
        intake.accept(full)
        with pytest.raises(RefusedError) as refusal:
            intake.accept(full)
        clock.advance(timedelta(minutes=1))
        intake.accept(full)

    assert refusal.value.problem.type == "rate-limited"
    assert refusal.value.headers["Retry-After"] == "31"


def test_a_batch_larger_than_the_platform_takes_is_refused_unread(device: WireClient) -> None:
    response = device.http.post(
        f"{device.url}/v1/enrolments",
        data=bytes(5000),
        headers={"Content-Type": "application/cbor"},
        timeout=9,
    )

    assert (response.status_code, response.json()["type"]) == (413, "too-large")


def test_another_content_type_is_refused(device: WireClient) -> None:
    response = device.http.post(f"{device.url}/v1/envelopes", data=b"{}", timeout=9)

    assert (response.status_code, response.json()["type"]) == (415, "unsupported-media-type")


def chain(
    central: Central, device: WireClient, capsys: pytest.CaptureFixture[str]
) -> tuple[int, int, int]:
    """Return how many envelopes of a device are held, missing in between, and forks."""
    assert main(["device", "list", "--data", str(central.data), "--json"]) == 0
    (row,) = (row for row in json.loads(capsys.readouterr().out) if row["device"] == device.device)
    return row["envelopes"], row["missing"], row["forks"]
