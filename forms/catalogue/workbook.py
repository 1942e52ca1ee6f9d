"""Workbooks as text: sheets of cells, read from and written to Excel or Markdown."""

import re
import unicodedata
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from functools import cached_property
from pathlib import Path

from openpyxl.utils import get_column_letter

from forms.catalogue import excel, markdown
from forms.catalogue.files import bounded, old_format, read_content, read_text
from forms.catalogue.item import CatalogueError

XLSFORM_SHEETS = ("survey", "choices", "settings", "external_choices", "entities", "osm")

_LINE_ENDS = re.compile("\r\n?|[\x0b\x0c\x1c-\x1e\x85\u2028\u2029]")


@dataclass(frozen=True)
class Row:
    """One row below the headings: its number in Excel and its cells by heading."""

    number: int
    cells: Mapping[str, str]

    def __getitem__(self, heading: str) -> str:
        return self.cells.get(heading, "")


@dataclass(frozen=True)
class Sheet:
    """A sheet: rows of cell texts as they are written, the first row being the headings.

    `merged` names the cells that are drawn as one ("A3:C3"), of which only the first has words.
    """

    name: str
    rows: tuple[tuple[str, ...], ...]
    merged: tuple[str, ...] = field(default=(), compare=False)

    @cached_property
    def headings(self) -> tuple[str, ...]:
        """The cells of the first row, clean, blank ones too."""
        return tuple(map(clean, self.rows[0])) if self.rows else ()

    @cached_property
    def records(self) -> tuple[Row, ...]:
        """Every row below the headings that is not blank, its cells clean."""
        return tuple(
            Row(
                number,
                {h: cell for h, cell in zip(self.headings, cells, strict=False) if h and cell},
            )
            for number, row in enumerate(self.rows[1:], start=2)
            if any(cells := [clean(cell) for cell in row])
        )

    def cell(self, row: int, heading: str) -> str:
        """Name a cell as Excel does; the row's first cell where there is no such heading."""
        return self.at(row, self.headings.index(heading) if heading in self.headings else 0)

    @staticmethod
    def at(row: int, place: int) -> str:
        """Name the cell in a row (from 1) and at a place in it (from 0) as Excel does."""
        return f"{get_column_letter(place + 1)}{row}"


@dataclass(frozen=True)
class Workbook:
    """Sheets in their order."""

    sheets: tuple[Sheet, ...]

    def sheet(self, name: str) -> Sheet | None:
        """Find a sheet by its name, whether in capitals or not; a lone nameless one is the survey."""
        found = next((s for s in self.sheets if s.name.casefold() == name), None)
        if found is None and name == "survey" and len(self.sheets) == 1:
            return next((s for s in self.sheets if s.name.casefold() not in XLSFORM_SHEETS), None)
        return found


def read_workbook(path: Path) -> Workbook:
    """Read .xlsx or .md; every cell as text. Macros of an .xlsm are left alone.

    Raises:
        CatalogueError: not such a file, damaged, locked with a password, far too large, or empty.
    """
    merged: Mapping[str, tuple[str, ...]] = {}
    tables: list[markdown.Table]
    match path.suffix.lower():
        case ".md":
            written = markdown.parse(read_text(path))
            tables = [(name, list(bounded(rows))) for name, rows in written]
        case ".xlsx" | ".xlsm":
            content = read_content(path)
            tables, merged = excel.parse(content, path.name), excel.merged_cells(content)
        case ".xls":
            raise old_format(path.name)
        case _:
            raise CatalogueError(
                "This kind of file is not read.",
                place=path.name,
                cure="Save it as an Excel workbook (.xlsx).",
                zh="这种文件读不了。请在 Excel 或 WPS 里另存为“Excel 工作簿（.xlsx）”。",
            )
    sheets = (Sheet(name, tuple(tidy(rows)), merged.get(name, ())) for name, rows in tables)
    workbook = Workbook(tuple(sheets))
    if any(sheet.rows for sheet in workbook.sheets):
        return workbook
    raise CatalogueError(
        "There are no words in this file.",
        place=path.name,
        cure="See whether it is the right one; a form has at least the sheet survey.",
        zh="文件里没有内容。请看看是不是选错了文件；表单至少要有 survey 表。",
    )


def write_workbook(workbook: Workbook, path: Path) -> None:
    """Write .xlsx or .md, by the name's ending; `read_workbook` gives the same cells back.

    Raises:
        CatalogueError: the name ends in neither, Excel cannot hold a sheet's name or a cell, or the
            file cannot be written.
    """
    tables = [(sheet.name, sheet.rows) for sheet in workbook.sheets]
    match path.suffix.lower():
        case ".md":
            content = markdown.render(tables).encode()
        case ".xlsx":
            content = excel.render(tables)
        case _:
            raise CatalogueError(
                "This kind of file is not written.",
                place=path.name,
                cure="Choose a name that ends in .xlsx or .md.",
                zh="写不了这种文件。请把文件名的结尾改成 .xlsx 或 .md。",
            )
    try:
        path.write_bytes(content)
    except OSError as error:
        raise CatalogueError(
            f"The file cannot be written ({error.strerror}).",
            place=path.name,
            cure="See whether the folder is there and the file is not open elsewhere.",
            zh="写不了这个文件。请看看文件夹在不在，文件是不是正被别的程序占用。",
        ) from error


def clean(text: str) -> str:
    """Return a cell's text as it is used: plain spaces, none of them outside."""
    return text.replace("\xa0", " ").replace("\t", " ").strip()


def printable(text: str) -> str:
    r"""Return a cell's text as files can hold it: lines end in \n, no control characters."""
    lines = _LINE_ENDS.sub("\n", text)
    return "".join(c for c in lines if c in "\n\t" or not _is_unprintable(c))


def _is_unprintable(character: str) -> bool:
    return unicodedata.category(character) in {"Cc", "Cs"} or character in "\ufffe\uffff"


def tidy(rows: Iterable[Iterable[str]]) -> Iterator[tuple[str, ...]]:
    """Leave out blank cells at the end of a row, blank rows at the end, and control characters."""
    blank = 0
    for row in rows:
        cells = [printable(cell) for cell in row]
        while cells and not cells[-1]:
            cells.pop()
        if not cells:
            blank += 1
            continue
        yield from [()] * blank
        blank = 0
        yield tuple(cells)
