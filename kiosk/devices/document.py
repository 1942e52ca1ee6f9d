"""A document that came back: its pages as pictures, in memory alone."""

import io
from dataclasses import dataclass, field

from PIL import Image

from kiosk.devices.fault import Fault
from kiosk.devices.fitting import jpeg
from kiosk.devices.pages import MOST_PAGES, PdfFault, read_pdf
from kiosk.devices.pixels import DECODING_ERRORS, bare, decoded

SHOWN = 1600
PRINTED = 2340
"""Pixels of a page's longer side, on the screen and on paper: A4 at 200 to the inch."""

_QUALITY = 85
_MOST_PIXELS = 52_000_000


class DocumentFault(Fault):
    """Why a document cannot be shown."""

    DAMAGED = (
        "结果文件坏了，看不了。请带上回执单到窗口，工作人员给您一份。",
        "The result is damaged. Please take your slip to the window: staff will give you a copy.",
    )
    TOO_LONG = (
        "结果文件页数太多，这里看不全。请带上回执单到窗口，工作人员给您一份。",
        "The result has too many pages. Please take your slip to the window for a copy.",
    )


@dataclass(frozen=True, slots=True)
class PaperDocument:
    """A PDF or a JPEG that opens; `pages` of it."""

    data: bytes = field(repr=False)
    is_pdf: bool
    pages: int

    def picture(self, page: int, longest: int) -> bytes | DocumentFault:
        """Return a page (from 0) as JPEG, its longer side at most `longest` pixels."""
        picture = _drawn(self.data, page, longest) if self.is_pdf else _photo(self.data, longest)
        return picture or DocumentFault.DAMAGED


def open_document(data: bytes, media_type: str) -> PaperDocument | DocumentFault:
    """Open a document that lies in memory."""
    if media_type != "application/pdf":
        picture = PaperDocument(data, is_pdf=False, pages=1)
        return picture if _photo(data, SHOWN) else DocumentFault.DAMAGED
    pdf = read_pdf(data)
    if isinstance(pdf, PdfFault):
        return DocumentFault.DAMAGED
    if pdf.length > MOST_PAGES:
        return DocumentFault.TOO_LONG
    return PaperDocument(data, is_pdf=True, pages=pdf.length)


def _drawn(data: bytes, page: int, longest: int) -> bytes:
    pdf = read_pdf(data)
    return b"" if isinstance(pdf, PdfFault) else pdf.picture(page, longest)


def _photo(data: bytes, longest: int) -> bytes:
    try:
        with Image.open(io.BytesIO(data), formats=["JPEG"]) as image:
            if image.width * image.height > _MOST_PIXELS:
                return b""
            picture = bare(decoded(image, longest))
        picture.thumbnail((longest, longest), Image.Resampling.LANCZOS)
    except (*DECODING_ERRORS, Image.DecompressionBombError, Image.DecompressionBombWarning):
        return b""
    return jpeg(picture, _QUALITY)
