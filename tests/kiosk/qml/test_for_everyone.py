"""Keyboard, motion, and languages written from the right; the scenes themselves: tests/ui/screens."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtQuick import QQuickItem
from PySide6.QtTest import QTest

from kiosk.demo.driver import Driver, pause, scene_rect, visible_items
from kiosk.paths import TRANSLATIONS
from kiosk.services.visit import Scene
from kiosk.settings import Settings
from tests.kiosk.qml.conftest import Open
from tests.support.pseudo import pseudo_translations

# A scanner's keys come faster than a person's, and are kept from the page.
HUMAN_MS = 60
SERVICE = "elderly-allowance"


@pytest.fixture
def from_the_right(tmp_path: Path) -> Iterator[Settings]:
    """Settings of a kiosk whose English is written from the right, and a third longer."""
    folder = tmp_path / "translations"
    folder.mkdir()
    yield Settings(translations=str(pseudo_translations(TRANSLATIONS / "kiosk_en.ts", folder)))
    QGuiApplication.setLayoutDirection(Qt.LayoutDirection.LayoutDirectionAuto)


def test_a_language_from_the_right_turns_the_page_round_but_no_number(
    open_kiosk: Open, from_the_right: Settings
) -> None:
    app = open_kiosk(settings=from_the_right)
    hand = Driver(app.window)
    app.visit.set_language("en")
    app.visit.choose(app.catalogue.catalogue.item(SERVICE))
    hand.settle()
    guide = left_of(hand, "start", "back")
    app.visit.open_progress()
    hand.settle()

    assert guide
    assert left_of(hand, "pad_1", "pad_3")


def test_enter_and_space_press_what_is_reached(hand: Driver) -> None:
    tab_to(hand, "begin")
    QTest.keyClick(hand.window, Qt.Key.Key_Return)
    hand.settle()
    tab_to(hand, "topic_elderly")
    QTest.keyPress(hand.window, Qt.Key.Key_Space)
    pause(HUMAN_MS)
    QTest.keyRelease(hand.window, Qt.Key.Key_Space)
    hand.settle()

    assert hand.sees(f"service_{SERVICE}")


def test_a_page_follows_whoever_goes_by_keys(open_kiosk: Open) -> None:
    app = open_kiosk(settings=Settings(motion=False))
    hand = Driver(app.window)
    hand.touch("begin")
    hand.touch("search")
    hand.touch("hide_keyboard")
    hand.settle()
    last = [name for name in names(hand) if name.startswith("service_")][-1]
    tab_to(hand, last)
    hand.settle()
    (page,) = (view for view in hand.items() if view.inherits("QQuickFlickable"))

    assert app.visit.visit.scene is Scene.SERVICES
    assert scene_rect(page).contains(scene_rect(hand.find(last)))


@pytest.mark.parametrize("motion", [True, False])
def test_motion_can_be_turned_off_by_itself(open_kiosk: Open, *, motion: bool) -> None:
    hand = Driver(open_kiosk(settings=Settings(motion=motion)).window)
    hand.touch("begin")
    hand.touch("topic_elderly")
    hand.touch(f"service_{SERVICE}")
    hand.settle()
    (page,) = (view for view in hand.items() if view.inherits("QQuickFlickable"))
    hand.touch("more")
    at_once = page.property("contentY")
    hand.settle()

    assert (at_once == page.property("contentY")) is not motion


def left_of(hand: Driver, one: str, other: str) -> bool:
    return scene_rect(hand.find(one)).right() < scene_rect(hand.find(other)).left()


def names(hand: Driver) -> list[str]:
    items: Iterator[QQuickItem] = visible_items(hand.window.contentItem())
    return [item.objectName() for item in items]


def tab_to(hand: Driver, name: str) -> None:
    for _ in range(100):
        if hand.window.activeFocusItem().objectName() == name:
            return
        QTest.keyClick(hand.window, Qt.Key.Key_Tab)
    raise AssertionError(f"Tab does not reach {name}")
