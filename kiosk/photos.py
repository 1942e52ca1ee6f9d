"""Image providers: what was photographed in this visit, and the pictures of the open form."""

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
        return _decoded(found, requestedSize)


class LiveProvider(QQuickImageProvider):
    """Serves `image://live/<number>`: what the camera sees now, whatever the number."""

    def __init__(self, picture: Callable[[], QImage]) -> None:
        """`picture`: gives the latest one, a null image where there is none."""
        super().__init__(QQuickImageProvider.ImageType.Image)
        self._picture = picture

    @override
    def requestImage(self, id: str, size: QSize, requestedSize: QSize) -> QImage:
        """Return the latest picture as it is."""
        picture = self._picture()
        return _nothing() if picture.isNull() else picture


class MediaProvider(QQuickImageProvider):
    """Serves `image://media/<file name>` of the form that is open.

    A picture that is missing, or that Qt cannot read, is an empty one.
    """

    def __init__(self, read: Callable[[str], bytes]) -> None:
        """`read`: gives the file of a name, b"" where there is none."""
        super().__init__(QQuickImageProvider.ImageType.Image)
        self._read = read

    @override
    def requestImage(self, id: str, size: QSize, requestedSize: QSize) -> QImage:
        """Decode the file `id`, no larger than `requestedSize` where that is asked for."""
        return _decoded(self._read(id), requestedSize)


def photo_key(data: bytes) -> str:
    """Return the name a picture goes by on the screen; another picture has another name."""
    return f"{hash(data):x}"


def _decoded(data: bytes, requested: QSize) -> QImage:
    image = QImage.fromData(data)
    if image.isNull():
        return _nothing()
    bounds = QSize(
        requested.width() if requested.width() > 0 else image.width(),
        requested.height() if requested.height() > 0 else image.height(),
    )
    return image.scaled(
        bounds, Qt.AspectRatioMode.KeepAspectRatio, Qt.TransformationMode.SmoothTransformation
    )


def _nothing() -> QImage:
    image = QImage(1, 1, QImage.Format.Format_ARGB32)
    image.fill(Qt.GlobalColor.transparent)
    return image
