"""Every scene up to the first question, in every size, language and type size, without a fault."""

from dataclasses import replace
from itertools import product

import pytest

from kiosk.demo.driver import Driver, scene_rect
from kiosk.services.visit import Scene
from sync.store import Room
from tests.kiosk.qml.conftest import Open
from tests.support.scene import faults

SIZES = ((1280, 800), (1920, 1080), (1080, 1920))
SERVICE = "elderly-allowance"


class Walk:
    """A hand that looks at each scene it comes to."""

    def __init__(self, hand: Driver) -> None:
        self.hand = hand
        self.found: list[str] = []

    def look(self, scene: str) -> None:
        self.hand.settle()
        self.found += [f"{scene}: {fault}" for fault in faults(self.hand.window)]

    def touch(self, *names: str) -> None:
        for name in names:
            self.hand.touch(name)

    def home_and_search(self) -> None:
        self.look("attract")
        self.touch("begin")
        self.look("home")
        self.touch("topic_elderly")
        self.look("topic")
        self.touch("back", "search")
        self.hand.press_keys("jin")
        self.look("search with keyboard")
        self.touch("candidates_more")
        self.look("all candidates")
        self.touch("page_candidate_0", "way_signs")
        self.look("signs")
        self.touch("hide_keyboard")
        self.look("results")
        self.touch("back")

    def guide_and_consent(self) -> None:
        self.touch("topic_elderly", f"service_{SERVICE}")
        self.look("guide")
        self.touch("details")
        self.look("details")
        self.touch("start")
        self.look("consent")
        self.touch("decline")
        self.look("window")
        self.touch("back", "agree")

    def identity(self) -> None:
        self.look("name")
        self.touch("next")
        self.look("name missing")
        self.touch("way_latin")
        self.look("letters")
        self.hand.press_keys("shi")
        self.touch("next")
        self.hand.press_pad("11010519491231002")
        self.touch("next")
        self.look("number too short")
        self.touch("staff")
        self.look("staff called")
        self.touch("dismiss", "back", "back", "back", "back")

    def progress(self) -> None:
        self.touch("progress")
        self.hand.press_pad("0001000370123456")
        self.look("slip number")
        self.touch("next")
        self.look("last four")
        self.touch("next")
        self.hand.find("home")
        self.look("unknown number")
        self.touch("home", "leave")
        self.look("attract again")


@pytest.mark.parametrize(
    ("size", "language", "type_size"),
    list(product(SIZES, ("zh_CN", "en"), ("normal", "large"))),
)
def test_nothing_is_cut_off_or_too_small(
    open_kiosk: Open, size: tuple[int, int], language: str, type_size: str
) -> None:
    app = open_kiosk(size)
    walk = Walk(Driver(app.window))
    if type_size == "large":
        walk.touch("tool_type")
    if language == "en":
        walk.touch("tool_language")

    walk.home_and_search()
    walk.guide_and_consent()
    walk.identity()
    walk.progress()

    assert walk.found == []


@pytest.mark.parametrize(
    ("size", "language", "type_size"),
    list(product(SIZES, ("zh_CN", "en"), ("normal", "large"))),
)
def test_a_kiosk_without_room_tells_staff_and_leads_the_resident_to_the_window(
    open_kiosk: Open, size: tuple[int, int], language: str, type_size: str
) -> None:
    app = open_kiosk(size)
    hand = Driver(app.window)
    app.care._show(replace(app.care.condition, room=Room("none", 0), alone=12))
    walk = Walk(hand)
    if type_size == "large":
        walk.touch("tool_type")
    if language == "en":
        walk.touch("tool_language")
    walk.look("attract with notices")
    notices = hand.text_of("notice")
    above, below = (scene_rect(hand.find(name)) for name in ("begin_other", "notice"))
    walk.touch("begin", "topic_elderly", f"service_{SERVICE}", "start")
    walk.look("window of a full kiosk")
    scene = app.visit.visit.scene
    walk.touch("back")

    assert above.bottom() <= below.top()
    assert ("no new filings" if language == "en" else "不收新的申请") in notices
    assert (scene, app.visit.visit.scene) == (Scene.WINDOW, Scene.GUIDE)
    assert app.visit.visit.filling is None
    assert walk.found == []
