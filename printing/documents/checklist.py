"""The list of what to bring (一次性告知单): A5, to take home before anything is filed."""

from collections.abc import Iterator
from dataclasses import dataclass

from reportlab.pdfgen.canvas import Canvas

from printing.layout import blocks, fonts
from printing.layout.blocks import Block
from printing.layout.sheet import CODE, MARGIN, QUIET, WIDTH, Sheet

_BOX = 13.0
_INDENT = 24.0
_BULLET = 11.0
WORDS = {
    "zh_CN": (
        "zh-CN",
        "要带的东西",
        "一次性告知单",
        "示范",
        "带齐了再来，一次办好。原件看完当场还您。",
        "手机扫码，这张清单就在手机上，不用网。",
        "示范单据，不能用来办事。",
    ),
    "en": (
        "en",
        "What to bring",
        "Materials list (一次性告知单)",
        "SAMPLE",
        "Bring them all and it is done in one go. Originals are handed back at once.",
        "Scan the code to have this list on your phone, without any network.",
        "A sample. It cannot be used for any business.",
    ),
}


@dataclass(frozen=True, slots=True)
class ChecklistPaper:
    """One paper to bring: its name, then form, copies and when it is wanted in one line."""

    name: str
    detail: str = ""


@dataclass(frozen=True, slots=True)
class ChecklistInput:
    """What a list shows.

    `subjects`: the service items it is for. `facts`: label and value of where, when and how much.
    `qr_text`: what a phone reads of it, "" for no code. `sample` marks it as a sample.
    """

    hall: str
    device_name: str
    title: str
    subjects: tuple[str, ...]
    papers: tuple[ChecklistPaper, ...]
    facts: tuple[tuple[str, str], ...]
    qr_text: str = ""
    language: str = "zh_CN"
    sample: bool = False


def render_checklist(checklist: ChecklistInput, fonts: fonts.Fonts) -> bytes:
    """Return the list as a PDF, A5 upright; the same input gives the same bytes.

    Raises:
        UnusableFontError: a font file is missing or damaged.
    """
    sheet = Sheet(fonts)
    lang, title, second, sample, *hints = WORDS["en" if checklist.language == "en" else "zh_CN"]
    marks = (sample,) if checklist.sample else ()
    heading = blocks.below(
        blocks.text(title, sheet.soft(11), MARGIN, WIDTH),
        blocks.text(second, sheet.soft(9), MARGIN, WIDTH),
    )
    return sheet.print(
        (
            sheet.head(checklist.hall, checklist.device_name),
            blocks.gap(14),
            sheet.marked(heading, marks),
            *_content(checklist, sheet),
        ),
        _foot(checklist, sheet, hints),
        lang=lang,
        marks=marks,
        title=f"{title} {checklist.title}",
        author=checklist.hall,
        subject=checklist.title,
    )


def _content(checklist: ChecklistInput, sheet: Sheet) -> Iterator[Block]:
    yield blocks.title(checklist.title, sheet.strong(22), MARGIN, WIDTH)
    if checklist.subjects != (checklist.title,):
        for subject in checklist.subjects:
            yield blocks.beside(
                blocks.text("·", sheet.plain(11), MARGIN, _BULLET),
                blocks.title(subject, sheet.plain(11), MARGIN + _BULLET, WIDTH - _BULLET),
            )
    yield blocks.gap(12)
    for paper in checklist.papers:
        yield _paper(paper, sheet)
    yield blocks.gap(8)
    for label, value in checklist.facts:
        yield sheet.fact(label, value, 10.5)


def _paper(paper: ChecklistPaper, sheet: Sheet) -> Block:
    """A box to tick, the name, and what is wanted of it."""
    x, width = MARGIN + _INDENT, WIDTH - _INDENT
    lines = [blocks.text(paper.name, sheet.strong(13), x, width)]
    if paper.detail:
        lines.append(blocks.text(paper.detail, sheet.soft(10), x, width))
    content = blocks.below(*lines)

    def draw(canvas: Canvas, top: float) -> None:
        canvas.setStrokeColor(blocks.INK)
        canvas.setLineWidth(1)
        canvas.roundRect(MARGIN, top - 3 - _BOX, _BOX, _BOX, 2, stroke=1, fill=0)
        content.draw(canvas, top)

    return Block(content.height + 7, draw)


def _foot(checklist: ChecklistInput, sheet: Sheet, hints: list[str]) -> Block:
    bring, scan, not_valid = hints
    width = WIDTH - CODE - QUIET if checklist.qr_text else WIDTH
    lines = [blocks.text(bring, sheet.soft(10), MARGIN, width)]
    if checklist.qr_text:
        lines.append(blocks.text(scan, sheet.soft(10), MARGIN, width))
    if checklist.sample:
        warning = sheet.strong(9.5, blocks.DANGER)
        lines.append(blocks.text(not_valid, warning, MARGIN, width))
    return sheet.foot(blocks.below(*lines), checklist.qr_text)
