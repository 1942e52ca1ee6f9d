"""The sheet `print`: read with the item, its faults named by cell, published, missed by nobody."""

import json
from pathlib import Path

import pytest

from forms.catalogue import PrintRow, build_catalogue, convert_workbook, open_catalogue
from forms.catalogue.check import read_item
from forms.catalogue.layout import LINES
from forms.catalogue.report import Report
from forms.catalogue.workbook import Workbook, read_workbook
from tests.support.workbooks import CHINESE, ENGLISH, cell_of, with_cell, without_sheet

TOPICS = ("elderly", "hardship", "medical")
LABEL, LABEL_EN = f"label::{CHINESE}", f"label::{ENGLISH}"


@pytest.fixture(name="book", scope="session")
def assistance(resources: Path) -> Workbook:
    return read_workbook(resources / "services" / "temporary-assistance.md")


def read(workbook: Workbook) -> tuple[tuple[PrintRow, ...] | None, Report]:
    report = Report()
    item = read_item(workbook, TOPICS, {}, report)
    return (item[0].layout if item else None), report


def findings(workbook: Workbook) -> dict[str, str]:
    return {f.cell: f.zh + f.en for f in read(workbook)[1].findings if f.sheet == "print"}


def test_the_rows_say_section_fields_widths_table_and_what_is_left_out(book: Workbook) -> None:
    rows, _ = read(book)
    assert rows is not None

    assert {row.kind for row in rows} == set(LINES)
    address = next(row for row in rows if "province" in row.questions)
    assert (len(address.questions), address.width) == (5, "full")
    table = next(row for row in rows if row.kind == "table")
    assert len(table.columns("zh_CN")) == len(table.columns("en")) == len(table.questions) == 6
    assert rows[0].label.get("en") == "Applicant"


def test_an_item_without_the_sheet_has_no_layout_of_its_own(book: Workbook) -> None:
    rows, report = read(without_sheet(book, "print"))

    assert (rows, report.findings) == ((), [])


@pytest.mark.parametrize(
    ("key", "heading", "text", "said"),
    [
        ("story", "questions", "", "请写上题名"),
        ("story", "questions", "stroy", "story"),
        ("story", "questions", "proof", "papers"),
        ("story", "questions", "member_name", "table"),
        ("story", "questions", "summary", "照片或说明"),
        ("story", "width", "wide", "full、half、third"),
        ("section", "width", "half", "只有 answers 有宽度"),
        ("section", "questions", "story", "不写题名"),
        ("section", LABEL, "", "印在纸上的字"),
        ("section", LABEL_EN, "", "缺少翻译"),
        ("story", "type", "answer", "answers"),
        ("office", "type", "papers", "已经有了"),
        ("household_size", LABEL, "", "calculate"),
        ("lives_alone", "questions", "lives_alone、story", "已经有了"),
        ("table", LABEL, "姓名、关系", "6 列"),
        ("table", "questions", "story、member_name", "不在 repeat 里"),
    ],
)
def test_a_fault_is_named_with_its_cell(
    book: Workbook, key: str, heading: str, text: str, said: str
) -> None:
    cell = cell_of(book, "print", key, heading)

    assert said in findings(with_cell(book, "print", cell, text)).get(cell, "")


def test_a_question_that_is_forgotten_is_named(book: Workbook) -> None:
    cell = cell_of(book, "print", "lives_alone", "questions")
    said = findings(with_cell(book, "print", cell, "account"))

    assert any("lives_alone" in words and "left_out" in words for words in said.values())


def test_papers_must_have_their_place(book: Workbook) -> None:
    cell = cell_of(book, "print", "papers", "type")

    assert any(
        "papers" in words
        for words in findings(with_cell(book, "print", cell, "signature")).values()
    )


def test_excel_keeps_the_sheet(book: Workbook, resources: Path, tmp_path: Path) -> None:
    convert_workbook(
        resources / "services" / "temporary-assistance.md", tmp_path / "assistance.xlsx"
    )

    assert read_workbook(tmp_path / "assistance.xlsx").sheet("print") == book.sheet("print")


def test_the_layout_is_published_and_an_old_catalogue_without_it_opens(
    book: Workbook, resources: Path, tmp_path: Path
) -> None:
    books, folder = tmp_path / "books", tmp_path / "built"
    books.mkdir()
    for name in ("temporary-assistance.md", "topics.md"):
        (books / name).write_bytes((resources / "services" / name).read_bytes())
    build_catalogue(books, resources / "divisions", folder)

    rows, _ = read(book)
    assert open_catalogue(folder).item("temporary-assistance").layout == rows

    index = json.loads((folder / "catalogue.json").read_bytes())
    del index["items"][0]["item"]["layout"]
    (folder / "catalogue.json").write_text(json.dumps(index))

    assert open_catalogue(folder).item("temporary-assistance").layout == ()
