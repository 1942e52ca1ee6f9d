"""The sheet in a photo: where its four corners are, and how it looks when it lies straight."""

from collections.abc import Sequence
from itertools import pairwise

import numpy as np
from PIL import Image

from kiosk.devices.figure import Points, figure_of, filled_area, largest_part, outline

Point = tuple[float, float]
Corners = tuple[Point, Point, Point, Point]
"""Upper left, upper right, lower right, lower left, as shares of width and height."""

WHOLE: Corners = ((0.0, 0.0), (1.0, 0.0), (1.0, 1.0), (0.0, 1.0))

_VIEW = 480
_LEAST_AREA = 0.08
_LEAST_FILLED = 0.9
_MOST_FILLED = 1.06
_NEAR = 5.0
_LEAST_POINTS = 8
_LEAST_SINE = 0.5


def find_corners(picture: Image.Image) -> Corners | None:
    """Return the corners of the one sheet that lies on the desk, None where it is not to be seen.

    The desk is what the frame of the picture shows; the sheet is the largest thing that differs
    from it, is filled and has four straight sides. A sheet that leaves the picture is not found.
    """
    view = picture.convert("RGB")
    view.thumbnail((_VIEW, _VIEW), reducing_gap=2.0)
    mask = largest_part(figure_of(view))
    height, width = mask.shape
    edge = outline(mask)
    if len(edge) < _LEAST_POINTS or _touches_frame(edge, width, height):
        return None
    quad = _largest_quad(_hull(edge))
    sharp = None if quad is None else _by_lines(quad, edge)
    if sharp is None:
        return None
    filled = filled_area(mask) / max(_area(sharp), 1.0)
    is_sheet = (
        _area(sharp) >= _LEAST_AREA * width * height
        and _LEAST_FILLED <= filled <= _MOST_FILLED
        and _has_fair_angles(sharp)
    )
    return ordered([(x / width, y / height) for x, y in sharp]) if is_sheet else None


def ordered(points: Sequence[Point]) -> Corners:
    """Return four points clockwise, beginning at the upper left; none leaves the picture."""
    inside = [(min(max(float(x), 0.0), 1.0), min(max(float(y), 0.0), 1.0)) for x, y in points]
    middle = np.mean(inside, axis=0)
    turned = sorted(inside, key=lambda p: np.arctan2(p[1] - middle[1], p[0] - middle[0]))
    first = min(range(4), key=lambda place: sum(turned[place]))
    one, two, three, four = turned[first:] + turned[:first]
    return one, two, three, four


def is_usable(corners: Corners) -> bool:
    """Tell whether the corners span a sheet: convex, and not a mere sliver."""
    points = np.array(corners)
    sides = np.roll(points, -1, axis=0) - points
    turns = _cross(sides, np.roll(sides, -1, axis=0))
    return bool((turns > 0).all()) and _area(points) >= _LEAST_AREA / 4


def straightened(picture: Image.Image, corners: Corners) -> Image.Image:
    """Return the sheet between the corners as if seen from above; its sides as long as they were."""
    if corners == WHOLE:
        return picture
    points = np.array(corners) * picture.size
    top, right, bottom, left = np.linalg.norm(np.roll(points, -1, axis=0) - points, axis=1)
    width, height = max(1, round(max(top, bottom))), max(1, round(max(left, right)))
    target = np.array([(0, 0), (width, 0), (width, height), (0, height)], dtype=float)
    return picture.transform(
        (width, height),
        Image.Transform.PERSPECTIVE,
        _perspective(target, points),
        Image.Resampling.BICUBIC,
    )


def _perspective(target: Points, source: Points) -> list[float]:
    """Return the eight coefficients that lead from `target` to `source` (Pillow's order)."""
    rows, values = [], []
    for (x, y), (u, v) in zip(target, source, strict=True):
        rows += [[x, y, 1, 0, 0, 0, -u * x, -u * y], [0, 0, 0, x, y, 1, -v * x, -v * y]]
        values += [u, v]
    return [float(value) for value in np.linalg.solve(np.array(rows), np.array(values))]


def _touches_frame(edge: Points, width: int, height: int) -> bool:
    low, high = edge.min(axis=0), edge.max(axis=0)
    return bool(low.min() < 1 or high[0] > width - 1 or high[1] > height - 1)


def _hull(points: Points) -> Points:
    """Return the convex hull (Andrew's monotone chain), each point once."""
    around: list[Points] = []
    in_order = points[np.lexsort((points[:, 1], points[:, 0]))]
    for each in (in_order, in_order[::-1]):
        chain: list[Points] = []
        for point in each:
            while len(chain) > 1 and _cross(chain[-1] - chain[-2], point - chain[-1]) <= 0:
                chain.pop()
            chain.append(point)
        around += chain[:-1]
    return np.array(around)


def _largest_quad(hull: Points) -> Points | None:
    """Return the four points of the hull that span most, in their order around it."""
    count = len(hull)
    best, found = 0.0, None
    for one in range(count - 2):
        for two in range(one + 2, count):
            reach = _cross(hull[two] - hull[one], hull - hull[one])
            left, right = int(reach[one:two].argmin()) + one, int(reach.argmax())
            area = float(reach[right] - reach[left])
            if area > best and len({one, left, two, right}) == len(WHOLE):
                best, found = area, sorted((one, left, two, right))
    return None if found is None else hull[found]


def _by_lines(quad: Points, edge: Points) -> Points | None:
    """Fit a line to each side, and return where the lines meet: round corners do not matter."""
    lines = []
    for start, end in pairwise([*quad, quad[0]]):
        length = float(np.linalg.norm(end - start))
        way = (end - start) / max(length, 1.0)
        along = (edge - start) @ way
        off = _cross(way, edge - start)
        near = edge[(np.abs(off) < _NEAR) & (along > 0.12 * length) & (along < 0.88 * length)]
        if len(near) < _LEAST_POINTS:
            return None
        middle = near.mean(axis=0)
        _, _, axes = np.linalg.svd(near - middle)
        lines.append((middle, axes[0]))
    corners = []
    for (p, v), (q, w) in pairwise([lines[-1], *lines]):
        sine = float(_cross(v, w))
        if abs(sine) < _LEAST_SINE:
            return None
        corners.append(p + v * float(_cross(q - p, w)) / sine)
    return np.array(corners)


def _has_fair_angles(quad: Points) -> bool:
    sides = np.roll(quad, -1, axis=0) - quad
    lengths = np.linalg.norm(sides, axis=1)
    sines = np.abs(_cross(sides, np.roll(sides, -1, axis=0)))
    return bool((sines >= _LEAST_SINE * lengths * np.roll(lengths, -1)).all())


def _area(points: Points) -> float:
    return abs(float(_cross(points, np.roll(points, -1, axis=0)).sum())) / 2


def _cross(one: Points, other: Points) -> Points:
    return one[..., 0] * other[..., 1] - one[..., 1] * other[..., 0]
