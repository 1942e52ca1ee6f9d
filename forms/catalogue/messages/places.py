"""Finds the cell of a workbook that a message of pyxform speaks of."""

import re
from collections.abc import Iterator, Mapping

from forms.catalogue.messages.kind import Kind
from forms.catalogue.workbook import Sheet, Workbook

ROW = re.compile(r"\[row : (\w+)\]\s*")

_PLACE = re.compile(r"On the '(\w+)' sheet, (?:the '([^']+)' (?:value|column)\b)?")
_HEADINGS = re.compile(r"Invalid headers provided for sheet: '(\w+)'|Duplicate column header")
_QUOTED = re.compile(r"'([^'\s]+)'|\$\{([^}]+)\}")
_SEPARATOR = re.compile(r"\s*::?\s*")
_ALIASES = {
    "calculate": "calculation",
    "caption": "label",
    "list_name": "list name",
    "relevance": "relevant",
    "value": "name",
}


def find_cell(
    message: str, kind: Kind, said: Mapping[str, str], workbook: Workbook
) -> tuple[str, str]:
    """Return the names of sheet and cell; no cell where the message concerns the whole sheet.

    Args:
        message: what pyxform wrote.
        kind: what is known about such messages.
        said: the variable parts of the message by name.
        workbook: what the clerk wrote.
    """
    headings, place, row = _HEADINGS.search(message), _PLACE.search(message), ROW.match(message)
    name = (headings and headings[1]) or (place and place[1]) or kind.sheet.format(**said)
    sheet = workbook.sheet(name)
    if sheet is None:
        return name, ""
    column = (place and place[2]) or kind.column
    wanted = [word for key in ("it", "value", "name", "q", "dataset") if (word := said.get(key))]
    wanted += [one or other for one, other in _QUOTED.findall(message)]
    if headings or (row and row[1] == "1" and name != "settings"):
        return sheet.name, _heading_cell(sheet, [column, *said.values(), *wanted])
    if row and row[1].isdigit():
        number = int(row[1]) + (name == "settings" and row[1] == "1")
        return sheet.name, sheet.cell(number, heading_of(sheet, column, number))
    return sheet.name, _cell_with(sheet, kind.find, column, wanted)


def heading_of(sheet: Sheet, column: str, number: int) -> str:
    """Return the heading under which a sheet has a column of pyxform's; a filled one, if it can."""
    cells = sheet.rows[number - 1] if 0 < number <= len(sheet.rows) else ()
    found = [
        (not (place < len(cells) and cells[place]), place)
        for place, heading in enumerate(sheet.headings)
        if column and _canonical(column) in map(_canonical, (heading, *_SEPARATOR.split(heading)))
    ]
    return sheet.headings[min(found)[1]] if found else ""


def _canonical(name: str) -> str:
    plain = name.strip().casefold()
    return _ALIASES.get(plain, plain).replace(" ", "_")


def _heading_cell(sheet: Sheet, wanted: list[str]) -> str:
    heading = next((h for h in sheet.headings if h and h in wanted), "")
    return sheet.cell(1, heading)


def _cell_with(sheet: Sheet, find: str, column: str, wanted: list[str]) -> str:
    """Name the cell of the row that has one of these words, else that of the heading."""
    under, _, word = find.partition("=")
    found = (*_rows_with(sheet, under, [word, *wanted]), *_rows_with(sheet, "", wanted))
    if not found:
        heading = heading_of(sheet, column, 1)
        return sheet.cell(1, heading) if heading else ""
    number, heading = found[0]
    return sheet.cell(number, heading_of(sheet, column, number) or heading)


def _rows_with(sheet: Sheet, heading: str, wanted: list[str]) -> Iterator[tuple[int, str]]:
    for word in filter(None, wanted):
        whole_word = re.compile(rf"(?<![\w-]){re.escape(word)}(?![\w-])")
        for row in sheet.records:
            for under, cell in row.cells.items():
                if heading in {"", under} and whole_word.search(cell):
                    yield row.number, under
