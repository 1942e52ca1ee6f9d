"""The image providers `symbols` and `codes`: icons and QR codes from their SVG, in any size and one colour."""

from pathlib import Path

from PySide6.QtCore import QByteArray, QRectF, QSize, Qt, qWarning
from PySide6.QtGui import QColor, QImage, QPainter
from PySide6.QtQuick import QQuickImageProvider
from PySide6.QtSvg import QSvgRenderer
from typing_extensions import override

_SMALLEST = 16
_STAND_IN = "description"


class SymbolProvider(QQuickImageProvider):
    """Serves `image://symbols/<name>/<rrggbb>`.

    A workbook may name an icon that is not here: that is drawn as a sheet of paper, with a warning.
    """

    def __init__(self, folder: Path) -> None:
        super().__init__(QQuickImageProvider.ImageType.Image)
        self._folder = folder

    @override
    def requestImage(self, id: str, size: QSize, requestedSize: QSize) -> QImage:
        """Draw the icon `id` (name and tint) at `requestedSize`."""
        name, _, tint = id.partition("/")
        side = max(requestedSize.width(), requestedSize.height(), _SMALLEST)
        image = QImage(side, side, QImage.Format.Format_ARGB32_Premultiplied)
        image.fill(Qt.GlobalColor.transparent)
        file = self._folder / f"{name}.svg"
        if not file.exists():
            qWarning(f"no icon named {name}")
            file = self._folder / f"{_STAND_IN}.svg"
        renderer = QSvgRenderer(str(file))
        painter = QPainter(image)
        renderer.render(painter, QRectF(0, 0, side, side))
        painter.setCompositionMode(QPainter.CompositionMode.CompositionMode_SourceIn)
        painter.fillRect(image.rect(), QColor(f"#{tint}"))
        painter.end()
        return image


class CodeProvider(QQuickImageProvider):
    """Serves `image://codes/<modules>/<path>`: the dark modules of a QR code, one unit each."""

    def __init__(self) -> None:
        super().__init__(QQuickImageProvider.ImageType.Image)

    @override
    def requestImage(self, id: str, size: QSize, requestedSize: QSize) -> QImage:
        """Draw the code at `requestedSize`, a multiple of its modules."""
        modules, _, path = id.partition("/")
        svg = f'<svg viewBox="0 0 {modules} {modules}"><path d="{path}"/></svg>'
        side = max(requestedSize.width(), int(modules))
        image = QImage(side, side, QImage.Format.Format_ARGB32_Premultiplied)
        image.fill(Qt.GlobalColor.transparent)
        painter = QPainter(image)
        QSvgRenderer(QByteArray(svg.encode())).render(painter)
        painter.end()
        return image
