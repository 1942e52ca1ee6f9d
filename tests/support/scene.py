"""What can be wrong with a scene, found by walking its items."""

from collections.abc import Iterator
from itertools import combinations

from PySide6.QtCore import QRectF
from PySide6.QtGui import QAccessible, QFont, QRawFont
from PySide6.QtQuick import QQuickItem, QQuickWindow

from kiosk.demo.driver import ancestors, scene_rect, visible_items

SMALLEST_TOUCH = 64
SMALLEST_TYPE = 26
_SLACK = 1.5


def faults(window: QQuickWindow) -> list[str]:
    """Return in words everything that a resident could not read or hit."""
    items = list(visible_items(window.contentItem()))
    texts = [item for item in items if item.inherits("QQuickText") and item.property("text")]
    targets = [item for item in items if _is_target(item)]
    return [
        *(fault for text in texts for fault in _text_faults(text, window)),
        *(fault for target in targets for fault in _target_faults(target, window)),
        *_overlaps(targets),
    ]


def _is_target(item: QQuickItem) -> bool:
    return item.isEnabled() and (
        item.inherits("QQuickAbstractButton") or item.inherits("QQuickTextField")
    )


def _text_faults(text: QQuickItem, window: QQuickWindow) -> Iterator[str]:
    name = f"text “{str(text.property('text'))[:30]}”"
    font = text.property("font")
    assert isinstance(font, QFont)
    if text.property("truncated"):
        yield f"{name} is truncated"
    if font.pixelSize() < SMALLEST_TYPE:
        yield f"{name} is only {font.pixelSize()} px"
    wide, high = float(text.property("contentWidth")), float(text.property("contentHeight"))
    if wide > text.width() + _SLACK or high > text.height() + _SLACK:
        yield f"{name} needs {wide:.0f} × {high:.0f}, has {text.width():.0f} × {text.height():.0f}"
    drawn = {c for c in str(text.property("text")) if c.isprintable() and not c.isspace()}
    raw = QRawFont.fromFont(font)
    missing = {c for c in drawn if not raw.supportsCharacter(ord(c))}
    if missing:
        yield f"{name} has no glyph for {sorted(missing)}"
    yield from _outside(text, name, window)
    button = next((a for a in ancestors(text) if a.inherits("QQuickAbstractButton")), None)
    if button is not None and not _holds(scene_rect(button), scene_rect(text)):
        yield f"{name} reaches out of its button"


def _target_faults(target: QQuickItem, window: QQuickWindow) -> Iterator[str]:
    name = _name(target)
    if target.width() < SMALLEST_TOUCH or target.height() < SMALLEST_TOUCH:
        yield f"{name} is only {target.width():.0f} × {target.height():.0f}"
    if not target.objectName():
        yield f"{name} has no object name"
    if target.inherits("QQuickAbstractButton") and not target.property("text"):
        yield f"{name} has no word"
    interface = QAccessible.queryAccessibleInterface(target)
    if not interface.text(QAccessible.Text.Name):
        yield f"{name} says nothing to a screen reader"
    yield from _outside(target, name, window)


def _outside(item: QQuickItem, name: str, window: QQuickWindow) -> Iterator[str]:
    """A page may scroll up and down; whatever else leaves its frame is lost."""
    rect = scene_rect(item)
    scrolls = False
    for frame in ancestors(item):
        if frame.inherits("QQuickFlickable"):
            scrolls = True
        if frame.clip() and not _holds(scene_rect(frame), rect, sideways_only=scrolls):
            yield f"{name} is clipped by {_name(frame)}"
    if not _holds(QRectF(0, 0, window.width(), window.height()), rect, sideways_only=scrolls):
        yield f"{name} leaves the window"


def _overlaps(targets: list[QQuickItem]) -> Iterator[str]:
    for one, other in combinations(targets, 2):
        if one in ancestors(other) or other in ancestors(one):
            continue
        both = _in_sight(one).intersected(_in_sight(other))
        if both.width() > _SLACK and both.height() > _SLACK:
            yield f"{_name(one)} overlaps {_name(other)}"


def _in_sight(item: QQuickItem) -> QRectF:
    rect = scene_rect(item)
    for frame in ancestors(item):
        if frame.clip():
            rect = rect.intersected(scene_rect(frame))
    return rect


def _holds(frame: QRectF, rect: QRectF, *, sideways_only: bool = False) -> bool:
    sideways = frame.left() <= rect.left() + _SLACK and rect.right() <= frame.right() + _SLACK
    upright = frame.top() <= rect.top() + _SLACK and rect.bottom() <= frame.bottom() + _SLACK
    return sideways and (sideways_only or upright)


def _name(item: QQuickItem) -> str:
    kind = item.metaObject().className().split("_QML")[0]
    return f"{kind} {item.objectName() or item.property('text') or ''}".strip()
