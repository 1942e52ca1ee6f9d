"""The strip of a receipt printer: as long as what stands on it, one column, black on white."""

import io
import math
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace

from reportlab.pdfgen.canvas import Canvas
from typing_extensions import override

from printing.layout import blocks, fonts
from printing.layout.blocks import Block, Style
from printing.layout.lines import break_lines
from printing.layout.paper import Paper
from printing.layout.qr import matrix, qr_modules
from printing.layout.stock import DOT, Stock

BODY = 10.0
SMALL = 8.75
_TITLE = 17.0
_INDENT = 15.0
_PAD = 4.0
_STROKE = 2 * DOT
# Of a code: the white around it in modules, how wide a module is at most and a code may be, in dots.
_QUIET = 4
_MODULE = 6
_CODE = 400


class Roll(Paper):
    """Black on white, one column; codes stand on whole dots, so that every module is as wide."""

    margin = 0.0
    top = 0.0
    bottom = 0.0
    code = 0.0

    def __init__(self, files: fonts.Fonts, stock: Stock) -> None:
        """Load the fonts; `stock`: how wide the roll is.

        Raises:
            UnusableFontError: a font file is missing or damaged.
        """
        self._dots = stock.dots
        self.size = (stock.dots * DOT, 0.0)  # type: ignore[misc]  # a roll's is not of its class
        super().__init__(files)

    @override
    def soft(self, size: float) -> Style:
        return self.plain(size)

    @override
    def head(self, hall: str, device: str) -> Block:
        """The hall and the device, and a rule."""
        return blocks.below(
            self.text(hall, self.strong(11)), self.text(device, self.plain(SMALL)), self.rule()
        )

    def text(self, words: str, style: Style | None = None) -> Block:
        """Words over the whole width."""
        return blocks.text(words, style or self.plain(BODY), 0, self.width)

    def title(self, words: str, marks: Sequence[str]) -> Block:
        """The name of the document, and below it, white on black, what kind of copy it is."""
        return blocks.below(
            self.text(words, self.strong(_TITLE)), *(self.bar(mark) for mark in marks)
        )

    def section(self, words: str) -> Block:
        """The head of a section."""
        return blocks.below(blocks.gap(5), self.text(words, self.strong(BODY + 1)))

    def facts(self, facts: Iterable[tuple[str, str]], lang: str) -> Iterator[Block]:
        """What things are, each after its name; what is not known is left out."""
        colon = ": " if lang == "en" else "："
        for label, value in facts:
            if value:
                yield self.text(f"{label}{colon}{value}")

    def item(self, place: int, words: str) -> Block:
        """One line of a numbered list."""
        return blocks.beside(
            self.text(f"{place}."),
            blocks.text(words, self.plain(BODY), _INDENT, self.width - _INDENT),
        )

    def bar(self, words: str) -> Block:
        """Words in the middle, white on black."""
        style = self.strong(BODY, blocks.WHITE)
        lines = break_lines(style.font.printable(words), self.width - 2 * _PAD, style.width)
        height = len(lines) * style.leading + 2

        def draw(canvas: Canvas, top: float) -> None:
            canvas.setFillColor(blocks.INK)
            canvas.rect(0, top - height, self.width, height, stroke=0, fill=1)
            for place, line in enumerate(lines):
                middle = top - 1 - (place + 0.5) * style.leading
                style.draw(canvas, (self.width - style.width(line)) / 2, middle, line)

        return blocks.below(Block(height, draw), blocks.gap(3))

    def rule(self) -> Block:
        """A line across."""

        def draw(canvas: Canvas, top: float) -> None:
            canvas.setFillColor(blocks.INK)
            canvas.rect(0, top - 4 - _STROKE, self.width, _STROKE, stroke=0, fill=1)

        return Block(8, draw)

    def qr_code(self, content: str, *, level: str = "m") -> Iterator[Block]:
        """A code in the middle, with the white around it."""
        rows = matrix(content, level)
        whole = len(rows) + 2 * _QUIET
        module = max(1, min(_MODULE, min(_CODE, self._dots) // whole))
        left = (self._dots - module * len(rows)) // 2
        quiet = blocks.gap(_QUIET * module * DOT)
        yield quiet
        yield qr_modules(rows, left * DOT, module * len(rows) * DOT)
        yield quiet

    def strip(self, content: Iterable[Block], *, lang: str, **said: str) -> bytes:
        """Return a PDF of one page as long as its content; the same input gives the same bytes.

        Args:
            content: from the top down.
            lang: of its words (BCP 47).
            said: title, author and subject of the document.
        """
        placed = [replace(block, height=_whole(block.height)) for block in content]
        height = sum(block.height for block in placed)
        out = io.BytesIO()
        canvas = self._canvas(out, (self.size[0], height), lang, said)
        for block in placed:
            block.draw(canvas, height)
            height -= block.height
        canvas.showPage()
        canvas.save()
        return out.getvalue()


def _whole(height: float) -> float:
    """Return a height in whole dots, so that what is below begins on one."""
    return math.ceil(height / DOT - 1e-6) * DOT
