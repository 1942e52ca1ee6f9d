"""The list of what to bring (材料清单): one A5 page to take home before anything is filed."""

import io
from collections.abc import Iterator
from dataclasses import dataclass

from reportlab.lib.colors import Color
from reportlab.lib.pagesizes import A5
from reportlab.pdfgen.canvas import Canvas

from printing.layout import blocks, fonts
from printing.layout.blocks import Block, Style

_MARGIN = 34.0
_WIDTH = A5[0] - 2 * _MARGIN
_PAGE = blocks.Page(width=A5[0], top=A5[1] - 30, bottom=28)
_BOX = 13.0
_INDENT = 24.0
_LABEL = 70.0
_WORDS = {
    "zh_CN": (
        "zh-CN",
        "要带的东西",
        "示范",
        "带齐了再来，一次办好。原件看完当场还您。",
        "示范单据，不能用来办事。",
    ),
    "en": (
        "en",
        "What to bring",
        "SAMPLE",
        "Bring them all and it is done in one go. Originals are handed back at once.",
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
    `sample` marks it as a sample.
    """

    hall: str
    device_name: str
    title: str
    subjects: tuple[str, ...]
    papers: tuple[ChecklistPaper, ...]
    facts: tuple[tuple[str, str], ...]
    language: str = "zh_CN"
    sample: bool = False


def render_checklist(checklist: ChecklistInput, fonts: fonts.Fonts) -> bytes:
    """Return the list as a PDF, A5 upright; the same input gives the same bytes.

    Raises:
        UnusableFontError: a font file is missing or damaged.
    """
    return _Checklist(checklist, fonts).render()


class _Checklist:
    """One list while it is drawn."""

    def __init__(self, checklist: ChecklistInput, files: fonts.Fonts) -> None:
        self._list = checklist
        words = _WORDS["en" if checklist.language == "en" else "zh_CN"]
        self._lang, self._title, self._sample, self._hint, self._not_valid = words
        self._regular = fonts.load(files.regular)
        self._bold = fonts.load(files.bold)

    def render(self) -> bytes:
        out = io.BytesIO()
        canvas = Canvas(
            out,
            pagesize=A5,
            invariant=1,
            pageCompression=1,
            lang=self._lang,
            initialFontName=self._regular.fontName,  # type: ignore[arg-type]  # a name, not a float
        )
        canvas.setTitle(f"{self._title} {self._list.title}")
        canvas.setAuthor(self._list.hall)
        canvas.setCreator("Township Kiosk")
        blocks.flow(canvas, tuple(self._blocks()), self._foot(), _PAGE)
        canvas.save()
        return out.getvalue()

    def _blocks(self) -> Iterator[Block]:
        soft = self._plain(10, blocks.INK_SOFT)
        yield blocks.text(self._list.hall, self._strong(12), _MARGIN, _WIDTH)
        yield self._ruled(blocks.text(self._list.device_name, soft, _MARGIN, _WIDTH))
        yield blocks.gap(14)
        yield self._tagged(blocks.text(self._title, soft, _MARGIN, _WIDTH))
        yield blocks.text(self._list.title, self._strong(22), _MARGIN, _WIDTH)
        if len(self._list.subjects) > 1:
            for subject in self._list.subjects:
                yield blocks.text(f"· {subject}", self._plain(11), _MARGIN, _WIDTH)
        yield blocks.gap(12)
        for paper in self._list.papers:
            yield self._paper(paper)
        yield blocks.gap(8)
        for label, value in self._list.facts:
            yield self._fact(label, value)

    def _plain(self, size: float, colour: Color = blocks.INK) -> Style:
        return Style(self._regular, size, colour)

    def _strong(self, size: float, colour: Color = blocks.INK) -> Style:
        return Style(self._bold, size, colour)

    def _ruled(self, content: Block) -> Block:
        def draw(canvas: Canvas, top: float) -> None:
            content.draw(canvas, top)
            canvas.setStrokeColor(blocks.PRIMARY)
            canvas.setLineWidth(1.2)
            canvas.line(
                _MARGIN, top - content.height - 6, _MARGIN + _WIDTH, top - content.height - 6
            )

        return Block(content.height + 6, draw)

    def _tagged(self, content: Block) -> Block:
        """A line with the mark of a sample at its right."""
        tag = self._strong(12, blocks.DANGER)
        width = tag.width(self._sample) + 20

        def draw(canvas: Canvas, top: float) -> None:
            content.draw(canvas, top)
            if self._list.sample:
                middle = top - content.height / 2
                canvas.setStrokeColor(blocks.DANGER)
                canvas.roundRect(_MARGIN + _WIDTH - width, middle - 12, width, 24, 5, stroke=1)
                tag.draw(canvas, _MARGIN + _WIDTH - width + 10, middle, self._sample)

        return Block(content.height, draw)

    def _paper(self, paper: ChecklistPaper) -> Block:
        """A box to tick, the name, and what is wanted of it."""
        x, width = _MARGIN + _INDENT, _WIDTH - _INDENT
        lines = [blocks.text(paper.name, self._strong(13), x, width)]
        if paper.detail:
            lines.append(blocks.text(paper.detail, self._plain(10, blocks.INK_SOFT), x, width))
        content = blocks.below(*lines)

        def draw(canvas: Canvas, top: float) -> None:
            canvas.setStrokeColor(blocks.INK)
            canvas.setLineWidth(1)
            canvas.roundRect(_MARGIN, top - 3 - _BOX, _BOX, _BOX, 2, stroke=1, fill=0)
            content.draw(canvas, top)

        return Block(content.height + 7, draw)

    def _fact(self, label: str, value: str) -> Block:
        return blocks.beside(
            blocks.text(label, self._plain(10.5, blocks.INK_SOFT), _MARGIN, _LABEL),
            blocks.text(value, self._plain(10.5), _MARGIN + _LABEL, _WIDTH - _LABEL),
        )

    def _foot(self) -> Block:
        lines = [blocks.text(self._hint, self._plain(10, blocks.INK_SOFT), _MARGIN, _WIDTH)]
        if self._list.sample:
            lines.append(
                blocks.text(self._not_valid, self._strong(9.5, blocks.DANGER), _MARGIN, _WIDTH)
            )
        content = blocks.below(*lines)

        def draw(canvas: Canvas, top: float) -> None:
            canvas.setStrokeColor(blocks.LINE)
            canvas.setLineWidth(0.6)
            canvas.line(_MARGIN, top - 6, _MARGIN + _WIDTH, top - 6)
            content.draw(canvas, top - 14)

        return Block(content.height + 14, draw)
