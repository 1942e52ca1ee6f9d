"""Excel files (.xlsx) as tables of text, both ways."""

import datetime as dt
import io
import warnings
import zipfile
from collections.abc import Iterable
from typing import Any

from openpyxl import Workbook, load_workbook
from openpyxl.styles import Alignment, Font
from openpyxl.utils import get_column_letter

from forms.catalogue.item import CatalogueError
from forms.catalogue.markdown import Table

_LARGEST_UNPACKED = 100_000_000
_OLD_OR_LOCKED = b"\xd0\xcf\x11\xe0"
_WIDEST_COLUMN = 48


def parse(content: bytes, name: str) -> list[Table]:
    """Read every sheet of an .xlsx file.

    Raises:
        CatalogueError: damaged, or an old .xls or locked file under a new name.
    """
    if content.startswith(_OLD_OR_LOCKED):
        raise CatalogueError(
            "This is an old Excel file or one locked with a password.",
            place=name,
            cure="Open it, take the password off, and save it as an Excel workbook (.xlsx).",
            zh="这是旧格式或加了密码的文件。请打开它，去掉密码，另存为“Excel 工作簿（.xlsx）”。",
        )
    try:
        return _tables(content)
    except Exception as error:  # damage makes the reader stumble in any way
        raise CatalogueError(
            "The file is damaged or is not an Excel workbook.",
            place=name,
            cure="Open it in Excel and save it again as .xlsx.",
            zh="文件损坏，或者不是 Excel 工作簿。请用 Excel 或 WPS 打开，再另存为 .xlsx。",
        ) from error


def render(tables: Iterable[Table]) -> bytes:
    """Write an .xlsx file that opens with headings in bold, fixed, and readable columns."""
    book = Workbook()
    book.remove(book.worksheets[0])
    for name, rows in tables:
        sheet = book.create_sheet(name)
        for row, cells in enumerate(rows, start=1):
            for column, text in enumerate(cells, start=1):
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


def _tables(content: bytes) -> list[Table]:
    with zipfile.ZipFile(io.BytesIO(content)) as packed:
        if sum(entry.file_size for entry in packed.infolist()) > _LARGEST_UNPACKED:
            raise zipfile.LargeZipFile
    with warnings.catch_warnings():
        # What Excel adds to a file (lists to choose from, colours) is no news to a clerk.
        warnings.simplefilter("ignore")
        book = load_workbook(io.BytesIO(content), read_only=True, data_only=True)
        try:
            return [
                (sheet.title, [[_text(value) for value in row] for row in sheet.values])
                for sheet in book.worksheets
            ]
        finally:
            book.close()


def _text(value: Any) -> str:
    match value:
        case None:
            return ""
        case bool():
            return str(value).upper()
        case float() if value.is_integer():
            return str(int(value))
        case dt.datetime() if value.time() == dt.time.min:
            return value.date().isoformat()
        case _:
            return str(value)
