"""A device that enrolled after the backup is known again to the platform made of it."""

import json
from hashlib import sha256
from pathlib import Path

import pytest
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey

from sync.central.backup import back_up
from sync.clock import SystemClock
from sync.wire import courier
from sync.wire.codec import encode
from sync.wire.messages import NewKey
from sync.wire.sign import DEVICE_KEY, DEVICE_KEY_PROOF, sign
from tests.support.wire_client import WireClient
from tests.sync.central.conftest import Central, Init, rows, run, serving
from tests.sync.central.test_courier import lay, pack


@pytest.fixture(name="folder")
def make_folder(tmp_path: Path, init: Init) -> Path:
    """An initialised data folder, of which a backup with its keys was made at once."""
    init(tmp_path / "data")
    back_up(tmp_path / "data", tmp_path / "backup", SystemClock(), with_keys=True)
    return tmp_path / "data"


def restored(folder: Path) -> Path:
    made = folder.parent / "made"
    run("restore", str(folder.parent / "backup"), "--data", str(made))
    return made


def device_row(data: Path, code: str) -> dict[str, str]:
    told = json.loads(run("device", "list", "--data", str(data), "--json"))
    (row,) = (one for one in told if one["device"] == code)
    return dict(row)


def change_key(device: WireClient) -> bytes:
    """Give a device a new key; return what its old one signed for that."""
    new = Ed25519PrivateKey.generate()
    proof = sign(new, DEVICE_KEY_PROOF, device.device.encode()).signature
    given = NewKey(1, device.device, new.public_key().public_bytes_raw(), proof)
    signed = encode(sign(device.key, DEVICE_KEY, encode(given)))
    device.key = new
    return signed


def test_a_forgotten_device_is_taken_up_again_as_it_was(folder: Path) -> None:
    with serving(folder) as central:
        device = central.new_device()
        before = device.push_bytes([encode(device.make())])
        waiting = device.make()
    made = restored(folder)
    with serving(made) as central:
        device.url = central.url
        unknown = device.post("/v1/envelopes", encode(device.batch([])))
        answers = [device.post("/v1/readmissions", device.admission) for _ in range(2)]
        after = device.push_bytes([encode(waiting)], before.mark)
        later = central.new_device()

    assert (unknown.status_code, unknown.json()["type"]) == (401, "unknown-device")
    assert [one.status_code for one in answers] == [204, 204]
    assert [one.outcome for one in after.verdicts] == ["accepted"]
    row = device_row(made, device.device)
    assert row["readmitted_at"]
    assert (row["name"], row["hall"]) == (device.enrolled.device_name, device.enrolled.hall)
    assert int(later.device) > 1000


def test_a_forgotten_change_of_key_is_announced_again(folder: Path) -> None:
    with serving(folder) as central:
        device = central.new_device()
        announced = change_key(device)
        assert device.post("/v1/device-keys", announced).status_code == 204
    with serving(restored(folder)) as central:
        device.url = central.url
        early = device.post("/v1/device-keys", announced)
        device.post("/v1/readmissions", device.admission)
        late = device.post("/v1/device-keys", announced)
        (verdict,) = device.push(device.make())

    assert (early.status_code, late.status_code) == (401, 204)
    assert verdict.outcome == "accepted"


def test_a_stick_vouches_for_the_device_that_signed_it_and_for_its_new_key(folder: Path) -> None:
    stick = folder.parent / "stick"
    with serving(folder) as central:
        device = central.new_device()
        announced = change_key(device)
        pack(stick, device, device.make())
    for word in (device.admission, announced, b"neither"):
        lay(courier.key_path(stick, sha256(word).digest()), word)
    made = restored(folder)

    told = json.loads(run("courier", "import", str(stick), "--data", str(made), "--json"))

    assert (told["accepted"], told["left"]) == (1, 1)
    assert rows(made, "SELECT count(*) FROM device_keys") == [(2,)]


def test_nobody_is_readmitted_on_a_word_that_is_not_the_platforms(
    central: Central, device: WireClient
) -> None:
    foreign = sign(Ed25519PrivateKey.generate(), "enrolment", encode(device.enrolled))
    (kept,) = rows(
        central.data, "SELECT answer FROM devices WHERE code = :code", code=device.device
    )
    other_purpose = device.push_bytes([]).mark

    for word in (foreign, other_purpose):
        refused = device.post("/v1/readmissions", encode(word))
        assert (refused.status_code, refused.json()["type"]) == (403, "enrolment-refused")
    assert kept == (device.admission,)


def test_a_revoked_device_stays_revoked_and_a_stolen_key_admits_nobody(folder: Path) -> None:
    with serving(folder) as central:
        device, other = central.new_device(), central.new_device()
        run("device", "revoke", device.device, "--data", str(folder))
        refused = device.post("/v1/readmissions", device.admission)
        key = json.loads(run("keys", "list", "--data", str(folder), "--json"))[0]["key"]
        run("keys", "rotate", "signing", "--data", str(folder))
        still = other.post("/v1/readmissions", other.admission)
        run("keys", "revoke", key, "--data", str(folder))
        stolen = other.post("/v1/readmissions", other.admission)

    assert [one.status_code for one in (refused, still, stolen)] == [403, 204, 403]


def test_the_code_of_another_device_is_not_given_away(folder: Path) -> None:
    with serving(folder) as central:
        device = central.new_device()
    # Put back in silence: the number is given once more before anybody could know.
    with serving(folder.parent / "backup") as central:
        again = central.new_device()
        device.url = central.url
        refused = device.post("/v1/readmissions", device.admission)

    assert again.device == device.device
    assert (refused.status_code, refused.json()["type"]) == (403, "enrolment-refused")
