"""What a screen reader and a keyboard meet on a scene, and in which order."""

from collections.abc import Iterator
from itertools import combinations
from typing import cast

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QAccessible, QAccessibleInterface
from PySide6.QtQuick import QQuickItem, QQuickWindow
from PySide6.QtTest import QTest
from shiboken6 import getCppPointer

from kiosk.demo.driver import ancestors, scene_rect, visible_items

_MOST_STEPS = 200
_SLACK = 2.0
# Help closes the header, upright as well, where it stands above the tools.
_LAST_OF_THE_HEADER = ("staff", "desk_return")
# Written on by the letters of a real keyboard; a column's figures are stepped by its two arrows.
_KEYS = (
    *("pad_", "key_", "code_key_", "candidate", "page_candidate", "written_"),
    *("strokes_", "radical_", "stroke_", "phrase_", "corner_"),
)
_NOT_BY_TAB = (
    *("key_", "candidate", "page_", "way_", "hand_", "hide_keyboard"),
    *("written_", "stroke_", "strokes_", "radical_", "phrase_"),
)


def interfaces(window: QQuickWindow) -> Iterator[QAccessibleInterface]:
    """Yield what a screen reader meets, in its order; only what is visible and says something."""
    root = QAccessible.queryAccessibleInterface(window)
    assert root is not None
    yield from _within(root)


def _within(interface: QAccessibleInterface) -> Iterator[QAccessibleInterface]:
    for place in range(interface.childCount()):
        child = cast("QAccessibleInterface | None", interface.child(place))
        if child is None or child.state().invisible or _lies_under_an_overlay(child):
            continue
        if not child.childCount() and child.text(QAccessible.Text.Name):
            yield child
        yield from _within(child)


def _lies_under_an_overlay(interface: QAccessibleInterface) -> bool:
    item = interface.object()
    return isinstance(item, QQuickItem) and not item.isEnabled()


def out_of_order(window: QQuickWindow, *, from_right: bool = False) -> list[str]:
    """Return in words what is read before something that stands above it, or before it in its row.

    `from_right`: the language is written from the right; the rows of pads and keyboards, which it
    turns round in part, are then not looked at.
    """
    met = [_Met(each) for each in interfaces(window)]
    return [
        f"“{first.words}” is read before “{second.words}”"
        for first, second in combinations(met, 2)
        if second.name not in _LAST_OF_THE_HEADER
        and not (from_right and first.is_key and second.is_key)
        and _precedes(*_places(second, first), from_right=from_right)
    ]


class _Met:
    """One thing that is read; `page`: what it scrolls in, if it does."""

    def __init__(self, interface: QAccessibleInterface) -> None:
        item = interface.object()
        assert isinstance(item, QQuickItem)
        self.words = interface.text(QAccessible.Text.Name)[:24].replace("\n", " ")
        self.name = item.objectName()
        self.place = scene_rect(item)
        pages = [each for each in ancestors(item) if each.inherits("QQuickFlickable")]
        self.page = scene_rect(pages[-1]) if pages else None

    @property
    def is_key(self) -> bool:
        """Whether it is a key of a pad or a keyboard."""
        return self.name.startswith(_KEYS)


def _places(one: _Met, other: _Met) -> tuple[QRectF, QRectF]:
    """Return where both stand on one page, or what is to be seen of them."""
    if one.page == other.page:
        return one.place, other.place
    first, second = (
        each.place if each.page is None else each.place.intersected(each.page)
        for each in (one, other)
    )
    return first, second


def _precedes(one: QRectF, other: QRectF, *, from_right: bool) -> bool:
    """Tell whether `one` stands above `other` in its column, or before it in its row."""
    if one.isEmpty() or other.isEmpty():
        return False
    shared = min(one.right(), other.right()) - max(one.left(), other.left())
    if shared > _SLACK:
        return one.bottom() <= other.top() + _SLACK
    level = min(one.bottom(), other.bottom()) - max(one.top(), other.top())
    if level < 0.6 * min(one.height(), other.height()):
        return False
    if from_right:
        return other.right() <= one.left() + _SLACK
    return one.right() <= other.left() + _SLACK


def not_by_keyboard(window: QQuickWindow) -> list[str]:
    """Return what can be touched and is not reached by Tab, or shows no focus when it is."""
    reached: dict[str, bool] = {}
    start = _focused(window)
    first = 0
    for _ in range(_MOST_STEPS):
        QTest.keyClick(window, Qt.Key.Key_Tab)
        item = _focused(window)
        if item is None or getCppPointer(item)[0] == first:
            break
        first = first or getCppPointer(item)[0]
        reached[item.objectName()] = _shows_focus(item)
    wanted = {
        item.objectName()
        for item in visible_items(window.contentItem())
        if item.isEnabled()
        and item.opacity() > 0
        and _is_touched(item)
        and not item.objectName().startswith(_NOT_BY_TAB)
        and not _is_figure(item.objectName())
    }
    if start is not None:
        start.forceActiveFocus()
    return [
        *(f"{name} is not reached by Tab" for name in sorted(wanted - reached.keys())),
        *(
            f"{name} shows no focus"
            for name, shows in reached.items()
            if name in wanted and not shows
        ),
    ]


def _focused(window: QQuickWindow) -> QQuickItem | None:
    """Return where the keyboard is: nowhere while everything is covered, whatever the stubs say."""
    return cast("QQuickItem | None", window.activeFocusItem())


def _is_touched(item: QQuickItem) -> bool:
    kinds = ("QQuickAbstractButton", "QQuickTextField", "QQuickTextArea", "QQuickSlider")
    return any(item.inherits(kind) for kind in kinds)


def _is_figure(name: str) -> bool:
    """A figure of a column: year_0, day_-1."""
    column, _, steps = name.rpartition("_")
    return (
        column in {"year", "month", "day", "hour", "minute", "value"}
        and steps.lstrip("-").isdigit()
    )


def _shows_focus(item: QQuickItem) -> bool:
    return any(
        part.objectName() == "focus_ring" and scene_rect(part).width() > 0
        for part in visible_items(item)
    )
