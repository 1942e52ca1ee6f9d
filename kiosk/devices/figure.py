"""What lies on a ground of one colour: its pixels, its outline, its area."""

from collections import Counter

import numpy as np
from numpy.typing import NDArray
from PIL import Image, ImageFilter

Mask = NDArray[np.bool_]
Points = NDArray[np.float64]

_FRAME = 0.03
_LEAST_CONTRAST = 24


def figure_of(view: Image.Image) -> Mask:
    """Say of every pixel whether it differs from the desk more than the desk from itself."""
    pixels = np.asarray(view.filter(ImageFilter.BoxBlur(2)), dtype=np.int16)
    height, width, _ = pixels.shape
    rim = max(2, round(_FRAME * min(width, height)))
    frame = np.ones((height, width), dtype=bool)
    frame[rim:-rim, rim:-rim] = False
    desk = np.median(pixels[frame], axis=0)
    distance = np.abs(pixels - desk).max(axis=2)
    figure: Mask = distance > max(_LEAST_CONTRAST, _threshold(distance))
    return figure


def _threshold(values: NDArray[np.float64]) -> int:
    """Return the value that parts the values best in two (Otsu, 1979)."""
    counts = np.bincount(np.clip(values, 0, 255).astype(np.int64).ravel(), minlength=256)
    weight = np.cumsum(counts).astype(np.float64)
    total = np.cumsum(counts * np.arange(256)).astype(np.float64)
    rest = weight[-1] - weight
    with np.errstate(divide="ignore", invalid="ignore"):
        between = (total[-1] * weight - total * weight[-1]) ** 2 / (weight * rest)
    return int(np.nanargmax(np.where(np.isfinite(between), between, -1)))


def largest_part(mask: Mask) -> Mask:
    """Return the largest connected part alone."""
    runs, parts = _runs(mask), _Parts()
    above: list[int] = []
    last = -1
    for number, (y, start, stop) in enumerate(runs):
        parts.add()
        if y != last:
            above = [
                each
                for each in range(max(0, number - len(mask[0])), number)
                if runs[each][0] == y - 1
            ]
            last = y
        for other in above:
            if runs[other][1] < stop and start < runs[other][2]:
                parts.join(other, number)
    sizes: Counter[int] = Counter()
    for number, (_, start, stop) in enumerate(runs):
        sizes[parts.root(number)] += stop - start
    part = np.zeros_like(mask)
    for largest, _ in sizes.most_common(1):
        for number, (y, start, stop) in enumerate(runs):
            part[y, start:stop] |= parts.root(number) == largest
    return part


def _runs(mask: Mask) -> list[tuple[int, int, int]]:
    """Return the stretches of every line as (y, start, stop), from top to bottom."""
    height, width = mask.shape
    padded = np.zeros((height, width + 2), dtype=np.int8)
    padded[:, 1:-1] = mask
    steps = np.diff(padded, axis=1)
    lines, starts = np.nonzero(steps == 1)
    _, stops = np.nonzero(steps == -1)
    return list(zip(lines.tolist(), starts.tolist(), stops.tolist(), strict=True))


class _Parts:
    """Which runs hang together (union-find)."""

    def __init__(self) -> None:
        self._parent: list[int] = []

    def add(self) -> None:
        self._parent.append(len(self._parent))

    def root(self, run: int) -> int:
        parent = self._parent
        while parent[run] != run:
            parent[run] = parent[parent[run]]
            run = parent[run]
        return run

    def join(self, one: int, other: int) -> None:
        self._parent[self.root(one)] = self.root(other)


def outline(mask: Mask) -> Points:
    """Return the outermost pixel edges of every line and column, as (x, y)."""
    found = []
    for part, is_line in ((mask, True), (mask.T, False)):
        places = np.flatnonzero(part.any(axis=1))
        first = part[places].argmax(axis=1)
        last = part.shape[1] - part[places][:, ::-1].argmax(axis=1)
        for along in (first, last):
            pair = (along, places + 0.5) if is_line else (places + 0.5, along)
            found.append(np.stack(pair, axis=1).astype(float))
    return np.concatenate(found)


def filled_area(mask: Mask) -> float:
    """Return the area between the outermost pixels of each line: print leaves no holes."""
    lines = mask[mask.any(axis=1)]
    first = lines.argmax(axis=1)
    last = lines.shape[1] - lines[:, ::-1].argmax(axis=1)
    return float((last - first).sum())
