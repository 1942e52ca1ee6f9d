"""A hand that does anything: touches, holds, drags, two fingers, keys, words from a keyboard."""

from collections.abc import Sequence

from PySide6.QtCore import QCoreApplication, QPoint, Qt
from PySide6.QtGui import QGuiApplication, QInputMethodEvent
from PySide6.QtQuick import QQuickWindow
from PySide6.QtTest import QTest

from kiosk.demo.driver import pause

_LEFT = Qt.MouseButton.LeftButton
_STEP_MS = 4


class Hand:
    """Events at one window; nothing is looked for, whatever lies there gets them."""

    def __init__(self, window: QQuickWindow) -> None:
        self._window = window
        self._panel = QTest.createTouchDevice()

    def touch(self, at: QPoint) -> None:
        """Touch as a mouse does."""
        QTest.mouseClick(self._window, _LEFT, pos=at)

    def tap(self, *places: QPoint) -> None:
        """Touch as a panel says it, with a finger on each place."""
        touch = QTest.touchEvent(self._window, self._panel)
        for finger, at in enumerate(places):
            touch.press(finger, at, self._window)
        touch.commit()
        pause(_STEP_MS)
        for finger, at in enumerate(places):
            touch.release(finger, at, self._window)
        touch.commit()

    def hold(self, at: QPoint, milliseconds: int) -> None:
        """Touch for long."""
        QTest.mousePress(self._window, _LEFT, pos=at)
        pause(milliseconds)
        QTest.mouseRelease(self._window, _LEFT, pos=at)

    def twice(self, at: QPoint) -> None:
        """Touch two times, quickly."""
        self.touch(at)
        self.touch(at)

    def drag(self, path: Sequence[QPoint]) -> None:
        """Draw a finger over the screen."""
        QTest.mousePress(self._window, _LEFT, pos=path[0])
        for at in path:
            QTest.mouseMove(self._window, at)
            pause(_STEP_MS)
        QTest.mouseRelease(self._window, _LEFT, pos=path[-1])

    def swipe(self, path: Sequence[QPoint]) -> None:
        """The same, as a panel says it."""
        touch = QTest.touchEvent(self._window, self._panel)
        touch.press(0, path[0], self._window)
        touch.commit()
        for at in path:
            touch.move(0, at, self._window)
            touch.commit()
            pause(_STEP_MS)
        touch.release(0, path[-1], self._window)
        touch.commit()

    def key(
        self, key: Qt.Key, modifiers: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier
    ) -> None:
        """Press a key that stands for no letter."""
        QTest.keyClick(self._window, key, modifiers)

    def letters(self, text: str) -> None:
        """Type letters, all at once."""
        for letter in text:
            QTest.keyClick(self._window, letter)  # type: ignore[call-overload]  # unknown to the stub

    def commit(self, text: str) -> None:
        """Hand over words as a keyboard or a clipboard does, to whatever has the focus."""
        focus = QGuiApplication.focusObject()
        if focus is not None:
            event = QInputMethodEvent()
            event.setCommitString(text)
            QCoreApplication.sendEvent(focus, event)
