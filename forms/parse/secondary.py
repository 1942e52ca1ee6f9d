"""Secondary instances: XML, CSV and GeoJSON, turned into columns where they are rows."""

import csv
import io
import json
from collections.abc import Mapping, Sequence
from itertools import zip_longest

from lxml import etree

from forms.errors import FormError
from forms.parse.document import Element, document, elements, local_name, parse_document, to_node
from forms.xpath import Node, Table, TableNode

_DELIMITERS = ",;\t|"


def instance_from_xml(root: Element) -> Node:
    """Return the document node of a secondary instance given as XML."""
    return document(_table(root) or to_node(root))


def instance_from_media(name: str, data: bytes) -> Node:
    """Return the document node of a media file; its name tells the format.

    Raises:
        FormError: the file cannot be read as CSV, GeoJSON or XML.
    """
    ending = name.lower().rpartition(".")[2]
    if ending == "csv":
        return document(_csv_table(name, data))
    if ending in {"geojson", "json"}:
        return document(_geojson_table(name, data))
    return instance_from_xml(parse_document(data, name))


_holds_more_than_text = etree.XPath(
    "boolean(@* or */@* or */*/@* or */*/* or */text()[normalize-space()])"
)


def _table(root: Element) -> TableNode | None:
    """Return equal, flat rows as a table; None where an element holds more than rows of text."""
    rows = list(root)
    if not rows or _holds_more_than_text(root) or any(row.tag != rows[0].tag for row in rows):
        return None
    columns: dict[str, list[str | None]] = {}
    for number, row in enumerate(rows):
        for cell in row:
            cells = columns.get(cell.tag)
            if cells is None:
                cells = columns[cell.tag] = [None] * len(rows)
            if cells[number] is not None:
                return None
            cells[number] = cell.text or ""
    names = {tag: tag.rpartition("}")[2] for tag in columns}
    if len(set(names.values())) < len(names):
        return None
    named = {names[tag]: cells for tag, cells in columns.items()}
    return TableNode(local_name(root), local_name(rows[0]), Table(named, len(rows)))


def _csv_table(name: str, data: bytes) -> TableNode:
    text = _decode(name, data)
    header, _, _ = text.partition("\n")
    delimiter = max(_DELIMITERS, key=header.count)
    try:
        rows = [
            row for row in csv.reader(io.StringIO(text, newline=""), delimiter=delimiter) if row
        ]
    except csv.Error as error:
        raise FormError(f"The CSV file cannot be read: {error}.", place=name) from None
    if not rows:
        return _rows({}, 0)
    names, body = rows[0], rows[1:]
    columns = zip_longest(*body, fillvalue="")
    named = dict(zip(names, columns, strict=False))
    for missing in names[len(named) :]:
        named[missing] = ("",) * len(body)
    return _rows(named, len(body))


def _decode(name: str, data: bytes) -> str:
    """Read UTF-8 with or without mark, else GB 18030 as Excel in China writes it."""
    for encoding in ("utf-8-sig", "gb18030"):
        try:
            return data.decode(encoding)
        except UnicodeDecodeError:
            continue
    raise FormError(
        "The CSV file is neither UTF-8 nor GB 18030.",
        place=name,
        cure="Save it as CSV UTF-8.",
        zh="CSV 文件既不是 UTF-8 也不是 GB 18030，请另存为 CSV UTF-8。",
    )


def _geojson_table(name: str, data: bytes) -> TableNode:
    try:
        features = json.loads(data)["features"]
        rows = [_feature(feature) for feature in features]
    except (ValueError, LookupError, TypeError, AttributeError):
        raise FormError(
            "This is not a GeoJSON feature collection.",
            place=name,
            zh="不是 GeoJSON 要素集合（FeatureCollection）。",
        ) from None
    columns = {column: [row.get(column) for row in rows] for row in rows for column in row}
    return _rows(columns, len(rows))


def _feature(feature: Mapping[str, object]) -> dict[str, str]:
    geometry = feature["geometry"]
    if not isinstance(geometry, dict):
        raise TypeError
    properties = feature.get("properties") or {}
    if not isinstance(properties, dict):
        raise TypeError
    row = {"geometry": _coordinates(geometry)}
    row.update((str(key), _cell(value)) for key, value in properties.items())
    if "id" in feature:
        row["id"] = _cell(feature["id"])
    return row


def _cell(value: object) -> str:
    if value is None or isinstance(value, str):
        return value or ""
    return json.dumps(value, ensure_ascii=False)


def _coordinates(geometry: Mapping[str, object]) -> str:
    """Write `latitude longitude 0 0` per point; GeoJSON has longitude first."""
    points = geometry["coordinates"]
    if not isinstance(points, list):
        raise TypeError
    if geometry["type"] == "Point":
        points = [points]
    elif geometry["type"] == "Polygon":
        points = points[0]
    return "; ".join(f"{point[1]} {point[0]} 0 0" for point in points)


def _rows(columns: Mapping[str, Sequence[str | None]], size: int) -> TableNode:
    return TableNode("root", "item", Table(columns, size))


def has_rows(root: Element) -> bool:
    """Say whether an instance element has content of its own."""
    return next(elements(root), None) is not None
