"""The A4 page of papers that go into a file: title, sections, facts, tables, foot."""

from collections.abc import Collection, Iterable, Iterator, Sequence
from dataclasses import replace

from reportlab.lib.colors import Color
from reportlab.lib.pagesizes import A4

from printing.layout import blocks
from printing.layout.blocks import Block, Style
from printing.layout.paper import Paper
from printing.layout.table import Cell, table

MARGIN = 54.0
WIDTH = A4[0] - 2 * MARGIN
LABEL = 110.0
CODE = 92.0
QUIET = 14.0
BODY = 10.5
_INDENT = 18.0


class A4Page(Paper):
    """The look that all such pages share; each says which page of how many it is."""

    size = A4
    margin = MARGIN
    code = CODE
    quiet = QUIET
    top = 46.0
    bottom = 46.0
    numbers_one = True

    def marked_head(self, hall: str, device: str, marks: Sequence[str]) -> Block:
        """The head with the marks at its right, for a page whose title stands in the middle."""
        return self.marked(self.head_within(hall, device, self.beside_marks(marks)), marks)

    def title(self, words: str, marks: Sequence[str] = (), second: str = "") -> Block:
        """The name of the document with its marks, and below it a second line."""
        lines = [blocks.title(words, self.strong(22), MARGIN, self.beside_marks(marks))]
        if second:
            lines.append(blocks.text(second, self.soft(11), MARGIN, WIDTH))
        return self.marked(blocks.below(*lines), marks)

    def section(self, words: str) -> Block:
        """The head of a section; it keeps with what follows."""
        line = blocks.text(words, self.strong(12.5, blocks.PRIMARY), MARGIN, WIDTH)
        return replace(blocks.below(blocks.gap(12), line, blocks.gap(3)), keeps=True)

    def paragraph(self, words: str, style: Style | None = None) -> tuple[Block, ...]:
        """Words over the whole width; they may go on over the next page."""
        return blocks.paragraph(words, style or self.plain(BODY), MARGIN, WIDTH)

    def numbered(self, words: Iterable[str], style: Style | None = None) -> Iterator[Block]:
        """Sentences one below the other, each behind its number."""
        style = style or self.plain(BODY)
        for place, sentence in enumerate(words, start=1):
            yield blocks.beside(
                blocks.text(f"{place}.", style, MARGIN, _INDENT),
                blocks.text(sentence, style, MARGIN + _INDENT, WIDTH - _INDENT),
            )

    def facts(self, facts: Iterable[tuple[str, str]], label: float = LABEL) -> Iterator[Block]:
        """Labels, and beside them what they are, as a framed table."""
        rows = [
            (Cell(name, self.soft(BODY), blocks.TINT), Cell(value, self.plain(BODY)))
            for name, value in facts
        ]
        return table(rows, (label, WIDTH - label), MARGIN)

    def table(
        self,
        head: Sequence[str],
        rows: Iterable[Sequence[str]],
        widths: Sequence[float],
        figures: Collection[int] = (),
    ) -> Iterator[Block]:
        """Rows under a head that comes again on each page.

        `widths` as shares of the whole; `figures`: the columns, from 0, that are flush right.
        """
        whole = sum(widths)

        def cells(row: Sequence[str], style: Style, ground: Color | None = None) -> list[Cell]:
            return [
                Cell(words, style, ground, right=place in figures)
                for place, words in enumerate(row)
            ]

        return table(
            [cells(row, self.plain(BODY)) for row in rows],
            [WIDTH * width / whole for width in widths],
            MARGIN,
            cells(head, self.strong(BODY), blocks.TINT),
        )
