"""The path of a code, drawn and read again by another program."""

import re

import zxingcpp
from PIL import Image, ImageDraw

from kiosk.services.qr import qr_path

LINK = "https://platform.example/slip/0001000371234565"
MODULE = 8
QUIET = 4


def test_the_drawn_path_reads_as_its_text() -> None:
    path, side = qr_path(LINK)
    edge = (side + 2 * QUIET) * MODULE
    image = Image.new("L", (edge, edge), 255)
    pen = ImageDraw.Draw(image)
    for x, y, width in re.findall(r"M(\d+) (\d+)h(\d+)v1h-\d+z", path):
        left, top = ((int(place) + QUIET) * MODULE for place in (x, y))
        pen.rectangle((left, top, left + int(width) * MODULE - 1, top + MODULE - 1), fill=0)

    (found,) = zxingcpp.read_barcodes(image)

    assert found.text == LINK
