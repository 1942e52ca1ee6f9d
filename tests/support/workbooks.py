"""Workbooks with one thing changed, for the tests of what is said about them."""

from dataclasses import replace

from openpyxl.utils.cell import column_index_from_string, coordinate_from_string

from forms.catalogue.workbook import Sheet, Workbook

CHINESE = "中文 (zh_CN)"
ENGLISH = "English (en)"


def sheet_of(workbook: Workbook, name: str) -> Sheet:
    sheet = workbook.sheet(name)
    assert sheet is not None
    return sheet


def cell_of(workbook: Workbook, sheet: str, key: str, heading: str) -> str:
    """Name the cell under `heading` in the row that has `key` in one of its first two cells."""
    found = sheet_of(workbook, sheet)
    row = next(row.number for row in found.records if key in found.rows[row.number - 1][:2])
    return found.cell(row, heading)


def with_cell(workbook: Workbook, sheet: str, cell: str, text: str) -> Workbook:
    """Write `text` into a cell named as in Excel."""
    column, row = coordinate_from_string(cell)
    place = column_index_from_string(column) - 1
    rows = [list(cells) for cells in sheet_of(workbook, sheet).rows]
    while len(rows) < row:
        rows.append([])
    rows[row - 1] += [""] * (place + 1 - len(rows[row - 1]))
    rows[row - 1][place] = text
    return _with_sheet(workbook, Sheet(sheet, tuple(tuple(cells) for cells in rows)))


def without_column(workbook: Workbook, sheet: str, heading: str) -> Workbook:
    found = sheet_of(workbook, sheet)
    place = found.headings.index(heading)
    rows = tuple(cells[:place] + cells[place + 1 :] for cells in found.rows)
    return _with_sheet(workbook, Sheet(found.name, rows))


def without_row(workbook: Workbook, sheet: str, key: str) -> Workbook:
    found = sheet_of(workbook, sheet)
    rows = tuple(cells for cells in found.rows if key not in cells[:2])
    return _with_sheet(workbook, Sheet(found.name, rows))


def without_sheet(workbook: Workbook, sheet: str) -> Workbook:
    return Workbook(tuple(s for s in workbook.sheets if s.name != sheet))


def _with_sheet(workbook: Workbook, sheet: Sheet) -> Workbook:
    sheets = tuple(sheet if s.name == sheet.name else s for s in workbook.sheets)
    return replace(workbook, sheets=sheets)
