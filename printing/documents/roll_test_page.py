"""The test page of a receipt printer: rare characters, the whole width, one millimetre as one."""

from collections.abc import Iterator

from reportlab.pdfgen.canvas import Canvas

from printing.documents.moments import written_moment
from printing.documents.test_page import RARE, TestPageInput
from printing.layout import fonts
from printing.layout.blocks import INK, Block
from printing.layout.roll import BODY, SMALL, Roll
from printing.layout.stock import DOT, Stock

_MILLIMETRE = 8 * DOT
_WORDS = {
    "zh_CN": (
        "zh-CN",
        "小票打印机测试",
        "这不是单据，看完可以扔掉。",
        "打印机",
        "打印时间",
        "软件",
        "每个字都要看得清，没有方框。",
        "左右两头的竖线都要在纸上。少一条，就是纸宽设错了。",
        "用尺量，这条线要正好 {length} 毫米。",
        "从粗到细四组线，都要分得开。",
        "用手机扫，能读出打印时间就对。",
    ),
    "en": (
        "en",
        "Receipt printer test",
        "This is no document; it may be thrown away.",
        "Printer",
        "Printed at",
        "Software",
        "Every character is clear, and none is a box.",
        "Both upright lines at the ends are on the paper; else the width is set wrong.",
        "Measure it: this line is {length} mm.",
        "Four groups of lines, wide to fine: all can be told apart.",
        "Scan it with a phone: it reads the time of printing.",
    ),
}


def test_page_on_roll(test: TestPageInput, fonts: fonts.Fonts, stock: Stock) -> bytes:
    """Return the page as a PDF of one strip; the same input gives the same bytes.

    Raises:
        UnusableFontError: a font file is missing or damaged.
    """
    lang, title, *words = _WORDS["en" if test.language == "en" else "zh_CN"]
    roll = Roll(fonts, stock)
    return roll.strip(
        _content(test, roll, (lang, title), words),
        lang=lang,
        title=title,
        author=test.hall,
        subject=test.printer,
    )


def _content(
    test: TestPageInput, roll: Roll, named: tuple[str, str], words: list[str]
) -> Iterator[Block]:
    lang, title = named
    second, printer, at, software, letters, ends, measure, lines, code = words
    moment = written_moment(test.printed_at, test.language)
    length = int(roll.width / _MILLIMETRE) // 10 * 10
    yield roll.head(test.hall, test.device_name)
    yield roll.title(title, ())
    yield roll.text(second)
    yield roll.rule()
    versions = " · ".join(" ".join(version) for version in test.versions)
    facts = ((printer, test.printer), (at, moment), (software, versions))
    yield from roll.facts(facts, lang)
    yield roll.rule()
    for style in (roll.plain(SMALL), roll.plain(BODY), roll.plain(18), roll.strong(18)):
        yield roll.text(RARE, style)
    yield roll.text(letters)
    yield _ruler(roll.width, round(roll.width / _MILLIMETRE))
    yield roll.text(ends)
    yield _ruler(length * _MILLIMETRE, length)
    yield roll.text(measure.format(length=length))
    yield _fine_lines(roll.width)
    yield roll.text(lines)
    yield from roll.qr_code(f"{title} {moment}")
    yield roll.text(code)


def _ruler(width: float, millimetres: int) -> Block:
    """A line with a stroke at each centimetre and at both ends."""

    def draw(canvas: Canvas, top: float) -> None:
        canvas.setFillColor(INK)
        canvas.rect(0, top - 20 * DOT, width, 2 * DOT, stroke=0, fill=1)
        for place in (*range(0, millimetres, 10), millimetres):
            x = min(place * _MILLIMETRE, width - 2 * DOT)
            canvas.rect(x, top - 32 * DOT, 2 * DOT, 24 * DOT, stroke=0, fill=1)

    return Block(40 * DOT, draw)


def _fine_lines(width: float) -> Block:
    """Upright lines of four, three, two dots and one, each as far apart as it is wide."""

    def draw(canvas: Canvas, top: float) -> None:
        canvas.setFillColor(INK)
        for group, dots in enumerate((4, 3, 2, 1)):
            left = group * int(width / DOT / 4) * DOT
            for line in range(int(width / DOT / 4 * 0.8) // (2 * dots)):
                x = left + line * 2 * dots * DOT
                canvas.rect(x, top - 40 * DOT, dots * DOT, 32 * DOT, stroke=0, fill=1)

    return Block(48 * DOT, draw)
