"""`kiosk staff` and `kiosk audit`: the first manager, a PIN that was forgotten, a record that proves itself."""

import json
import re
from pathlib import Path

import pytest
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey

from kiosk.cli import main
from sync.store import LoggedIn, Store, check_export
from sync.store.audit_file import close_file
from sync.wire.codec import encode
from sync.wire.messages import NewKey
from sync.wire.sign import DEVICE_KEY, key_id, sign
from tests.kiosk.cli.conftest import Kiosk

NAME = "示范负责人"


def told_pin(capsys: pytest.CaptureFixture[str]) -> str:
    return str(re.findall(r"PIN (\d{6})", capsys.readouterr().out)[-1])


def test_the_first_manager_is_made_once_and_a_forgotten_pin_replaced(
    kiosk: Kiosk, running: Store, capsys: pytest.CaptureFixture[str]
) -> None:
    assert kiosk("staff", "add", NAME) == 0
    first = told_pin(capsys)
    assert kiosk("staff", "add", "示范另一位") == 2
    assert kiosk("staff", "reset", NAME) == 0
    second = told_pin(capsys)

    assert not isinstance(running.staff.log_in(NAME, first), LoggedIn)
    entered = running.staff.log_in(NAME, second)
    assert isinstance(entered, LoggedIn)
    assert entered.member.must_change_pin
    assert kiosk("staff", "list") == 0
    assert f"{NAME}  负责人 Manager" in capsys.readouterr().out


def test_who_is_not_on_the_staff_gets_no_pin(
    kiosk: Kiosk, running: Store, capsys: pytest.CaptureFixture[str]
) -> None:
    assert kiosk("staff", "reset", NAME) == 2
    assert "没有这个人" in capsys.readouterr().err


def test_a_saved_record_is_believed_until_a_byte_of_it_is_another(
    kiosk: Kiosk, running: Store, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    running.audit.note(None, "retry", "0001 0001")
    file = tmp_path / "record.jsonl"
    assert kiosk("audit", "export", str(file)) == 0
    capsys.readouterr()

    assert kiosk("audit", "verify", str(file)) == 0
    assert "完整" in capsys.readouterr().out
    file.write_bytes(file.read_bytes().replace(b"retry", b"reset"))
    assert kiosk("audit", "verify", str(file)) == 2
    assert "被改过" in capsys.readouterr().err


def test_whose_key_signed_a_record_is_held_against_the_kiosk_or_the_countys_list(
    kiosk: Kiosk, running: Store, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    file, devices, nowhere = (tmp_path / name for name in ("record", "devices", "nowhere"))
    kiosk("audit", "export", str(file))
    told = check_export(file.read_bytes())

    def elsewhere(*more: str) -> int:
        return main(["audit", "verify", "--data", str(nowhere), *more, str(file)])

    def listing(code: str, *keys: str) -> tuple[str, str]:
        devices.write_text(json.dumps([{"device": code, "keys": " ".join(keys)}]))
        return "--devices", str(devices)

    name = key_id(told.key).hex()
    assert elsewhere() == elsewhere(*listing("another", name)) == 3
    assert "不认识" in capsys.readouterr().out
    assert elsewhere(*listing(told.device, "00", name)) == 0
    assert elsewhere(*listing(told.device, "00")) == 2
    devices.write_text("no list")
    assert elsewhere("--devices", str(devices)) == 2

    forged = close_file(told.rows, told.device, Ed25519PrivateKey.generate(), told.at)
    file.write_bytes(forged)
    capsys.readouterr()
    assert kiosk("audit", "verify", str(file)) == 2
    assert "署名的不是这台机器" in capsys.readouterr().err


def test_a_record_that_was_signed_before_the_key_changed_is_still_the_kiosks(
    kiosk: Kiosk, running: Store, tmp_path: Path
) -> None:
    file = tmp_path / "record"
    kiosk("audit", "export", str(file))
    enrolment = running.enrolment()
    assert enrolment is not None
    new = running.next_device_key()
    request = NewKey(1, enrolment.answer.device, new.public_key().public_bytes_raw(), bytes(64))
    signed = sign(running.device_key(), DEVICE_KEY, encode(request))
    running.adopt_device_key(encode(signed))

    assert kiosk("audit", "verify", str(file)) == 0
