"""Excel files (.xlsx) as tables of text, both ways."""

import datetime as dt
import io
import re
import warnings
import zipfile
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Any

from openpyxl import Workbook, load_workbook
from openpyxl.styles import Alignment, Font
from openpyxl.utils import get_column_letter

from forms.catalogue.files import MOST_CELLS, bounded, locked, old_format, too_many
from forms.catalogue.item import CatalogueError
from forms.catalogue.markdown import Table

Row = Sequence[Any]

_LARGEST_UNPACKED = 100_000_000
_LARGEST_INSPECTED = 20_000_000
_LONGEST_CELL = 32_767
_LONGEST_NAME = 31
_DIGITS = 15  # as many as Excel shows of a number
_OLD_OR_LOCKED = b"\xd0\xcf\x11\xe0"
_LOCKED = "EncryptedPackage".encode("utf-16-le")
_WIDEST_COLUMN = 48
_NOT_IN_A_NAME = re.compile(r"[\[\]:*?/\\]")
_SHEET = re.compile(r"xl/worksheets/[^/]+\.xml")


def parse(content: bytes, name: str) -> list[Table]:
    """Read every sheet of an .xlsx file.

    Args:
        content: the file.
        name: its name, to say where.

    Raises:
        CatalogueError: damaged, an old .xls or locked file under a new name, or with formulas whose
            results are not in the file.
    """
    if content.startswith(_OLD_OR_LOCKED):
        raise locked(name) if _LOCKED in content else old_format(name)
    try:
        with warnings.catch_warnings():
            # What Excel adds to a file (lists to choose from, colours) is no news to a clerk.
            warnings.simplefilter("ignore")
            return _tables(content)
    except CatalogueError as error:
        error.place = f"{name} {error.place}".strip()
        raise
    except Exception as error:  # damage makes the reader stumble in any way
        raise CatalogueError(
            "The file is damaged or is not an Excel workbook.",
            place=name,
            cure="Open it in Excel and save it again as .xlsx.",
            zh="文件损坏，或者不是 Excel 工作簿。请用 Excel 或 WPS 打开，再另存为 .xlsx。",
        ) from error


def merged_cells(content: bytes) -> Mapping[str, tuple[str, ...]]:
    """Return by sheet which cells are merged ("A3:C3"); very large files are not looked into."""
    if _holds(content, b"<mergeCell "):
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")
            sheets = load_workbook(io.BytesIO(content)).worksheets
        return {sheet.title: tuple(map(str, sheet.merged_cells.ranges)) for sheet in sheets}
    return {}


def render(tables: Iterable[Table]) -> bytes:
    """Write an .xlsx file that opens with headings in bold, fixed, and readable columns.

    Raises:
        CatalogueError: Excel cannot have such a sheet name or such a long cell.
    """
    book = Workbook()
    book.remove(book.worksheets[0])
    for name, rows in tables:
        _check_name(name, book.sheetnames)
        sheet = book.create_sheet(name)
        for row, cells in enumerate(rows, start=1):
            for column, text in enumerate(cells, start=1):
                if len(text) > _LONGEST_CELL:
                    raise _too_long(f"{name}!{get_column_letter(column)}{row}")
                if text:
                    cell = sheet.cell(row, column, text)
                    cell.data_type = "s"  # also where it begins with an equals sign
                    cell.number_format = "@"
                    cell.alignment = Alignment(wrap_text=True, vertical="top")
                    cell.font = Font(bold=row == 1)
        for column in range(1, sheet.max_column + 1):
            longest = max((len(r[column - 1]) for r in rows if column <= len(r)), default=0)
            width = min(2 * longest + 2, _WIDEST_COLUMN)
            sheet.column_dimensions[get_column_letter(column)].width = width
        sheet.freeze_panes = "A2"
    out = io.BytesIO()
    book.save(out)
    return out.getvalue()


def _too_long(place: str) -> CatalogueError:
    return CatalogueError(
        f"Excel cannot hold a cell with more than {_LONGEST_CELL} characters.",
        place=place,
        cure="Shorten it.",
        zh=f"Excel 的一格最多 {_LONGEST_CELL} 个字。请缩短。",
    )


def _check_name(name: str, others: Iterable[str]) -> None:
    clash = name.casefold() in {other.casefold() for other in others}
    bad = _NOT_IN_A_NAME.search(name) or name.startswith("'") or name.endswith("'")
    if clash or bad or len(name) > _LONGEST_NAME:
        raise CatalogueError(
            "Another sheet has this name." if clash else "Excel cannot have a sheet of this name.",
            place=name,
            cure=f"Rename it: at most {_LONGEST_NAME} characters, none of []:*?/\\ among them.",
            zh=("另一张表也叫这个名字。" if clash else "Excel 里不能有这样的表名。")
            + f"请改名：最多 {_LONGEST_NAME} 个字，不含 []:*?/\\。",
        )


def _tables(content: bytes) -> list[Table]:
    with zipfile.ZipFile(io.BytesIO(content)) as packed:
        if sum(entry.file_size for entry in packed.infolist()) > _LARGEST_UNPACKED:
            raise zipfile.LargeZipFile
        if sum(packed.read(entry).count(b"<c ") for entry in _sheets(packed)) > MOST_CELLS:
            raise too_many()
    tables: list[Table] = [
        (name, [[_text(cell) for cell in row] if row else () for row in bounded(rows)])
        for name, rows in _rows_by_sheet(content, data_only=True)
    ]
    if _holds(content, b"<f"):
        _check_formulas(content, dict(tables))
    return tables


def _rows_by_sheet(content: bytes, *, data_only: bool) -> Iterator[tuple[str, Iterable[Row]]]:
    book = load_workbook(io.BytesIO(content), read_only=True, data_only=data_only)
    try:
        for sheet in book.worksheets:
            sheet.reset_dimensions()  # some programs write that a sheet has a million rows
            yield sheet.title, sheet.iter_rows()
    finally:
        book.close()


def _check_formulas(content: bytes, shown: Mapping[str, Sequence[Sequence[str]]]) -> None:
    """Refuse a formula without its result, as programs write them that do not calculate."""
    for name, rows in _rows_by_sheet(content, data_only=False):
        for cell in (cell for row in rows for cell in row if cell.data_type == "f"):
            if not shown[name][cell.row - 1][cell.column - 1]:
                raise CatalogueError(
                    f"This cell is a formula without its result: {cell.value}",
                    place=f"{name}!{cell.coordinate}",
                    cure="Open the file in Excel and save it, or write the words themselves.",
                    zh=f"这一格是公式，文件里没有它的结果：{cell.value}。"
                    "请用 Excel 或 WPS 打开再保存，或者直接写文字。",
                )


def _sheets(packed: zipfile.ZipFile) -> list[zipfile.ZipInfo]:
    return [entry for entry in packed.infolist() if _SHEET.fullmatch(entry.filename)]


def _holds(content: bytes, mark: bytes) -> bool:
    """Tell whether a sheet's XML holds a mark; False for very large files."""
    with zipfile.ZipFile(io.BytesIO(content)) as packed:
        sheets = _sheets(packed)
        if sum(entry.file_size for entry in sheets) > _LARGEST_INSPECTED:
            return False
        return any(mark in packed.read(entry) for entry in sheets)


def _text(cell: Any) -> str:
    """Return what Excel shows in a cell; dates as in ISO 8601."""
    match cell.value:
        case None:
            return ""
        case bool(value):
            return str(value).upper()
        case int(value) if re.fullmatch("0+", cell.number_format):
            return str(value).zfill(len(cell.number_format))
        case float(value):
            return str(int(value)) if value.is_integer() else f"{value:.{_DIGITS}g}"
        case dt.datetime() | dt.time() as value:
            return value.isoformat(timespec="seconds").removesuffix("T00:00:00")
        case value:
            return str(value)
