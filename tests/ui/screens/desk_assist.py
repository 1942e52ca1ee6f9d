"""The tour of 帮人办: how staff know who is here, an agent, a visit beneath, and the head of an assisted visit."""

from kiosk.services.visit import Scene
from tests.ui.screens.at_desk import PIN, at_desk, leave, open_section
from tests.ui.screens.tour import Tour

_ITEM = "sole-trader"


def assist(tour: Tour) -> None:
    """Over a visit that is open, with an agent, and the visit's head."""
    at_desk(tour)
    open_section(tour, "assist")
    tour.look("desk-assist-over-a-visit")
    tour.app.visit.end()
    open_section(tour, "today")
    open_section(tour, "assist")
    tour.look("desk-assist-start")
    tour.touch("assist_agent")
    tour.touch_look("assist_agent_begin", "desk-assist-agent-lacks")
    view = tour.app.place.sections.assist
    view.chooseRelation("family")
    view.setName("示范家人")
    view.setNumber("440524188001010014")
    tour.look("desk-assist-agent")
    tour.touch("assist_agent_begin")
    visit, desk = tour.app.visit, tour.app.desk.state
    tour.hand.wait_until(lambda: visit.visit.scene is Scene.HOME, "the visit")
    visit.set_language(desk.language)
    visit.set_elder(is_elder=desk.is_elder)
    tour.look("desk-assist-home")
    visit.choose(tour.app.catalogue.catalogue.item(_ITEM))
    visit.start()
    visit.agree()
    tour.look("desk-assist-identity")
    tour.touch_look("desk_return", "desk-assist-locked")
    tour.hand.press_pad(PIN)
    tour.hand.find("assist_go_on")
    tour.look("desk-assist-mine")
    tour.touch_look("assist_end", "desk-assist-ending")
    tour.touch("assist_end")
    tour.look("desk-assist-after")
    leave(tour)
