"""The list of what to bring (一次性告知单) on a roll."""

from collections.abc import Iterator

from reportlab.pdfgen.canvas import Canvas

from printing.documents.checklist import WORDS, ChecklistInput, ChecklistPaper
from printing.layout import blocks, fonts
from printing.layout.blocks import Block
from printing.layout.roll import BODY, SMALL, Roll
from printing.layout.stock import Stock

_BOX = 9.0
_INDENT = 16.0


def checklist_on_roll(checklist: ChecklistInput, fonts: fonts.Fonts, stock: Stock) -> bytes:
    """Return the list as a PDF of one strip; the same input gives the same bytes.

    Raises:
        UnusableFontError: a font file is missing or damaged.
    """
    lang, title, *_ = words = WORDS["en" if checklist.language == "en" else "zh_CN"]
    roll = Roll(fonts, stock)
    return roll.strip(
        _content(checklist, words, roll),
        lang=lang,
        title=f"{title} {checklist.title}",
        author=checklist.hall,
        subject=checklist.title,
    )


def _content(checklist: ChecklistInput, words: tuple[str, ...], roll: Roll) -> Iterator[Block]:
    lang, title, second, sample, bring, scan, not_valid = words
    yield roll.head(checklist.hall, checklist.device_name)
    yield roll.title(title, (sample,) if checklist.sample else ())
    yield roll.text(second, roll.plain(SMALL))
    yield roll.section(checklist.title)
    if checklist.subjects != (checklist.title,):
        for subject in checklist.subjects:
            yield roll.text(f"· {subject}")
    yield roll.rule()
    for paper in checklist.papers:
        yield _paper(paper, roll)
    yield from roll.facts(checklist.facts, lang)
    yield roll.rule()
    yield roll.text(bring)
    if checklist.qr_text:
        yield from roll.qr_code(checklist.qr_text, level="l")
        yield roll.text(scan)
    if checklist.sample:
        yield roll.text(not_valid, roll.strong(BODY))


def _paper(paper: ChecklistPaper, roll: Roll) -> Block:
    """A box to tick, the name, and what is wanted of it."""
    width = roll.width - _INDENT
    lines = [blocks.text(paper.name, roll.strong(BODY + 1), _INDENT, width)]
    if paper.detail:
        lines.append(blocks.text(paper.detail, roll.plain(SMALL), _INDENT, width))
    content = blocks.below(*lines, blocks.gap(4))

    def draw(canvas: Canvas, top: float) -> None:
        canvas.setStrokeColor(blocks.INK)
        canvas.setLineWidth(1)
        canvas.rect(1, top - 4 - _BOX, _BOX, _BOX, stroke=1, fill=0)
        content.draw(canvas, top)

    return Block(content.height, draw)
