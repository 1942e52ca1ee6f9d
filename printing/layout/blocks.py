"""Pieces of a page that stand below each other."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from reportlab.lib.colors import Color, HexColor
from reportlab.pdfgen.canvas import Canvas

from printing.layout.fonts import Font
from printing.layout.lines import break_lines

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
_ROUNDING = 0.01


@dataclass(frozen=True, slots=True)
class Block:
    """A piece that is never torn apart: its height, and how to draw it with its top at y."""

    height: float
    draw: Callable[[Canvas, float], None]


@dataclass(frozen=True, slots=True)
class Page:
    """Where blocks may stand, in points from below, and how small `flow` may set them."""

    width: float
    top: float
    bottom: float
    smallest: float = 0.85


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
        return self.font.width(text, self.size)

    def draw(self, canvas: Canvas, x: float, middle: float, text: str) -> None:
        """Write one line of printable text whose ideographs are centred on `middle`."""
        canvas.setFillColor(self.colour)
        canvas.setFont(self.font.fontName, self.size)
        canvas.drawString(x, middle - self.size * MIDDLE, text)


def text(words: str, style: Style, x: float, width: float) -> Block:
    """Return a paragraph, flush left."""
    lines = break_lines(style.font.printable(words), width, style.width)

    def draw(canvas: Canvas, top: float) -> None:
        for row, line in enumerate(lines):
            style.draw(canvas, x, top - (row + 0.5) * style.leading, line)

    return Block(len(lines) * style.leading, draw)


def gap(height: float) -> Block:
    """Return empty space."""
    return Block(height, lambda _canvas, _top: None)


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


def flow(canvas: Canvas, blocks: Sequence[Block], foot: Block, page: Page) -> None:
    """Draw the blocks from the top down and `foot` at the bottom, on as few pages as they need.

    What nearly fits one page is set a little smaller; more than that goes on to the next page.
    """
    room = page.top - page.bottom
    scale = room / (sum(block.height for block in blocks) + foot.height)
    if page.smallest <= scale < 1:
        canvas.translate(page.width / 2 * (1 - scale), page.bottom * (1 - scale))
        canvas.scale(scale, scale)
        room /= scale
    left = room
    for block in (*blocks, foot):
        if block.height - left > _ROUNDING and left < room:
            canvas.showPage()
            left = room
        if block is foot:
            left = min(left, foot.height)
        block.draw(canvas, page.bottom + left)
        left -= block.height
    canvas.showPage()
