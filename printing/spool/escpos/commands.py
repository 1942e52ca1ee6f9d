"""A picture as what a receipt printer is told: raster in bands, then the cut, then a question."""

from collections.abc import Sequence

from escpos.constants import GS, HW_INIT, RT_STATUS
from escpos.image import EscposImage
from PIL import Image

ROWS = 128
"""How many rows of dots a band has: small, as a printer asked between two of them tells at once."""

_RASTER: bytes = GS + b"v0\0"
_FEED_AND_CUT = GS + b"VB\0"
# 12 mm, for a printer without cutter: the last line stands above the edge that it is torn at.
_FEED = b"\x1bJ\x60"
PASSED: bytes = GS + b"r\x01"
"""Answered when all before it was carried out, with the paper sensor's state."""


def status_request(about: int) -> bytes:
    """Return DLE EOT n, answered at once whatever the printer is doing."""
    return bytes([*RT_STATUS, about])


def parts_of(pages: Sequence[Image.Image]) -> list[bytes]:
    """Return all that is to be sent for a document, in parts between which nothing is torn."""
    bands = [band for page in pages for band in _bands(page)]
    return [HW_INIT, *bands, _FEED + _FEED_AND_CUT + PASSED]


def completion(width: int) -> bytes:
    """Return white dots that end a band of which a part was lost; else they are passed over."""
    return bytes(ROWS * _octets(width))


def _bands(page: Image.Image) -> list[bytes]:
    whole = EscposImage(page)
    return [_band(fragment) for fragment in whole.split(ROWS)]


def _band(fragment: Image.Image) -> bytes:
    width = _octets(fragment.width).to_bytes(2, "little")
    height = fragment.height.to_bytes(2, "little")
    raster: bytes = EscposImage(fragment).to_raster_format()
    return _RASTER + width + height + raster


def _octets(dots: int) -> int:
    return -(-dots // 8)
