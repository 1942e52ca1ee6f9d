"""Chinese characters read from strokes drawn with a finger, without a network."""

import hashlib
from collections.abc import Sequence
from pathlib import Path

import numpy as np
import onnxruntime
from numpy.typing import NDArray
from PIL import Image, ImageDraw

from sync.errors import KnownError

Stroke = Sequence[tuple[float, float]]
"""The way of one finger from touch to lift: x to the right and y down, in any unit."""

_SHA256 = "6f327246b50388f3c176ae304bd95767ea6dc0c9ae92153ef8cbe210b3c14884"
_SIDE = 48
_MARGIN = 4
_PEN = 3
_FINER = 4


class HandwritingMissingError(KnownError):
    """The file that handwriting is read with is missing or damaged."""

    zh = "手写暂时不能用，请用拼音输入，或找工作人员帮忙。"
    en = "Handwriting does not work at the moment. Please type, or ask the staff for help."


class Handwriting:
    """Reads single characters: a picture of the strokes goes to the recognition model of PP-OCRv6.

    The order of the strokes does not count, and strokes may be joined.

    Args:
        model: the ONNX file of the model (resources/handwriting), which carries its list of characters.

    Raises:
        HandwritingMissingError: the file is missing or not the one that was shipped.
    """

    def __init__(self, model: Path) -> None:
        options = onnxruntime.SessionOptions()
        options.intra_op_num_threads = 1
        self._session = onnxruntime.InferenceSession(
            _read(model), options, providers=["CPUExecutionProvider"]
        )
        listed = self._session.get_modelmeta().custom_metadata_map["character"]
        # The first class of the model stands for "nothing here", the last for a space.
        self._characters = ["", *listed.split("\n"), ""]
        self._offered = np.array([_is_han(c) for c in self._characters])

    def candidates(self, strokes: Sequence[Stroke], count: int = 10) -> list[str]:
        """Return up to `count` characters that the strokes may be, likeliest first.

        Nothing drawn gives nothing.
        """
        if not any(strokes):
            return []
        (feed,) = self._session.get_inputs()
        (likelihood,) = self._session.run(None, {feed.name: _drawn(strokes)})
        best = np.where(self._offered, likelihood[0].max(axis=0), 0)
        likeliest = np.argsort(-best)[:count]
        return [self._characters[index] for index in likeliest if best[index] > 0]


def _read(model: Path) -> bytes:
    try:
        content = model.read_bytes()
    except OSError as error:
        raise HandwritingMissingError(str(error)) from error
    if hashlib.sha256(content).hexdigest() != _SHA256:
        raise HandwritingMissingError(f"{model} is not the model that was shipped")
    return content


def _drawn(strokes: Sequence[Stroke]) -> NDArray[np.float32]:
    """Draw the strokes to fill a square; shape (1, 3, 48, 48), paper 1, ink -1."""
    points = np.array([point for stroke in strokes for point in stroke], dtype=float)
    low, high = points.min(axis=0), points.max(axis=0)
    scale = (_SIDE - 2 * _MARGIN) / max(*(high - low), 1) * _FINER
    picture = Image.new("L", (_SIDE * _FINER, _SIDE * _FINER), 255)
    pen = ImageDraw.Draw(picture)
    width = _PEN * _FINER
    for stroke in filter(None, strokes):
        places = (np.array(stroke) - (low + high) / 2) * scale + _SIDE * _FINER / 2
        way = [(float(x), float(y)) for x, y in places]
        pen.line(way, fill=0, width=width, joint="curve")
        for x, y in way:
            pen.circle((x, y), width / 2, fill=0)
    small = picture.resize((_SIDE, _SIDE), Image.Resampling.LANCZOS)
    grey = np.asarray(small, dtype=np.float32) / 127.5 - 1
    return np.broadcast_to(grey, (1, 3, _SIDE, _SIDE)).copy()


def _is_han(character: str) -> bool:
    return len(character) == 1 and ("\u3400" <= character <= "\u9fff" or character >= "\U00020000")
