"""The image provider `photos`: what was photographed in this visit, from memory only."""

from collections.abc import Callable, Iterable

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QImage
from PySide6.QtQuick import QQuickImageProvider
from typing_extensions import override


class PhotoProvider(QQuickImageProvider):
    """Serves `image://photos/<key>`; keeps nothing, so nothing outlives the visit here.

    A picture that is forgotten, or that Qt cannot read, is an empty one.
    """

    def __init__(self, pictures: Callable[[], Iterable[bytes]]) -> None:
        """`pictures`: every picture that may be shown now."""
        super().__init__(QQuickImageProvider.ImageType.Image)
        self._pictures = pictures

    @override
    def requestImage(self, id: str, size: QSize, requestedSize: QSize) -> QImage:
        """Decode the picture `id`, no larger than `requestedSize` where one is asked for."""
        found = next((data for data in self._pictures() if photo_key(data) == id), b"")
        image = QImage.fromData(found)
        if image.isNull():
            return _nothing()
        bounds = QSize(
            requestedSize.width() if requestedSize.width() > 0 else image.width(),
            requestedSize.height() if requestedSize.height() > 0 else image.height(),
        )
        return image.scaled(
            bounds, Qt.AspectRatioMode.KeepAspectRatio, Qt.TransformationMode.SmoothTransformation
        )


def photo_key(data: bytes) -> str:
    """Return the name a picture goes by on the screen; another picture has another name."""
    return f"{hash(data):x}"


def _nothing() -> QImage:
    image = QImage(1, 1, QImage.Format.Format_ARGB32)
    image.fill(Qt.GlobalColor.transparent)
    return image
