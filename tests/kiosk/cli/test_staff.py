"""`kiosk staff` and `kiosk audit`: the first manager, a PIN that was forgotten, a record that proves itself."""

import re
from pathlib import Path

import pytest

from kiosk.cli import main
from sync.store import LoggedIn, Store
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

    assert main(["audit", "verify", str(file)]) == 0
    assert "完整 whole" in capsys.readouterr().out
    file.write_bytes(file.read_bytes().replace(b"retry", b"reset"))
    assert main(["audit", "verify", str(file)]) == 2
    assert "被改过" in capsys.readouterr().err
