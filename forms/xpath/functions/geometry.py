"""Places on the earth: text of `latitude longitude altitude accuracy`, separated by semicolons."""

import math
from itertools import pairwise

from forms.errors import FormError
from forms.xpath.code import BooleanCode, Code, Kind, relevant_atoms
from forms.xpath.functions.library import CallSite, Library
from forms.xpath.values import Value, parse_number, to_string

library = Library()

Point = tuple[float, float]
"""Latitude and longitude in degrees."""

_EARTH_RADIUS = 6_378_100.0
_MOST_LATITUDE = 90
_MOST_LONGITUDE = 180
_CORNERS = 3


@library.define("distance", returns=Kind.NUMBER, rest=Kind.ALL)
def distance(*values: Value) -> float:
    """The length of a line through all points, in metres."""
    return math.fsum(_between(a, b) for a, b in pairwise(_points(values) or []))


@library.define("enclosed-area", returns=Kind.NUMBER, rest=Kind.ALL)
@library.define("area", returns=Kind.NUMBER, rest=Kind.ALL)
def area(*values: Value) -> float:
    """The area inside a ring of points, in square metres with two decimals."""
    points = _points(values)
    if not points or len(points) < _CORNERS:
        return 0.0
    ring = [*points, points[0]]
    total = math.fsum(
        math.radians(b[1] - a[1])
        * (2 + math.sin(math.radians(a[0])) + math.sin(math.radians(b[0])))
        for a, b in pairwise(ring)
    )
    return round(abs(total * _EARTH_RADIUS**2 / 2), 2)


@library.define_form("geofence", 2, 2)
def geofence(call: CallSite) -> Code:
    """Whether a point lies inside a closed ring of points."""
    constant = call.literal(1)
    if constant is not None and not _points((constant,)):
        raise FormError(
            f"{constant!r} is no area.",
            cure="Give it a question of type geoshape, or points joined by semicolons.",
            zh=f"{constant!r} 不是区域，请填写 geoshape 类型的问题，或用分号连接的坐标点。",
        )
    point, fence = call.arguments[0].string, call.arguments[1].string
    return BooleanCode(lambda context: _encloses(fence(context), point(context)))


def _encloses(fence: str, point: str) -> bool:
    place, ring = _points((point,)), _points((fence,))
    if not place or not ring or len(ring) <= _CORNERS or ring[0] != ring[-1]:
        return False
    latitude, longitude = place[0]
    inside = False
    for (lat_a, lon_a), (lat_b, lon_b) in pairwise(ring):
        crosses = (lon_a > longitude) != (lon_b > longitude)
        if crosses and latitude < (lat_b - lat_a) * (longitude - lon_a) / (lon_b - lon_a) + lat_a:
            inside = not inside
    return inside


@library.define("intersects", Kind.STRING, returns=Kind.BOOLEAN)
def intersects(trace: str) -> bool:
    """Whether a line of points crosses itself."""
    points = _points((trace,)) or []
    segments = list(pairwise(points))
    is_ring = len(points) > _CORNERS and points[0] == points[-1]
    for number, first in enumerate(segments):
        for other in range(number + 2, len(segments)):
            closes_ring = is_ring and number == 0 and other == len(segments) - 1
            if not closes_ring and _cross(*first, *segments[other]):
                return True
    return False


def _cross(a: Point, b: Point, c: Point, d: Point) -> bool:
    return _turn(a, b, c) * _turn(a, b, d) <= 0 and _turn(c, d, a) * _turn(c, d, b) <= 0


def _turn(a: Point, b: Point, c: Point) -> float:
    """Positive if the way from a over b to c turns left."""
    return (b[0] - a[0]) * (c[1] - a[1]) - (b[1] - a[1]) * (c[0] - a[0])


def _points(values: tuple[Value, ...]) -> list[Point] | None:
    """Return all points, None if one of them is none."""
    texts = [to_string(atom) for value in values for atom in relevant_atoms(value)]
    pieces = [piece.split() for text in texts for piece in text.strip().strip(";").split(";")]
    points = [(parse_number(p[0]), parse_number(p[1])) for p in pieces if len(p) > 1]
    is_whole = len(points) == len(pieces) and all(map(_is_on_earth, points))
    return points if is_whole else None


def _is_on_earth(point: Point) -> bool:
    return abs(point[0]) <= _MOST_LATITUDE and abs(point[1]) <= _MOST_LONGITUDE


def _between(a: Point, b: Point) -> float:
    """The spherical law of cosines."""
    lat_a, lat_b = math.radians(a[0]), math.radians(b[0])
    turn = math.cos(math.radians(b[1]) - math.radians(a[1]))
    cosine = math.sin(lat_a) * math.sin(lat_b) + math.cos(lat_a) * math.cos(lat_b) * turn
    return _EARTH_RADIUS * math.acos(max(-1.0, min(1.0, cosine)))
