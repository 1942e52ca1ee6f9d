"""`central enrolment`: sheets and codes, requests that came in a file, and who replaced whom."""

import json
import os
from contextlib import closing
from dataclasses import replace
from pathlib import Path

import pypdfium2
import pytest
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey
from PySide6.QtGui import QImage
from sqlalchemy import text

from kiosk.devices.scanner import read_codes
from sync.central.cli import main
from sync.central.founding import open_database
from sync.central.journal import entry
from sync.central.sheet import grouped
from sync.clock import SystemClock
from sync.wire.codec import decode, encode
from sync.wire.enrolling import Invitation, ask, read_invitation
from sync.wire.messages import EnrolmentAnswer
from sync.wire.sign import ENROLMENT, Signed, key_id, verify
from tests.sync.central.conftest import HALL, rows, run

ADDRESS = "https://platform.example:8443"


@pytest.fixture(name="data")
def founded(tmp_path: Path) -> Path:
    run("init", "--data", str(tmp_path / "central"))
    return tmp_path / "central"


def new(data: Path, *more: str) -> tuple[str, Invitation]:
    """Return a code and what its QR says."""
    words = ("enrolment", "new", "--data", str(data), "--hall", HALL, "--address", ADDRESS)
    made = json.loads(run(*words, "--json", *more))
    invitation = read_invitation(made["qr"])
    assert invitation is not None
    assert invitation.fingerprint.hex() == made["fingerprint"]
    return made["code"], invitation


def approve(data: Path, request: bytes) -> tuple[int, bytes]:
    """Approve a request that lies in a file; return status and answer."""
    file = data.parent / "kiosk.request"
    file.write_bytes(request)
    answer = file.with_suffix(".answer")
    answer.unlink(missing_ok=True)
    status = main(["enrolment", "approve", "--data", str(data), str(file)])
    return status, answer.read_bytes() if answer.exists() else b""


def read(data: bytes) -> EnrolmentAnswer:
    signed = decode(Signed, data)
    answer = decode(EnrolmentAnswer, signed.payload)
    verify({key_id(key): key for key in answer.signing_keys}, ENROLMENT, signed)
    return answer


def test_a_request_in_a_file_is_answered_and_the_same_again_gets_the_same(data: Path) -> None:
    code, sheet = new(data)
    device = Ed25519PrivateKey.generate()
    request = encode(ask(sheet, code, device))

    status, answer = approve(data, request)

    assert status == 0
    assert read(answer).device_key == device.public_key().public_bytes_raw()
    assert read(answer).address == ADDRESS
    assert approve(data, request) == (0, answer)
    with open_database(data) as engine, entry(engine, SystemClock()) as page:
        page.connection.execute(text("UPDATE enrolment_codes SET expires_at = 0"))
    assert approve(data, request) == (0, answer)
    another = encode(ask(sheet, code, Ed25519PrivateKey.generate()))
    assert approve(data, another) == (2, b"")


def test_a_wrong_code_in_a_file_is_a_try_and_the_fifth_locks_it(
    data: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    code, sheet = new(data)
    wrong = code[:4] + ("000000" if code[4:] != "000000" else "111111")
    device = Ed25519PrivateKey.generate()

    for _ in range(5):
        assert approve(data, encode(ask(sheet, wrong, device)))[0] == 2
    capsys.readouterr()

    assert approve(data, encode(ask(sheet, code, device))) == (2, b"")
    assert "central enrolment new" in capsys.readouterr().err
    assert rows(data, "SELECT count(*) FROM devices") == [(0,)]


def test_what_was_altered_on_the_way_is_no_request(
    data: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    code, sheet = new(data)
    signed = ask(sheet, code, Ed25519PrivateKey.generate())
    turned = replace(signed, signature=signed.signature[::-1])

    for request in (encode(turned), encode(signed)[:-1], b"", b"\xff" * 9000):
        capsys.readouterr()
        assert approve(data, request) == (2, b"")
        assert "改动" in capsys.readouterr().err
    assert rows(data, "SELECT wrong_tries FROM enrolment_codes") == [(0,)]


def test_a_pipe_or_an_endless_file_in_place_of_a_request_holds_nobody_up(
    data: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    os.mkfifo(tmp_path / "pipe")
    with (tmp_path / "endless").open("wb") as file:
        file.truncate(2**40)

    for action in ("approve", "recovery"):
        for name in ("pipe", "endless", "nothere"):
            capsys.readouterr()
            assert main(["enrolment", action, "--data", str(data), str(tmp_path / name)]) == 2
            assert "打不开" in capsys.readouterr().err


def test_a_code_past_its_day_is_refused_in_a_file_and_serves_no_second_kiosk_before(
    data: Path,
) -> None:
    code, sheet = new(data)
    assert approve(data, encode(ask(sheet, code, Ed25519PrivateKey.generate())))[0] == 0
    assert approve(data, encode(ask(sheet, code, Ed25519PrivateKey.generate()))) == (2, b"")
    code, sheet = new(data)
    with open_database(data) as engine, entry(engine, SystemClock()) as page:
        page.connection.execute(text("UPDATE enrolment_codes SET expires_at = 0"))

    assert approve(data, encode(ask(sheet, code, Ed25519PrivateKey.generate()))) == (2, b"")


def test_what_is_no_recovery_copy_is_not_taken(
    data: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    file = tmp_path / "recovery.cbor"
    for wrong in (b"", b"\xff" * 90):
        file.write_bytes(wrong)
        capsys.readouterr()
        assert main(["enrolment", "recovery", "--data", str(data), str(file)]) == 2
        assert "恢复副本" in capsys.readouterr().err


def test_the_sheet_shows_the_qr_and_never_the_code(data: Path, tmp_path: Path) -> None:
    drawn = tmp_path / "sheet.png"
    code, sheet = new(data, "--sheet", str(drawn))

    assert read_codes(QImage(str(drawn))) == (sheet.text,)
    assert code not in sheet.text
    assert main(["enrolment", "new", "--data", str(data), "--hall", HALL]) == 0


def test_the_printed_sheet_has_all_that_is_typed_or_compared_and_never_the_code(
    data: Path, tmp_path: Path
) -> None:
    file = tmp_path / "sheet.pdf"
    code, sheet = new(data, "--sheet", str(file), "--device-name", "示范 <2> 号机")

    with closing(pypdfium2.PdfDocument(file)) as document:
        (page,) = document
        words = page.get_textpage().get_text_bounded()
        page.render(scale=2).to_pil().save(tmp_path / "seen.png")
    assert read_codes(QImage(str(tmp_path / "seen.png"))) == (sheet.text,)
    for told in (HALL, "示范 <2> 号机", sheet.number, ADDRESS, grouped(sheet.fingerprint), "用法"):
        assert told in words
    assert code not in words.replace(" ", "")


def test_a_sheet_of_an_unknown_kind_or_with_no_address_makes_no_code(
    data: Path, tmp_path: Path
) -> None:
    words = ["enrolment", "new", "--data", str(data), "--hall", HALL, "--address", ADDRESS]

    assert main([*words, "--sheet", str(tmp_path / "sheet.docx")]) == 2
    assert main([*words, "--address", "https://县平台"]) == 2

    assert rows(data, "SELECT count(*) FROM enrolment_codes") == [(0,)]


def test_a_device_after_a_change_of_disk_names_the_one_before(data: Path) -> None:
    code, sheet = new(data)
    before = read(approve(data, encode(ask(sheet, code, Ed25519PrivateKey.generate())))[1])
    code, sheet = new(data, "--replaces", before.device)
    after = read(approve(data, encode(ask(sheet, code, Ed25519PrivateKey.generate())))[1])

    listed = json.loads(run("device", "list", "--data", str(data), "--json"))

    assert after.device != before.device
    assert {one["device"]: one["replaces"] for one in listed} == {
        before.device: "",
        after.device: before.device,
    }
    words = ["enrolment", "new", "--data", str(data), "--hall", HALL, "--replaces", "0000x"]
    assert main(words) == 2
