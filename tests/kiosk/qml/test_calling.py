"""Calling staff on any scene, and what stands on the start screen after a power cut."""

from collections.abc import Callable
from dataclasses import replace
from datetime import timedelta

import pytest

from kiosk.app import KioskApp
from kiosk.demo.driver import Driver
from kiosk.devices.bell import SimulatedBell
from kiosk.services.visit import Scene
from kiosk.settings import Hall, Settings
from sync.clock import ManualClock
from tests.support.half_filled import Person

HALL = Hall(contact="综合窗口示范员", phone="12345")
Open = Callable[..., KioskApp]
Start = Callable[..., Person]


def words(hand: Driver) -> str:
    return "\n".join(str(item.property("text")) for item in hand.items() if item.property("text"))


def test_a_call_goes_on_from_scene_to_scene_until_staff_are_here(open_kiosk: Open) -> None:
    bell = SimulatedBell()
    app = open_kiosk(bell=bell, settings=Settings(hall=HALL))
    hand = Driver(app.window)
    hand.touch("begin")
    hand.touch("staff")
    told = words(hand)
    hand.touch("go_on")
    hand.touch("topic_elderly")
    meanwhile = hand.text_of("staff"), app.calls.state.is_open
    hand.touch("staff")
    hand.touch("staff_here")

    assert bell.rings == 1
    assert "综合窗口示范员" in told
    assert "12345" in told
    assert meanwhile == ("已叫人", True)
    assert hand.text_of("staff") == "找工作人员"
    assert not app.calls.state.is_open


def test_where_nothing_can_ring_it_says_where_to_go(hand: Driver) -> None:
    hand.touch("staff")

    assert "响不了铃，请到窗口叫人" in words(hand)
    assert not hand.sees("go_on")


def test_a_call_does_not_outlive_the_visit(kiosk: KioskApp, hand: Driver) -> None:
    hand.touch("begin")
    hand.touch("staff")
    hand.touch("go_on")
    kiosk.visit.end()

    assert not hand.sees("dismiss")
    assert hand.text_of("staff") == "找工作人员"


def test_staff_can_be_called_where_the_kiosk_is_out_of_service(open_kiosk: Open) -> None:
    bell = SimulatedBell()
    out = Settings(hall=replace(HALL, out_of_service="读卡器坏了"))
    hand = Driver(open_kiosk(bell=bell, settings=out).window)
    hand.touch("begin")
    hand.touch("staff")
    hand.touch("go_on")

    assert bell.rings == 1
    assert hand.sees("progress")


def test_after_a_power_cut_the_start_screen_offers_to_go_on(
    start: Start, clock: ManualClock
) -> None:
    person = start()
    code = person.identify()
    person.answer_two()
    person.await_kept()

    later = start()
    shown = words(later.hand)
    later.touch("resume_open")
    later.await_scene(Scene.RESUME)
    later.resume(code)
    later.await_scene(Scene.QUESTION)

    assert "刚才没办完的，还能接着办" in shown
    assert "高龄津贴" not in shown
    assert later.ref == "phone"


def test_somebody_else_between_takes_the_offer_away_from_nobody_and_time_does(
    start: Start, clock: ManualClock
) -> None:
    person = start()
    person.identify()
    person.answer_two()
    person.await_kept()
    later = start()
    later.identify()
    later.app.visit.end()
    later.await_kept()
    later.touch("farewell")
    assert later.hand.sees("resume_open")

    clock.advance(timedelta(minutes=15, seconds=1))
    later.app.scenes.attract.look()
    later.hand.wait_until(lambda: not later.hand.sees("resume_open"), "the offer to end")


@pytest.mark.parametrize("leaves", [True, False])
def test_only_who_did_not_say_goodbye_is_offered_to_come_back(
    start: Start, clock: ManualClock, *, leaves: bool
) -> None:
    person = start()
    person.identify()
    person.answer_two()
    person.await_kept()
    if not leaves:
        person.app.drafts.leave_open()
    person.app.visit.end()
    person.await_kept()
    person.touch("farewell")

    assert person.hand.sees("resume_open") is not leaves
