"""QR codes as paths, so that a scene draws them as sharp as its pixels."""

from collections.abc import Iterable
from itertools import groupby

import segno


def qr_path(text: str) -> tuple[str, int]:
    """Return an SVG path of the dark modules of `text`, and how many modules a side has.

    One unit of the path is one module; error correction M, without a quiet zone.
    """
    matrix = segno.make_qr(text, error="m", boost_error=False).matrix
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
