"""Pieces of a page that stand below each other."""

import io
from collections.abc import Callable
from dataclasses import dataclass
from typing import Literal

from reportlab.lib.colors import Color, HexColor
from reportlab.lib.utils import ImageReader
from reportlab.pdfgen.canvas import Canvas

from printing.layout.fonts import Font
from printing.layout.lines import TIGHT, balanced, break_lines, tight

INK = HexColor("#14202B")
INK_SOFT = HexColor("#3D4B57")
PRIMARY = HexColor("#0A4F96")
DANGER = HexColor("#9B1C1C")
TINT = HexColor("#EEF3F9")
LINE = HexColor("#7B8B9A")
WHITE = HexColor("#FFFFFF")

# Of the type size: how far the line above lies, and how far the middle of an ideograph.
LINE_HEIGHT = 1.5
MIDDLE = 0.38


@dataclass(frozen=True, slots=True)
class Block:
    """A piece that is never torn apart: its height, and how to draw it with its top at y.

    `keeps`: with the next, no page ends after it. `again`: stands above it where it begins a page,
    as the head of its table. `until`: is drawn below it where it ends a page, and has no height.
    """

    height: float
    draw: Callable[[Canvas, float], None]
    keeps: bool = False
    again: "Block | None" = None
    until: "Block | None" = None

    @property
    def empty(self) -> bool:
        """Whether it is only space, which no page begins with."""
        return self.draw is _nothing


@dataclass(frozen=True, slots=True)
class Style:
    """How text looks; size in points."""

    font: Font
    size: float
    colour: Color = INK

    @property
    def leading(self) -> float:
        """The height of one line, in points."""
        return self.size * LINE_HEIGHT

    def width(self, text: str) -> float:
        """Return the width of `text`, in points."""
        width = self.font.width(text, self.size)
        return width - TIGHT * self.size * (len(tight(text)) - 1) if len(text) > 1 else width

    def draw(self, canvas: Canvas, x: float, middle: float, text: str) -> None:
        """Write one line of printable text whose ideographs are centred on `middle`."""
        canvas.setFillColor(self.colour)
        canvas.setFont(self.font.fontName, self.size)
        for piece in tight(text):
            canvas.drawString(x, middle - self.size * MIDDLE, piece)
            x += self.font.width(piece, self.size) - TIGHT * self.size


def text(words: str, style: Style, x: float, width: float) -> Block:
    """Return a paragraph, flush left."""
    return below(*paragraph(words, style, x, width))


def title(words: str, style: Style, x: float, width: float) -> Block:
    """Return a heading, flush left; of several lines none is much shorter than the others."""
    lines = balanced(style.font.printable(words), width, style.width)
    return below(*(_line(line, style, x) for line in lines))


def paragraph(words: str, style: Style, x: float, width: float) -> tuple[Block, ...]:
    """Return a paragraph as one block a line; no page holds its first or last line alone."""
    lines = break_lines(style.font.printable(words), width, style.width)
    held = {0, len(lines) - 2}
    return tuple(_line(line, style, x, keeps=row in held) for row, line in enumerate(lines))


def _line(words: str, style: Style, x: float, *, keeps: bool = False) -> Block:
    def draw(canvas: Canvas, top: float) -> None:
        style.draw(canvas, x, top - style.leading / 2, words)

    return Block(style.leading, draw, keeps=keeps)


def gap(height: float) -> Block:
    """Return empty space."""
    return Block(height, _nothing)


def _nothing(_canvas: Canvas, _top: float) -> None:
    """Draw nothing."""


def below(*blocks: Block) -> Block:
    """Return the blocks under each other, as one."""

    def draw(canvas: Canvas, top: float) -> None:
        for block in blocks:
            block.draw(canvas, top)
            top -= block.height

    return Block(sum(block.height for block in blocks), draw)


def beside(*blocks: Block) -> Block:
    """Return the blocks with their tops on one line, as one."""

    def draw(canvas: Canvas, top: float) -> None:
        for block in blocks:
            block.draw(canvas, top)

    return Block(max(block.height for block in blocks), draw)


def picture(
    image: bytes, x: float, width: float, height: float, anchor: Literal["sw", "c"] = "sw"
) -> Block:
    """Return a PNG or JPEG, as large as fits, flush left at the bottom of its place or centred."""
    reader = ImageReader(io.BytesIO(image))

    def draw(canvas: Canvas, top: float) -> None:
        canvas.drawImage(
            reader,
            x,
            top - height,
            width,
            height,
            mask="auto",
            preserveAspectRatio=True,
            anchor=anchor,
        )

    return Block(height, draw)
