"""The filled application form (申请表): ruled A4 pages as an agency files them."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from datetime import datetime

from reportlab.pdfgen.canvas import Canvas

from printing.documents.application_words import FormWords, form_words
from printing.documents.form_parts import (
    FormDeclaration,
    FormField,
    FormOffice,
    FormPart,
    FormSection,
    FormSignature,
    FormTable,
)
from printing.documents.form_rows import ROOMY, TIGHT, Density, FormRows
from printing.documents.moments import copy_marks, grouped, written_date, written_moment
from printing.layout import blocks, fonts
from printing.layout.blocks import Block
from printing.layout.flow import paginate
from printing.layout.lines import balanced
from printing.layout.page import MARGIN, WIDTH, A4Page
from printing.layout.qr import qr_code

_CODE = 66.0
_QUIET = 16.0
_TITLE_SIZES = (22, 18, 16)


@dataclass(frozen=True, slots=True)
class ApplicationInput:
    """What a form shows, `parts` from the top down.

    `number` is shown in groups of four, under the name `number_kind`; where that is "", as the
    preliminary number (预受理号) that holds until there is a case number. `facts`: label and value of
    what else stands above the form, as how the applicant was identified. `made_at` is printed in the
    time zone that it carries. `qr_text` leads to the progress of the case and opens nothing. `copy`:
    which copy of the form this is, from 1; from the second on it says so. `by_agent`: it was filled in
    and signed by an agent of the applicant. `sample` marks it as a sample.
    """

    hall: str
    device_name: str
    title: str
    agency: str
    number: str
    made_at: datetime
    parts: tuple[FormPart, ...] = field(repr=False)
    facts: tuple[tuple[str, str], ...] = field(default=(), repr=False)
    qr_text: str = ""
    language: str = "zh_CN"
    number_kind: str = ""
    copy: int = 1
    by_agent: bool = False
    sample: bool = False


def render_application(application: ApplicationInput, fonts: fonts.Fonts) -> bytes:
    """Return the form as a PDF, A4 upright; the same input gives the same bytes.

    Raises:
        UnusableFontError: a font file is missing or damaged.
    """
    return _Application(application, fonts).render()


class _Application:
    """One form while it is drawn."""

    def __init__(self, application: ApplicationInput, files: fonts.Fonts) -> None:
        self._form = application
        self._words: FormWords = form_words(application.language)
        self._page = A4Page(files)

    def render(self) -> bytes:
        form, words = self._form, self._words
        marks = copy_marks(form.language, sample=form.sample, copy=form.copy)
        foot = self._foot()
        return self._page.print(
            self._fitted(marks, foot),
            foot,
            lang=words.lang,
            marks=marks,
            title=f"{form.title} {grouped(form.number)}",
            author=form.hall,
            subject=form.title,
        )

    def _fitted(self, marks: Sequence[str], foot: Block) -> tuple[Block, ...]:
        """Return head and rows, these closer to each other where that saves a page."""
        page = self._page
        room = page.size[1] - page.top - page.bottom
        head = tuple(self._head(marks))
        roomy = (*head, *self._rows(ROOMY))
        pages = len(paginate(roomy, foot, room))
        if pages == 1:
            return roomy
        tight = (*head, *self._rows(TIGHT))
        return tight if len(paginate(tight, foot, room)) < pages else roomy

    def _head(self, marks: Sequence[str]) -> Iterator[Block]:
        form, page = self._form, self._page
        yield page.marked_head(form.hall, form.device_name, marks)
        yield blocks.gap(12)
        yield self._title()
        yield blocks.gap(6)
        yield self._facts()
        yield blocks.gap(8)

    def _rows(self, density: Density) -> Iterator[Block]:
        day = written_date(self._form.made_at.date(), self._form.language)
        rows = FormRows(self._page, self._words, day, density)
        for part in self._form.parts:
            match part:
                case FormSection(title):
                    yield from rows.section(title)
                case FormField(label, answer, width):
                    yield from rows.field(label, answer, width)
                case FormTable(columns, entries):
                    yield from rows.table(columns, entries)
                case FormDeclaration(label, said):
                    yield from rows.declaration(label, said)
                case FormSignature(label, picture):
                    yield from rows.signature(label, picture)
                case FormOffice(label):
                    yield from rows.office(label)
        yield from rows.end()

    def _title(self) -> Block:
        """The name of the form in the middle, large where it stands on one line."""
        page, words = self._page, self._form.title
        sizes = (page.strong(size) for size in _TITLE_SIZES)
        style = next((s for s in sizes if s.width(words) <= WIDTH), page.strong(_TITLE_SIZES[-1]))
        lines = balanced(style.font.printable(words), WIDTH, style.width)

        def draw(canvas: Canvas, top: float) -> None:
            for row, line in enumerate(lines):
                x = MARGIN + (WIDTH - style.width(line)) / 2
                style.draw(canvas, x, top - (row + 0.5) * style.leading, line)

        return Block(len(lines) * style.leading, draw)

    def _facts(self) -> Block:
        """Number, agency and time at the left, the code at the right."""
        form, words, page = self._form, self._words, self._page
        facts = (
            (form.number_kind or words.number, grouped(form.number)),
            (words.agency, form.agency),
            (words.made_at, written_moment(form.made_at, form.language)),
            *form.facts,
        )
        soft = page.soft(9.5)
        label = max(soft.width(name) for name, _ in facts) + _QUIET
        width = WIDTH - label - (_CODE + _QUIET if form.qr_text else 0)
        left = blocks.below(
            *(
                blocks.beside(
                    blocks.text(name, soft, MARGIN, label),
                    blocks.text(
                        value, page.plain(9.5) if place else page.strong(11), MARGIN + label, width
                    ),
                )
                for place, (name, value) in enumerate(facts)
            )
        )
        return blocks.beside(left, self._code()) if form.qr_text else left

    def _code(self) -> Block:
        side, ask = MARGIN + WIDTH - _CODE, self._page.soft(7)
        words = self._words.ask
        return blocks.below(
            qr_code(self._form.qr_text, side, _CODE),
            blocks.gap(3),
            blocks.text(words, ask, side + (_CODE - ask.width(words)) / 2, WIDTH),
        )

    def _foot(self) -> Block:
        form, words, page = self._form, self._words, self._page
        who = words.agent if form.by_agent else words.applicant
        said = words.made_here.format(who=who, hall=form.hall, device=form.device_name)
        lines = [blocks.text(said, page.soft(8.5), MARGIN, WIDTH)]
        if form.sample:
            warning = page.strong(8.5, blocks.DANGER)
            lines.append(blocks.text(words.not_valid, warning, MARGIN, WIDTH))
        return blocks.below(blocks.gap(8), *lines)
