"""Qt's pictures as JPEG files."""

from PySide6.QtCore import QBuffer, QByteArray, QIODevice
from PySide6.QtGui import QImage, QImageWriter

_QUALITY = 95


def jpeg_of(image: QImage) -> bytes:
    """Return the picture as JPEG; b"" where it is a null picture."""
    out = QBuffer()
    out.open(QIODevice.OpenModeFlag.WriteOnly)
    writer = QImageWriter(out, QByteArray(b"JPEG"))
    writer.setQuality(_QUALITY)
    return bytes(out.data().data()) if writer.write(image) else b""
