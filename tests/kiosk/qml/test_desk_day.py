"""今天 and 要打的电话 by touch: from a light to the call, the number asked for, the call noted."""

from kiosk.app import KioskApp
from kiosk.demo.driver import Driver
from tests.support.filings import a_submission
from tests.support.returned import tell
from tests.support.scene import faults

PIN = "482915"


def test_staff_go_from_a_light_to_the_call_and_note_it(kiosk: KioskApp, hand: Driver) -> None:
    filed = kiosk.store.file(a_submission(), recipients=["platform"])
    tell(kiosk.store, filed, "returned", "照片看不清")
    kiosk.store.staff.add("示范职员", "manager", PIN, by=None)
    hand.touch("desk_open")
    hand.press_pad(PIN)
    day = kiosk.place.day
    hand.wait_until(lambda: day.today.state.standing is not None, "the lights")
    hand.settle()
    assert faults(kiosk.window) == []

    hand.touch("see_to_returned")
    hand.wait_until(lambda: bool(day.calling.state.calls), "the list")
    hand.settle()
    assert faults(kiosk.window) == []

    hand.touch("call_0")
    hand.wait_until(lambda: day.calling.state.open is not None, "the call")
    hand.touch("call_phone")
    hand.wait_until(lambda: day.calls_view.phoneFault != "", "why there is no number")
    hand.settle()
    assert faults(kiosk.window) == []

    hand.touch("call_reached")
    hand.wait_until(lambda: day.calling.state.calls == (), "the empty list")
    noted = [(one.action, one.subject, one.outcome) for one in kiosk.store.audit.list()][:2]
    number = filed.slip_number
    assert noted == [("call", number, "called"), ("phone", number, "")]
