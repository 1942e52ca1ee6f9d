"""The slip (回执单): one A5 page that proves a filing and tells how to ask about it."""

import io
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import datetime

from reportlab.lib.colors import Color
from reportlab.lib.pagesizes import A5
from reportlab.pdfgen.canvas import Canvas

from printing.documents.slip_words import SlipWords, slip_words
from printing.layout import blocks, fonts
from printing.layout.blocks import Block, Style
from printing.layout.qr import qr_code

_MARGIN = 34.0
_WIDTH = A5[0] - 2 * _MARGIN
_PAGE = blocks.Page(width=A5[0], top=A5[1] - 30, bottom=28)
_MARK = 30.0
_PAD = 14.0
_LABEL = 70.0
_GUTTER = 10.0
_STEP = 22.0
_QR = 104.0
_QUIET = 16.0


@dataclass(frozen=True, slots=True)
class SlipInput:
    """What a slip shows.

    `numbers`: title and number of each item where one visit filed several; then `number` is the
    first of them, and `item_title` what they were filed for. `number` is shown in groups of four, under the name `number_kind`; where that is "", as the
    preliminary number (预受理号) that holds until there is a case number. `made_at` is printed in the time zone that it carries. `address` is where the
    platform answers, in words; `qr_text` what the code holds, `opens` whether that opens the filing:
    then the document is a key, and its paper the only copy. `sample` marks the slip as a sample,
    `reprint` as a second copy.
    """

    hall: str
    device_name: str
    item_title: str
    number: str
    masked_name: str
    made_at: datetime
    next_steps: tuple[str, ...]
    address: str
    qr_text: str = field(repr=False)
    numbers: tuple[tuple[str, str], ...] = ()
    language: str = "zh_CN"
    number_kind: str = ""
    sample: bool = False
    reprint: bool = False
    opens: bool = False


def render_slip(slip: SlipInput, fonts: fonts.Fonts) -> bytes:
    """Return the slip as a PDF, A5 upright; the same input gives the same bytes.

    Raises:
        UnusableFontError: a font file is missing or damaged.
    """
    return _Slip(slip, fonts).render()


class _Slip:
    """One slip while it is drawn."""

    def __init__(self, slip: SlipInput, files: fonts.Fonts) -> None:
        self._slip = slip
        self._words: SlipWords = slip_words(slip.language)
        self._regular = fonts.load(files.regular)
        self._bold = fonts.load(files.bold)

    def render(self) -> bytes:
        slip, words = self._slip, self._words
        out = io.BytesIO()
        canvas = Canvas(
            out,
            pagesize=A5,
            invariant=1,
            pageCompression=1,
            lang=words.lang,
            initialFontName=self._regular.fontName,  # type: ignore[arg-type]  # a name, not a float
        )
        canvas.setTitle(f"{words.title} {_grouped(slip.number)}")
        canvas.setAuthor(slip.hall)
        canvas.setSubject(slip.item_title)
        canvas.setCreator("Township Kiosk")
        blocks.flow(canvas, tuple(self._blocks()), self._foot(), _PAGE)
        canvas.save()
        return out.getvalue()

    def _blocks(self) -> Iterator[Block]:
        slip, words = self._slip, self._words
        yield self._head()
        yield blocks.gap(16)
        yield self._title()
        yield blocks.gap(10)
        yield self._numbers() if len(self._slip.numbers) > 1 else self._number()
        yield blocks.gap(12)
        for label, value in (
            (words.item, slip.item_title),
            (words.applicant, slip.masked_name),
            (words.made_at, words.moment(slip.made_at)),
        ):
            yield self._fact(label, value)
        yield blocks.gap(12)
        yield blocks.text(words.next_steps, self._strong(13, blocks.PRIMARY), _MARGIN, _WIDTH)
        yield blocks.gap(2)
        for place, step in enumerate(slip.next_steps, start=1):
            yield self._step(place, step)

    def _plain(self, size: float, colour: Color = blocks.INK) -> Style:
        return Style(self._regular, size, colour)

    def _strong(self, size: float, colour: Color = blocks.INK) -> Style:
        return Style(self._bold, size, colour)

    def _head(self) -> Block:
        """The hall beside its mark, the device below it, and a rule."""
        x, width = _MARGIN + _MARK + 10, _WIDTH - _MARK - 10
        names = blocks.below(
            blocks.text(self._slip.hall, self._strong(12), x, width),
            blocks.text(self._slip.device_name, self._plain(9.5, blocks.INK_SOFT), x, width),
        )
        mark = self._strong(17, blocks.WHITE)
        height = max(names.height, _MARK) + 8

        def draw(canvas: Canvas, top: float) -> None:
            canvas.setFillColor(blocks.PRIMARY)
            canvas.roundRect(_MARGIN, top - _MARK, _MARK, _MARK, 6, stroke=0, fill=1)
            mark.draw(canvas, _MARGIN + (_MARK - mark.width("乡")) / 2, top - _MARK / 2, "乡")
            names.draw(canvas, top)
            canvas.setStrokeColor(blocks.PRIMARY)
            canvas.setLineWidth(1.2)
            canvas.line(_MARGIN, top - height, _MARGIN + _WIDTH, top - height)

        return Block(height, draw)

    def _title(self) -> Block:
        """The name of the document, and at the right what kind of copy it is."""
        style, tag = self._strong(24), self._strong(12, blocks.DANGER)
        tags = [
            word
            for shown, word in (
                (self._slip.sample, self._words.sample),
                (self._slip.reprint, self._words.reprint),
            )
            if shown
        ]

        def draw(canvas: Canvas, top: float) -> None:
            middle = top - style.leading / 2
            style.draw(canvas, _MARGIN, middle, self._words.title)
            right = _MARGIN + _WIDTH
            for word in tags:
                width = tag.width(word) + 20
                canvas.setStrokeColor(blocks.DANGER)
                canvas.roundRect(right - width, middle - 12, width, 24, 5, stroke=1, fill=0)
                tag.draw(canvas, right - width + 10, middle, word)
                right -= width + 8

        return Block(style.leading, draw)

    def _number(self) -> Block:
        """The number, as large as it fits, in a tinted frame."""
        inner = _WIDTH - 2 * _PAD
        digits = _grouped(self._slip.number)
        size = min(31.0, 31.0 * inner / self._bold.width(digits, 31.0))
        x = _MARGIN + _PAD
        kind = self._slip.number_kind or self._words.number_kind
        return self._framed(
            blocks.text(kind, self._plain(10.5, blocks.INK_SOFT), x, inner),
            blocks.text(digits, self._strong(size), x, inner + 1),
            blocks.text(self._words.number_hint, self._plain(9.5, blocks.INK_SOFT), x, inner),
        )

    def _numbers(self) -> Block:
        """Title and number of each item beside each other, in one tinted frame."""
        x, inner = _MARGIN + _PAD, _WIDTH - 2 * _PAD
        kind = self._slip.number_kind or self._words.number_kind
        digits = self._strong(15)
        width = max(digits.width(_grouped(number)) for _, number in self._slip.numbers) + 1
        left = inner - width - _GUTTER
        return self._framed(
            blocks.text(kind, self._plain(10.5, blocks.INK_SOFT), x, inner),
            blocks.gap(3),
            *(
                blocks.beside(
                    blocks.text(title, self._plain(10.5), x, left),
                    blocks.text(_grouped(number), digits, x + inner - width, width),
                )
                for title, number in self._slip.numbers
            ),
            blocks.text(self._words.numbers_hint, self._plain(9.5, blocks.INK_SOFT), x, inner),
        )

    @staticmethod
    def _framed(*lines: Block) -> Block:
        content = blocks.below(*lines)
        height = content.height + 18

        def draw(canvas: Canvas, top: float) -> None:
            canvas.setFillColor(blocks.TINT)
            canvas.setStrokeColor(blocks.PRIMARY)
            canvas.setLineWidth(1)
            canvas.roundRect(_MARGIN, top - height, _WIDTH, height, 10, stroke=1, fill=1)
            content.draw(canvas, top - 9)

        return Block(height, draw)

    def _fact(self, label: str, value: str) -> Block:
        return blocks.beside(
            blocks.text(label, self._plain(11.5, blocks.INK_SOFT), _MARGIN, _LABEL),
            blocks.text(value, self._plain(11.5), _MARGIN + _LABEL, _WIDTH - _LABEL),
        )

    def _step(self, place: int, step: str) -> Block:
        """A numbered line of what happens next."""
        words = blocks.text(step, self._plain(11), _MARGIN + _STEP, _WIDTH - _STEP)
        digit = self._strong(8.5, blocks.WHITE)

        def draw(canvas: Canvas, top: float) -> None:
            x, middle = _MARGIN + 7, top - 11 * blocks.LINE_HEIGHT / 2
            canvas.setFillColor(blocks.PRIMARY)
            canvas.circle(x, middle, 7, stroke=0, fill=1)
            digit.draw(canvas, x - digit.width(str(place)) / 2, middle, str(place))
            words.draw(canvas, top)

        return Block(words.height + 2, draw)

    def _keep(self) -> str:
        if self._slip.opens:
            return self._words.keep_key
        return self._words.second_copy if self._slip.reprint else self._words.keep

    def _foot(self) -> Block:
        """How to ask about the case: words at the left, the code at the right."""
        words, width = self._words, _WIDTH - _QR - _QUIET
        soft = self._plain(9.5, blocks.INK_SOFT)
        lines = [
            blocks.text(words.ask, self._strong(13), _MARGIN, width),
            blocks.gap(2),
            blocks.text(words.ask_how, soft, _MARGIN, width),
            blocks.text(self._slip.address, self._strong(10), _MARGIN, width),
            blocks.text(words.ask_here, soft, _MARGIN, width),
            blocks.gap(4),
            blocks.text(self._keep(), soft, _MARGIN, width),
        ]
        if self._slip.sample:
            warning = self._strong(9.5, blocks.DANGER)
            lines.append(blocks.text(words.not_valid, warning, _MARGIN, width))
        code = qr_code(self._slip.qr_text, _MARGIN + _WIDTH - _QR, _QR)
        content = blocks.beside(blocks.below(*lines), code)

        def draw(canvas: Canvas, top: float) -> None:
            canvas.setStrokeColor(blocks.LINE)
            canvas.setLineWidth(0.6)
            canvas.line(_MARGIN, top - 8, _MARGIN + _WIDTH, top - 8)
            content.draw(canvas, top - 8 - _QUIET)

        return Block(content.height + 8 + _QUIET, draw)


def _grouped(number: str) -> str:
    return " ".join(number[start : start + 4] for start in range(0, len(number), 4))
