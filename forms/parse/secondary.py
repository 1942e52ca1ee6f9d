"""Secondary instances, inline or from a media file: columns where they are rows, else a tree."""

from collections.abc import Mapping

from lxml import etree

from forms.parse.delimited import read_csv
from forms.parse.document import (
    Element,
    check_size,
    document,
    elements,
    local_name,
    parse_document,
    to_node,
)
from forms.parse.geojson import read_geojson
from forms.xpath import Node, Table, TableNode

_Column = list[str | None]


def instance_from_xml(root: Element) -> Node:
    """Return the document node of a secondary instance given as XML."""
    return document(_table(root) or to_node(root))


def instance_from_media(name: str, data: bytes) -> Node:
    """Return the document node of a media file; its name tells the format.

    Raises:
        FormError: the file is too large, or cannot be read as CSV, GeoJSON or XML.
    """
    ending = name.lower().rpartition(".")[2]
    if ending not in {"csv", "geojson", "json"}:
        return instance_from_xml(parse_document(data, name))
    check_size(data, name)
    table = read_csv(name, data) if ending == "csv" else read_geojson(name, data)
    return document(TableNode("root", "item", table))


def has_rows(root: Element) -> bool:
    """Say whether an instance element has content of its own."""
    return next(elements(root), None) is not None


_has_attributes = etree.XPath("boolean(descendant-or-self::*/@*)")
_has_loose_text = etree.XPath("boolean((. | *)/text()[normalize-space()])")


def _table(root: Element) -> TableNode | None:
    """Return equal, flat rows as a table; None where an element holds more than rows of text."""
    rows = list(root)
    if not rows or len(list(root.iterchildren(rows[0].tag))) < len(rows):
        return None
    if _has_attributes(root) or _has_loose_text(root):
        return None
    by_tag = _columns(root, rows)
    columns = {tag.rpartition("}")[2]: cells for tag, cells in by_tag.items()}
    if not columns or len(columns) < len(by_tag):
        return None
    return TableNode(local_name(root), local_name(rows[0]), Table(columns, len(rows)))


def _columns(root: Element, rows: list[Element]) -> Mapping[str, _Column]:
    """Return the cells by tag and row; nothing where one is doubled or holds elements."""
    numbers: dict[Element | None, int] = {row: number for number, row in enumerate(rows)}
    missing = sum(map(len, rows))
    columns: dict[str, _Column] = {}
    for sample in (rows[:1], rows):  # Mostly the first row tells all the tags.
        for tag in dict.fromkeys(cell.tag for row in sample for cell in row):
            if tag not in columns:
                cells = columns[tag] = _column(root, tag, numbers)
                missing -= len(cells) - cells.count(None)
        if not missing:
            return columns
    return {}


def _column(root: Element, tag: str, numbers: Mapping[Element | None, int]) -> _Column:
    """Return the cells of one tag by row, without those that are doubled or hold elements."""
    cells: _Column = [None] * len(numbers)
    for cell in root.iter(tag):
        number = numbers.get(cell.getparent())
        if number is not None and not len(cell):
            cells[number] = cell.text or ""
    return cells
