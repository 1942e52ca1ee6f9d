"""A finger with a stopwatch: from the touch or the key to the frame that shows what it did."""

import time
from collections.abc import Callable

from PySide6.QtCore import QEventLoop, QPoint, Qt, QTimer
from PySide6.QtQuick import QQuickItem, QQuickWindow
from PySide6.QtTest import QTest

from kiosk.demo.driver import middle, visible_items

_PATIENCE_MS = 10_000


def touch_to_frame(window: QQuickWindow, place: QPoint, has_changed: Callable[[], bool]) -> float:
    """Return the milliseconds from a touch at `place` to the first frame after the change."""
    return until_frame(
        window, lambda: QTest.mouseClick(window, Qt.MouseButton.LeftButton, pos=place), has_changed
    )


def key_to_frame(window: QQuickWindow, key: Qt.Key, has_changed: Callable[[], bool]) -> float:
    """Return the milliseconds from a key to the first frame after the change."""
    return until_frame(
        window, lambda: QTest.keyClick(window, key, Qt.KeyboardModifier.NoModifier), has_changed
    )


def middle_of(window: QQuickWindow, name: str) -> QPoint:
    """Return where to touch an item, once everything before it is drawn."""
    settle(window)
    return middle(named(window, name))


def named(window: QQuickWindow, name: str) -> QQuickItem:
    """Return a visible item by its object name."""
    for item in visible_items(window.contentItem()):
        if item.objectName() == name:
            return item
    raise LookupError(name)


def settle(window: QQuickWindow, frames: int = 2) -> None:
    """Let everything that waits be done and drawn."""
    for _ in range(frames):
        until_frame(window, window.update, lambda: True)


def until_frame(
    window: QQuickWindow, act: Callable[[], object], has_changed: Callable[[], bool]
) -> float:
    """Return the milliseconds from an act to the first frame after the change.

    Acts within an event loop, which alone also deletes what scenes leave behind.
    """
    loop = QEventLoop()
    drawn: list[float] = []

    def note() -> None:
        if has_changed():
            drawn.append(time.perf_counter())
            loop.quit()

    connection = window.frameSwapped.connect(note)
    began = time.perf_counter()
    act()
    patience = QTimer(singleShot=True, interval=_PATIENCE_MS)
    patience.timeout.connect(loop.quit)
    patience.start()
    while not drawn and patience.isActive():
        loop.exec()
    window.frameSwapped.disconnect(connection)
    if not drawn:
        raise TimeoutError("no frame came")
    return (drawn[0] - began) * 1000
