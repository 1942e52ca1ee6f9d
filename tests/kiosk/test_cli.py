"""The command line, as clerks and technicians use it."""

from pathlib import Path

import pytest

from kiosk.cli import main
from kiosk.paths import DIVISIONS, SERVICES
from kiosk.services.preview import read_form_file

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


def test_a_plain_xlsform_is_checked_as_a_form_or_on_demand_as_a_service_item(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    form = tmp_path / "form.md"
    form.write_text(
        "| survey |\n| | type | name | label |\n| | select_one_from_file a.csv | q | Q |\n",
        encoding="utf-8",
    )

    assert main(["services", "check", str(form)]) == 0
    zh, en, end = capsys.readouterr().out.splitlines()
    assert zh.startswith("（提醒）survey!A2（第 2 行，type 列）：")
    assert en.startswith("    (note) survey!A2 (row 2, column type): ")
    assert "没有问题" in end
    assert main(["services", "check", "--service", str(form)]) == 1


def test_a_file_that_cannot_be_converted_is_said_in_both_languages(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["services", "convert", str(WORKBOOK), str(tmp_path / "book.ods")]) == 2

    zh, en = capsys.readouterr().err.splitlines()
    assert "book.ods" in zh
    assert "book.ods" in en


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


def test_a_form_that_cannot_be_shown_is_said_in_both_languages(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    spoiled = tmp_path / "spoiled.md"
    spoiled.write_text("| survey |\n| | type | name | label |\n| | textt | a | A |\n", "utf-8")

    assert main(["services", "preview", str(spoiled)]) == 1

    zh, en = capsys.readouterr().err.splitlines()[:2]
    assert "textt" in zh
    assert "textt" in en


@pytest.mark.parametrize(
    ("name", "content"),
    [
        ("none.md", None),
        ("form.txt", "text"),
        ("form.xml", "<h:html"),
        ("form.xml", "<x/>"),
        ("empty.xlsx", "no workbook"),
        ("asks-nothing.md", "| survey |\n| | type | name | label |\n| | start | a | |\n"),
    ],
)
def test_no_file_makes_the_preview_stumble(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], name: str, content: str | None
) -> None:
    if content is not None:
        (tmp_path / name).write_text(content, encoding="utf-8")

    assert main(["services", "preview", str(tmp_path / name)]) == 1
    assert len(capsys.readouterr().err.splitlines()) >= 2


def test_a_missing_list_is_named(tmp_path: Path) -> None:
    book = tmp_path / "lists.md"
    book.write_text(
        "| survey |\n| | type | name | label |\n| | select_one_from_file far.csv | a | A |\n",
        "utf-8",
    )
    warnings = read_form_file(book, DIVISIONS).warnings

    assert "far.csv" in " ".join(warning.user_text("zh_CN") for warning in warnings)


def test_an_author_sees_the_form_on_paper_and_is_told_what_keeps_it_from_being_one(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    out, spoiled = tmp_path / "form.pdf", tmp_path / "spoiled.md"
    text = WORKBOOK.read_text(encoding="utf-8")
    spoiled.write_text(text.replace("| answers | age |", "| answers | agee |"), encoding="utf-8")

    assert main(["services", "paper", str(WORKBOOK), str(out)]) == 0
    assert out.read_bytes().startswith(b"%PDF")
    assert main(["services", "paper", str(spoiled), str(tmp_path / "none.pdf")]) == 1
    assert "“agee”。是不是“age”？" in capsys.readouterr().err
    assert main(["services", "paper", str(WORKBOOK), str(tmp_path / "none" / "form.pdf")]) == 2
