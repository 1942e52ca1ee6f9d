"""The window: one QML file, with the fonts and the pictures that every window shows."""

from collections.abc import Callable, Iterable, Mapping
from pathlib import Path

from PySide6.QtCore import QUrl
from PySide6.QtGui import QImage
from PySide6.QtQml import QQmlApplicationEngine
from PySide6.QtQuick import QQuickWindow

from kiosk.fonts import load_fonts
from kiosk.paths import FONTS, ICONS
from kiosk.photos import LiveProvider, MediaProvider, PhotoProvider
from kiosk.symbols import CodeProvider, SymbolProvider


def load_window(
    engine: QQmlApplicationEngine,
    file: Path,
    view_models: Mapping[str, object],
    photos: Callable[[], Iterable[bytes]],
    medium: Callable[[str], bytes],
    live: Callable[[], QImage],
) -> QQuickWindow:
    """Load `file`, and hand it the view models by the names of its properties.

    Args:
        engine: keeps the window.
        file: QML of the window.
        view_models: what its required properties are to be.
        photos: gives every picture of the visit that may be shown now.
        medium: gives a file that the open form names, b"" where there is none.
        live: gives what the camera sees now, a null image where there is none.

    Raises:
        TypeError: the file does not load.
        KnownError: fonts are missing.
    """
    load_fonts(FONTS)
    engine.addImageProvider("symbols", SymbolProvider(ICONS))
    engine.addImageProvider("codes", CodeProvider())
    engine.addImageProvider("photos", PhotoProvider(photos))
    engine.addImageProvider("media", MediaProvider(medium))
    engine.addImageProvider("live", LiveProvider(live))
    engine.setInitialProperties(dict(view_models))
    engine.load(QUrl.fromLocalFile(file))
    window = next(iter(engine.rootObjects()), None)
    if not isinstance(window, QQuickWindow):
        raise TypeError("the scenes do not load")
    return window
