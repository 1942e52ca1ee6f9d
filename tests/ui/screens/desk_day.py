"""The tour of 今天 and 要打的电话: all lights, the list, one call, its number, how it went."""

from dataclasses import replace
from datetime import timedelta

from kiosk.services.desk.contents import ContentsState
from kiosk.services.desk.opened import Contents
from kiosk.services.desk.today import TodayState
from sync.store import Filed
from tests.support.filings import START, a_submission
from tests.support.returned import tell
from tests.ui.screens.at_desk import at_desk, leave, open_section
from tests.ui.screens.tour import Tour

_PHONE = "13800138000"
_NOTE = "身份证照片看不清，请重拍。"


def today(tour: Tour) -> None:
    """The lights, with what waits for somebody; then to the end of them."""
    _waiting(tour)
    at_desk(tour)
    open_section(tour, "today")
    tour.hand.find("light_returned")
    tour.look("desk-today-lights")
    _lose_the_line(tour)
    tour.look("desk-today-offline")
    leave(tour)


def calls(tour: Tour) -> None:
    """The list, a call, its number, and the list again with the try on it."""
    filed = _waiting(tour)
    at_desk(tour)
    open_section(tour, "calls")
    calling, contents = tour.app.place.day.calling, tour.app.place.contents
    tour.hand.find("call_0")
    tour.look("desk-calls-list")
    calling.choose(filed.envelope_id)
    tour.hand.find("call_phone")
    tour.look("desk-calls-call")
    found = Contents(filed.envelope_id, phones=(_PHONE,))
    # Nobody attends at the county here.
    contents._show(ContentsState(filed.envelope_id, "phone", "platform", contents=found))
    tour.look("desk-calls-number")
    contents.forget()
    tour.touch("call_phone")
    tour.hand.find("call_phone_fault")
    tour.look("desk-calls-no-number")
    tour.touch("call_not_reached")
    tour.hand.find("calls_noted")
    tour.look("desk-calls-noted")
    leave(tour)


def _lose_the_line(tour: Tour) -> None:
    """Show the section as it is without a network; no platform is anywhere near."""
    service = tour.app.place.day.today
    standing = service.state.standing
    assert standing is not None
    since = standing.now - timedelta(hours=2)
    service._show(TodayState(replace(standing, reach="offline", off_since=since)))
    tour.hand.settle()


def _waiting(tour: Tour) -> Filed:
    """File something that came back, something that lacks papers and something that is decided."""
    store = tour.app.store
    first, second, third = (store.file(a_submission(), recipients=["platform"]) for _ in range(3))
    tell(store, first, "returned", _NOTE)
    due = START + timedelta(days=2)
    tell(store, second, "supplement", position=2, wanted=("户口簿首页",), due=due)
    tell(store, third, "decided", position=3)
    return first
