"""What can be wrong with a scene, found by walking its items."""

from collections.abc import Iterator
from itertools import combinations
from typing import cast

from PySide6.QtCore import QObject, QRectF, Qt
from PySide6.QtGui import QAccessible, QAccessibleInterface, QFont, QRawFont
from PySide6.QtQuick import QQuickItem, QQuickWindow

from kiosk.demo.driver import ancestors, scene_rect, visible_items

SMALLEST_TOUCH = 64
SMALLEST_TYPE = 26
_SLACK = 1.5
_AIR = 0.2
_TARGETS = ("QQuickAbstractButton", "QQuickTextField", "QQuickTextArea", "QQuickSlider")
_ROLES = {
    QAccessible.Role.Button,
    QAccessible.Role.CheckBox,
    QAccessible.Role.EditableText,
    QAccessible.Role.Link,
    QAccessible.Role.ListItem,
    QAccessible.Role.PageTab,
    QAccessible.Role.RadioButton,
    QAccessible.Role.Slider,
}


def faults(window: QQuickWindow) -> list[str]:
    """Return in words everything that a resident could not read or hit."""
    items = list(visible_items(window.contentItem()))
    texts = [item for item in items if item.inherits("QQuickText") and item.property("text")]
    targets = [item for item in items if _is_target(item)]
    papers = [item for item in items if _is_paper(item)]
    return [
        *(fault for text in texts for fault in _text_faults(text, window)),
        *(fault for target in targets for fault in _target_faults(target, window)),
        *(fault for paper in papers for fault in _silent(paper)),
        *_overlaps(targets),
        *_hidden_words(texts, targets),
    ]


def _is_target(item: QQuickItem) -> bool:
    return item.isEnabled() and any(map(item.inherits, _TARGETS))


def _is_paper(item: QQuickItem) -> bool:
    """Tell whether one draws on it."""
    return item.isEnabled() and any(
        child.inherits("QQuickPointHandler")
        for child in item.findChildren(QObject, "", Qt.FindChildOption.FindDirectChildrenOnly)
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
    yield from _silent(target)
    role = QAccessible.queryAccessibleInterface(target).role()
    if role not in _ROLES:
        yield f"{name} is nothing to touch for a screen reader, but {role.name}"
    yield from _outside(target, name, window)


def _silent(item: QQuickItem) -> Iterator[str]:
    # The stub knows no None, which is what an item without a role gives.
    interface = cast("QAccessibleInterface | None", QAccessible.queryAccessibleInterface(item))
    if interface is None or not interface.text(QAccessible.Text.Name):
        yield f"{_name(item)} says nothing to a screen reader"


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
    seen = [(target, place_in_sight(target), set(ancestors(target))) for target in targets]
    for (one, place, above), (other, place_of_other, above_other) in combinations(seen, 2):
        if _meet(place, place_of_other) and one not in above_other and other not in above:
            yield f"{_name(one)} overlaps {_name(other)}"


def _hidden_words(texts: list[QQuickItem], targets: list[QQuickItem]) -> Iterator[str]:
    """Words that lie on other words, or under something to touch; what is covered is disabled."""
    seen = [(text, _ink_of(text)) for text in texts if text.isEnabled()]
    for (one, place), (other, place_of_other) in combinations(seen, 2):
        if _meet(place, place_of_other):
            yield f"text “{one.property('text')}” overlaps text “{other.property('text')}”"
    touched = [(target, place_in_sight(target)) for target in targets]
    for text, place in seen:
        for target, place_of_target in touched:
            if _meet(place, place_of_target) and target not in ancestors(text):
                yield f"text “{text.property('text')}” overlaps {_name(target)}"


def _ink_of(text: QQuickItem) -> QRectF:
    """Return the place of a text without the air that the font has above and below its signs."""
    font = text.property("font")
    assert isinstance(font, QFont)
    air = _AIR * font.pixelSize()
    return place_in_sight(text).adjusted(0, air, 0, -air)


def _meet(one: QRectF, other: QRectF) -> bool:
    return (
        min(one.right(), other.right()) - max(one.left(), other.left()) > _SLACK
        and min(one.bottom(), other.bottom()) - max(one.top(), other.top()) > _SLACK
    )


def place_in_sight(item: QQuickItem) -> QRectF:
    """Return where an item lies in its window, as far as nothing cuts it off."""
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
    # Not metaObject(): what Python keeps of it can be taken for an item made later in its place.
    kinds = ("QQuickText", "QQuickTextField", "QQuickAbstractButton", "QQuickFlickable")
    kind = next((kind for kind in kinds if item.inherits(kind)), "QQuickItem")
    return f"{kind} {item.objectName() or item.property('text') or ''}".strip()
