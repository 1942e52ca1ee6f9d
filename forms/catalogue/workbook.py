"""Workbooks as text: sheets of cells, read from and written to Excel or Markdown."""

import re
import unicodedata
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path

from openpyxl.utils import get_column_letter

from forms.catalogue import excel, markdown
from forms.catalogue.item import CatalogueError

_LARGEST_FILE = 10_000_000
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
    """A sheet: rows of cell texts, the first row being the headings."""

    name: str
    rows: tuple[tuple[str, ...], ...]

    @property
    def headings(self) -> tuple[str, ...]:
        """The cells of the first row, blank ones too."""
        return self.rows[0] if self.rows else ()

    @cached_property
    def records(self) -> tuple[Row, ...]:
        """Every row below the headings that is not blank."""
        return tuple(
            Row(
                number, {h: cell for h, cell in zip(self.headings, row, strict=False) if h and cell}
            )
            for number, row in enumerate(self.rows[1:], start=2)
            if row
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
        """Find a sheet by its name, whether in capitals or not."""
        return next((s for s in self.sheets if s.name.casefold() == name), None)


def read_workbook(path: Path) -> Workbook:
    """Read .xlsx or .md; every cell as text.

    Raises:
        CatalogueError: not such a file, damaged, locked with a password, or far too large.
    """
    match path.suffix.lower():
        case ".md":
            tables = markdown.parse(_content(path).decode("utf-8-sig", "replace"))
        case ".xlsx":
            tables = excel.parse(_content(path), path.name)
        case _:
            raise CatalogueError(
                "This kind of file is not read.",
                place=path.name,
                cure="Save it as an Excel workbook (.xlsx).",
                zh="这种文件读不了。请在 Excel 或 WPS 里另存为“Excel 工作簿（.xlsx）”。",
            )
    return Workbook(tuple(Sheet(name, tuple(tidy(rows))) for name, rows in tables))


def write_workbook(workbook: Workbook, path: Path) -> None:
    """Write .xlsx or .md, by the name's ending; `read_workbook` gives the same cells back.

    Raises:
        ValueError: the name ends in neither.
    """
    tables = [(sheet.name, sheet.rows) for sheet in workbook.sheets]
    match path.suffix.lower():
        case ".md":
            path.write_text(markdown.render(tables), encoding="utf-8", newline="\n")
        case ".xlsx":
            path.write_bytes(excel.render(tables))
        case ending:
            raise ValueError(ending)


def clean(text: str) -> str:
    r"""Return a cell's text as it is kept: lines end in \n, no control characters, no outer space."""
    lines = _LINE_ENDS.sub("\n", text.replace("\xa0", " "))
    kept = (c for c in lines if c == "\n" or unicodedata.category(c) not in {"Cc", "Cs"})
    return "".join(kept).strip("\ufffe\uffff").strip()


def tidy(rows: Iterable[Iterable[str]]) -> Iterator[tuple[str, ...]]:
    """Clean all cells; leave out blank cells at the end of a row and blank rows at the end."""
    blank = 0
    for row in rows:
        cells = [clean(cell) for cell in row]
        while cells and not cells[-1]:
            cells.pop()
        if not cells:
            blank += 1
            continue
        yield from [()] * blank
        blank = 0
        yield tuple(cells)


def _content(path: Path) -> bytes:
    try:
        size = path.stat().st_size
        if size <= _LARGEST_FILE:
            return path.read_bytes()
    except OSError as error:
        raise CatalogueError(
            f"The file cannot be read ({error.strerror}).",
            place=path.name,
            cure="See whether it is still there and not open elsewhere.",
            zh="打不开这个文件。请看看它还在不在，是不是正被别的程序占用。",
        ) from error
    raise CatalogueError(
        f"The file is too large ({size // 1_000_000} MB).",
        place=path.name,
        cure="Take pictures out; a workbook has words only.",
        zh=f"文件太大（{size // 1_000_000} MB）。工作簿里只放文字，请去掉图片。",
    )
