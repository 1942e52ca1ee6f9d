"""The test page: what staff look at to see whether a printer prints whole, sharp and everything."""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import datetime

import reportlab
import segno
from reportlab.lib.colors import Color
from reportlab.lib.pagesizes import A4
from reportlab.lib.units import mm
from reportlab.pdfgen.canvas import Canvas

from printing.documents.moments import written_moment
from printing.layout import blocks, fonts
from printing.layout.blocks import Block
from printing.layout.page import MARGIN, WIDTH, A4Page
from printing.layout.qr import qr_code

# Of the list of 2013 beyond GB 2312, two of them beyond U+FFFF: they stand in people's names.
RARE = "䶮 𬭼 㛃 堃 喆 祎 玥 昇 镕 㭎 𬱖 𫖯 𬍛 𫓧"
VERSIONS = (("reportlab", reportlab.__version__), ("segno", segno.__version__))
"""What draws the documents."""

_RULER = 150
_GREYS = 11
_CODE = 92.0
_EDGES = (4, 6, 8)


@dataclass(frozen=True, slots=True)
class TestPageInput:
    """What a test page shows. `printer`: its name or address; `versions`: what prints, and which."""

    __test__ = False  # a page, not a test

    hall: str
    device_name: str
    printer: str
    printed_at: datetime
    versions: tuple[tuple[str, str], ...] = ()
    language: str = "zh_CN"


@dataclass(frozen=True, slots=True)
class _Words:
    lang: str
    title: str
    second: str
    printer: str
    moment: str
    versions: str
    letters: str
    letters_how: str
    sample: str
    ruler: str
    ruler_how: str
    edges: str
    greys: str
    lines: str
    code: str


_ZH = _Words(
    lang="zh-CN",
    title="打印机测试页",
    second="这一页不是单据，看完可以扔掉。",
    printer="打印机",
    moment="打印时间",
    versions="软件",
    letters="字",
    letters_how="每个字都要看得清，没有方框。大字是人名里的生僻字。",
    sample="乡镇便民服务中心 自助机 0123456789 ABCDEFG abcdefg ，。、；：？！“”（）《》——……",
    ruler="尺寸",
    ruler_how="用尺量，这条线要正好 150 毫米。短了，就把打印机的“适合页面”关掉。",
    edges="四个角上的线离纸边 4、6、8 毫米。看得见几条，打印机就能打到哪里。",
    greys="深浅",
    lines="细线",
    code="用手机扫，能读出打印时间就对。",
)

_EN = _Words(
    lang="en",
    title="Printer test page",
    second="This page is no document; it may be thrown away.",
    printer="Printer",
    moment="Printed at",
    versions="Software",
    letters="Characters",
    letters_how="Every character is clear, and none is a box. The large ones stand in names.",
    sample="Township Kiosk 乡镇便民服务中心 0123456789 ABCDEFG abcdefg “quoted” (brackets) – — …",
    ruler="Size",
    ruler_how="Measure it: this line is 150 mm. Where it is shorter, turn off “fit to page”.",
    edges="The lines in the corners lie 4, 6 and 8 mm from the edge: those you see can be printed.",
    greys="Greys",
    lines="Fine lines",
    code="Scan it with a phone: it reads the time of printing.",
)


def render_test_page(test: TestPageInput, fonts: fonts.Fonts) -> bytes:
    """Return the page as a PDF, A4 upright; the same input gives the same bytes.

    Raises:
        UnusableFontError: a font file is missing or damaged.
    """
    words = _EN if test.language == "en" else _ZH
    page = A4Page(fonts)
    return page.print(
        _content(test, words, page),
        blocks.gap(0),
        lang=words.lang,
        title=words.title,
        author=test.hall,
        subject=test.printer,
    )


def _content(test: TestPageInput, words: _Words, page: A4Page) -> Iterator[Block]:
    moment = written_moment(test.printed_at, test.language)
    yield Block(0, lambda canvas, _top: _draw_corners(canvas, page))
    yield page.head(test.hall, test.device_name)
    yield blocks.gap(12)
    yield page.title(words.title, second=words.second)
    yield blocks.gap(8)
    versions = " · ".join(" ".join(version) for version in test.versions)
    facts = ((words.printer, test.printer), (words.moment, moment), (words.versions, versions))
    yield from page.facts(fact for fact in facts if fact[1])
    yield page.section(words.letters)
    yield from page.paragraph(words.letters_how, page.soft(10))
    for size in (9.0, 12.0):
        yield from page.paragraph(words.sample, page.plain(size))
    yield from page.paragraph(RARE, page.plain(18))
    yield from page.paragraph(RARE, page.strong(18))
    yield page.section(words.ruler)
    yield _ruler(page)
    yield from page.paragraph(words.ruler_how, page.soft(10))
    yield from page.paragraph(words.edges, page.soft(10))
    yield page.section(words.greys)
    yield _greys(page)
    yield page.section(words.lines)
    yield _fine_lines(page)
    yield blocks.gap(12)
    yield blocks.beside(
        qr_code(f"{words.title} {moment}", MARGIN, _CODE),
        blocks.text(words.code, page.plain(10.5), MARGIN + _CODE + 16, WIDTH - _CODE - 16),
    )


def _ruler(page: A4Page) -> Block:
    """Millimetres, with a figure at each ten."""
    style = page.plain(8)

    def draw(canvas: Canvas, top: float) -> None:
        canvas.setStrokeColor(blocks.INK)
        canvas.setLineWidth(0.5)
        base = top - 6
        canvas.line(MARGIN, base, MARGIN + _RULER * mm, base)
        for place in range(_RULER + 1):
            length = 10 if place % 10 == 0 else 7 if place % 5 == 0 else 4
            canvas.line(MARGIN + place * mm, base, MARGIN + place * mm, base - length)
            if place % 10 == 0:
                figure = str(place)
                x = MARGIN + place * mm - style.width(figure) / 2
                style.draw(canvas, x, base - 16, figure)

    return Block(30, draw)


def _greys(page: A4Page) -> Block:
    """From white to black, with how much of it is black in percent."""
    style, side = page.plain(8), WIDTH / _GREYS

    def draw(canvas: Canvas, top: float) -> None:
        canvas.setStrokeColor(blocks.INK)
        canvas.setLineWidth(0.4)
        for step in range(_GREYS):
            light = 1 - step / (_GREYS - 1)
            canvas.setFillColor(Color(light, light, light))
            canvas.rect(MARGIN + step * side, top - 26, side, 26, stroke=1, fill=1)
            share = f"{100 * step // (_GREYS - 1)} %"
            x = MARGIN + (step + 0.5) * side - style.width(share) / 2
            style.draw(canvas, x, top - 33, share)

    return Block(40, draw)


def _fine_lines(page: A4Page) -> Block:
    """Lines of falling strength, with how strong they are in points."""
    style = page.plain(8)

    def draw(canvas: Canvas, top: float) -> None:
        canvas.setStrokeColor(blocks.INK)
        for row, strength in enumerate((1.0, 0.5, 0.25)):
            y = top - 6 - 11 * row
            canvas.setLineWidth(strength)
            canvas.line(MARGIN, y, MARGIN + WIDTH - 40, y)
            style.draw(canvas, MARGIN + WIDTH - 34, y, f"{strength} pt")

    return Block(36, draw)


def _draw_corners(canvas: Canvas, page: A4Page) -> None:
    """Angles in the four corners of the sheet, so many millimetres from its edge."""
    width, height = A4
    style = replace(page.plain(5), colour=blocks.INK)
    canvas.setStrokeColor(blocks.INK)
    canvas.setLineWidth(0.5)
    for millimetres in _EDGES:
        inset, length = millimetres * mm, (16 - millimetres) * mm
        for left in (True, False):
            x, right = (inset, length) if left else (width - inset, -length)
            for low in (True, False):
                y, up = (inset, length) if low else (height - inset, -length)
                canvas.line(x, y, x + right, y)
                canvas.line(x, y, x, y + up)
        style.draw(canvas, 16.5 * mm, inset, str(millimetres))
