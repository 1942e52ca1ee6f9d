import shutil
from datetime import date, timedelta
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from forms.catalogue import (
    CatalogueError,
    Span,
    Text,
    WorkCalendar,
    build_catalogue,
    check_workbook,
    open_catalogue,
    source_digest,
)
from forms.catalogue.report import Report
from forms.catalogue.tables import read_calendar
from forms.catalogue.workbook import Workbook, read_workbook, write_workbook
from tests.support.workbooks import CHINESE, cell_of, with_cell

DAYS = st.dates(date(2026, 1, 1), date(2027, 12, 31))


@pytest.fixture(scope="module")
def workbook(resources: Path) -> Workbook:
    return read_workbook(resources / "services" / "calendar.md")


@pytest.fixture(scope="module")
def calendar(workbook: Workbook) -> WorkCalendar:
    return read_calendar(workbook, Report())


@pytest.mark.parametrize(
    ("day", "works"),
    [
        (date(2026, 11, 23), True),
        (date(2026, 11, 21), False),
        (date(2026, 10, 1), False),
        (date(2026, 10, 10), True),
        (date(2027, 2, 14), True),
        (date(2027, 10, 7), False),
        (date(2030, 1, 1), True),
    ],
)
def test_a_day_is_worked_as_the_calendar_says_else_by_its_weekday(
    calendar: WorkCalendar, day: date, *, works: bool
) -> None:
    assert calendar.is_working_day(day) is works


@pytest.mark.parametrize(
    ("day", "n", "due"),
    [
        (date(2026, 9, 30), 1, date(2026, 10, 8)),
        (date(2026, 9, 30), 3, date(2026, 10, 10)),
        (date(2026, 11, 20), 1, date(2026, 11, 23)),
        (date(2026, 11, 21), 1, date(2026, 11, 23)),
        (date(2026, 11, 22), 0, date(2026, 11, 22)),
        (date(2026, 12, 31), 1, date(2027, 1, 4)),
    ],
)
def test_working_days_are_counted_from_the_day_after(
    calendar: WorkCalendar, day: date, n: int, due: date
) -> None:
    assert calendar.add_working_days(day, n) == due


@given(day=DAYS, n=st.integers(1, 60))
def test_the_due_day_is_worked_and_has_n_working_days_up_to_it(
    calendar: WorkCalendar, day: date, n: int
) -> None:
    due = calendar.add_working_days(day, n)
    passed = [day + timedelta(days=d) for d in range(1, (due - day).days + 1)]
    assert calendar.is_working_day(due)
    assert sum(map(calendar.is_working_day, passed)) == n


def test_days_are_not_counted_backwards(calendar: WorkCalendar) -> None:
    with pytest.raises(ValueError, match="-1"):
        calendar.add_working_days(date(2026, 1, 1), -1)


def test_the_calendar_comes_with_the_catalogue_and_is_marked_as_a_sample(
    resources: Path, tmp_path: Path
) -> None:
    folder = tmp_path / "services"
    folder.mkdir()
    for name in ("opinion.md", "topics.md", "calendar.md"):
        shutil.copy(resources / "services" / name, folder)
    before = source_digest(folder, resources / "divisions")
    build_catalogue(folder, resources / "divisions", tmp_path / "out")
    calendar = open_catalogue(tmp_path / "out").calendar
    assert {span.first.year for span in calendar.spans} == {2026, 2027}
    assert all("示范" in span.name.zh_CN and "sample" in span.name.en for span in calendar.spans)
    (folder / "calendar.md").unlink()
    assert source_digest(folder, resources / "divisions") != before
    build_catalogue(folder, resources / "divisions", tmp_path / "out")
    assert open_catalogue(tmp_path / "out").calendar == WorkCalendar()


@pytest.mark.parametrize(
    ("heading", "text", "words"),
    [
        ("first", "2026-02-30", "2026-10-01"),
        ("first", "2026/10/1", "2026-10-01"),
        ("first", "", "first"),
        ("kind", "holiday", "off"),
        ("last", "2026-09-30", "早于"),
        ("last", "2026-10-10", "重了"),
        (f"name::{CHINESE}", "", "缺少翻译"),
    ],
)
def test_a_mistake_in_the_calendar_is_named_and_stops_the_build(
    resources: Path, tmp_path: Path, workbook: Workbook, *, heading: str, text: str, words: str
) -> None:
    cell = cell_of(workbook, "calendar", "2026-10-01", heading)
    path = tmp_path / "calendar.xlsx"
    write_workbook(with_cell(workbook, "calendar", cell, text), path)
    found = check_workbook(path)
    assert any(words in f.zh and f.sheet == "calendar" and f.en for f in found)
    for name in ("opinion.md", "topics.md"):
        shutil.copy(resources / "services" / name, tmp_path)
    with pytest.raises(CatalogueError, match="calendar"):
        build_catalogue(tmp_path, resources / "divisions", tmp_path / "out")


def test_a_day_typed_as_a_date_in_excel_is_read(tmp_path: Path, workbook: Workbook) -> None:
    from openpyxl import load_workbook  # noqa: PLC0415 - used here only

    write_workbook(workbook, tmp_path / "calendar.xlsx")
    book = load_workbook(tmp_path / "calendar.xlsx")
    book["calendar"]["A2"].value = date(2026, 1, 1)
    book.save(tmp_path / "calendar.xlsx")
    read = read_calendar(read_workbook(tmp_path / "calendar.xlsx"), Report())
    assert read.spans[0] == Span(
        date(2026, 1, 1),
        date(2026, 1, 3),
        works=False,
        name=Text("元旦（示范）", "New Year (sample)"),
    )
