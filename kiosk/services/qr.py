"""QR codes as paths, so that a scene draws them as sharp as its pixels."""

from collections.abc import Iterable
from itertools import groupby

import segno


def qr_path(text: str, *, level: str = "m") -> tuple[str, int]:
    """Return an SVG path of the dark modules of `text`, and how many modules a side has; none for "".

    One unit of the path is one module; without a quiet zone. `level`: of error correction; "l" for a
    long text, whose modules would otherwise be too small; as it looks like noise, no mask is better
    than another, and none is searched for.
    """
    if not text:
        return "", 0
    mask = 0 if level == "l" else None
    matrix = segno.make_qr(text, error=level, mask=mask, boost_error=False).matrix
    runs = [
        f"M{start} {row}h{length}v1h-{length}z"
        for row, line in enumerate(matrix)
        for start, length in _dark_runs(line)
    ]
    return "".join(runs), len(matrix)


def _dark_runs(line: Iterable[int]) -> list[tuple[int, int]]:
    runs, start = [], 0
    for is_dark, modules in groupby(line):
        length = len(list(modules))
        if is_dark:
            runs.append((start, length))
        start += length
    return runs
