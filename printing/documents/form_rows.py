"""The ruled rows of a form: fields side by side, tables, declarations, signature."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from reportlab.pdfgen.canvas import Canvas

from printing.documents.application_words import FormWords
from printing.layout import blocks
from printing.layout.blocks import Block, Style
from printing.layout.page import MARGIN, WIDTH, A4Page
from printing.layout.table import PAD, Cell, table

_LABEL = 88.0
_NARROW = 64.0
# How much of the width a field takes, in sixths.
_SIXTHS = {"third": 2, "half": 3, "full": 6}
_ALL = 6
_WORD = re.compile(r"[!-~]+")
_SIGNATURE = 150.0
_SHORT = 34.0


@dataclass(frozen=True, slots=True)
class Density:
    """How closely rows stand, in points: type size, room above and below, signature, office field."""

    size: float
    pad: float
    signed: float
    office: float


ROOMY = Density(size=10, pad=5, signed=42, office=64)
TIGHT = Density(size=9.5, pad=2.2, signed=30, office=44)


@dataclass(frozen=True, slots=True)
class _Waiting:
    """A field that waits for others beside it."""

    label: str
    answer: str
    sixths: int


class FormRows:
    """Makes the rows of one form; fields are put side by side until the width is full."""

    def __init__(self, page: A4Page, words: FormWords, day: str, density: Density) -> None:
        """`day`: when it was signed."""
        self._words = words
        self._day = day
        self._density = density
        self._label = page.soft(density.size - 0.5)
        self._plain = page.plain(density.size)
        self._strong = page.strong(density.size + 0.5)
        self._waiting: list[_Waiting] = []
        self._sections = 0

    def section(self, title: str) -> Iterator[Block]:
        """A numbered band over the whole width, which keeps with what follows."""
        yield from self._flush()
        self._sections += 1
        words = self._words.numbered(self._sections, title)
        band = Cell(words, self._strong, blocks.TINT, pad=self._density.pad)
        for block in table([[band]], [WIDTH], MARGIN):
            yield replace(block, keeps=True)

    def field(self, label: str, answer: str, width: str) -> Iterator[Block]:
        """A label and its answer."""
        sixths = self._sixths(answer, width)
        if sum(one.sixths for one in self._waiting) + sixths > _ALL:
            yield from self._flush()
        self._waiting.append(_Waiting(label, answer or self._words.empty, sixths))

    def table(self, columns: Sequence[str], rows: Sequence[Sequence[str]]) -> Iterator[Block]:
        """Rows under a head that comes again on each page."""
        yield from self._flush()
        widths = self._columns(columns, rows)
        is_numbered = widths[0] <= _SHORT
        yield from table(
            [
                [
                    self._cell(words or self._words.empty, centre=is_numbered and not place)
                    for place, words in enumerate(row)
                ]
                for row in rows
            ],
            widths,
            MARGIN,
            [self._name(words) for words in columns],
        )

    def declaration(self, label: str, words: str) -> Iterator[Block]:
        """What is declared, beside its name; it keeps with the signature below it."""
        yield from self._flush()
        for block in self._row([(label, self._cell(words))], _LABEL):
            yield replace(block, keeps=True)

    def signature(self, label: str, picture: bytes) -> Iterator[Block]:
        """The signature and the day."""
        yield from self._flush()
        x, height, half = MARGIN + _LABEL + PAD, self._density.signed, WIDTH / 2
        signed = blocks.picture(picture, x, _SIGNATURE, height) if picture else blocks.gap(height)
        row = [
            self._name(label),
            Cell("", self._plain, picture=signed, pad=self._density.pad),
            self._name(self._words.date),
            self._cell(self._day),
        ]
        widths = [_LABEL, half + 20 - _LABEL, _NARROW, half - 20 - _NARROW]
        yield from table([row], widths, MARGIN)

    def office(self, label: str) -> Iterator[Block]:
        """Room for the agency's decision, name, stamp and day."""
        yield from self._flush()
        words, style, height = self._words, self._label, self._density.office

        def draw(canvas: Canvas, top: float) -> None:
            middle = top - height + style.leading / 2
            left = MARGIN + _LABEL + PAD
            style.draw(canvas, left, middle, words.handled_by)
            right = MARGIN + WIDTH - PAD - style.width(words.stamp)
            style.draw(canvas, right, middle, words.stamp)

        room = Cell("", self._plain, picture=Block(height, draw), pad=self._density.pad)
        yield from self._row([(label, room)], _LABEL)

    def end(self) -> Iterator[Block]:
        """What still waits."""
        yield from self._flush()

    def _flush(self) -> Iterator[Block]:
        """Put what waits on one line, the last field stretched to its end."""
        waiting, self._waiting = self._waiting, []
        if not waiting:
            return
        label = _label(waiting[0].sixths)
        yield from self._row([(one.label, self._cell(one.answer)) for one in waiting], label)

    def _row(self, fields: Sequence[tuple[str, Cell]], label: float) -> Iterator[Block]:
        """Labels and their answers side by side; `label`: how wide each label is."""
        cells: list[Cell] = []
        for name, answer in fields:
            cells += (self._name(_split(name, self._label, label - 2 * PAD)), answer)
        share = WIDTH / len(fields)
        return table([cells], [label, share - label] * len(fields), MARGIN)

    def _name(self, words: str) -> Cell:
        return Cell(words, self._label, blocks.TINT, centre=True, pad=self._density.pad)

    def _cell(self, words: str, *, centre: bool = False) -> Cell:
        return Cell(words, self._plain, centre=centre, pad=self._density.pad)

    def _sixths(self, answer: str, width: str) -> int:
        """Return how much of the width a field takes; no number in it is broken over two lines.

        Without a `width` the answer stands on one line, where it can.
        """
        pieces = _WORD.findall(answer) if width else answer.split("\n")
        needed = max(map(self._plain.width, pieces), default=0) + 2 * PAD
        least = _SIXTHS[width or "half"]
        return next((n for n in _SIXTHS.values() if n >= least and needed <= _room(n)), _ALL)

    def _columns(self, columns: Sequence[str], rows: Sequence[Sequence[str]]) -> list[float]:
        """Return widths by what stands in the columns; none is squeezed below its fair share.

        A first column of mere numbers takes no more than it needs.
        """
        wanted = [
            max(self._plain.width(words) for words in column) + 2 * PAD + 1
            for column in zip(columns, *rows, strict=True)
        ]
        spare, fair = WIDTH - sum(wanted), WIDTH / len(wanted)
        if spare < 0:
            over = sum(width - fair for width in wanted if width > fair)
            return [w + spare * (w - fair) / over if w > fair else w for w in wanted]
        first, *others = wanted
        if first > _SHORT or not others:
            return [width + spare * width / sum(wanted) for width in wanted]
        return [first, *(width + spare * width / sum(others) for width in others)]


def _split(label: str, style: Style, width: float) -> str:
    """Give a label that is too wide for one line its remark in brackets on another, as a unit."""
    return label if style.width(label) <= width else label.replace("（", "\n（", 1)


def _label(sixths: int) -> float:
    """Return how wide the label of a field is."""
    return _LABEL if sixths > _SIXTHS["third"] else _NARROW


def _room(sixths: int) -> float:
    """Return how much of a field is left for its answer."""
    return WIDTH * sixths / _ALL - _label(sixths)
