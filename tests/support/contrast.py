"""How well words stand out from what they are drawn on, from the colour of the item and the picture."""

from collections.abc import Iterator

import numpy as np
from numpy.typing import NDArray
from PySide6.QtGui import QColor, QImage
from PySide6.QtQuick import QQuickItem, QQuickWindow

from kiosk.demo.driver import ancestors, visible_items
from tests.support.scene import place_in_sight

LEAST_CONTRAST = 7.0
# Less of a line than this, in pixels, is not read: it is cut off by the edge of a page that scrolls.
_LEAST_SEEN = 12
_Rgb = tuple[float, float, float]
_TEXTS = ("QQuickText", "QQuickTextInput", "QQuickTextEdit")


def faint_words(window: QQuickWindow, picture: QImage) -> list[str]:
    """Return in words every enabled text of less contrast than 7:1, as WCAG 2 counts it.

    The ground is the colour that most of the text's place has in the picture of the window.
    """
    pixels = _pixels(picture)
    scale = picture.width() / window.width()
    return [
        f"text “{str(item.property('text'))[:30]}” has a contrast of {ratio:.1f}"
        for item, ratio in _ratios(window, pixels, scale)
        if ratio < LEAST_CONTRAST
    ]


def contrast(one: _Rgb, other: _Rgb) -> float:
    """Return the contrast of two colours of sRGB, each channel 0 to 1."""
    light, dark = sorted((_luminance(one), _luminance(other)), reverse=True)
    return (light + 0.05) / (dark + 0.05)


def _ratios(
    window: QQuickWindow, pixels: NDArray[np.uint32], scale: float
) -> Iterator[tuple[QQuickItem, float]]:
    for item in visible_items(window.contentItem()):
        if not (item.isEnabled() and any(map(item.inherits, _TEXTS)) and item.property("text")):
            continue
        place = place_in_sight(item)
        if place.height() < _LEAST_SEEN:
            continue
        left, top, right, bottom = (
            round(side * scale)
            for side in (place.left(), place.top(), place.right(), place.bottom())
        )
        found = pixels[max(top, 0) : bottom : 2, max(left, 0) : right : 2]
        if found.size:
            ground = _commonest(found)
            yield item, contrast(_drawn(item, ground), ground)


def _commonest(pixels: NDArray[np.uint32]) -> _Rgb:
    values, counts = np.unique(pixels, return_counts=True)
    colour = int(values[counts.argmax()])
    return tuple((colour >> shift & 255) / 255 for shift in (16, 8, 0))  # type: ignore[return-value]  # three


def _drawn(item: QQuickItem, ground: _Rgb) -> _Rgb:
    """Return the colour of a text as it is seen through its own transparency."""
    colour = item.property("color")
    assert isinstance(colour, QColor)
    share = colour.alphaF() * item.opacity()
    for frame in ancestors(item):
        share *= frame.opacity()
    channels = (colour.redF(), colour.greenF(), colour.blueF())
    return tuple(  # type: ignore[return-value]  # three
        share * own + (1 - share) * below for own, below in zip(channels, ground, strict=True)
    )


def _luminance(colour: _Rgb) -> float:
    red, green, blue = (c / 12.92 if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4 for c in colour)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def _pixels(picture: QImage) -> NDArray[np.uint32]:
    plain = picture.convertToFormat(QImage.Format.Format_RGB32)
    flat = np.frombuffer(plain.constBits(), np.uint32)
    return flat.reshape(plain.height(), plain.bytesPerLine() // 4)[:, : plain.width()].copy()
