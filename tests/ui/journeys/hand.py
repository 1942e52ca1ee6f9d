"""A finger at the window: real touch events, each of them counted."""

from collections.abc import Sequence

from PySide6.QtCore import QPoint
from PySide6.QtQuick import QQuickItem, QQuickWindow
from PySide6.QtTest import QTest
from typing_extensions import override

from kiosk.demo.driver import Driver, pause

_KEYS = ("key_", "pad_", "code_key_", "candidate_", "page_candidate_", "written_")
_PATIENCE_MS = 30_000
_FINGER = 1


class Finger(Driver):
    """Touches the panel. Keys of keyboard and pads are counted apart from all other touches."""

    def __init__(self, window: QQuickWindow) -> None:
        super().__init__(window, _PATIENCE_MS)
        self._panel = QTest.createTouchDevice()
        self.touches = 0
        self.keystrokes = 0
        self.chinese = 0

    @override
    def touch(self, name: str) -> None:
        if name.startswith(_KEYS):
            self.keystrokes += 1
        else:
            self.touches += 1
        super().touch(name)

    @override
    def find(self, name: str) -> QQuickItem:
        """Look for it; the question whether anybody is still there is touched away on the way."""
        self.wait_until(lambda: self.sees(name) or self.sees("extend"), f"an item named {name}")
        if name != "extend" and self.sees("extend"):
            self.touch("extend")
        return super().find(name)

    @override
    def tap(self, place: QPoint) -> None:
        self._do("press", place)
        self._do("release", place)

    @override
    def trace(self, path: Sequence[QPoint]) -> None:
        self.touches += 1
        self._do("press", path[0])
        for place in path[1:]:
            self._do("move", place)
            pause(1)
        self._do("release", path[-1])

    def tap_beside(self, place: QPoint) -> None:
        """Touch where nothing is meant to be touched."""
        self.touches += 1
        self.tap(place)

    def _do(self, what: str, place: QPoint) -> None:
        event = QTest.touchEvent(self.window, self._panel)
        getattr(event, what)(_FINGER, place, self.window)
        event.commit()
