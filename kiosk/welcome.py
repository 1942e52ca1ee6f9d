"""The first picture: a greeting that needs nothing but Qt, while the kiosk is opened behind it."""

from PySide6.QtCore import QObject, Qt, QUrl, Signal
from PySide6.QtQml import QQmlApplicationEngine
from PySide6.QtQuick import QQuickWindow

from kiosk.fonts import load_fonts
from kiosk.paths import FONTS, QML
from kiosk.services.idle import TouchWatch


class Welcome(QObject):
    """A window of its own. `shown`: its first frame is on the screen; `touched`: somebody is there.

    Attributes:
        is_touched: whether anybody touched it so far.
    """

    shown = Signal()
    touched = Signal()

    def __init__(self, *, full_screen: bool) -> None:
        """Put the window on the screen.

        Raises:
            KnownError: fonts are missing.
        """
        super().__init__()
        load_fonts(FONTS)
        self._engine = QQmlApplicationEngine()
        self._engine.load(QUrl.fromLocalFile(QML / "theme" / "Welcome.qml"))
        (window,) = self._engine.rootObjects()
        if not isinstance(window, QQuickWindow):
            raise TypeError("the greeting does not load")
        self.window = window
        if full_screen:
            window.showFullScreen()
        self.is_touched = False
        self._is_closed = False
        self._watch = TouchWatch(window)
        self._watch.touched.connect(self._touch)
        window.frameSwapped.connect(self.shown, Qt.ConnectionType.SingleShotConnection)

    def close(self) -> None:
        """Take the window down: another stands before it. Once is enough."""
        if not self._is_closed:
            self._is_closed = True
            self.window.close()
            self._engine.deleteLater()

    def _touch(self) -> None:
        self.is_touched = True
        self.touched.emit()
