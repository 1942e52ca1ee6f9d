"""A barcode wedge that exists only as key events: for the demo and the tests."""

from PySide6.QtCore import QCoreApplication, QEvent, QObject, Qt
from PySide6.QtGui import QKeyEvent

_NAMED = {"\r": Qt.Key.Key_Return, "\n": Qt.Key.Key_Return, "\t": Qt.Key.Key_Tab}


class SimulatedWedge:
    """Types codes into a window as a scanner does, with its prefix and suffix."""

    def __init__(self, window: QObject, *, prefix: str = "", suffix: str = "\r") -> None:
        self._window = window
        self._prefix = prefix
        self._suffix = suffix

    def scan(self, code: str) -> None:
        """Type one code, all at once."""
        for sign in f"{self._prefix}{code}{self._suffix}":
            key = _NAMED.get(sign, Qt.Key.Key_unknown)
            for kind in (QEvent.Type.KeyPress, QEvent.Type.KeyRelease):
                event = QKeyEvent(kind, key, Qt.KeyboardModifier.NoModifier, sign)
                QCoreApplication.sendEvent(self._window, event)
