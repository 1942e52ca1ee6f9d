"""A kiosk without room for filings, as staff and residents see it."""

from dataclasses import replace

from kiosk.app import KioskApp
from kiosk.demo.driver import Driver, scene_rect
from kiosk.services.visit import Scene
from sync.store import Room

SERVICE = "service_elderly-allowance"


def test_it_tells_staff_and_leads_the_resident_to_the_window(kiosk: KioskApp, hand: Driver) -> None:
    kiosk.care._show(replace(kiosk.care.condition, room=Room("none", 0), alone=12))
    notices = hand.text_of("notice")
    above, below = (scene_rect(hand.find(name)) for name in ("begin_other", "notice"))
    for name in ("begin", "topic_elderly", SERVICE, "start"):
        hand.touch(name)
    scene = kiosk.visit.visit.scene
    hand.touch("back")

    assert above.bottom() <= below.top()
    assert "不收新的申请" in notices
    assert (scene, kiosk.visit.visit.scene) == (Scene.WINDOW, Scene.GUIDE)
    assert kiosk.visit.visit.filling is None


def test_it_says_so_in_english_as_well(kiosk: KioskApp, hand: Driver) -> None:
    kiosk.care._show(replace(kiosk.care.condition, room=Room("none", 0)))
    hand.touch("tool_language")

    assert "no new filings" in hand.text_of("notice")
