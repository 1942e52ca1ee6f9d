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
from sync.wire.sign import DEVICE_KEY, DEVICE_KEY_PROOF, key_id, sign
from tests.support.drawn_codes import drawn, key_drawing
from tests.support.stick import lay, pack
from tests.support.wire_client import WireClient
from tests.sync.central.conftest import Central, Init, rotate, rows, run, serving

# A device code is drawn from the device's key: with these, each gets another one.
KEYS = [Ed25519PrivateKey.from_private_bytes(bytes([number] * 32)) for number in (1, 2)]


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
        device = central.new_device(KEYS[0])
        before = device.push_bytes([encode(device.make())])
        waiting = device.make()
    made = restored(folder)
    with serving(made) as central:
        device.url = central.url
        unknown = device.post("/v1/envelopes", encode(device.batch([])))
        answers = [device.post("/v1/readmissions", device.admission) for _ in range(2)]
        after = device.push_bytes([encode(waiting)], before.mark)
        later = central.new_device(KEYS[1])

    assert (unknown.status_code, unknown.json()["type"]) == (401, "unknown-device")
    assert [one.status_code for one in answers] == [204, 204]
    assert [one.outcome for one in after.verdicts] == ["accepted"]
    row = device_row(made, device.device)
    assert row["readmitted_at"]
    assert (row["name"], row["hall"]) == (device.enrolled.device_name, device.enrolled.hall)
    assert later.device != device.device


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
        known = device.post("/v1/readmissions", device.admission)
        key = json.loads(run("keys", "list", "--data", str(folder), "--json"))[0]["key"]
        rotate(folder, "signing")
        still = other.post("/v1/readmissions", other.admission)
        run("keys", "revoke", key, "--data", str(folder))
        stolen = other.post("/v1/readmissions", other.admission)

    assert [one.status_code for one in (known, still, stolen)] == [204, 204, 403]
    assert device_row(folder, device.device)["revoked_at"]


def test_what_a_revoked_device_filed_under_a_key_that_was_forgotten_is_put_aside(
    folder: Path,
) -> None:
    with serving(folder) as central:
        device = central.new_device()
        announced = change_key(device)
        device.post("/v1/device-keys", announced).raise_for_status()
    made = restored(folder)
    with serving(made) as central:
        device.url = central.url
        device.post("/v1/readmissions", device.admission).raise_for_status()
        run("device", "revoke", device.device, "--data", str(made))
        told = [
            device.post("/v1/readmissions", device.admission),
            device.post("/v1/device-keys", announced),
        ]
        (verdict,) = device.push(device.make())

    assert [one.status_code for one in told] == [204, 204]
    assert verdict.outcome == "quarantined"
    assert verdict.problem is not None
    assert verdict.problem.type == "revoked"


def test_of_two_clones_that_changed_one_key_the_later_is_heard_by_courier(
    central: Central, device: WireClient, tmp_path: Path
) -> None:
    twin = device.cloned()
    device.post("/v1/device-keys", change_key(device)).raise_for_status()
    told = [twin.post("/v1/device-keys", change_key(twin)).status_code for _ in range(2)]
    pack(tmp_path, twin, twin.make())

    carried = json.loads(
        run("courier", "import", str(tmp_path), "--data", str(central.data), "--json")
    )
    (mine,) = device.push(device.make())

    assert told == [204, 204]
    assert twin.post("/v1/envelopes", encode(twin.batch([]))).status_code == 401
    assert (carried["accepted"], mine.outcome) == (1, "accepted")


def put_back_in_silence(folder: Path) -> Path:
    """Return the backup as a data folder: nobody says that time was lost."""
    return folder.parent / "backup"


def test_a_platform_put_back_in_silence_gives_no_forgotten_code_to_the_next_device(
    folder: Path,
) -> None:
    with serving(folder) as central:
        forgotten = central.new_device(KEYS[0])
        before = forgotten.push_bytes([encode(forgotten.make())])
        waiting = forgotten.make()
    with serving(put_back_in_silence(folder)) as central:
        later = central.new_device(KEYS[1])
        forgotten.url = central.url
        known_again = forgotten.post("/v1/readmissions", forgotten.admission)
        (verdict,) = forgotten.push_bytes([encode(waiting)], before.mark).verdicts
        (other,) = later.push(later.make())

    assert later.device != forgotten.device
    assert known_again.status_code == 204
    assert (verdict.outcome, other.outcome) == ("accepted", "accepted")


def test_the_code_of_another_device_is_not_given_away(folder: Path) -> None:
    with serving(folder) as central:
        device = central.new_device(KEYS[0])
    with serving(put_back_in_silence(folder)) as central:
        twin = central.new_device(key_drawing(drawn(KEYS[0])))
        device.url = central.url
        refused = device.post("/v1/readmissions", device.admission)

    assert twin.device == device.device
    assert (refused.status_code, refused.json()["type"]) == (403, "enrolment-refused")
    assert f"another device has the code {device.device}" in refused.json()["detail"]


def test_a_device_whose_code_went_to_another_serves_on_under_a_new_code(folder: Path) -> None:
    with serving(folder) as central:
        device = central.new_device(KEYS[0])
        waiting = encode(device.make())
    with serving(put_back_in_silence(folder)) as central:
        twin = central.new_device(key_drawing(drawn(KEYS[0])))
        anew = central.new_device(KEYS[0])
        (aside,) = anew.push_bytes([waiting]).verdicts
        (own,) = anew.push(anew.make())
        (other,) = twin.push(twin.make())

    assert twin.device == device.device != anew.device
    assert aside.problem is not None
    assert (aside.outcome, aside.problem.type) == ("quarantined", "other-device")
    assert (own.outcome, other.outcome) == ("accepted", "accepted")


def test_two_devices_whose_keys_draw_one_code_get_two(folder: Path) -> None:
    with serving(folder) as central:
        device, twin = central.new_device(KEYS[0]), central.new_device(key_drawing(drawn(KEYS[0])))

    assert int(twin.device) == (int(device.device) + 1) % 10**4


@pytest.mark.parametrize("is_silent", [True, False])
def test_what_a_new_signing_key_signed_is_known_to_the_platform_made_of_the_backup(
    folder: Path, *, is_silent: bool
) -> None:
    run("keys", "rotate", "signing", "--data", str(folder))
    run("backup", str(folder.parent / "backup"), "--data", str(folder), "--keys")
    with serving(folder) as central:
        device = central.new_device()
        lost = encode(device.make())
        before = device.push_bytes([lost])
    made = put_back_in_silence(folder) if is_silent else restored(folder)
    waiting = rows(made, "SELECT count(*) FROM signing_keys WHERE since IS NULL")
    with serving(made) as central:
        device.url = central.url
        admitted = device.post("/v1/readmissions", device.admission)
        after = device.push_bytes([lost], before.mark, before.verdicts[0].receipts)

    assert waiting == [(int(is_silent),)]
    assert before.mark.key == key_id(device.enrolled.signing_keys[0])
    assert admitted.status_code == 204
    assert device.read_mark(after.mark).epoch > device.read_mark(before.mark).epoch
    (old, new) = (device.receipts(one.verdicts[0])[0] for one in (before, after))
    assert new.case_number == old.case_number
    assert after.mark.key == before.mark.key


def test_a_mark_tells_a_platform_put_back_in_silence_which_key_was_in_force(folder: Path) -> None:
    old = json.loads(run("keys", "list", "--data", str(folder), "--json"))[0]["key"]
    run("keys", "rotate", "signing", "--data", str(folder))
    with serving(folder) as central:
        device = central.new_device()
        run("backup", str(folder.parent / "backup"), "--data", str(folder), "--keys")
        before = device.push_bytes([encode(device.make())])
    with serving(put_back_in_silence(folder)) as central:
        device.url = central.url
        first, second = (device.push_bytes([], before.mark).mark for _ in range(2))

    assert [first.key.hex(), second.key] == [old, before.mark.key]
    assert device.read_mark(second).epoch == 2
