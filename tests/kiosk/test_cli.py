"""The command line, as clerks and technicians use it."""

from pathlib import Path

import pytest

from kiosk.cli import main
from kiosk.paths import SERVICES

WORKBOOK = SERVICES / "elderly-allowance.md"


def test_a_workbook_without_faults_is_said_to_have_none(
    capsys: pytest.CaptureFixture[str],
) -> None:
    assert main(["services", "check", str(WORKBOOK)]) == 0
    assert "没有问题" in capsys.readouterr().out


def test_a_fault_is_named_with_sheet_cell_and_cure_in_both_languages(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    spoiled = tmp_path / WORKBOOK.name
    text = WORKBOOK.read_text(encoding="utf-8")
    spoiled.write_text(text.replace("| card.name |", "| card.nmae |", 1), encoding="utf-8")

    assert main(["services", "check", str(spoiled)]) == 1

    zh, en = capsys.readouterr().out.splitlines()[:2]
    assert zh.startswith("survey!")
    assert "card.name" in zh
    assert "card.name" in en


def test_a_workbook_goes_to_excel_and_back(tmp_path: Path) -> None:
    excel, back = tmp_path / "book.xlsx", tmp_path / "book.md"

    assert main(["services", "convert", str(WORKBOOK), str(excel)]) == 0
    assert main(["services", "convert", str(excel), str(back)]) == 0
    assert main(["services", "check", str(excel)]) == 0
    assert back.read_text(encoding="utf-8") == WORKBOOK.read_text(encoding="utf-8")


def test_a_kiosk_without_a_platform_says_so_in_both_languages(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    words = ["enrol", "--data", str(tmp_path), "--platform", "http://127.0.0.1:9", "--code", "1"]

    assert main(words) == 2

    zh, en, detail = capsys.readouterr().err.splitlines()
    assert zh
    assert en
    assert "Traceback" not in detail
