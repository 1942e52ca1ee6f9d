"""QR codes as vector shapes."""

import segno
from reportlab.pdfgen.canvas import Canvas

from printing.layout.blocks import INK, Block


def qr_code(content: str, x: float, side: float) -> Block:
    """Return a QR code, `side` points wide (ISO/IEC 18004, error level M).

    Four modules of white must be left around it.
    """
    rows = segno.make_qr(content, error="m").matrix
    module = side / len(rows)

    def draw(canvas: Canvas, top: float) -> None:
        # One path for all: separate rectangles would show hairlines between them.
        path = canvas.beginPath()
        for row, modules in enumerate(rows):
            for column, dark in enumerate(modules):
                if dark:
                    path.rect(x + column * module, top - (row + 1) * module, module, module)
        canvas.setFillColor(INK)
        canvas.drawPath(path, stroke=0, fill=1)

    return Block(side, draw)
