"""Small print can still be read from what is stored.

Measure: the share of characters that the recognition model shipped for handwriting (PP-OCR, a model
of printed lines) reads back right, line by line, from the stored JPEG of a page of 7 pt print.
"""

import random
from difflib import SequenceMatcher

import numpy as np
import onnxruntime
import pytest
from PIL import Image, ImageChops, ImageDraw, ImageFilter, ImageFont

from kiosk.devices.fitting import MOST_BYTES, fitted, jpeg
from kiosk.paths import FONTS, HANDWRITING
from tests.kiosk.devices.test_photo import opened

WORDS = "经营者应当保证所提供的信息真实有效并对其承担法律责任如有虚假愿意接受处理地址在示范县镇村"
SIZE = (2592, 1944)
# A camera of five megapixels over a sheet of A4 sees 8.7 pixels a millimetre: 7 pt are 21 pixels.
PRINT = 21
LINE = 24
Line = tuple[str, tuple[int, int, int, int]]


class Reader:
    """Reads a printed line."""

    def __init__(self) -> None:
        options = onnxruntime.SessionOptions()
        options.intra_op_num_threads = 1
        self._model = onnxruntime.InferenceSession(str(HANDWRITING), options)
        listed = self._model.get_modelmeta().custom_metadata_map["character"]
        self._characters = ["", *listed.split("\n"), " "]

    def read(self, line: Image.Image) -> str:
        width = round(line.width * 48 / line.height)
        grey = np.asarray(line.convert("L").resize((width, 48)), dtype=np.float32) / 127.5 - 1
        feed = {self._model.get_inputs()[0].name: np.broadcast_to(grey, (1, 3, 48, width)).copy()}
        (likelihood,) = self._model.run(None, feed)
        best = likelihood[0].argmax(axis=1)
        kept = best[(best != np.concatenate(([0], best[:-1]))) & (best != 0)]
        return "".join(self._characters[each] for each in kept)

    def share_right(self, page: Image.Image, lines: list[Line]) -> float:
        scale = page.width / SIZE[0]
        right = total = 0
        for words, box in lines:
            left, top, far, low = (round(side * scale) for side in box)
            read = self.read(page.crop((left, top, far, low)))
            blocks = SequenceMatcher(None, words, read, autojunk=False).get_matching_blocks()
            right += sum(block.size for block in blocks)
            total += len(words)
        return right / total


def printed_page() -> tuple[Image.Image, list[Line]]:
    """Return a photo of a full page of small print with a sensor's noise, and lines to read."""
    chance = random.Random(5)  # noqa: S311 - the same page every time
    page = Image.new("RGB", SIZE, "#F4F2EA")
    pen = ImageDraw.Draw(page)
    font = ImageFont.truetype(FONTS / "NotoSansSC_400Regular.ttf", PRINT)
    lines: list[Line] = []
    for top in range(60, SIZE[1] - 60, 2 * PRINT):
        for left in range(80, SIZE[0] - LINE * PRINT, (LINE + 2) * PRINT):
            words = "".join(chance.choices(WORDS, k=LINE))
            pen.text((left, top), words, "#26262A", font)
            lines.append((words, (left, top, left + LINE * PRINT, top + round(PRINT * 1.45))))
    raw = Image.frombytes("L", SIZE, chance.randbytes(SIZE[0] * SIZE[1]))
    noise = raw.point(lambda value: 128 + (value - 128) * 14 / 128)
    soft = page.filter(ImageFilter.BoxBlur(1))
    photo = ImageChops.add(soft, Image.merge("RGB", (noise, noise, noise)), offset=-128)
    return photo, chance.sample(lines, 6)


@pytest.fixture(scope="module")
def page() -> tuple[Image.Image, list[Line]]:
    return printed_page()


def test_small_print_is_read_back_from_what_is_stored(page: tuple[Image.Image, list[Line]]) -> None:
    photo, lines = page
    data = fitted(photo)

    assert len(data) <= MOST_BYTES
    assert Reader().share_right(opened(data).convert("RGB"), lines) >= 0.97


def test_the_measure_sees_when_print_cannot_be_read(page: tuple[Image.Image, list[Line]]) -> None:
    photo, lines = page
    small = photo.resize((700, 525))

    assert Reader().share_right(opened(jpeg(small, 40)).convert("RGB"), lines) < 0.6
