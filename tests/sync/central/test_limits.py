"""Who may hand in, with which key, and how much."""

from dataclasses import replace
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey

from sync.central import quarantine, quota
from sync.central.enrolment import Host, Place, enrol, new_code
from sync.central.errors import RefusedError
from sync.central.intake import Intake
from sync.central.journal import entry
from sync.central.platform import open_platform
from sync.clock import ManualClock
from sync.wire.codec import decode, encode
from sync.wire.messages import (
    EnrolmentAnswer,
    EnrolmentRequest,
    NewKey,
)
from sync.wire.sign import (
    COURIER,
    DEVICE_KEY,
    DEVICE_KEY_PROOF,
    Signed,
    sign,
)
from tests.support.wire_client import WireClient
from tests.sync.central.conftest import HALL, Central, Init, rows, run


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
            code = new_code(page, Place(HALL)).code
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
