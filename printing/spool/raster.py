"""From a PDF to dots, for printers that take nothing else."""

import pypdfium2
from PIL import Image

from printing.errors import DocumentRefusedError

_POINTS = 72
# Lighter than this is white: a little above the middle, so that thin strokes stay whole.
_WHITE = 168


def greys_of(pdf: bytes, dots_per_inch: float) -> list[Image.Image]:
    """Return the pages in greys.

    Raises:
        DocumentRefusedError: it is not a PDF.
    """
    try:
        document = pypdfium2.PdfDocument(pdf)
    except pypdfium2.PdfiumError as error:
        raise DocumentRefusedError("not a PDF") from error
    try:
        return [_grey(page, dots_per_inch / _POINTS) for page in document]
    finally:
        document.close()


def _grey(page: pypdfium2.PdfPage, scale: float) -> Image.Image:
    """Return a page that is a whole number of dots wide, so that what lies on dots stays there."""
    width = page.get_width()
    whole = round(width * scale)
    # PDFium takes the next whole number above.
    picture: Image.Image = page.render(scale=(whole - 0.01) / width, grayscale=True).to_pil()
    return picture.convert("L")


def dots_of(grey: Image.Image) -> Image.Image:
    """Return a page in black and white, without greys made of dots: text stays sharp."""
    return grey.point(lambda light: 255 if light > _WHITE else 0).convert(
        "1", dither=Image.Dither.NONE
    )
