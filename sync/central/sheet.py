"""The sheet that a technician takes along: the QR of an enrolment, never its code."""

import io
from collections.abc import Iterator
from html import escape
from pathlib import Path

import segno
from reportlab.lib.pagesizes import A4
from reportlab.lib.styles import ParagraphStyle
from reportlab.lib.units import mm
from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.ttfonts import TTFError, TTFont
from reportlab.pdfgen.canvas import Canvas
from reportlab.platypus import Paragraph

from sync.central.enrolment import Place
from sync.central.errors import MediumError
from sync.errors import KnownError
from sync.wire.enrolling import Invitation

_FONTS = Path(__file__).parents[2] / "resources" / "fonts"
_REGULAR, _BOLD = "sheet", "sheet-bold"
_FILES = {_REGULAR: "NotoSansSC_400Regular.ttf", _BOLD: "NotoSansSC_700Bold.ttf"}
_MARGIN, _SIDE, _GAP, _QUIET = 20 * mm, 62 * mm, 6 * mm, 4
_WIDTH = A4[0] - 2 * _MARGIN
_TITLE = ParagraphStyle("title", fontName=_BOLD, fontSize=22, leading=30)
_STRONG = ParagraphStyle("strong", fontName=_BOLD, fontSize=15, leading=21, wordWrap="CJK")
_ZH = ParagraphStyle("zh", fontName=_REGULAR, fontSize=11, leading=18, wordWrap="CJK")
_EN = ParagraphStyle("en", fontName=_REGULAR, fontSize=9, leading=13)
_USE_ZH = """\
用法
1. 打开新机器，屏幕上是“登记本机”。把上面的二维码对着摄像头，或用扫码枪扫。
2. 没有摄像头和扫码枪：点“没有二维码，自己输入”，照这张单打网址和指纹。
3. 屏幕上的指纹与这张单一样，再按登记码：10 位数字，前 4 位就是这张单的编号。
    登记码由县平台另外告知，不在这张单上；24 小时内有效，可以试 5 次，用过就作废。
4. 屏幕上的大厅和机器没有错，点“就是这里”。
5. 没有网络：用命令 sudo kiosk enrol 写一份申请，带到县平台去批，见手册“登记”一节。
"""
_USE_EN = """\
How to use it
1. Switch the new kiosk on: it opens with "Enrol this kiosk". Hold the QR before its camera or scanner.
2. Where there is neither: touch "No QR: type it", and type address and fingerprint from this sheet.
3. If the fingerprint on the screen is the one above, press the code: ten digits, the first four are this
    sheet's number. The platform tells it apart, it is not on this sheet: 24 hours, five tries, one kiosk.
4. See that hall and kiosk are right: "It is here".
5. Without a network: write a request with sudo kiosk enrol, take it to the platform; see "Enrolling" in the
    handbook.
"""


class OtherSheetError(KnownError):
    """A sheet is none of the kinds of file that are written."""

    zh = "登记单只能写成 .pdf（一张 A4，带文字和用法）或 .png（只有二维码）。"
    en = "A sheet is .pdf (a page of A4 with words) or .png (the QR alone)."


class NoFontsError(KnownError):
    """The fonts of the program are not where they belong."""

    zh = "找不到程序自带的字体（resources/fonts），写不了 .pdf；.png 可以写。"
    en = "The program's fonts (resources/fonts) are missing: no .pdf, only .png."


def write_sheet(path: Path, invitation: Invitation, place: Place) -> None:
    """Write the sheet: `.pdf` a page of A4 with words, `.png` the QR alone.

    Raises:
        OtherSheetError: another kind of file.
        NoFontsError: there is nothing to write the words with.
        MediumError: it cannot be written there.
    """
    code = segno.make_qr(invitation.text, error="m")
    kind = path.suffix.lower()
    if kind not in (".pdf", ".png"):
        raise OtherSheetError(path.name)
    drawn = io.BytesIO()
    if kind == ".pdf":
        _draw_page(drawn, code, invitation, place)
    else:
        code.save(drawn, kind="png", scale=8, border=_QUIET)
    try:
        path.write_bytes(drawn.getvalue())
    except OSError as error:
        raise MediumError(f"{path}: {error.strerror}") from error


def terminal(invitation: Invitation) -> str:
    """Return the QR as it is drawn in a terminal."""
    drawn = io.StringIO()
    segno.make_qr(invitation.text, error="l").terminal(drawn, compact=True, border=2)
    return drawn.getvalue()


def grouped(fingerprint: bytes) -> str:
    """Return a fingerprint in groups of four, as two people compare it."""
    text = fingerprint.hex()
    return " ".join(text[at : at + 4] for at in range(0, len(text), 4))


def _draw_page(file: io.BytesIO, code: segno.QRCode, invitation: Invitation, place: Place) -> None:
    _load_fonts()
    canvas = Canvas(file, pagesize=A4)
    canvas.setTitle(f"自助机登记单 {invitation.number}")
    top = A4[1] - _MARGIN
    for words, style in (("自助机登记单", _TITLE), ("Enrolment sheet of a kiosk", _EN)):
        top = _write(canvas, words, style, _MARGIN, top, _WIDTH)
    top -= _GAP
    _draw_code(canvas, code, top)
    left = _MARGIN + _SIDE + _GAP
    low = top
    for label, words in _facts(invitation, place):
        low = _write(canvas, label, _EN, left, low, A4[0] - _MARGIN - left)
        low = _write(canvas, words, _STRONG, left, low, A4[0] - _MARGIN - left) - _GAP / 3
    top = min(low, top - _SIDE) - _GAP
    for lines, style in ((_USE_ZH, _ZH), (_USE_EN, _EN)):
        for words in lines.splitlines():
            top = _write(canvas, words, style, _MARGIN, top, _WIDTH)
        top -= _GAP
    canvas.save()


def _facts(invitation: Invitation, place: Place) -> Iterator[tuple[str, str]]:
    yield "大厅 Hall", place.hall
    if place.name:
        yield "机器 Kiosk", place.name
    yield "编号 Number", invitation.number
    yield "县平台网址 Address of the platform", invitation.address
    yield "指纹 Fingerprint", grouped(invitation.fingerprint)


def _write(
    canvas: Canvas, words: str, style: ParagraphStyle, left: float, top: float, width: float
) -> float:
    """Write words below `top`; return where they end. All in points."""
    paragraph = Paragraph(escape(words), style)
    _, height = paragraph.wrapOn(canvas, width, A4[1])
    paragraph.drawOn(canvas, left, top - height)
    return float(top - height)


def _draw_code(canvas: Canvas, code: segno.QRCode, top: float) -> None:
    """Draw the QR at the left margin, as one path: between rectangles some viewers show hairlines."""
    rows = code.matrix
    module = _SIDE / len(rows)
    path = canvas.beginPath()
    for row, modules in enumerate(rows):
        for column, is_dark in enumerate(modules):
            if is_dark:
                low = top - (row + 1) * module
                path.rect(_MARGIN + column * module, low, module, module)
    canvas.drawPath(path, stroke=0, fill=1)


def _load_fonts() -> None:
    for name, file in _FILES.items():
        try:
            font = TTFont(name, str(_FONTS / file))
        except (TTFError, OSError) as error:
            raise NoFontsError(file) from error
        # Of two fonts of one face reportlab would take the first, in the whole process.
        font.face.name = name.encode()
        pdfmetrics.registerFont(font)
