"""A hand at the window: finds items by name, touches, types, writes and looks, by real events."""

from collections.abc import Callable, Iterator, Sequence
from pathlib import Path

from PySide6.QtCore import QEventLoop, QPoint, QPointF, QRectF, Qt, QTimer
from PySide6.QtQuick import QQuickItem, QQuickWindow
from PySide6.QtTest import QTest

_STEP_MS = 10
_PATIENCE_MS = 10_000
_STILL = 5
_FRAME_MS = 500


class NotOnScreenError(LookupError):
    """What the hand looked for did not come on the screen in time."""


class Driver:
    """Uses a window as a resident would: only what is visible and enabled can be touched."""

    def __init__(self, window: QQuickWindow, patience_ms: int = _PATIENCE_MS) -> None:
        self.window = window
        self._patience_ms = patience_ms

    def sees(self, name: str) -> bool:
        """Tell whether an item of this object name can be touched now."""
        return self._look_for(name) is not None

    def find(self, name: str) -> QQuickItem:
        """Return the item of this object name, once it is there.

        Raises:
            NotOnScreenError: it does not come.
        """
        found: list[QQuickItem] = []

        def look() -> bool:
            item = self._look_for(name)
            found[:] = [] if item is None else [item]
            return bool(found)

        self.wait_until(look, f"an item named {name}")
        return found[0]

    def wait_until(self, condition: Callable[[], bool], what: str) -> None:
        """Let events happen until `condition` holds.

        Raises:
            NotOnScreenError: it does not come to hold; `what` says what was waited for.
        """
        for _ in range(self._patience_ms // _STEP_MS):
            if condition():
                return
            pause(_STEP_MS)
        if not condition():
            names = sorted({item.objectName() for item in self.items() if item.objectName()})
            raise NotOnScreenError(f"waited for {what}; on the screen: {', '.join(names)}")

    def settle(self) -> None:
        """Let layouts and scrolling come to rest: nothing has moved for some turns.

        Raises:
            NotOnScreenError: it never rests.
        """
        looks: list[int] = []

        def stands() -> bool:
            looks.append(hash(tuple(scene_rect(item).getRect() for item in self.items())))
            return len(looks) >= _STILL and len(set(looks[-_STILL:])) == 1

        self.wait_until(stands, "the scene to come to rest")

    def touch(self, name: str) -> None:
        """Touch an item in its middle, after scrolling the page to it where needed.

        Raises:
            NotOnScreenError: it does not come into sight.
        """
        item = self.find(name)
        self._let_draw()
        self._bring_into_sight(item, name)
        self.tap(middle(item))
        pause(0)

    def tap(self, place: QPoint) -> None:
        """Touch a place of the window, whatever is there."""
        QTest.mouseClick(self.window, Qt.MouseButton.LeftButton, pos=place)

    def press_keys(self, text: str) -> None:
        """Type letters, digits and spaces on the keyboard in the tray."""
        for letter in text:
            self.touch("key_space" if letter == " " else f"key_{letter}")

    def press_pad(self, number: str) -> None:
        """Type a number on the pad."""
        for sign in number:
            self.touch(f"pad_{sign}")

    def draw(self, name: str, points: Sequence[tuple[float, float]]) -> None:
        """Draw one stroke on an item; points are shares of its width and height."""
        rect = scene_rect(self.find(name))
        path = [
            QPointF(rect.x() + x * rect.width(), rect.y() + y * rect.height()).toPoint()
            for x, y in points
        ]
        self.trace(path)

    def trace(self, path: Sequence[QPoint]) -> None:
        """Draw one stroke over places of the window."""
        QTest.mousePress(self.window, Qt.MouseButton.LeftButton, pos=path[0])
        for point in path:
            QTest.mouseMove(self.window, point)
            pause(1)
        QTest.mouseRelease(self.window, Qt.MouseButton.LeftButton, pos=path[-1])

    def text_of(self, name: str) -> str:
        """Return what stands in a field or on a button."""
        return str(self.find(name).property("text"))

    def place_of(self, prefix: str, text: str, most: int) -> int | None:
        """Return which of the items `prefix_0`, `prefix_1` … shows `text`, None where none does."""
        return next(
            (
                place
                for place in range(most)
                if self.sees(f"{prefix}_{place}") and self.text_of(f"{prefix}_{place}") == text
            ),
            None,
        )

    def items(self) -> Iterator[QQuickItem]:
        """Yield every visible item of the window, parents first."""
        yield from visible_items(self.window.contentItem())

    def save_picture(self, file: Path) -> None:
        """Write what the window shows, as PNG."""
        file.parent.mkdir(parents=True, exist_ok=True)
        self.window.grabWindow().save(str(file))

    def _look_for(self, name: str) -> QQuickItem | None:
        return next(
            (item for item in self.items() if item.objectName() == name and item.isEnabled()), None
        )

    def _let_draw(self) -> None:
        """Wait for the next picture: only then the layouts have put everything in its place."""
        loop = QEventLoop()
        self.window.frameSwapped.connect(loop.quit)
        QTimer.singleShot(_FRAME_MS, loop.quit)
        self.window.update()
        loop.exec()

    def _bring_into_sight(self, item: QQuickItem, name: str) -> None:
        pages = [view for view in ancestors(item) if view.inherits("QQuickFlickable")]
        for _ in range(20):
            if all(scene_rect(page).contains(QPointF(middle(item))) for page in pages):
                return
            if not self.sees("more"):
                break
            self.touch("more")
            self.settle()
        if pages:
            raise NotOnScreenError(f"{name} cannot be scrolled into sight")


def pause(milliseconds: int) -> None:
    """Let events happen for a while; `QTest.qWait` would keep Python's other threads waiting."""
    loop = QEventLoop()
    QTimer.singleShot(milliseconds, loop.quit)
    loop.exec()


def visible_items(root: QQuickItem) -> Iterator[QQuickItem]:
    """Yield `root` and what lies in it, as far as it is visible, parents first."""
    if root.isVisible():
        yield root
        for child in root.childItems():
            yield from visible_items(child)


def ancestors(item: QQuickItem) -> Iterator[QQuickItem]:
    """Yield the parents of an item, nearest first."""
    parent = item.parentItem()
    while parent is not None:
        yield parent
        parent = parent.parentItem()


def scene_rect(item: QQuickItem) -> QRectF:
    """Return where an item lies in its window, in pixels."""
    return item.mapRectToScene(QRectF(0, 0, item.width(), item.height()))


def middle(item: QQuickItem) -> QPoint:
    """Return the middle of an item in its window."""
    return scene_rect(item).center().toPoint()
