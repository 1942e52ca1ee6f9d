"""Codes in a picture (zxing-cpp)."""

import numpy as np
import zxingcpp
from PySide6.QtGui import QImage


def read_codes(picture: QImage) -> tuple[str, ...]:
    """Return what every QR code and Code 128 in the picture says; a damaged code says nothing."""
    grey = picture.convertToFormat(QImage.Format.Format_Grayscale8)
    # A copy of its own: the reader would otherwise look into memory that belongs to Qt.
    lines = np.frombuffer(grey.constBits(), dtype=np.uint8).reshape(grey.height(), -1)
    pixels = np.ascontiguousarray(lines[:, : grey.width()]).copy()
    formats = zxingcpp.BarcodeFormats(
        (zxingcpp.BarcodeFormat.QRCode, zxingcpp.BarcodeFormat.Code128)
    )
    return tuple(found.text for found in zxingcpp.read_barcodes(pixels, formats=formats))
