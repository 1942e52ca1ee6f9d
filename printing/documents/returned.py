"""The notice of a returned case (补正通知): what the agency asks for, and how to mend it."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date, datetime

from reportlab.pdfgen.canvas import Canvas

from printing.documents.moments import copy_marks, grouped, written_date, written_moment
from printing.documents.returned_words import ReturnedWords, returned_words
from printing.layout import blocks, fonts
from printing.layout.blocks import Block
from printing.layout.page import CODE, MARGIN, QUIET, WIDTH, A4Page

_PAD = 12.0


@dataclass(frozen=True, slots=True)
class ReturnedInput:
    """What a notice shows.

    `asked`: what the agency wrote, "" where it wrote nothing. `due`: the day by which it is mended,
    None where the agency named none. `ways`: how and where to mend it, one sentence each. `facts`:
    label and value of where, when and whom to ask. `supplement`: it was not returned, but papers are
    to be added. `qr_text`: the page of the slip, without its secret. `copy`: which copy this is, from 1.
    """

    hall: str
    device_name: str
    item_title: str
    number: str
    case_number: str
    masked_name: str
    returned_at: datetime
    printed_at: datetime
    asked: str = field(repr=False)
    due: date | None
    ways: tuple[str, ...]
    facts: tuple[tuple[str, str], ...]
    address: str
    qr_text: str
    language: str = "zh_CN"
    supplement: bool = False
    sample: bool = False
    copy: int = 1


def render_returned(returned: ReturnedInput, fonts: fonts.Fonts) -> bytes:
    """Return the notice as a PDF, A4 upright; the same input gives the same bytes.

    Raises:
        UnusableFontError: a font file is missing or damaged.
    """
    words = returned_words(returned.language, supplement=returned.supplement)
    page = A4Page(fonts)
    marks = copy_marks(returned.language, sample=returned.sample, copy=returned.copy)
    return page.print(
        _content(returned, words, page, marks),
        _foot(returned, words, page),
        lang=words.lang,
        marks=marks,
        title=f"{words.title} {grouped(returned.number)}",
        author=returned.hall,
        subject=returned.item_title,
    )


def _content(
    returned: ReturnedInput, words: ReturnedWords, page: A4Page, marks: tuple[str, ...]
) -> Iterator[Block]:
    yield page.head(returned.hall, returned.device_name)
    yield blocks.gap(12)
    yield page.title(words.title, marks, words.second)
    yield blocks.gap(8)
    moment = written_moment(returned.returned_at, returned.language)
    yield from page.facts(
        (label, value)
        for label, value in (
            (words.item, returned.item_title),
            (words.number, grouped(returned.number)),
            (words.case_number, returned.case_number),
            (words.name, returned.masked_name),
            (words.returned, moment),
        )
        if value
    )
    yield page.section(words.asked)
    yield from _framed(returned.asked or words.nothing, page)
    yield blocks.gap(6)
    day = "" if returned.due is None else written_date(returned.due, returned.language)
    due = words.due.format(day=day) if day else words.no_due
    yield from page.paragraph(due, page.strong(11))
    yield page.section(words.how)
    yield from page.numbered(returned.ways, page.plain(11))
    if returned.facts:
        yield page.section(words.where)
        yield from page.facts(returned.facts)


def _framed(asked: str, page: A4Page) -> Iterator[Block]:
    """What the agency wrote, large, with a bar at its left; it may go on over the next page."""
    for line in blocks.paragraph(asked, page.plain(13), MARGIN + _PAD, WIDTH - 2 * _PAD):
        yield _barred(line)


def _barred(line: Block) -> Block:
    def draw(canvas: Canvas, top: float) -> None:
        canvas.setFillColor(blocks.TINT)
        canvas.rect(MARGIN, top - line.height, WIDTH, line.height, stroke=0, fill=1)
        canvas.setFillColor(blocks.PRIMARY)
        canvas.rect(MARGIN, top - line.height, 4, line.height, stroke=0, fill=1)
        line.draw(canvas, top)

    return Block(line.height, draw, keeps=line.keeps)


def _foot(returned: ReturnedInput, words: ReturnedWords, page: A4Page) -> Block:
    width, soft = WIDTH - CODE - QUIET, page.soft(9.5)
    moment = written_moment(returned.printed_at, returned.language)
    lines = [
        blocks.text(words.ask, soft, MARGIN, width),
        blocks.text(returned.address, page.strong(10), MARGIN, width),
        blocks.text(words.printed.format(moment=moment), soft, MARGIN, width),
    ]
    if returned.sample:
        lines.append(blocks.text(words.not_valid, page.strong(9.5, blocks.DANGER), MARGIN, width))
    return page.foot(blocks.below(*lines), returned.qr_text)
