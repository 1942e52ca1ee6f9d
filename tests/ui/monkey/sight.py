"""What can be touched now, as far as it is in sight."""

from dataclasses import dataclass

from PySide6.QtCore import QPoint, QRect
from PySide6.QtQuick import QQuickItem, QQuickWindow

from kiosk.demo.driver import visible_items
from tests.support.scene import place_in_sight

_FIELDS = ("QQuickTextField", "QQuickTextArea", "QQuickTextInput", "QQuickTextEdit")
_PAPERS = frozenset({"writing_paper", "sign_pad"})
_LEAST = 8


@dataclass(frozen=True, slots=True)
class Target:
    """One thing to touch: its name, where it is, and whether one writes or draws on it."""

    name: str
    place: QRect
    is_field: bool = False
    is_paper: bool = False

    @property
    def middle(self) -> QPoint:
        """Where one would touch it."""
        return self.place.center()


@dataclass(frozen=True, slots=True)
class Sight:
    """Everything that can be touched, and everything that has a name, in sight or not."""

    targets: tuple[Target, ...]
    names: frozenset[str]

    def named(self, *starts: str) -> tuple[Target, ...]:
        """Return the things whose names begin like the first of these that is there."""
        found = (tuple(t for t in self.targets if _fits(t.name, start)) for start in starts)
        return next(filter(None, found), ())


def look(window: QQuickWindow) -> Sight:
    """Look at the window; items are let go of before anything else happens."""
    whole = QRect(0, 0, window.width(), window.height())
    targets, names = [], set()
    for item in visible_items(window.contentItem()):
        name = item.objectName()
        if name and item.isEnabled():
            names.add(name)
            target = _target_of(item, name, whole)
            if target is not None:
                targets.append(target)
    return Sight(tuple(targets), frozenset(names))


def _target_of(item: QQuickItem, name: str, whole: QRect) -> Target | None:
    is_field = any(map(item.inherits, _FIELDS))
    is_paper = name in _PAPERS
    is_button = item.inherits("QQuickAbstractButton") or item.inherits("QQuickSlider")
    if not (is_field or is_paper or is_button):
        return None
    place = place_in_sight(item).toRect().intersected(whole)
    if place.width() < _LEAST or place.height() < _LEAST:
        return None
    return Target(name, place, is_field, is_paper)


def _fits(name: str, start: str) -> bool:
    return name.startswith(start) if start.endswith("_") else name == start
