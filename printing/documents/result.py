"""A result document (结果文件) on A4: each page as it was seen on the screen; copies are marked."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace
from datetime import datetime

from reportlab.lib.pagesizes import A4
from reportlab.pdfgen.canvas import Canvas

from printing.documents.moments import copy_marks, written_moment
from printing.layout import blocks, fonts
from printing.layout.blocks import Block
from printing.layout.paper import Paper

_LINE = 12.0
_WORDS = {
    "zh_CN": ("zh-CN", "办理结果", "{hall} · {moment} 在自助机打印"),
    "en": ("en", "Result", "{hall} · printed at the kiosk, {moment}"),
}


@dataclass(frozen=True, slots=True)
class ResultInput:
    """What is printed. `pages`: JPEG each. `copy`: which copy of the document this is, from 1."""

    pages: tuple[bytes, ...] = field(repr=False)
    hall: str
    printed_at: datetime
    copy: int = 1
    language: str = "zh_CN"


def render_result(result: ResultInput, fonts: fonts.Fonts) -> bytes:
    """Return the document as a PDF, A4 upright; from the second copy on each page says so.

    Raises:
        UnusableFontError: a font file is missing or damaged.
    """
    lang, title, foot = _WORDS["en" if result.language == "en" else "zh_CN"]
    moment = written_moment(result.printed_at, result.language)
    marks = copy_marks(result.language, sample=False, copy=result.copy)
    paper = _Sheet(fonts)
    return paper.print(
        paper.pages(result.pages, foot.format(hall=result.hall, moment=moment), marks),
        blocks.gap(0),
        lang=lang,
        marks=marks,
        title=title,
        author=result.hall,
        subject=f"{title} {moment}",
    )


class _Sheet(Paper):
    """Nearly all of it is the picture."""

    size = A4
    margin = 28.0
    top = 52.0
    bottom = 42.0
    numbers_one = True

    def pages(self, pictures: Sequence[bytes], words: str, marks: Sequence[str]) -> Iterator[Block]:
        """Yield each picture, and below it the words in one line; the marks stand above the first."""
        height = self.size[1] - self.top - self.bottom - _LINE
        style = self.soft(8)
        for place, picture in enumerate(pictures):
            seen = blocks.picture(picture, self.margin, self.width, height, "c")
            marked = self._under_marks(seen, marks) if place == 0 else seen
            yield replace(marked, keeps=True)
            yield Block(_LINE, blocks.text(words, style, self.margin, self.width).draw)

    def _under_marks(self, picture: Block, marks: Sequence[str]) -> Block:
        def draw(canvas: Canvas, top: float) -> None:
            self.draw_marks(canvas, marks)
            picture.draw(canvas, top)

        return Block(picture.height, draw)
