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
    printable,
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
    "  spaces outside ",
    " ",
    "\u3000全角空格\u3000",
    "\tx",
    "\nx\n",
    "&#32;",
    "&amp;#32;",
    "00123",
    "11010519491231002X",
    "110105194912310021",
    "1e5",
    "2026-11-22",
    "| a | b |",
    "\\\\|",
)
CELLS = st.text(max_size=12).map(printable) | st.sampled_from(AWKWARD)
ROWS = st.lists(st.lists(CELLS, max_size=4), max_size=5)
NAMES = st.lists(
    st.sampled_from(
        ["survey", "choices", "我们的表", "notes 2", "_x", "service", " outside ", "a|b"]
    ),
    unique=True,
    min_size=1,
    max_size=4,
)
WORKBOOKS = NAMES.flatmap(
    lambda names: st.tuples(*(st.tuples(st.just(name), ROWS) for name in names))
)


@pytest.mark.parametrize(("ending", "other"), [(".md", ".xlsx"), (".xlsx", ".md")])
@settings(deadline=None, max_examples=60)
@given(tables=WORKBOOKS)
def test_every_cell_and_sheet_comes_back_through_the_other_form(
    tmp_path_factory: pytest.TempPathFactory,
    ending: str,
    other: str,
    tables: tuple[tuple[str, list[list[str]]], ...],
) -> None:
    sheets = [Sheet(name, tuple(tidy(rows))) for name, rows in tables]
    written = Workbook((*sheets, Sheet("last", (("a", "", "b"), (), ("", "", "c")))))
    folder = tmp_path_factory.mktemp("book")
    write_workbook(written, folder / f"item{ending}")
    convert_workbook(folder / f"item{ending}", folder / f"other{other}")
    convert_workbook(folder / f"other{other}", folder / f"back{ending}")
    assert read_workbook(folder / f"item{ending}") == written
    assert read_workbook(folder / f"other{other}") == written
    assert read_workbook(folder / f"back{ending}") == written


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
    sheet = book.worksheets[0]
    sheet.append([20, 1.5, 0.1 + 0.2, True, 11010519491231000, 1e16])
    sheet.append(
        [dt.date(2026, 11, 22), dt.datetime.fromisoformat("2026-11-22T08:30"), dt.time(8, 30)]
    )
    sheet.append([7, "007", "  x "])
    sheet["A3"].number_format = "0000"
    book.save(tmp_path / "item.xlsx")
    convert_workbook(tmp_path / "item.xlsx", tmp_path / "item.md")
    assert read_workbook(tmp_path / "item.md").sheets[0].rows == (
        ("20", "1.5", "0.3", "TRUE", "11010519491231000", "10000000000000000"),
        ("2026-11-22", "2026-11-22T08:30:00", "08:30:00"),
        ("0007", "007", "  x "),
    )


def test_spaces_around_a_cell_do_not_matter_to_a_form() -> None:
    sheet = Sheet("survey", ((" type", "name\xa0"), ("text ", " a"), (" ", "")))
    assert sheet.headings == ("type", "name")
    assert [(row["type"], row["name"]) for row in sheet.records] == [("text", "a")]


def test_a_sheet_that_claims_a_million_rows_is_read_at_once(tmp_path: Path) -> None:
    book = ExcelFile()
    for _ in range(600):
        book.worksheets[0].append(["type"])
    book.save(tmp_path / "item.xlsx")
    with zipfile.ZipFile(tmp_path / "item.xlsx") as packed:
        parts = {name: packed.read(name) for name in packed.namelist()}
    parts["xl/worksheets/sheet1.xml"] = parts["xl/worksheets/sheet1.xml"].replace(
        b'<dimension ref="A1:A600"', b'<dimension ref="A1:AMJ1048576"'
    )
    with zipfile.ZipFile(tmp_path / "item.xlsx", "w") as packed:
        for name, content in parts.items():
            packed.writestr(name, content)
    assert read_workbook(tmp_path / "item.xlsx").sheets[0].rows == (("type",),) * 600


def test_a_formula_counts_by_its_result(tmp_path: Path) -> None:
    book = ExcelFile()
    book.worksheets[0].append(["type", '="te"&"xt"'])
    book.save(tmp_path / "item.xlsx")
    with pytest.raises(CatalogueError) as caught:
        read_workbook(tmp_path / "item.xlsx")
    assert "Sheet!B1" in caught.value.place
    assert "公式" in caught.value.user_text("zh_CN")


@pytest.mark.parametrize(
    "name", ["a/b", "a" * 32, "'quoted'", "what?", "Survey"], ids=["/", "long", "'", "?", "twice"]
)
def test_a_name_that_excel_cannot_give_a_sheet_is_said(tmp_path: Path, name: str) -> None:
    (tmp_path / "item.md").write_text(f"| survey |\n| | a |\n\n| {name} |\n| | b |\n")
    with pytest.raises(CatalogueError) as caught:
        convert_workbook(tmp_path / "item.md", tmp_path / "item.xlsx")
    assert caught.value.place == name
    assert "改名" in caught.value.user_text("zh_CN")


def test_a_cell_too_long_for_excel_is_said_and_not_cut(tmp_path: Path) -> None:
    (tmp_path / "item.md").write_text(f"| survey |\n| | a | {'x' * 32_768} |\n")
    with pytest.raises(CatalogueError, match="32767"):
        convert_workbook(tmp_path / "item.md", tmp_path / "item.xlsx")


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
        ("item.xlsx", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", ".xls"),
        ("item.xlsx", b"\xd0\xcf\x11\xe0" + "EncryptedPackage".encode("utf-16-le"), "密码"),
        ("item.xls", b"\xd0\xcf\x11\xe0", "另存为"),
        ("item.et", b"", "另存为"),
        ("item.xlsx", b"\0" * 10_000_001, "太大"),
        ("item.md", "| survey |\n| | 姓名 |".encode("gb18030"), "UTF-8"),
        ("item.md", "| survey |".encode("utf-16"), "UTF-8"),
        ("item.md", b"", "没有内容"),
        ("item.md", b"# words only\n", "没有内容"),
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
    with pytest.raises(CatalogueError, match="ods"):
        write_workbook(Workbook(()), tmp_path / "item.ods")


def test_a_file_that_cannot_be_written_is_said(tmp_path: Path) -> None:
    with pytest.raises(CatalogueError, match="cannot be written"):
        write_workbook(Workbook(()), tmp_path / "gone" / "item.md")


def test_more_columns_than_excel_has_are_refused(tmp_path: Path) -> None:
    (tmp_path / "item.md").write_text("| survey |\n| " + "| a " * 16_385 + "|\n")
    with pytest.raises(CatalogueError, match="too many cells"):
        read_workbook(tmp_path / "item.md")
