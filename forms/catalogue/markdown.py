r"""Workbooks in pyxform's Markdown: a table per sheet, its name in the first column.

Cells are written as they are, but for `\|` (a bar), `<br>` (a line end) and, so that every text
comes back, `&lt;br>` for a written `<br>`, `&amp;lt;br>` for a written `&lt;br>`, and so on.
"""

import re
from collections.abc import Iterable, Sequence

Table = tuple[str, Sequence[Sequence[str]]]

_ROW = re.compile(r"\s*\|(.*)\|\s*(#[^|]*)?$")
_RULER = re.compile(r"[|-]+")
_BAR = re.compile(r"(?<!\\)\|")
_WRITTEN_BREAK = re.compile(r"&((?:amp;)*lt;br>)")
_ESCAPED_BREAK = re.compile(r"&(?:amp;((?:amp;)*lt;br>)|lt;br>)")


def parse(text: str) -> list[Table]:
    """Read all tables of a Markdown text; lines that are no table rows are skipped."""
    tables: list[tuple[str, list[list[str]]]] = []
    for line in text.split("\n"):
        match = _ROW.fullmatch(line)
        if match is None or _RULER.fullmatch(match[1]):
            continue
        name, *cells = (_read(cell) for cell in _BAR.split(match[1]))
        if name:
            tables.append((name, []))
        if tables and (not name or any(cells)):
            tables[-1][1].append(cells)
    return [(name, rows) for name, rows in tables]


def render(tables: Iterable[Table]) -> str:
    """Write tables; `parse` gives the same cells back, if no cell has space around it."""
    return "\n".join(_table(name, rows) for name, rows in tables)


def _table(name: str, rows: Sequence[Sequence[str]]) -> str:
    width = max((len(row) for row in rows), default=0)
    lines = [f"| {_write(name)} |"]
    lines += [_line([*row, *[""] * (width - len(row))]) for row in rows]
    return "".join(f"{line}\n" for line in lines)


def _line(cells: Sequence[str]) -> str:
    return "".join(f"| {_write(cell)} " if cell else "| " for cell in ("", *cells)) + "|"


def _write(cell: str) -> str:
    text = _WRITTEN_BREAK.sub(r"&amp;\1", cell).replace("<br>", "&lt;br>")
    return text.replace("\n", "<br>").replace("|", r"\|")


def _read(cell: str) -> str:
    text = cell.strip().replace(r"\|", "|").replace("<br>", "\n")
    return _ESCAPED_BREAK.sub(lambda m: f"&{m[1]}" if m[1] else "<br>", text)
