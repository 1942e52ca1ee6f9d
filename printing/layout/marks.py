"""Marks: framed words that say what kind of copy a document is, as 示范 or 补打."""

from collections.abc import Sequence

from reportlab.pdfgen.canvas import Canvas

from printing.layout import blocks
from printing.layout.blocks import Style

_PAD = 0.8
_GAP = 8.0


def width_of(marks: Sequence[str], style: Style) -> float:
    """Return how wide they are side by side, with the gap at their left."""
    return sum(_width(mark, style) + _GAP for mark in marks)


def draw(canvas: Canvas, right: float, middle: float, marks: Sequence[str], style: Style) -> None:
    """Draw them to the left of `right`, centred on the height `middle`."""
    for mark in marks:
        width, height = _width(mark, style), 1.7 * style.size
        canvas.setStrokeColor(blocks.DANGER)
        canvas.setLineWidth(1)
        canvas.roundRect(right - width, middle - height / 2, width, height, 4, stroke=1, fill=0)
        style.draw(canvas, right - width + _PAD * style.size, middle, mark)
        right -= width + _GAP


def _width(mark: str, style: Style) -> float:
    return style.width(mark) + 2 * _PAD * style.size
