"""A signature: strokes drawn with a finger, and the picture of them that is filed."""

from collections.abc import Sequence
from itertools import pairwise
from math import dist

from PySide6.QtCore import QBuffer, QIODevice, QPointF, Qt
from PySide6.QtGui import QColor, QImage, QPainter, QPainterPath, QPen

WIDTH = 900
PEN = 7.0
_SHORTEST = 0.08

Point = tuple[float, float]
Stroke = tuple[Point, ...]


def is_blank(strokes: Sequence[Stroke]) -> bool:
    """Tell whether there is no more than a touch; lengths in widths of the pad."""
    return sum(dist(a, b) for stroke in strokes for a, b in pairwise(stroke)) < _SHORTEST


def draw_signature(strokes: Sequence[Stroke], height: float) -> bytes:
    """Return the strokes in black on white as PNG, 900 px wide.

    Args:
        strokes: points in widths of the pad, origin at its upper left.
        height: of the pad, in its widths.
    """
    image = QImage(WIDTH, max(1, round(WIDTH * height)), QImage.Format.Format_Grayscale8)
    image.fill(Qt.GlobalColor.white)
    painter = QPainter(image)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    pen = QPen(QColor(Qt.GlobalColor.black), PEN)
    pen.setCapStyle(Qt.PenCapStyle.RoundCap)
    pen.setJoinStyle(Qt.PenJoinStyle.RoundJoin)
    painter.setPen(pen)
    for stroke in strokes:
        painter.drawPath(_path(stroke))
    painter.end()
    buffer = QBuffer()
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    image.save(buffer, "PNG")  # type: ignore[call-overload]  # the stubs want bytes, Qt a str
    return bytes(buffer.data().data())


def _path(stroke: Stroke) -> QPainterPath:
    """Lead a smooth line through the middles between the points."""
    points = [QPointF(x * WIDTH, y * WIDTH) for x, y in stroke]
    path = QPainterPath(points[0])
    for here, there in pairwise(points):
        path.quadTo(here, (here + there) / 2)
    path.lineTo(points[-1])
    return path
