"""CSV into columns, whichever way Excel wrote it."""

import csv
import io
from collections.abc import Iterator, Mapping, Sequence
from itertools import islice
from typing import NoReturn

from forms.errors import FormError
from forms.xpath import Table

_DELIMITERS = ",;\t|"
_HEADER_CHARACTERS = 65_536
_ROWS_AT_ONCE = 500
_ENCODINGS = {b"\xef\xbb\xbf": "utf-8-sig", b"\xff\xfe": "utf-16", b"\xfe\xff": "utf-16"}


def read_csv(name: str, data: bytes) -> Table:
    """Read a CSV file: comma, semicolon, tab or bar; UTF-8, UTF-16 with a mark, or GB 18030.

    Blank lines and blank columns without a name are left out, short rows filled.

    Args:
        name: the file, for errors.
        data: its content; the first line names the columns.

    Raises:
        FormError: the text, the header or a row cannot be read; names file and line.
    """
    text = _decode(name, data)
    delimiter = _delimiter(text)
    rows = filter(any, csv.reader(io.StringIO(text, newline=""), delimiter=delimiter, strict=True))
    try:
        header: list[str] = next(rows, [])
        columns = _columns(rows, len(header))
    except (csv.Error, _TooLongError):
        _refuse(name, text, delimiter)
    size = len(columns[0]) if columns else 0
    return Table(_named(name, [column.strip() for column in header], columns), size)


def _decode(name: str, data: bytes) -> str:
    marked = [encoding for mark, encoding in _ENCODINGS.items() if data.startswith(mark)]
    for encoding in marked or ("utf-8", "gb18030"):
        try:
            text = data.decode(encoding)
        except UnicodeDecodeError:
            continue
        if "\0" not in text:
            return text
    raise FormError(
        "The CSV file is not text in UTF-8 or GB 18030.",
        place=name,
        cure="Save it as CSV UTF-8.",
        zh="CSV 文件不是 UTF-8 或 GB 18030 编码的文本，请另存为 CSV UTF-8。",
    )


def _delimiter(text: str) -> str:
    """Return the mark that cuts the header into the most columns."""

    def width(delimiter: str) -> int:
        start = io.StringIO(text[:_HEADER_CHARACTERS], newline="")
        try:
            return len(next(filter(any, csv.reader(start, delimiter=delimiter, strict=True)), ()))
        except csv.Error:
            return 0

    return max(_DELIMITERS, key=width)


class _TooLongError(Exception):
    """A row has more cells than the header."""


def _columns(rows: Iterator[list[str]], width: int) -> list[list[str]]:
    """Turn rows into columns, some at once, so that a long file never lies in memory as rows.

    Raises:
        _TooLongError: a row has more cells than the header.
    """
    columns: list[list[str]] = [[] for _ in range(width)]
    while portion := list(islice(rows, _ROWS_AT_ONCE)):
        if set(map(len, portion)) != {width}:
            if any(any(row[width:]) for row in portion):
                raise _TooLongError
            portion = [(row + [""] * width)[:width] for row in portion]
        for column, cells in zip(columns, zip(*portion, strict=True), strict=True):
            column.extend(cells)
    return columns


def _refuse(name: str, text: str, delimiter: str) -> NoReturn:
    """Say which row cannot be read.

    Raises:
        FormError: always.
    """
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=delimiter, strict=True)
    width, line = 0, 1
    try:
        for row in reader:
            width = width or (len(row) if any(row) else 0)
            if any(row[width:]):
                break
            line = reader.line_num + 1
    except csv.Error as error:
        raise _fault(
            name,
            line,
            f"The row cannot be read: {error}.",
            "这一行无法读懂：请检查引号是否成对，或者单元格里的文字是否太长。",
            cure="Check that its quotation marks are in pairs and its cells not too long.",
        ) from None
    raise _fault(
        name,
        line,
        f"The row has more than {width} cells, as the header has.",
        f"这一行的格数比表头的 {width} 格多。含有逗号的文字请加引号。",
        cure="Put a text with commas in quotation marks.",
    )


def _named(
    name: str, header: Sequence[str], columns: Sequence[Sequence[str]]
) -> Mapping[str, Sequence[str]]:
    named: dict[str, Sequence[str]] = {}
    for number, (key, cells) in enumerate(zip(header, columns, strict=True), start=1):
        if key in named:
            raise _fault(
                name,
                1,
                f"Two columns are called {key!r}.",
                f"有两列都叫 {key!r}，请改名或删去一列。",
                cure="Rename one of them, or take it out.",
            )
        if key:
            named[key] = cells
        elif any(cells):
            raise _fault(
                name,
                1,
                f"Column {number} has no name.",
                f"第 {number} 列没有列名，请在表头补上。",
                cure="Give it one in the header.",
            )
    if not named:
        raise _fault(
            name,
            1,
            "The file is empty.",
            "文件是空的，请补上表头和内容。",
            cure="Give it a header and rows.",
        )
    return named


def _fault(name: str, line: int, fact: str, zh: str, *, cure: str) -> FormError:
    return FormError(fact, place=f"{name}, line {line}", cure=cure, zh=zh)
