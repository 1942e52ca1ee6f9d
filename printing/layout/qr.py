"""QR codes as vector shapes."""

from collections.abc import Sequence
from itertools import groupby

import segno
from reportlab.pdfgen.canvas import Canvas

from printing.layout.blocks import INK, Block

Modules = Sequence[Sequence[int]]
"""The rows of a code from the top, each from the left; 1 is dark."""


def qr_code(content: str, x: float, side: float, *, level: str = "m") -> Block:
    """Return a QR code, `side` points wide (ISO/IEC 18004).

    Four modules of white must be left around it. `level`: of error correction; "l" for a long text,
    whose modules would otherwise be too small.
    """
    return qr_modules(matrix(content, level), x, side)


def matrix(content: str, level: str) -> Modules:
    """Return the modules of a QR code.

    In a long text, which looks like noise, no mask is better than another: none is searched for.
    """
    rows: Modules = segno.make_qr(content, error=level, mask=0 if level == "l" else None).matrix
    return rows


def qr_modules(rows: Modules, x: float, side: float) -> Block:
    """Return a QR code of these modules, `side` points wide."""
    module = side / len(rows)

    def draw(canvas: Canvas, top: float) -> None:
        # One path for all: separate rectangles would show hairlines between them.
        path = canvas.beginPath()
        for row, modules in enumerate(rows):
            column = 0
            for dark, run in groupby(modules):
                count = len(tuple(run))
                if dark:
                    left, low = x + column * module, top - (row + 1) * module
                    path.rect(left, low, count * module, module)
                column += count
        canvas.setFillColor(INK)
        canvas.drawPath(path, stroke=0, fill=1)

    return Block(side, draw)
