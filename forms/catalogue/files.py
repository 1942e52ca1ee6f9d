"""Files of workbooks: read whole, or refused in words of what to do."""

from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path
from typing import TypeVar

from forms.catalogue.item import CatalogueError

MOST_CELLS = 500_000

_LARGEST_FILE = 10_000_000
_MOST_COLUMNS = 16_384
_UTF_16 = (b"\xff\xfe", b"\xfe\xff")

Value = TypeVar("Value")


def read_content(path: Path) -> bytes:
    """Read a file.

    Raises:
        CatalogueError: it cannot be read or is too large.
    """
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


def read_text(path: Path) -> str:
    """Read a file of text.

    Raises:
        CatalogueError: it cannot be read, is too large, or is not UTF-8.
    """
    content = read_content(path)
    try:
        if not content.startswith(_UTF_16):
            return content.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        raise _not_utf_8(path, content[: error.start].count(b"\n") + 1) from error
    raise _not_utf_8(path, 1)


def bounded(rows: Iterable[Sequence[Value]]) -> Iterator[Sequence[Value]]:
    """Give rows on, as long as they are no more than a clerk could have written.

    Raises:
        CatalogueError: there are too many cells or columns.
    """
    cells = 0
    for row in rows:
        cells += len(row)
        if cells > MOST_CELLS or len(row) > _MOST_COLUMNS:
            raise too_many()
        yield row


def old_format(name: str) -> CatalogueError:
    """Say that an .xls file is not read."""
    return CatalogueError(
        "This is an old Excel file (.xls).",
        place=name,
        cure="Open it and save it as an Excel workbook (.xlsx).",
        zh="这是旧格式的 Excel 文件（.xls）。请用 Excel 或 WPS 打开，另存为“Excel 工作簿（.xlsx）”。",
    )


def locked(name: str) -> CatalogueError:
    """Say that a file is encrypted."""
    return CatalogueError(
        "The file is locked with a password.",
        place=name,
        cure="Open it, take the password off, and save it again.",
        zh="文件加了密码。请打开它，去掉密码，再保存。",
    )


def too_many() -> CatalogueError:
    """Say that a workbook has more cells than a clerk writes."""
    return CatalogueError(
        "The workbook has too many cells.",
        cure="Delete the blank rows and columns, and put long lists into a CSV file.",
        zh="工作簿的格子太多。请删除空白的行和列，把很长的名单放进 CSV 文件。",
    )


def _not_utf_8(path: Path, line: int) -> CatalogueError:
    return CatalogueError(
        "The text is not UTF-8.",
        place=f"{path.name}, line {line}",
        cure="Open it in an editor and save it with the encoding UTF-8.",
        zh="文字编码不是 UTF-8。请用编辑器打开，按 UTF-8 编码另存。",
    )
