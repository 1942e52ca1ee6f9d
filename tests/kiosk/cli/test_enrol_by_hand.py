"""`kiosk enrol` with a sheet: over a link that proves nothing, and by two files without any link."""

import json
import os
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import pytest

from kiosk.cli import main
from kiosk.demo.platform import HALL, PlatformProcess
from kiosk.paths import DataFolder
from kiosk.services.keeping import open_store
from kiosk.settings import Settings
from sync.clock import SystemClock
from sync.store import Store
from tests.support.filings import a_submission
from tests.support.warm import WarmPlatform


@pytest.fixture(scope="module", name="platform")
def running_platform(tmp_path_factory: pytest.TempPathFactory) -> Iterator[PlatformProcess]:
    folder = tmp_path_factory.mktemp("county")
    platform = WarmPlatform(folder / "central", tls=True)
    platform.ask("trust", "init", "--offline", str(folder / "root"))
    platform.start()
    yield platform
    platform.stop()


def sheet_of(platform: PlatformProcess, *more: str) -> tuple[str, str]:
    """Return the code and what the QR says."""
    address = ("--address", platform.address)
    made = json.loads(platform.ask("enrolment", "new", "--hall", HALL, *address, "--json", *more))
    return made["code"], made["qr"]


def enrol(folder: Path, *words: str) -> int:
    return main(["enrol", "--data", str(folder), *words])


def opened(folder: Path) -> Store:
    return open_store(DataFolder(folder), Settings(), SystemClock())


def test_with_a_sheet_no_certificate_is_needed_and_keys_and_recovery_copy_go_at_once(
    platform: PlatformProcess, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    code, sheet = sheet_of(platform)

    assert enrol(tmp_path, "--qr", sheet, "--code", code, "--manager", "示范负责人") == 0

    assert HALL in capsys.readouterr().out
    with closing(opened(tmp_path)) as store:
        enrolment = store.enrolment()
        assert enrolment is not None
        assert enrolment.answer.authority
        assert enrolment.key_list is not None
        assert store.recovery.state() == "taken"
        assert [one.role for one in store.staff.members()] == ["manager"]


def test_without_a_network_two_files_do_it_and_a_third_takes_the_recovery_copy(
    platform: PlatformProcess, tmp_path: Path
) -> None:
    code, sheet = sheet_of(platform)
    kiosk, stick = tmp_path / "kiosk", tmp_path / "stick"
    stick.mkdir()
    platform.ask("trust", "export", str(stick))

    assert enrol(kiosk, "--qr", sheet, "--code", code, "--request", str(stick / "a.request")) == 0
    platform.ask("enrolment", "approve", str(stick / "a.request"))
    assert enrol(kiosk, "--answer", str(stick / "a.answer")) == 0

    with closing(opened(kiosk)) as store:
        enrolment = store.enrolment()
        assert enrolment is not None
        assert enrolment.url == platform.address
        assert enrolment.key_list is not None
        (copy,) = stick.glob("recovery-*.cbor")
        assert enrolment.answer.device in copy.name
    platform.ask("enrolment", "recovery", str(copy))
    assert enrol(kiosk, "--answer", str(stick / "a.answer")) == 2  # played again
    opened_by_escrow = tmp_path / "store.key"
    escrow = platform.authority.with_name("escrow.key")
    kept = ("--escrow", str(escrow), "--out", str(opened_by_escrow))
    platform.ask("device", "recovery", enrolment.answer.device, *kept)
    assert opened_by_escrow.read_bytes() == DataFolder(kiosk).store_key.read_bytes()


def test_an_answer_that_was_altered_or_is_another_kiosks_is_not_taken(
    platform: PlatformProcess, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    answers = []
    for name in ("one", "two"):
        code, sheet = sheet_of(platform)
        asked = tmp_path / f"{name}.request"
        assert enrol(tmp_path / name, "--qr", sheet, "--code", code, "--request", str(asked)) == 0
        platform.ask("enrolment", "approve", str(asked))
        answers.append(tmp_path / f"{name}.answer")
    altered = tmp_path / "altered.answer"
    altered.write_bytes(answers[0].read_bytes().replace(HALL.encode(), HALL[::-1].encode()))

    for wrong in (altered, answers[1]):
        capsys.readouterr()
        assert enrol(tmp_path / "one", "--answer", str(wrong)) == 2
        assert "答复" in capsys.readouterr().err
    capsys.readouterr()
    assert enrol(tmp_path / "one", "--answer", str(answers[0])) == 1
    assert "central trust export" in capsys.readouterr().out  # nothing of that lay beside it


def test_an_answer_by_another_key_than_the_sheet_names_is_not_believed(
    platform: PlatformProcess, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    code, sheet = sheet_of(platform)
    fingerprint = sheet.split(":")[3]

    assert enrol(tmp_path, "--qr", sheet.replace(fingerprint, "0" * 16), "--code", code) == 2
    assert "指纹" in capsys.readouterr().err
    with closing(opened(tmp_path)) as store:
        assert store.enrolment() is None
    assert enrol(tmp_path, "--qr", sheet, "--code", code) == 0


def test_a_code_of_another_sheet_is_told_before_anything_is_sent(
    platform: PlatformProcess, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    code, sheet = sheet_of(platform)
    other = f"{(int(code[:4]) + 1) % 10**4:04d}{code[4:]}"

    assert enrol(tmp_path, "--qr", sheet, "--code", other) == 2
    assert "登记单" in capsys.readouterr().err
    assert enrol(tmp_path, "--qr", "https://elsewhere.example", "--code", code) == 2
    assert enrol(tmp_path, "--code", code) == 2
    assert not DataFolder(tmp_path).store.exists()


def test_an_enrolled_kiosk_is_left_alone(
    platform: PlatformProcess, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    code, sheet = sheet_of(platform)
    assert enrol(tmp_path, "--qr", sheet, "--code", code) == 0
    later, other = sheet_of(platform)

    assert enrol(tmp_path, "--qr", other, "--code", later) == 2
    assert "--again" in capsys.readouterr().err
    assert enrol(tmp_path, "--qr", other, "--code", later, "--again") == 2
    assert "空的数据文件夹" in capsys.readouterr().err


def test_a_picture_of_the_sheet_serves_and_what_is_none_is_said(
    platform: PlatformProcess, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    sheet, kiosk = tmp_path / "sheet.png", tmp_path / "kiosk"
    new = ("enrolment", "new", "--hall", HALL, "--address", platform.address)
    code = platform.ask(*new, "--sheet", str(sheet)).split()[-1]
    drawing = tmp_path / "drawing.png"
    drawing.write_text('<svg xmlns="http://www.w3.org/2000/svg"><text>x</text></svg>')
    broken = tmp_path / "broken.png"
    broken.write_bytes(sheet.read_bytes()[:60])
    os.mkfifo(tmp_path / "pipe.png")

    for wrong, words in (
        (drawing, "不是能读的图片"),
        (broken, "不是能读的图片"),
        (tmp_path / "nothere.png", "打不开"),
        (tmp_path / "pipe.png", "打不开"),
        (tmp_path, "打不开"),
    ):
        capsys.readouterr()
        assert enrol(kiosk, "--image", str(wrong), "--code", code) == 2
        assert words in capsys.readouterr().err
    assert enrol(kiosk, "--image", str(sheet), "--code", f"{code[:5]} {code[5:]}") == 0


def test_a_pipe_or_an_endless_file_in_place_of_an_answer_holds_nobody_up(
    platform: PlatformProcess, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    code, sheet = sheet_of(platform)
    asked, kiosk = tmp_path / "a.request", tmp_path / "kiosk"
    assert enrol(kiosk, "--qr", sheet, "--code", code, "--request", str(asked)) == 0
    os.mkfifo(tmp_path / "pipe.answer")
    with (tmp_path / "endless.answer").open("wb") as file:
        file.truncate(2**40)

    for name in ("pipe.answer", "endless.answer", "nothere.answer"):
        capsys.readouterr()
        assert enrol(kiosk, "--answer", str(tmp_path / name)) == 2
        assert "打不开" in capsys.readouterr().err
    platform.ask("enrolment", "approve", str(asked))
    assert enrol(kiosk, "--answer", str(tmp_path / "a.answer"), "--manager", "示范负责人") == 1
    assert "示范负责人: PIN " in capsys.readouterr().out


def test_a_kiosk_with_a_new_disk_begins_a_history_of_its_own(
    platform: PlatformProcess, tmp_path: Path
) -> None:
    code, sheet = sheet_of(platform)
    assert enrol(tmp_path / "old", "--qr", sheet, "--code", code) == 0
    with closing(opened(tmp_path / "old")) as store:
        before = store.enrolment()
        old_filing = store.file(a_submission(), recipients=["platform"])
    assert before is not None
    code, sheet = sheet_of(platform, "--replaces", before.answer.device)
    assert enrol(tmp_path / "new", "--qr", sheet, "--code", code) == 0
    with closing(opened(tmp_path / "new")) as store:
        after = store.enrolment()
        new_filing = store.file(a_submission(), recipients=["platform"])

    assert after is not None
    assert after.answer.device != before.answer.device
    assert after.answer.device_key != before.answer.device_key
    assert (old_filing.slip_number[:4], new_filing.slip_number[:4]) == (
        before.answer.device,
        after.answer.device,
    )
    for disk in ("old", "new"):  # what the old one still held is not lost
        stick = tmp_path / f"stick-{disk}"
        stick.mkdir()
        assert main(["courier", "export", "--data", str(tmp_path / disk), str(stick)]) == 0
        platform.ask("courier", "import", str(stick))
    cases = {one["slip_number"] for one in platform.cases()}
    assert cases >= {old_filing.slip_number, new_filing.slip_number}
