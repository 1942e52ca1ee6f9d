"""The slip (回执单): one A5 page that proves a filing and tells how to ask about it."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace
from datetime import datetime

from reportlab.pdfgen.canvas import Canvas

from printing.documents.moments import copy_marks, grouped
from printing.documents.slip_codes import one_code, two_codes
from printing.documents.slip_words import SlipWords, slip_words
from printing.layout import blocks, fonts
from printing.layout.blocks import Block
from printing.layout.sheet import CODE, MARGIN, QUIET, WIDTH, Sheet

_PAD = 14.0
_GUTTER = 10.0
_STEP = 22.0
_LOWER = 3.0  # a title beside a larger number


@dataclass(frozen=True, slots=True)
class SlipInput:
    """What a slip shows.

    `numbers`: title and number of each item where one visit filed several; then `number` is the
    first of them, and `item_title` what they were filed for. `number` is shown in groups of four, under the name `number_kind`; where that is "", as the
    preliminary number (预受理号) that holds until there is a case number. `made_at` is printed in the time zone that it carries. `address` is where the
    platform answers, in words. `qr_text` is what the resident's own code holds, "" for none, `opens`
    whether that opens the filing: then the document is a key, and its paper the only copy.
    `proof_text` is what the code holds that proves the slip to anybody, "" for none. `sample` marks the
    slip as a sample. `copy`: which copy this is, from 1.
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
    proof_text: str = field(default="", repr=False)
    numbers: tuple[tuple[str, str], ...] = ()
    language: str = "zh_CN"
    number_kind: str = ""
    sample: bool = False
    copy: int = 1
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
        self._sheet = Sheet(files)

    def render(self) -> bytes:
        slip, words = self._slip, self._words
        marks = copy_marks(slip.language, sample=slip.sample, copy=slip.copy)
        return self._sheet.print(
            self._blocks(marks),
            self._foot(),
            lang=words.lang,
            marks=marks,
            title=f"{words.title} {grouped(slip.number)}",
            author=slip.hall,
            subject=slip.item_title,
        )

    def _blocks(self, marks: Sequence[str]) -> Iterator[Block]:
        slip, words, sheet = self._slip, self._words, self._sheet
        title = blocks.text(words.title, sheet.strong(24), MARGIN, WIDTH)
        next_steps = blocks.text(words.next_steps, sheet.strong(13, blocks.PRIMARY), MARGIN, WIDTH)
        yield sheet.head(slip.hall, slip.device_name)
        yield blocks.gap(12)
        yield sheet.marked(title, marks)
        yield blocks.gap(8)
        yield self._numbers() if len(slip.numbers) > 1 else self._number()
        yield blocks.gap(8)
        for label, value in (
            (words.item, slip.item_title),
            (words.applicant, slip.masked_name),
            (words.made_at, words.moment(slip.made_at)),
        ):
            if value:
                yield sheet.fact(label, value)
        yield blocks.gap(8)
        yield replace(blocks.below(next_steps, blocks.gap(2)), keeps=True)
        for place, step in enumerate(slip.next_steps, start=1):
            yield self._step(place, step)

    def _number(self) -> Block:
        """The number, as large as it fits, in a tinted frame."""
        sheet, words = self._sheet, self._words
        x, inner = MARGIN + _PAD, WIDTH - 2 * _PAD
        digits = grouped(self._slip.number)
        size = min(31.0, 31.0 * inner / sheet.strong(31).width(digits))
        return self._framed(
            blocks.text(self._kind, sheet.soft(10.5), x, inner),
            blocks.text(digits, sheet.strong(size), x, inner + 1),
            blocks.text(words.number_hint, sheet.soft(9.5), x, inner),
        )

    def _numbers(self) -> Block:
        """Title and number of each item beside each other, in one tinted frame."""
        sheet, words = self._sheet, self._words
        x, inner = MARGIN + _PAD, WIDTH - 2 * _PAD
        digits = sheet.strong(15)
        width = max(digits.width(grouped(number)) for _, number in self._slip.numbers) + 1
        left = inner - width - _GUTTER
        return self._framed(
            blocks.text(self._kind, sheet.soft(10.5), x, inner),
            blocks.gap(3),
            *(
                blocks.beside(
                    blocks.below(
                        blocks.gap(_LOWER), blocks.text(title, sheet.plain(10.5), x, left)
                    ),
                    blocks.text(grouped(number), digits, x + inner - width, width),
                )
                for title, number in self._slip.numbers
            ),
            blocks.text(words.numbers_hint, sheet.soft(9.5), x, inner),
        )

    @property
    def _kind(self) -> str:
        return self._slip.number_kind or self._words.number_kind

    @staticmethod
    def _framed(*lines: Block) -> Block:
        content = blocks.below(*lines)
        height = content.height + 18

        def draw(canvas: Canvas, top: float) -> None:
            canvas.setFillColor(blocks.TINT)
            canvas.setStrokeColor(blocks.PRIMARY)
            canvas.setLineWidth(1)
            canvas.roundRect(MARGIN, top - height, WIDTH, height, 10, stroke=1, fill=1)
            content.draw(canvas, top - 9)

        return Block(height, draw)

    def _step(self, place: int, step: str) -> Block:
        """A numbered line of what happens next."""
        words = blocks.text(step, self._sheet.plain(11), MARGIN + _STEP, WIDTH - _STEP)
        digit = self._sheet.strong(8.5, blocks.WHITE)

        def draw(canvas: Canvas, top: float) -> None:
            x, middle = MARGIN + 7, top - 11 * blocks.LINE_HEIGHT / 2
            canvas.setFillColor(blocks.PRIMARY)
            canvas.circle(x, middle, 7, stroke=0, fill=1)
            digit.draw(canvas, x - digit.width(str(place)) / 2, middle, str(place))
            words.draw(canvas, top)

        return Block(words.height + 2, draw)

    def _foot(self) -> Block:
        """How to ask about the case, and the codes."""
        slip, words, sheet = self._slip, self._words, self._sheet
        soft = sheet.soft(9.5)
        if slip.qr_text and slip.proof_text:
            return sheet.foot(
                blocks.below(
                    two_codes(sheet, words, slip.qr_text, slip.proof_text),
                    blocks.gap(4),
                    blocks.text(words.ask_too.format(address=slip.address), soft, MARGIN, WIDTH),
                    *self._sample(WIDTH),
                )
            )
        width = WIDTH - CODE - QUIET
        keep = words.keeping(opens=slip.opens, copy=slip.copy)
        lines = blocks.below(
            blocks.text(words.ask, sheet.strong(13), MARGIN, width),
            blocks.gap(2),
            blocks.text(words.ask_how, soft, MARGIN, width),
            blocks.text(slip.address, sheet.strong(10), MARGIN, width),
            blocks.text(words.ask_here, soft, MARGIN, width),
            blocks.gap(4),
            blocks.text(keep, soft, MARGIN, width),
            *self._sample(width),
        )
        return sheet.foot(blocks.beside(lines, one_code(slip.qr_text, slip.proof_text)))

    def _sample(self, width: float) -> Iterator[Block]:
        if self._slip.sample:
            warning = self._sheet.strong(9.5, blocks.DANGER)
            yield blocks.text(self._words.not_valid, warning, MARGIN, width)
