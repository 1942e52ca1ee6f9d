"""Pages of a PDF as pictures."""

from pathlib import Path

from PySide6.QtCore import QBuffer, QByteArray, QIODevice, QSize
from PySide6.QtGui import QImage, QPainter
from PySide6.QtPdf import QPdfDocument

from kiosk.devices.fault import Fault
from kiosk.devices.jpegs import jpeg_of
from kiosk.devices.photo import MAX_BYTES

MOST_PAGES = 60


class PdfFault(Fault):
    """Why a PDF gives no page."""

    LOCKED = (
        "这个 PDF 要密码，打不开。请换一个不要密码的，或者在这里拍。",
        "This PDF asks for a password. Please use one without, or take a photo here.",
    )
    DAMAGED = (
        "这个 PDF 打不开。请换一个文件，或者在这里拍。",
        "This PDF does not open. Please use another file, or take a photo here.",
    )
    TOO_LARGE = (
        "这个 PDF 太大了。请换一个小一点的，或者在这里拍。",
        "This PDF is too large. Please use a smaller one, or take a photo here.",
    )


class PdfPages:
    """An open PDF. Belongs to the thread that opens it."""

    def __init__(self, document: QPdfDocument, buffer: QBuffer) -> None:
        self._document = document
        self._buffer = buffer  # the document reads from it as long as it is open

    @property
    def count(self) -> int:
        """How many pages are offered."""
        return min(self.length, MOST_PAGES)

    @property
    def length(self) -> int:
        """How many pages there are."""
        return self._document.pageCount()

    def picture(self, page: int, longest: int) -> bytes:
        """Return a page (from 0) on white as JPEG, its longer side `longest` pixels; b"" if none."""
        size = self._document.pagePointSize(page)
        if size.isEmpty():
            return b""
        share = longest / max(size.width(), size.height())
        sides = QSize(max(1, round(size.width() * share)), max(1, round(size.height() * share)))
        drawn = self._document.render(page, sides)
        sheet = QImage(sides, QImage.Format.Format_RGB32)
        sheet.fill("white")
        return b"" if drawn.isNull() else jpeg_of(_laid_on(sheet, drawn))


def open_pdf(path: Path) -> PdfPages | PdfFault:
    """Open a PDF.

    Raises:
        OSError: the file cannot be read.
    """
    with path.open("rb") as file:
        data = file.read(MAX_BYTES + 1)
    return PdfFault.TOO_LARGE if len(data) > MAX_BYTES else read_pdf(data)


def read_pdf(data: bytes) -> PdfPages | PdfFault:
    """Open a PDF that lies in memory; nothing of it is written anywhere."""
    buffer = QBuffer()
    buffer.setData(QByteArray(data))
    buffer.open(QIODevice.OpenModeFlag.ReadOnly)
    document = QPdfDocument()
    document.load(buffer)
    match document.error():
        case QPdfDocument.Error.None_ if document.pageCount():
            return PdfPages(document, buffer)
        case QPdfDocument.Error.IncorrectPassword | QPdfDocument.Error.UnsupportedSecurityScheme:
            return PdfFault.LOCKED
        case _:
            return PdfFault.DAMAGED


def _laid_on(sheet: QImage, drawn: QImage) -> QImage:
    painter = QPainter(sheet)
    painter.drawImage(0, 0, drawn)
    painter.end()
    return sheet
