"""A result document (结果文件) on A4: each page as it was seen on the screen; copies are marked."""

import io
from dataclasses import dataclass, field
from datetime import datetime

from reportlab.lib.pagesizes import A4
from reportlab.lib.utils import ImageReader
from reportlab.pdfgen.canvas import Canvas

from printing.documents.slip_words import SlipWords, slip_words
from printing.layout import blocks, fonts
from printing.layout.blocks import Style

_MARGIN = 28.0
_FOOT = 26.0
_WORDS = {
    "zh_CN": ("{hall} · {moment} 在自助机打印 · 第 {page} 页，共 {pages} 页", "补打 第 {copy} 份"),
    "en": (
        "{hall} · printed at the kiosk, {moment} · page {page} of {pages}",
        "REPRINT, copy {copy}",
    ),
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
    return _Result(result, fonts).render()


class _Result:
    """One copy while it is drawn."""

    def __init__(self, result: ResultInput, files: fonts.Fonts) -> None:
        self._result = result
        self._words: SlipWords = slip_words(result.language)
        self._foot, self._again = _WORDS["en" if result.language == "en" else "zh_CN"]
        self._soft = Style(fonts.load(files.regular), 8, blocks.INK_SOFT)
        self._strong = Style(fonts.load(files.bold), 11, blocks.DANGER)

    def render(self) -> bytes:
        out = io.BytesIO()
        canvas = Canvas(
            out,
            pagesize=A4,
            invariant=1,
            pageCompression=1,
            lang=self._words.lang,
            initialFontName=self._soft.font.fontName,  # type: ignore[arg-type]  # a name, not a float
        )
        canvas.setAuthor(self._result.hall)
        canvas.setCreator("Township Kiosk")
        for place, picture in enumerate(self._result.pages, 1):
            self._draw(canvas, place, picture)
            canvas.showPage()
        canvas.save()
        return out.getvalue()

    def _draw(self, canvas: Canvas, place: int, picture: bytes) -> None:
        result, (width, height) = self._result, A4
        canvas.drawImage(
            ImageReader(io.BytesIO(picture)),
            _MARGIN,
            _MARGIN + _FOOT,
            width - 2 * _MARGIN,
            height - 2 * (_MARGIN + _FOOT),
            preserveAspectRatio=True,
        )
        foot = self._foot.format(
            hall=result.hall,
            moment=self._words.moment(result.printed_at),
            page=place,
            pages=len(result.pages),
        )
        self._soft.draw(canvas, _MARGIN, _MARGIN + _FOOT / 2, self._soft.font.printable(foot))
        if result.copy > 1:
            self._stamp(canvas, self._again.format(copy=result.copy))

    def _stamp(self, canvas: Canvas, words: str) -> None:
        """In the upper right corner, above the picture: it covers nothing."""
        wide = self._strong.width(words) + 20
        right, middle = A4[0] - _MARGIN, A4[1] - _MARGIN - _FOOT / 2
        canvas.setStrokeColor(blocks.DANGER)
        canvas.roundRect(right - wide, middle - 11, wide, 22, 5, stroke=1, fill=0)
        self._strong.draw(canvas, right - wide + 10, middle, words)
