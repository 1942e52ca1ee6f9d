"""Keys change while filings are waiting; what was sealed and signed before stays good."""

import json
from dataclasses import replace
from pathlib import Path

import pytest
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey
from cryptography.hazmat.primitives.asymmetric.x25519 import X25519PrivateKey
from cryptography.hazmat.primitives.serialization import load_pem_private_key

from sync.central.cli import main
from sync.central.database import reading
from sync.central.founding import open_database
from sync.central.journal import entry
from sync.central.keys import ROLES, put_in_force, waiting_keys
from sync.clock import SystemClock
from sync.wire.codec import decode, encode
from sync.wire.envelope import Envelope
from sync.wire.messages import Mark, Receipt
from sync.wire.seal import open_envelope
from sync.wire.sign import MARK, key_id, sign
from tests.support.wire_client import WireClient
from tests.sync.central.conftest import Init, rotate, rows, run, serving


def listed(data: Path) -> list[dict[str, object]]:
    told: list[dict[str, object]] = json.loads(run("keys", "list", "--data", str(data), "--json"))
    return told


def test_the_escrow_key_alone_opens_what_was_filed(tmp_path: Path, init: Init) -> None:
    init(tmp_path)
    escrow = (tmp_path / "keys" / "escrow.key").read_bytes()
    (tmp_path / "keys" / "escrow.key").unlink()
    with serving(tmp_path) as central:
        device = central.new_device()
        device.push(device.make())
    ((data,),) = rows(tmp_path, "SELECT data FROM envelopes")
    key = load_pem_private_key(escrow, None)

    assert isinstance(key, X25519PrivateKey)
    assert isinstance(data, bytes)
    assert open_envelope(decode(Envelope, data), key).body.identity.how == "typed"


def test_old_keys_go_on_verifying_and_opening_after_every_key_was_rotated(
    tmp_path: Path, init: Init
) -> None:
    init(tmp_path)
    with serving(tmp_path) as central:
        device = central.new_device()
        old, waiting = encode(device.make()), encode(device.make())
        before = device.push_bytes([old])
    rotate(tmp_path, "signing", "platform", "escrow")
    with serving(tmp_path) as central:
        learned = central.new_device().enrolled
        device.url = central.url
        device.enrolled = replace(
            device.enrolled,
            signing_keys=learned.signing_keys + device.enrolled.signing_keys,
        )
        after = device.push_bytes([old, waiting], before.mark)
        device.enrolled = replace(device.enrolled, recipients=learned.recipients)
        device.push(device.make())
        numbers = [one.case_number for one in device.changes().changes]
        shown = [json.loads(run("case", "show", one, "--data", str(tmp_path))) for one in numbers]

    assert [one.outcome for one in after.verdicts] == ["repeated", "accepted"]
    assert after.verdicts[0].receipts == before.verdicts[0].receipts
    assert device.read_mark(after.mark).epoch == 1
    assert after.mark.key == key_id(learned.signing_keys[0]) != before.mark.key
    assert len(shown) == 3
    assert all(one["filing"]["fields"] for one in shown)


def test_the_running_platform_signs_with_a_rotated_key_and_repeats_old_receipts_as_they_were(
    tmp_path: Path, init: Init
) -> None:
    init(tmp_path)
    with serving(tmp_path) as central:
        device = central.new_device()
        filed = encode(device.make())
        before = device.push_bytes([filed])
        (made,) = rotate(tmp_path, "signing")
        learned = central.new_device().enrolled.signing_keys
        device.enrolled = replace(
            device.enrolled, signing_keys=learned + device.enrolled.signing_keys
        )
        after = device.push_bytes([filed, encode(device.make())], before.mark)
        pulled = device.changes()

    assert [one.outcome for one in after.verdicts] == ["repeated", "accepted"]
    assert after.verdicts[0].receipts == before.verdicts[0].receipts
    assert {after.mark.key, after.verdicts[1].receipts[0].key, pulled.mark.key} == {
        bytes.fromhex(made)
    }
    assert device.read_mark(after.mark).epoch == 1


def test_a_new_key_is_not_used_before_a_backup_holds_it(tmp_path: Path, init: Init) -> None:
    init(tmp_path / "data")
    data = tmp_path / "data"
    old = [one["key"] for one in listed(data)]
    with serving(data) as central:
        new = [run("keys", "rotate", role, "--data", str(data)).strip() for role in ROLES]
        waiting = central.new_device()
        early = waiting.push_bytes([encode(waiting.make())]).mark
        rotate(data)
        device = central.new_device()
        late = device.push_bytes([encode(device.make())]).mark

    assert [early.key.hex(), late.key.hex()] == [old[0], new[0]]
    assert key_id(waiting.enrolled.signing_keys[1]).hex() == new[0]
    assert sealed_to(waiting) == set(old[1:])
    assert sealed_to(device) == set(new[1:])
    assert [one["key"] for one in listed(data) if one["retired_at"]] == old


def sealed_to(device: WireClient) -> set[str]:
    return {key_id(one.public_key).hex() for one in device.enrolled.recipients}


def test_a_key_made_while_a_backup_ran_waits_for_the_next(tmp_path: Path, init: Init) -> None:
    init(tmp_path)
    with open_database(tmp_path) as engine:
        with reading(engine) as connection:
            held = waiting_keys(connection)
        made = run("keys", "rotate", "signing", "--data", str(tmp_path)).strip()
        with entry(engine, SystemClock()) as page:
            put_in_force(page, held)
        assert listed(tmp_path)[0]["retired_at"] == ""
    rotate(tmp_path)
    assert [one["key"] for one in listed(tmp_path) if one["since"]][1] == made


def test_what_a_stolen_key_signed_proves_nothing_and_is_signed_anew(
    tmp_path: Path, init: Init
) -> None:
    init(tmp_path)
    thief = stolen_key(tmp_path)
    with serving(tmp_path) as central:
        device = central.new_device()
        filed, spoiled = encode(device.make()), b"no envelope"
        before = device.push_bytes([filed, spoiled])
        forged = sign(thief, MARK, encode(Mark(1, 7, 10**6, bytes(8))))
        rotate(tmp_path, "signing")
        run("keys", "revoke", before.mark.key.hex(), "--data", str(tmp_path))
        device.enrolled = replace(
            device.enrolled, signing_keys=central.new_device().enrolled.signing_keys
        )
        after, again = (device.push_bytes([filed, spoiled], forged) for _ in range(2))

    assert device.read_mark(after.mark).epoch == 1
    assert [one.outcome for one in after.verdicts] == ["repeated", "quarantined"]
    assert after.verdicts == again.verdicts
    for old, new in zip(before.verdicts, after.verdicts, strict=True):
        assert new.receipts[0].key != old.receipts[0].key
        assert device.receipts(new)[0] == decode(Receipt, old.receipts[0].payload)
    assert listed(tmp_path)[0]["revoked_at"]


def stolen_key(data: Path) -> Ed25519PrivateKey:
    """Return the key that signs: as a thief would have it."""
    key = load_pem_private_key((data / "keys" / "signing.key").read_bytes(), None)
    assert isinstance(key, Ed25519PrivateKey)
    return key


def test_only_a_retired_signing_key_can_be_revoked(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    run("init", "--data", str(tmp_path))
    present, opening = (one["key"] for one in listed(tmp_path)[:2])

    assert main(["keys", "revoke", str(present), "--data", str(tmp_path)]) == 2
    assert "rotate signing" in capsys.readouterr().err
    for unknown in (str(opening), "不是编号"):
        assert main(["keys", "revoke", unknown, "--data", str(tmp_path)]) == 2
        assert "no such signing key" in capsys.readouterr().err


def test_the_list_of_keys_tells_which_are_retired_and_which_lie_here(tmp_path: Path) -> None:
    run("init", "--data", str(tmp_path))
    (tmp_path / "keys" / "escrow.key").unlink()
    (made,) = rotate(tmp_path, "platform")

    told = [(one["role"], bool(one["retired_at"]), one["here"]) for one in listed(tmp_path)]

    assert told == [
        ("signing", False, True),
        ("platform", True, True),
        ("platform", False, True),
        ("escrow", False, False),
    ]
    assert [one["key"] for one in listed(tmp_path)][2] == made
    assert {one.stat().st_mode & 0o777 for one in (tmp_path / "keys").iterdir()} == {0o600}


def test_a_lost_signing_key_is_replaced_by_rotating(tmp_path: Path) -> None:
    run("init", "--data", str(tmp_path))
    (tmp_path / "keys" / "signing.key").unlink()
    assert main(["serve", "--data", str(tmp_path), "--port", "0"]) == 2
    run("init", "--data", str(tmp_path))
    assert main(["serve", "--data", str(tmp_path), "--port", "0"]) == 2

    (made,) = rotate(tmp_path, "signing")

    with serving(tmp_path) as central:
        device = central.new_device()
    assert key_id(device.enrolled.signing_keys[0]).hex() == made


def test_a_new_code_comes_with_the_platforms_fingerprint(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    run("init", "--data", str(tmp_path))
    told = json.loads(run("enrolment", "new", "--data", str(tmp_path), "--hall", "厅", "--json"))
    run("enrolment", "new", "--data", str(tmp_path), "--hall", "厅")

    assert told["fingerprint"] == listed(tmp_path)[0]["key"]
    assert len(told["code"]) == 10
    line = next(one for one in capsys.readouterr().err.splitlines() if "Fingerprint" in one)
    assert line.replace(" ", "").endswith(told["fingerprint"])
