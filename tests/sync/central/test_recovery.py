"""What the platform takes as a recovery copy, and how many it keeps."""

from pathlib import Path

import requests
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey

from sync.wire.codec import decode, encode
from sync.wire.messages import MEDIA_TYPE
from sync.wire.recovery import RecoveryCopy, close_key
from sync.wire.sign import BATCH, RECOVERY, Signed, sign
from tests.support.altered import altered
from tests.support.wire_client import WireClient
from tests.sync.central.conftest import Central, Init, rows, run, serving

KEY = bytes(range(32))


def put(device: WireClient, body: bytes, media_type: str = MEDIA_TYPE) -> requests.Response:
    return requests.put(
        device.url + "/v1/recovery", data=body, headers={"Content-Type": media_type}, timeout=30
    )


def a_copy(device: WireClient, recipient: str = "escrow") -> RecoveryCopy:
    keys = [one for one in device.enrolled.recipients if one.recipient == recipient]
    return close_key(KEY, device.device, keys[0].public_key, 0)


def signed(device: WireClient, copy: RecoveryCopy, purpose: str = RECOVERY) -> bytes:
    return encode(sign(device.key, purpose, encode(copy)))


def kept(central: Central, device: WireClient) -> list[bytes]:
    """The copies that the platform holds, newest first, as they were sent."""
    found = rows(
        central.data,
        "SELECT signed FROM recovery_copies"
        " WHERE device = :device AND signed IS NOT NULL ORDER BY id DESC",
        device=device.device,
    )
    return [bytes(one) for (one,) in found]


def test_the_newest_copy_and_the_one_before_are_kept_and_an_old_one_displaces_none(
    central: Central, device: WireClient
) -> None:
    sent = [signed(device, a_copy(device)) for _ in range(4)]
    for one in sent:
        assert put(device, one).status_code == 204
        assert put(device, one).status_code == 204
    assert kept(central, device) == [sent[3], sent[2]]

    for one in sent:
        assert put(device, one).status_code == 204
    assert kept(central, device) == [sent[3], sent[2]]


def test_every_device_has_copies_of_its_own(central: Central, device: WireClient) -> None:
    other = central.new_device()
    for one in (device, other, other, other):
        put(one, signed(one, a_copy(one)))

    assert (len(kept(central, device)), len(kept(central, other))) == (1, 2)


def test_what_no_device_of_ours_signed_for_this_is_refused(
    central: Central, device: WireClient
) -> None:
    copy, good = a_copy(device), signed(device, a_copy(device))
    stranger = encode(sign(Ed25519PrivateKey.generate(), RECOVERY, encode(copy)))
    one = decode(Signed, good)
    other_payload = encode(Signed(altered(one.payload), one.key, one.signature))
    other = central.new_device()
    refused = {
        "malformed": [b"", b"\xa0", encode(sign(device.key, RECOVERY, b"\xa0"))],
        "unknown-device": [stranger],
        "bad-signature": [other_payload, signed(device, copy, BATCH)],
        "other-device": [signed(other, copy)],
        "not-for-this-platform": [
            signed(device, a_copy(device, "platform")),
            signed(device, close_key(KEY, device.device, bytes(31) + b"\x09", 0)),
        ],
    }
    for code, bodies in refused.items():
        for body in bodies:
            answer = put(device, body)
            assert (answer.json()["type"], answer.ok) == (code, False)

    assert put(device, good, "text/plain").status_code == 415
    assert put(device, bytes(5000)).status_code == 413
    assert kept(central, device) == []


def test_a_revoked_device_hands_in_none(central: Central, device: WireClient) -> None:
    run("device", "revoke", device.device, "--data", str(central.data))

    assert put(device, signed(device, a_copy(device))).json()["type"] == "revoked"


def test_copies_are_in_a_backup(init: Init, tmp_path: Path) -> None:
    init(tmp_path / "data")
    with serving(tmp_path / "data") as central:
        device = central.new_device()
        for _ in range(2):
            put(device, signed(device, a_copy(device)))
        run("backup", str(tmp_path / "copy"), "--data", str(central.data))
        run("restore", str(tmp_path / "copy"), "--data", str(tmp_path / "restored"))

        restored = Central(tmp_path / "restored", "", central.process)
        assert kept(restored, device) == kept(central, device)
        assert len(kept(restored, device)) == 2
