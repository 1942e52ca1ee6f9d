"""Tables: rows that are framed cells, under a head that comes again on each page."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from reportlab.lib.colors import Color
from reportlab.pdfgen.canvas import Canvas

from printing.layout import blocks
from printing.layout.blocks import Block, Style
from printing.layout.lines import break_lines

PAD = 5.0
_HAIR = 0.5
# A row of more lines than this may go on over the next page.
_WHOLE = 12


@dataclass(frozen=True, slots=True)
class Cell:
    """Words in a style, on a ground; `wide`: how many columns they take.

    `right`: flush right, as figures; `centre`: in the middle, as labels. `picture`: a block that
    stands there instead, drawn at the x it was made with. `pad`: the room above and below.
    """

    words: str
    style: Style
    ground: Color | None = None
    wide: int = 1
    right: bool = False
    centre: bool = False
    picture: Block | None = None
    pad: float = PAD


def table(
    rows: Sequence[Sequence[Cell]],
    widths: Sequence[float],
    x: float,
    head: Sequence[Cell] = (),
) -> Iterator[Block]:
    """Yield the rows as blocks; the cells of each take all the columns.

    Args:
        rows: each of them from the left.
        widths: of the columns, in points.
        x: where the first column begins.
        head: the row above them, drawn again where a page begins within the table.
    """
    top = replace(_whole(tuple(_placed(head, widths, x))), keeps=True) if head else None
    if top:
        yield top
    for row in rows:
        for block in _row(row, widths, x):
            yield replace(block, again=blocks.below(*filter(None, (top, block.again))))


def _row(row: Sequence[Cell], widths: Sequence[float], x: float) -> Iterator[Block]:
    """Yield the row as one block, or a long one line by line."""
    placed = tuple(_placed(row, widths, x))
    count = max(len(cell.lines) for cell in placed)
    if count <= _WHOLE:
        yield _whole(placed)
        return
    for line in range(count):
        yield _slice(placed, line, count)


@dataclass(frozen=True, slots=True)
class _Placed:
    """A cell where it stands, its words broken into lines."""

    cell: Cell
    x: float
    width: float
    lines: tuple[str, ...]

    @property
    def height(self) -> float:
        if self.cell.picture:
            return self.cell.picture.height + 2 * self.cell.pad
        return len(self.lines) * self.cell.style.leading + 2 * self.cell.pad

    def write(self, canvas: Canvas, line: int, middle: float) -> None:
        words, style, x = self.lines[line], self.cell.style, self.x + PAD
        if self.cell.right or self.cell.centre:
            left = self.width - 2 * PAD - style.width(words)
            x += left if self.cell.right else left / 2
        style.draw(canvas, x, middle, words)


def _placed(row: Sequence[Cell], widths: Sequence[float], x: float) -> Iterator[_Placed]:
    column = 0
    for cell in row:
        width = sum(widths[column : column + cell.wide])
        style = cell.style
        lines = break_lines(style.font.printable(cell.words), width - 2 * PAD, style.width)
        yield _Placed(cell, x, width, lines)
        column += cell.wide
        x += width


def _whole(placed: tuple[_Placed, ...]) -> Block:
    """A row in one piece; what is lower than the row stands in its middle."""
    height = max(cell.height for cell in placed)

    def draw(canvas: Canvas, top: float) -> None:
        _frame(canvas, placed, top, height)
        for cell in placed:
            first = top - (height - cell.height) / 2 - cell.cell.pad
            if cell.cell.picture:
                cell.cell.picture.draw(canvas, first)
            for line in range(len(cell.lines)):
                leading = cell.cell.style.leading
                cell.write(canvas, line, first - (line + 0.5) * leading)

    return Block(height, draw)


def _slice(placed: tuple[_Placed, ...], line: int, count: int) -> Block:
    """One line of a long row, with the room above its first and below its last on a page."""
    leading = max(cell.cell.style.leading for cell in placed)
    first, last = line == 0, line == count - 1
    height = leading + PAD * (first + last)

    def draw(canvas: Canvas, top: float) -> None:
        _frame(canvas, placed, top, height, above=first, below=last)
        for cell in placed:
            if line < len(cell.lines):
                cell.write(canvas, line, top - PAD * first - leading / 2)

    close = Block(0, lambda canvas, top: _frame(canvas, placed, top, 0, below=False))
    again = Block(PAD, lambda canvas, top: _frame(canvas, placed, top, PAD, below=False))
    return Block(
        height, draw, keeps=line in {0, count - 2}, again=close if first else again, until=close
    )


def _frame(
    canvas: Canvas,
    placed: tuple[_Placed, ...],
    top: float,
    height: float,
    *,
    above: bool = True,
    below: bool = True,
) -> None:
    """Fill the cells and draw the lines between and around them, as one path."""
    for cell in placed:
        if cell.cell.ground and height:
            canvas.setFillColor(cell.cell.ground)
            canvas.rect(cell.x, top - height, cell.width, height, stroke=0, fill=1)
    left, right = placed[0].x, placed[-1].x + placed[-1].width
    path = canvas.beginPath()
    for y in [top] * above + [top - height] * below:
        path.moveTo(left, y)
        path.lineTo(right, y)
    for x in (*(cell.x for cell in placed), right) if height else ():
        path.moveTo(x, top)
        path.lineTo(x, top - height)
    canvas.setStrokeColor(blocks.INK_SOFT)
    canvas.setLineWidth(_HAIR)
    canvas.drawPath(path, stroke=1, fill=0)
