"""Large type: one column, whole choices only and the others a page further, nothing moves, read aloud."""

from collections.abc import Callable, Iterator

import pytest
from PySide6.QtQuick import QQuickItem

from kiosk.app import KioskApp
from kiosk.demo.driver import Driver, ancestors, scene_rect
from kiosk.devices.speech import SimulatedSpeech
from kiosk.services.person import from_typing
from tests.kiosk.qml.conftest import Open
from tests.support.scene import place_in_sight

CHOICES = (
    "topic_",
    "service_",
    "event_",
    "all_events",
    "choice_",
    "reason_",
    "rate_",
    "more_topics",
)
TOPIC = "elderly"
MORE = {"zh_CN": "更多选择", "en": "More choices"}
SIZES = [(1280, 800), (1920, 1080), (1080, 1920)]


class Elder:
    """Somebody who switched to large type."""

    def __init__(self, app: KioskApp) -> None:
        self.app = app
        self.hand = Driver(app.window)
        app.visit.begin()
        app.visit.set_elder(is_elder=True)
        self.hand.settle()

    @property
    def choices(self) -> list[QQuickItem]:
        """What can be chosen on the whole page, wherever it is turned to."""
        return [item for item in self.hand.items() if item.objectName().startswith(CHOICES)]

    @property
    def seen(self) -> list[str]:
        """What can be chosen without turning the page."""
        return [item.objectName() for item in self.choices if not place_in_sight(item).isEmpty()]

    @property
    def page(self) -> QQuickItem:
        """What is turned."""
        return next(i for i in ancestors(self.choices[0]) if i.inherits("QQuickFlickable"))

    def turns(self) -> Iterator[list[str]]:
        """Yield what can be chosen on each page, from the first to the last."""
        while True:
            yield self.seen
            if not self.hand.sees("more") or self.hand.text_of("more") != "更多选择":
                return
            self.hand.touch("more")
            self.hand.settle()

    def ask(self) -> None:
        """Come to the first question of an application, which has choices."""
        visit = self.app.visit
        visit.choose(self.app.catalogue.catalogue.item("elderly-allowance"))
        visit.start()
        visit.agree()
        visit.identify(from_typing("示范居民", "11010519491231002X"))
        visit.begin_questions()
        self.hand.settle()


@pytest.fixture(params=SIZES, ids=str)
def elder(open_kiosk: Open, request: pytest.FixtureRequest) -> Elder:
    """Somebody at a kiosk that can speak, in each size."""
    return Elder(open_kiosk(request.param, speech=SimulatedSpeech()))


def test_choices_stand_in_one_column_and_none_is_cut(elder: Elder) -> None:
    ways: tuple[Callable[[], None], ...] = (
        elder.app.visit.go_home,
        lambda: elder.app.visit.open_topic(TOPIC),
        elder.app.scenes.home.openEvents,
        elder.ask,
    )
    for come in ways:
        come()
        elder.hand.settle()
        places = [scene_rect(item) for item in elder.choices]
        sights = [place_in_sight(item) for item in elder.choices]

        assert len(places) > 1
        assert len({round(place.left()) for place in places if place.width() > 500}) == 1
        assert all(s.isEmpty() or s == p for s, p in zip(sights, places, strict=True))


def test_what_does_not_fit_is_one_touch_further_and_comes_once(open_kiosk: Open) -> None:
    elder = Elder(open_kiosk((1280, 800)))
    elder.app.visit.open_topic(TOPIC)
    elder.hand.settle()
    turns = list(elder.turns())

    assert len(turns) > 1
    assert [name for turn in turns for name in turn] == [i.objectName() for i in elder.choices]


@pytest.mark.parametrize("language", ["zh_CN", "en"])
def test_the_way_on_takes_as_much_room_where_it_leads_back_to_the_top(
    open_kiosk: Open, language: str
) -> None:
    elder = Elder(open_kiosk((1280, 800)))
    elder.app.visit.set_language(language)
    elder.app.visit.open_topic(TOPIC)
    elder.hand.settle()
    on = elder.hand.find("more").implicitWidth()
    while elder.hand.text_of("more") == MORE[language]:
        elder.hand.touch("more")
        elder.hand.settle()

    assert elder.hand.find("more").implicitWidth() == on


def test_large_type_shows_fewer_choices_at_once(open_kiosk: Open) -> None:
    elder = Elder(open_kiosk((1280, 800)))
    elder.app.visit.open_topic(TOPIC)
    elder.hand.settle()
    large = len(elder.seen)
    elder.app.visit.set_elder(is_elder=False)
    elder.hand.settle()

    assert 0 < large < len(elder.seen)


def test_a_page_is_turned_at_once_nothing_moves(elder: Elder) -> None:
    elder.app.visit.open_topic("business")
    elder.hand.settle()
    if not elder.hand.sees("more"):
        return
    elder.hand.touch("more")
    at_once = elder.page.property("contentY")
    elder.hand.settle()

    assert at_once == elder.page.property("contentY") > 0


def test_reading_aloud_and_more_time_are_one_touch_away(elder: Elder) -> None:
    elder.ask()
    elder.hand.touch("more_time")
    elder.hand.touch("tool_read")

    assert elder.app.idle.has_more_time
    assert elder.app.visit.visit.is_read_aloud
