"""The staff desk by touch: who gets in, what they see of it, and what becomes of the visit beneath."""

import pytest

from kiosk.app import KioskApp
from kiosk.demo.driver import Driver
from kiosk.services.visit import Scene
from tests.support.scene import faults

PIN, OTHER = "482915", "591826"


@pytest.fixture
def staffed(kiosk: KioskApp) -> KioskApp:
    """A kiosk with a manager, and with an assistant whose PIN somebody else gave out."""
    staff = kiosk.store.staff
    manager = staff.add("示范负责人", "manager", PIN, by=None)
    staff.add("示范帮办员", "assistant", PIN, by=manager.id, must_change=True)
    return kiosk


def log_in(hand: Driver, kiosk: KioskApp, name: str) -> None:
    hand.touch("desk_open")
    hand.touch(f"staff_{kiosk.desk.members().index(name)}")
    hand.press_pad(PIN)
    hand.wait_until(lambda: kiosk.desk.state.member is not None, "the log-in")


def test_residents_do_not_wait_for_the_desk_it_is_built_when_staff_come(
    staffed: KioskApp, hand: Driver
) -> None:
    assert staffed.window.property("desk") is None

    hand.touch("desk_open")

    hand.find("staff_1")
    assert staffed.window.property("desk") is staffed.place.view_model


def test_a_wrong_pin_opens_nothing_and_the_right_one_the_rail(
    staffed: KioskApp, hand: Driver
) -> None:
    hand.touch("desk_open")
    hand.touch(f"staff_{staffed.desk.members().index('示范负责人')}")
    hand.press_pad(OTHER)
    hand.wait_until(lambda: staffed.desk.state.refusal is not None, "the refusal")

    hand.settle()
    assert not hand.sees("section_today")
    assert staffed.place.view_model.login.digits.headline == "密码不对"
    assert faults(staffed.window) == []

    hand.press_pad(PIN)
    hand.touch("section_audit")
    hand.wait_until(lambda: staffed.place.trail.state.entries != (), "the record")

    hand.settle()
    noted = [entry.outcome for entry in staffed.store.audit.list()]
    assert noted[:4] == ["ok", "tried", "wrong-pin", "tried"]
    assert faults(staffed.window) == []


def test_a_pin_that_was_given_out_is_changed_first_and_then_opens_what_the_role_sees(
    staffed: KioskApp, hand: Driver
) -> None:
    log_in(hand, staffed, "示范帮办员")

    assert not hand.sees("section_today")
    hand.press_pad(PIN + OTHER + OTHER)
    hand.wait_until(lambda: hand.sees("section_today"), "the rail")

    assert not hand.sees("section_people")
    assert staffed.store.staff.members()[-1].must_change_pin is False


def test_a_visit_beneath_is_not_seen_and_goes_on_where_it_was(
    staffed: KioskApp, hand: Driver
) -> None:
    visit = staffed.visit
    visit.set_language("en")
    visit.begin()
    staffed.calls.call()

    log_in(hand, staffed, "示范负责人")

    assert not staffed.calls.state.is_open
    assert not hand.sees("tool_language")
    assert staffed._language._language == "zh_CN"
    hand.touch("desk_own")
    hand.touch("desk_leave")
    assert visit.visit.scene is Scene.HOME
    assert staffed._language._language == "en"
    hand.find("tool_language")


def test_a_touch_keeps_the_desk_open_and_a_locked_one_asks_the_same_person_for_the_pin(
    staffed: KioskApp, hand: Driver
) -> None:
    log_in(hand, staffed, "示范负责人")
    staffed.desk._quiet.stop()
    hand.touch("section_people")
    assert staffed.desk._quiet.isActive()
    hand.wait_until(lambda: hand.sees("person_0"), "the staff")

    hand.touch("desk_lock")

    hand.find("pad_1")
    assert staffed.place.people.state.members == ()
    assert staffed.place.people.state.pin == ""
    assert staffed.desk.logged_in is None
