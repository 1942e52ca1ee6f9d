"""What all sizes of paper share: two weights of one family, head, marks, page numbers, metadata."""

import io
from collections.abc import Iterable, Mapping, Sequence
from typing import ClassVar

from reportlab.lib.colors import Color
from reportlab.pdfgen.canvas import Canvas

from printing.layout import blocks, fonts
from printing.layout import marks as marks_of
from printing.layout.blocks import Block, Style
from printing.layout.flow import Placed, paginate
from printing.layout.qr import qr_code

CREATOR = "Township Kiosk"
_MARK = 30.0
# Type sizes: of the marks beside the title, and of what runs on over all pages.
_MARKED, _RUNNING = 12.0, 8.0


class Paper:
    """One size of paper; lengths in points.

    `top`, `bottom`: what is left free there. `code`: the side of its code, `quiet`: the white
    around that. `smallest`: how far what nearly fits may shrink. `numbers_one`: whether a single
    page has a number, too.
    """

    size: ClassVar[tuple[float, float]]
    margin: ClassVar[float]
    top: ClassVar[float]
    bottom: ClassVar[float]
    code: ClassVar[float]
    quiet: ClassVar[float] = 16.0
    smallest: ClassVar[float] = 1.0
    numbers_one: ClassVar[bool] = False

    def __init__(self, files: fonts.Fonts) -> None:
        """Load the fonts.

        Raises:
            UnusableFontError: a font file is missing or damaged.
        """
        self._regular = fonts.load(files.regular)
        self._bold = fonts.load(files.bold)
        self.width = self.size[0] - 2 * self.margin

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
        return self.head_within(hall, device, self.width)

    def head_within(self, hall: str, device: str, width: float) -> Block:
        """The same with its words in so much of the width; the rule is over all of it."""
        x, width = self.margin + _MARK + 10, width - _MARK - 10
        names = blocks.below(
            blocks.text(hall, self.strong(12), x, width),
            blocks.text(device, self.soft(9.5), x, width),
        )
        mark = self.strong(17, blocks.WHITE)
        height = max(names.height, _MARK) + 8

        def draw(canvas: Canvas, top: float) -> None:
            canvas.setFillColor(blocks.PRIMARY)
            canvas.roundRect(self.margin, top - _MARK, _MARK, _MARK, 6, stroke=0, fill=1)
            mark.draw(canvas, self.margin + (_MARK - mark.width("乡")) / 2, top - _MARK / 2, "乡")
            names.draw(canvas, top)
            canvas.setStrokeColor(blocks.PRIMARY)
            canvas.setLineWidth(1.2)
            canvas.line(self.margin, top - height, self.margin + self.width, top - height)

        return Block(height, draw)

    def beside_marks(self, marks: Sequence[str]) -> float:
        """Return the width that the marks leave for the title beside them."""
        return self.width - marks_of.width_of(marks, self._mark(_MARKED))

    def marked(self, title: Block, marks: Sequence[str]) -> Block:
        """A title, and framed at the right of its first line what kind of copy this is."""

        def draw(canvas: Canvas, top: float) -> None:
            title.draw(canvas, top)
            right = self.margin + self.width
            marks_of.draw(canvas, right, top - 18, marks, self._mark(_MARKED))

        return Block(title.height, draw)

    def foot(self, words: Block, qr_text: str = "") -> Block:
        """What stands at the bottom, under a line: words, and the code at their right."""
        right = self.margin + self.width
        code = qr_code(qr_text, right - self.code, self.code) if qr_text else blocks.gap(0)
        content = blocks.beside(words, code)

        def draw(canvas: Canvas, top: float) -> None:
            canvas.setStrokeColor(blocks.LINE)
            canvas.setLineWidth(0.6)
            canvas.line(self.margin, top - 8, right, top - 8)
            content.draw(canvas, top - 8 - self.quiet)

        return Block(content.height + 8 + self.quiet, draw)

    def _mark(self, size: float) -> Style:
        return self.strong(size, blocks.DANGER)

    def print(
        self,
        content: Iterable[Block],
        foot: Block,
        *,
        lang: str,
        marks: Sequence[str] = (),
        **said: str,
    ) -> bytes:
        """Return a PDF of as many pages as it takes; the same input gives the same bytes.

        Args:
            content: from the top down.
            foot: at the bottom of the last page.
            lang: of its words (BCP 47).
            marks: what kind of copy this is, said again from the second page on.
            said: title, author and subject of the document.
        """
        out = io.BytesIO()
        canvas = self._canvas(out, self.size, lang, said)
        pages = self._pages(canvas, tuple(content), foot)
        for number, placed in enumerate(pages, start=1):
            if number > 1:
                self._run_on(canvas, said["title"], marks)
            self._draw(canvas, placed)
            if len(pages) > 1 or self.numbers_one:
                self._number(canvas, _page_of(number, len(pages), lang))
            canvas.showPage()
        canvas.save()
        return out.getvalue()

    def _canvas(
        self, out: io.BytesIO, size: tuple[float, float], lang: str, said: Mapping[str, str]
    ) -> Canvas:
        """Open a document with its language and what is said of it."""
        canvas = Canvas(
            out,
            pagesize=size,
            invariant=1,
            pageCompression=1,
            lang=lang,
            initialFontName=self._regular.fontName,  # type: ignore[arg-type]  # a name, not a float
        )
        canvas.setTitle(said["title"])
        canvas.setAuthor(said["author"])
        canvas.setSubject(said["subject"])
        canvas.setCreator(CREATOR)
        canvas.setViewerPreference("DisplayDocTitle", "true")
        return canvas

    def _pages(self, canvas: Canvas, content: tuple[Block, ...], foot: Block) -> tuple[Placed, ...]:
        """Place the blocks; what nearly fits one page is set a little smaller."""
        room = self.size[1] - self.top - self.bottom
        wanted = sum(block.height for block in content) + foot.height
        if not room < wanted <= room / self.smallest:
            return paginate(content, foot, room)
        scale = room / wanted
        canvas.translate(self.size[0] / 2 * (1 - scale), self.bottom * (1 - scale))
        canvas.scale(scale, scale)
        return paginate(content, foot, wanted)

    def _draw(self, canvas: Canvas, placed: Placed) -> None:
        for block, height in placed:
            block.draw(canvas, self.bottom + height)

    def draw_marks(self, canvas: Canvas, marks: Sequence[str]) -> float:
        """Draw the marks at the head of a page, above all blocks; return what is left beside them."""
        mark, right = self._mark(_RUNNING), self.margin + self.width
        marks_of.draw(canvas, right, self._head, marks, mark)
        return self.width - marks_of.width_of(marks, mark)

    def _run_on(self, canvas: Canvas, title: str, marks: Sequence[str]) -> None:
        """What stands at the head of each page but the first: the end of a long title, for its number."""
        style, room = self.soft(_RUNNING), self.draw_marks(canvas, marks)
        words = style.font.printable(title)
        while style.width(words) > room:
            words = f"…{words[2:]}"
        style.draw(canvas, self.margin, self._head, words)

    @property
    def _head(self) -> float:
        """The middle of what stands above all blocks."""
        return self.size[1] - self.top * 0.62

    def _number(self, canvas: Canvas, words: str) -> None:
        style = self.soft(_RUNNING)
        style.draw(canvas, (self.size[0] - style.width(words)) / 2, self.bottom * 0.6, words)


def _page_of(number: int, of: int, lang: str) -> str:
    return f"Page {number} of {of}" if lang == "en" else f"第 {number} 页 共 {of} 页"
