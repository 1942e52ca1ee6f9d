r"""Workbooks in pyxform's Markdown: a table per sheet, its name in the first column.

Cells are written as they are, but for `\|` (a bar), `<br>` (a line end), `&#32;` (a space at the
cell's begin or end) and, so that every text comes back, `&lt;br>` for a written `<br>`,
`&amp;lt;br>` for a written `&lt;br>`, `&amp;#32;` for a written `&#32;`, and so on.
"""

import re
from collections.abc import Iterable, Sequence

Table = tuple[str, Sequence[Sequence[str]]]

_ROW = re.compile(r"\s*\|(.*)\|[^|]*")
_REMARK = re.compile(r"\s*#")
_RULER = re.compile(r"[|-]+")
_BAR = re.compile(r"(?<!\\)\|")
_CODE = r"(?:amp;)*(?:lt;br>|#[0-9]{1,5};)"
_WRITTEN_CODE = re.compile(f"&({_CODE})")
_ESCAPED = re.compile(rf"&amp;({_CODE})|&lt;br>|\A&#([0-9]{{1,5}});|&#([0-9]{{1,5}});\Z")
_OUTER_SPACE = re.compile(r"\A\s|\s\Z")


def parse(text: str) -> list[Table]:
    """Read all tables of a Markdown text; lines that are no table rows are skipped."""
    tables: list[tuple[str, list[list[str]]]] = []
    for line in text.split("\n"):
        match = _ROW.fullmatch(line)
        if match is None or _REMARK.match(line) or _RULER.fullmatch(match[1]):
            continue
        name, *cells = (_read(cell) for cell in _BAR.split(match[1]))
        if name:
            tables.append((name, []))
        if tables and (not name or any(cells)):
            tables[-1][1].append(cells)
    return [(name, rows) for name, rows in tables]


def render(tables: Iterable[Table]) -> str:
    """Write tables; `parse` gives the same cells back."""
    return "\n".join(_table(name, rows) for name, rows in tables)


def _table(name: str, rows: Sequence[Sequence[str]]) -> str:
    width = max((len(row) for row in rows), default=0)
    lines = [f"| {_write(name)} |"]
    lines += [_line([*row, *[""] * (width - len(row))]) for row in rows]
    return "".join(f"{line}\n" for line in lines)


def _line(cells: Sequence[str]) -> str:
    return "".join(f"| {_write(cell)} " if cell else "| " for cell in ("", *cells)) + "|"


def _write(cell: str) -> str:
    text = _WRITTEN_CODE.sub(r"&amp;\1", cell).replace("<br>", "&lt;br>")
    text = _OUTER_SPACE.sub(lambda space: f"&#{ord(space[0])};", text)
    return text.replace("\n", "<br>").replace("|", r"\|")


def _read(cell: str) -> str:
    text = cell.strip().replace(r"\|", "|").replace("<br>", "\n")
    return _ESCAPED.sub(_meant, text)


def _meant(match: re.Match[str]) -> str:
    if match[1]:
        return f"&{match[1]}"
    code = match[2] or match[3]
    if not code:
        return "<br>"
    return chr(int(code)) if chr(int(code)).isspace() else match[0]
