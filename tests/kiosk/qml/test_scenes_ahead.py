"""Scenes are made ahead, out of sight, and thrown away once they were shown."""

from collections.abc import Iterator

import shiboken6
from PySide6.QtQuick import QQuickItem, QQuickWindow

from kiosk.app import KioskApp
from kiosk.demo.driver import Driver, pause

QUIET_MS = 1500
NAME = "zhangsan"


def everything(item: QQuickItem) -> Iterator[QQuickItem]:
    """Yield an item and all that lies in it, also what is out of sight."""
    yield item
    for child in item.childItems():
        yield from everything(child)


def names(window: QQuickWindow) -> set[str]:
    return {item.objectName() for item in everything(window.contentItem())} - {""}


def words(window: QQuickWindow) -> set[str]:
    texts = (item.property("text") for item in everything(window.contentItem()))
    return {text for text in texts if isinstance(text, str)}


def test_the_next_scene_stands_ready_before_it_is_wanted(hand: Driver) -> None:
    hand.touch("begin")
    hand.touch("topic_elderly")
    pause(QUIET_MS)
    hand.touch("service_elderly-allowance")
    pause(QUIET_MS)

    assert "agree" in names(hand.window)
    assert not hand.sees("agree")


def test_whoever_comes_back_at_once_finds_a_new_scene(kiosk: KioskApp, hand: Driver) -> None:
    hand.touch("begin")
    hand.touch("topic_elderly")
    shown = hand.find("back")
    kiosk.visit.go_home()
    kiosk.visit.open_topic("elderly")
    hand.find("back")
    pause(0)

    assert not shiboken6.isValid(shown)


def test_syllables_wait_for_their_word_while_the_next_scene_is_made(hand: Driver) -> None:
    for name in ("begin", "topic_elderly", "service_elderly-allowance", "start", "agree", "agree"):
        hand.touch(name)
    hand.press_keys("shifan")
    pause(QUIET_MS)

    assert hand.sees("candidate_0")


def test_nothing_that_a_resident_wrote_is_left_in_any_scene(kiosk: KioskApp, hand: Driver) -> None:
    hand.touch("begin")
    hand.touch("topic_elderly")
    hand.touch("service_elderly-allowance")
    hand.touch("start")
    hand.touch("agree")
    hand.touch("agree")
    hand.touch("way_latin")
    hand.press_keys(NAME)
    was_there = NAME in words(hand.window)
    pause(QUIET_MS)
    kiosk.visit.end()
    pause(QUIET_MS)

    assert was_there
    assert not {text for text in words(hand.window) if NAME in text}
