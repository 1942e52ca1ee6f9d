"""The A5 page that a resident takes along: head, title with its marks, facts, foot."""

import io
from collections.abc import Iterable

from reportlab.lib.colors import Color
from reportlab.lib.pagesizes import A5
from reportlab.pdfgen.canvas import Canvas

from printing.layout import blocks, fonts
from printing.layout.blocks import Block, Style
from printing.layout.qr import qr_code

MARGIN = 34.0
WIDTH = A5[0] - 2 * MARGIN
LABEL = 70.0
CODE = 104.0
QUIET = 16.0
_PAGE = blocks.Page(width=A5[0], top=A5[1] - 30, bottom=28)
_MARK = 30.0


class Sheet:
    """The look that all such pages share, set in two weights of one family."""

    def __init__(self, files: fonts.Fonts) -> None:
        """Load the fonts.

        Raises:
            UnusableFontError: a font file is missing or damaged.
        """
        self._regular = fonts.load(files.regular)
        self._bold = fonts.load(files.bold)

    def plain(self, size: float, colour: Color = blocks.INK) -> Style:
        """Return the regular weight; size in points."""
        return Style(self._regular, size, colour)

    def soft(self, size: float) -> Style:
        """Return the regular weight as it stands beside what counts more."""
        return self.plain(size, blocks.INK_SOFT)

    def strong(self, size: float, colour: Color = blocks.INK) -> Style:
        """Return the bold weight."""
        return Style(self._bold, size, colour)

    def head(self, hall: str, device: str) -> Block:
        """The hall beside its mark, the device below it, and a rule."""
        x, width = MARGIN + _MARK + 10, WIDTH - _MARK - 10
        names = blocks.below(
            blocks.text(hall, self.strong(12), x, width),
            blocks.text(device, self.soft(9.5), x, width),
        )
        mark = self.strong(17, blocks.WHITE)
        height = max(names.height, _MARK) + 8

        def draw(canvas: Canvas, top: float) -> None:
            canvas.setFillColor(blocks.PRIMARY)
            canvas.roundRect(MARGIN, top - _MARK, _MARK, _MARK, 6, stroke=0, fill=1)
            mark.draw(canvas, MARGIN + (_MARK - mark.width("乡")) / 2, top - _MARK / 2, "乡")
            names.draw(canvas, top)
            canvas.setStrokeColor(blocks.PRIMARY)
            canvas.setLineWidth(1.2)
            canvas.line(MARGIN, top - height, MARGIN + WIDTH, top - height)

        return Block(height, draw)

    def marked(self, title: Block, marks: Iterable[str]) -> Block:
        """A title, and framed at the right of its first line what kind of copy this is."""
        tag = self.strong(12, blocks.DANGER)

        def draw(canvas: Canvas, top: float) -> None:
            title.draw(canvas, top)
            middle, right = top - 18, MARGIN + WIDTH
            for word in marks:
                width = tag.width(word) + 20
                canvas.setStrokeColor(blocks.DANGER)
                canvas.roundRect(right - width, middle - 12, width, 24, 5, stroke=1, fill=0)
                tag.draw(canvas, right - width + 10, middle, word)
                right -= width + 8

        return Block(title.height, draw)

    def fact(self, label: str, value: str, size: float = 11.5) -> Block:
        """A label, and beside it what it is."""
        return blocks.beside(
            blocks.text(label, self.soft(size), MARGIN, LABEL),
            blocks.text(value, self.plain(size), MARGIN + LABEL, WIDTH - LABEL),
        )

    def foot(self, words: Block, qr_text: str = "") -> Block:
        """What stands at the bottom, under a line: words, and the code at their right."""
        code = qr_code(qr_text, MARGIN + WIDTH - CODE, CODE) if qr_text else blocks.gap(0)
        content = blocks.beside(words, code)

        def draw(canvas: Canvas, top: float) -> None:
            canvas.setStrokeColor(blocks.LINE)
            canvas.setLineWidth(0.6)
            canvas.line(MARGIN, top - 8, MARGIN + WIDTH, top - 8)
            content.draw(canvas, top - 8 - QUIET)

        return Block(content.height + 8 + QUIET, draw)

    def print(self, content: Iterable[Block], foot: Block, *, lang: str, **said: str) -> bytes:
        """Return the page as a PDF, as many pages as it takes; the same input gives the same bytes.

        Args:
            content: from the top down.
            foot: at the bottom of the last page.
            lang: of its words (BCP 47).
            said: title, author and subject of the document.
        """
        out = io.BytesIO()
        canvas = Canvas(
            out,
            pagesize=A5,
            invariant=1,
            pageCompression=1,
            lang=lang,
            initialFontName=self._regular.fontName,  # type: ignore[arg-type]  # a name, not a float
        )
        canvas.setTitle(said["title"])
        canvas.setAuthor(said["author"])
        canvas.setSubject(said["subject"])
        canvas.setCreator("Township Kiosk")
        blocks.flow(canvas, tuple(content), foot, _PAGE)
        canvas.save()
        return out.getvalue()
