"""The tour before the form: invitation, home, search, keyboards, guides, life events, the hall."""

from dataclasses import replace

from kiosk.services.events import first_choice
from sync.store import Room
from tests.ui.screens.devices import HALL, OUT
from tests.ui.screens.tour import Tour


def invitation(tour: Tour) -> None:
    """The scene that waits for somebody, and what staff read there."""
    app = tour.app
    app.visit.end()
    tour.looker.dress()
    tour.look("attract")
    whole = app.care.condition
    app.care._show(replace(whole, room=Room("none", 0), alone=12))
    tour.look("attract-notices")
    app.hall._hall = replace(HALL, notices=(replace(HALL.notices[0], urgent=True),))
    app.visit.changed.emit()
    tour.look("attract-urgent")
    app.hall._hall = HALL
    app.drafts._show(replace(app.drafts.state, has_open=True))
    tour.look("attract-resume")
    app.drafts._show(replace(app.drafts.state, has_open=False))
    app.visit.begin()
    tour.looker.dress()
    app.visit.choose(tour.item())
    app.visit.start()
    tour.look("window-of-a-full-kiosk")
    app.care._show(whole)


def home(tour: Tour) -> None:
    """Home, and every topic and list behind it."""
    tour.look("home")
    tour.touch_look("more_time", "home-more-time")
    tour.touch_look("tool_read", "home-read-aloud")
    tour.touch("tool_read")
    if tour.hand.sees("more_topics"):
        tour.touch_look("more_topics", "home-all-topics")
        tour.touch("back")
    visit, catalogue = tour.app.visit, tour.app.catalogue.catalogue
    for topic in catalogue.topics:
        if catalogue.in_topic(topic.code):
            visit.open_topic(topic.code)
            tour.look(f"topic-{topic.code}")
            visit.go_home()
    tour.app.scenes.home.openEvents()
    tour.look("all-events")


def search(tour: Tour) -> None:
    """A search with and without results, and the candidates of what is typed."""
    tour.touch_look("search", "search")
    _search_for(tour, "jin")
    tour.look("search-candidates")
    _search_for(tour, "jin")  # whoever looks by keys has left the field
    tour.touch_look("candidates_more", "search-all-candidates")
    _search_for(tour, "jinjin")
    tour.touch("candidate_0")
    tour.hand.press_keys("jinjin")
    tour.touch("candidate_0", "hide_keyboard")
    tour.look("search-nothing")
    tour.touch("query", "clear", "way_latin")
    tour.hand.press_keys("gljt")
    tour.look("search-initials")


def _search_for(tour: Tour, letters: str) -> None:
    tour.app.visit.go_home()
    tour.touch("search")
    tour.hand.press_keys(letters)


def writing(tour: Tour) -> None:
    """The ways of writing."""
    tour.touch("search")
    for way in ("way_latin", "key_upper", "way_signs", "way_handwriting"):
        tour.touch_look(way, f"keyboard-{way}")
    tour.hand.draw("writing_paper", [(0.2, 0.5), (0.8, 0.5)])
    tour.hand.find("written_0")
    tour.look("keyboard-written")
    tour.touch_look("written_more", "keyboard-written-more")


def guides(tour: Tour) -> None:
    """The guide of every item, shut and with its details."""
    for item in tour.app.catalogue.catalogue.items:
        tour.app.visit.choose(item)
        tour.look(f"guide-{item.code}")
        tour.touch_look("details", f"guide-{item.code}-details")
        tour.app.visit.go_home()


def lists(tour: Tour) -> None:
    """What to bring, on the screen and on paper."""
    tour.app.visit.choose(tour.item())
    tour.touch_look("checklist", "checklist")
    tour.touch("print")
    tour.hand.wait_until(lambda: tour.app.scenes.checklist.paper == "printed", "the paper")
    tour.look("checklist-printed")


def events(tour: Tour) -> None:
    """Every life event as it stands and with everything added, and what to bring for it."""
    catalogue = tour.app.catalogue.catalogue
    for event in catalogue.events:
        tour.app.visit.open_event(first_choice(catalogue, event.code))
        tour.look(f"event-{event.code}")
        for row in tour.app.scenes.event.extra.rows:
            tour.app.scenes.event.toggle(row.code)
        tour.look(f"event-{event.code}-all")
    tour.touch_look("checklist", "checklist-of-an-event")


def hall(tour: Tour) -> None:
    """What the hall has to say, and a kiosk out of service."""
    tour.app.visit.open_notices()
    tour.look("notices")
    tour.app.hall._hall = OUT
    try:
        tour.looker.begin()
        tour.look("closed")
        tour.touch_look("progress", "progress-of-a-closed-kiosk")
        tour.app.visit.end()
        tour.looker.dress()
        tour.app.scenes.attract.changed.emit()
        tour.look("attract-closed")
    finally:
        tour.app.hall._hall = HALL
        tour.app.scenes.attract.changed.emit()


FINDING = (invitation, home, search, writing, guides, lists, events, hall)
