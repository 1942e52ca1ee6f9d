"""A bar chart, drawn as vectors: each bar between its words and its figure."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace

from reportlab.pdfgen.canvas import Canvas

from printing.layout import blocks
from printing.layout.blocks import Block, Style

_NAMES = 0.42
_FIGURE = 46.0
_GAP = 8.0
_THICK = 9.0


@dataclass(frozen=True, slots=True)
class Bar:
    """A bar: what it stands for, how long it is beside the others, and its figure in words."""

    name: str
    length: float
    figure: str


def bars(given: Iterable[Bar], style: Style, x: float, width: float) -> Iterator[Block]:
    """Yield a block for each bar, of which the longest takes all the room; no page parts one alone."""
    given = tuple(given)
    longest = max((bar.length for bar in given), default=0) or 1
    left = x + width * _NAMES + _GAP
    room = x + width - _FIGURE - left
    for rest, bar in zip(range(len(given) - 1, -1, -1), given, strict=True):
        block = _bar(bar, style, (x, left), room * bar.length / longest)
        yield replace(block, keeps=rest == 1 or (bar is given[0] and rest > 0))


def _bar(bar: Bar, style: Style, places: tuple[float, float], length: float) -> Block:
    """The words at the first place, the bar at the second, and its figure behind it."""
    x, left = places
    name = blocks.text(bar.name, style, x, left - x - _GAP)
    figure = style.font.printable(bar.figure)

    def draw(canvas: Canvas, top: float) -> None:
        middle = top - style.leading / 2
        name.draw(canvas, top)
        canvas.setStrokeColor(blocks.LINE)
        canvas.setLineWidth(0.6)
        canvas.line(left, top, left, top - name.height)
        canvas.setFillColor(blocks.PRIMARY)
        canvas.rect(left, middle - _THICK / 2, length, _THICK, stroke=0, fill=1)
        style.draw(canvas, left + length + 5, middle, figure)

    return Block(name.height, draw)
