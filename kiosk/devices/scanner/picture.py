"""Pictures in files that somebody brought: of two plain kinds, and none that is too large."""

from PySide6.QtCore import QBuffer, QByteArray, QIODevice
from PySide6.QtGui import QImage, QImageReader

_KINDS = {b"\x89PNG\r\n\x1a\n": b"png", b"\xff\xd8\xff": b"jpeg"}
_MOST_PIXELS = 52_000_000


def picture_in(data: bytes) -> QImage:
    """Return the picture in the bytes of a PNG or a JPEG; a null one if there is none to be had.

    Any other kind Qt would try as well, and draw the text of an SVG, which needs an application.
    """
    kind = next((kind for head, kind in _KINDS.items() if data.startswith(head)), None)
    if kind is None:
        return QImage()
    buffer = QBuffer()
    buffer.setData(QByteArray(data))
    buffer.open(QIODevice.OpenModeFlag.ReadOnly)
    reader = QImageReader(buffer, QByteArray(kind))
    size = reader.size()
    return reader.read() if size.width() * size.height() <= _MOST_PIXELS else QImage()
