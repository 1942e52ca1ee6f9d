"""GeoJSON feature collections into columns (ODK XForms, secondary instances: GeoJSON)."""

import json
from typing import NoReturn

from forms.errors import FormError
from forms.xpath import Table
from forms.xpath.values import number_text

_MOST_LATITUDE = 90
_MOST_LONGITUDE = 180


def read_geojson(name: str, data: bytes) -> Table:
    """Read a feature collection: a row per feature with `geometry`, its properties and its id.

    A geometry is written as ODK writes a geopoint, geotrace or geoshape.

    Args:
        name: the file, for errors.
        data: its content.

    Raises:
        FormError: it is no feature collection, or a feature has no readable geometry; names it.
    """
    features = _features(name, data)
    rows = [_row(name, number, feature) for number, feature in enumerate(features, start=1)]
    columns = dict.fromkeys(column for row in rows for column in row)
    return Table({column: [row.get(column) for row in rows] for column in columns}, len(rows))


def _features(name: str, data: bytes) -> list[object]:
    try:
        collection = json.loads(data, parse_constant=_no_number)
    except (ValueError, RecursionError):
        collection = None
    features = collection.get("features") if isinstance(collection, dict) else None
    if not isinstance(features, list) or collection.get("type") != "FeatureCollection":
        raise FormError(
            "This is not a GeoJSON feature collection.",
            place=name,
            cure="Export it again as GeoJSON (FeatureCollection).",
            zh="不是 GeoJSON 要素集合（FeatureCollection），请重新导出。",
        )
    return features


def _no_number(constant: str) -> NoReturn:
    raise ValueError(constant)


def _row(name: str, number: int, feature: object) -> dict[str, str]:
    if isinstance(feature, dict):
        properties = feature.get("properties") or {}
        geometry = _geometry(feature.get("geometry"))
        if isinstance(properties, dict) and geometry is not None:
            row = {"geometry": geometry}
            row.update((key, _cell(value)) for key, value in properties.items())
            if "id" in feature:
                row["id"] = _cell(feature["id"])
            return row
    raise FormError(
        "The GeoJSON feature is not a point, line or polygon with properties.",
        place=f"{name}, feature {number}",
        cure="Leave it out, or draw it anew as one of these.",
        zh="这个要素不是带属性的点、线或面，请删去或重画。",
    )


def _cell(value: object) -> str:
    if value is None or isinstance(value, str):
        return value or ""
    return json.dumps(value, ensure_ascii=False)


def _geometry(geometry: object) -> str | None:
    """Return a geometry as text, "" where there is none; None if it cannot be read."""
    match geometry:
        case None:
            return ""
        case {"type": "Point", "coordinates": point}:
            points: list[object] = [point]
        case {"type": "LineString", "coordinates": [*points]}:
            pass
        case {"type": "Polygon", "coordinates": [[*points], *_]}:
            pass
        case _:
            return None
    texts = [_point(point) for point in points]
    return None if None in texts else "; ".join(filter(None, texts))


def _point(point: object) -> str | None:
    """Write `latitude longitude 0 0`; GeoJSON has longitude first."""
    match point:
        case [int() | float() as longitude, int() | float() as latitude, *_]:
            if abs(latitude) <= _MOST_LATITUDE and abs(longitude) <= _MOST_LONGITUDE:
                return f"{number_text(float(latitude))} {number_text(float(longitude))} 0 0"
    return None
