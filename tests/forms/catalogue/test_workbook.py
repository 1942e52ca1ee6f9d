import datetime as dt
import io
import zipfile
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from openpyxl import Workbook as ExcelFile

from forms.catalogue import CatalogueError, convert_workbook
from forms.catalogue.workbook import (
    Sheet,
    Workbook,
    clean,
    read_workbook,
    tidy,
    write_workbook,
)

AWKWARD = (
    "a|b",
    r"\|",
    "ends in \\",
    "<br>",
    "&lt;br>",
    "&amp;lt;br>",
    "two\nlines",
    "=1+1",
    "# no comment",
    "---",
    "001",
    "TRUE",
    r"regex(., '^\d{6}$')",
    "_x0041_",
    "\U00030729䶮",
)
CELLS = st.text(max_size=12).map(clean) | st.sampled_from(AWKWARD)
ROWS = st.lists(st.lists(CELLS, max_size=4), max_size=5)


@pytest.mark.parametrize("ending", [".md", ".xlsx"])
@settings(deadline=None, max_examples=60)
@given(rows=ROWS)
def test_every_cell_comes_back_as_it_was_written(
    tmp_path_factory: pytest.TempPathFactory, ending: str, rows: list[list[str]]
) -> None:
    written = Workbook((Sheet("survey", tuple(tidy(rows))), Sheet("choices", (("a", "", "b"),))))
    path = tmp_path_factory.mktemp("book") / f"item{ending}"
    write_workbook(written, path)
    assert read_workbook(path) == written


def test_markdown_to_excel_and_back_changes_nothing(resources: Path, tmp_path: Path) -> None:
    for source in (resources / "services").glob("[a-z]*.md"):
        excel, again = tmp_path / f"{source.stem}.xlsx", tmp_path / source.name
        convert_workbook(source, excel)
        convert_workbook(excel, again)
        assert again.read_text(encoding="utf-8") == source.read_text(encoding="utf-8")


def test_numbers_dates_and_truth_values_of_excel_become_the_text_a_clerk_sees(
    tmp_path: Path,
) -> None:
    book = ExcelFile()
    book.worksheets[0].append([20, 1.5, True, dt.date(2026, 11, 22), "  x "])
    book.save(tmp_path / "item.xlsx")
    sheet = read_workbook(tmp_path / "item.xlsx").sheets[0]
    assert sheet.rows == (("20", "1.5", "TRUE", "2026-11-22", "x"),)


def test_a_cell_is_named_as_in_excel() -> None:
    sheet = Sheet("survey", (("type", "name"), ("text", "a"), (), ("text", "b")))
    assert [row.number for row in sheet.records] == [2, 4]
    assert sheet.cell(4, "name") == "B4"
    assert sheet.at(7, 27) == "AB7"


def test_columns_of_markdown_may_be_drawn_with_a_ruler_and_a_comment(tmp_path: Path) -> None:
    path = tmp_path / "item.md"
    path.write_text(
        "# words\n| survey | | |\n|---|---|---|\n| | type | name |\r\n| | text | a | # why\n",
        encoding="utf-8",
    )
    assert read_workbook(path).sheets == (Sheet("survey", (("type", "name"), ("text", "a"))),)


@pytest.mark.parametrize("ending", [".md", ".xlsx"])
def test_a_blank_row_keeps_the_numbers_of_the_rows_below(tmp_path: Path, ending: str) -> None:
    rows = (("type", "name"), ("text", "a"), (), ("text", "b"))
    write_workbook(Workbook((Sheet("survey", rows),)), tmp_path / f"item{ending}")
    assert read_workbook(tmp_path / f"item{ending}").sheets[0].rows == rows


def test_a_workbook_that_would_unpack_to_a_flood_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "item.xlsx"
    write_workbook(Workbook((Sheet("survey", (("type", "name"),)),)), path)
    with zipfile.ZipFile(path, "a", zipfile.ZIP_DEFLATED) as packed:
        packed.writestr("xl/media/flood.bin", b"\0" * 100_000_001)
    with pytest.raises(CatalogueError, match="damaged"):
        read_workbook(path)


def zip_of(content: bytes) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as packed:
        packed.writestr("xl/workbook.xml", content)
    return out.getvalue()


@pytest.mark.parametrize(
    ("name", "content", "words"),
    [
        ("item.xlsx", b"", "损坏"),
        ("item.xlsx", b"PK\x03\x04 half a file", "损坏"),
        ("item.xlsx", zip_of(b"<not-a-workbook/>"), "损坏"),
        ("item.xlsx", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", "密码"),
        ("item.xls", b"\xd0\xcf\x11\xe0", "另存为"),
        ("item.et", b"", "另存为"),
        ("item.xlsx", b"\0" * 10_000_001, "太大"),
    ],
)
def test_a_file_that_is_no_workbook_is_refused_in_words(
    tmp_path: Path, name: str, content: bytes, words: str
) -> None:
    path = tmp_path / name
    path.write_bytes(content)
    with pytest.raises(CatalogueError) as caught:
        read_workbook(path)
    assert words in caught.value.user_text("zh_CN")
    assert name in caught.value.user_text("en")


def test_a_missing_file_is_refused_in_words(tmp_path: Path) -> None:
    with pytest.raises(CatalogueError, match="cannot be read"):
        read_workbook(tmp_path / "gone.xlsx")


def test_a_workbook_is_written_as_excel_or_markdown_only(tmp_path: Path) -> None:
    with pytest.raises(ValueError, match="ods"):
        write_workbook(Workbook(()), tmp_path / "item.ods")
