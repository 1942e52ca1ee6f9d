"""`kiosk report`: a day or a month of this kiosk in numbers, as a PDF or for Excel."""

import subprocess
from pathlib import Path

import pytest
from openpyxl import load_workbook

from sync.store import Store
from tests.kiosk.cli.conftest import Kiosk
from tests.support.filings import a_submission


def test_the_day_is_written_from_the_stores_own_counts(
    kiosk: Kiosk, running: Store, tmp_path: Path
) -> None:
    for _ in range(3):
        running.file(a_submission(), recipients=["platform"])
    out = tmp_path / "day.pdf"

    assert kiosk("report", "day", "--date", "2026-11-22", "--out", str(out)) == 0

    command = ["/usr/bin/pdftotext", "-raw", str(out), "-"]
    text = subprocess.run(command, check=True, capture_output=True).stdout.decode()
    assert "2026年11月22日" in text
    assert "合计 3 0" in text
    assert "14:05 交的" in text


def test_a_month_is_written_for_excel(kiosk: Kiosk, running: Store, tmp_path: Path) -> None:
    running.file(a_submission(), recipients=["platform"])
    out = tmp_path / "month.xlsx"

    assert kiosk("report", "month", "--date", "2026-11-01", "--out", str(out)) == 0

    assert ("合计", 1, 0) in load_workbook(out)["办了哪些事"].values
    assert list(load_workbook(out)["哪天交了几件"].values)[1:] == [("11月22日", 1)]


def test_a_file_that_cannot_be_written_is_told(
    kiosk: Kiosk, running: Store, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert kiosk("report", "day", "--out", str(tmp_path / "gone" / "day.pdf")) == 2
    assert "文件没有写出" in capsys.readouterr().err
