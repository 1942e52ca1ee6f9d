"""Calling staff: it rings until somebody comes, and the visit waits for as long as is bearable."""

import pytest
from pytestqt.qtbot import QtBot

from kiosk.devices.bell import SimulatedBell
from kiosk.services.call import CallService, CallState
from kiosk.services.idle import IdleService
from kiosk.services.visiting import Visiting


@pytest.fixture
def bell() -> SimulatedBell:
    return SimulatedBell()


@pytest.fixture
def idle(qtbot: QtBot) -> IdleService:
    return IdleService(0.02, 60)


@pytest.fixture
def visit(qtbot: QtBot) -> Visiting:
    return Visiting(lambda: False)


def test_it_rings_again_until_somebody_comes(
    bell: SimulatedBell, idle: IdleService, visit: Visiting, qtbot: QtBot
) -> None:
    calls = CallService(bell, idle, visit, every=0.01)
    calls.call()
    qtbot.waitUntil(lambda: bell.rings > 2)

    calls.end()
    rings = bell.rings
    qtbot.wait(40)

    assert bell.rings == rings
    assert not calls.state.is_open


def test_a_bell_that_cannot_be_heard_is_told_of_until_it_can(
    bell: SimulatedBell, idle: IdleService, visit: Visiting, qtbot: QtBot
) -> None:
    bell.is_plugged = False
    calls = CallService(bell, idle, visit, every=0.01)
    calls.call()
    assert calls.state == CallState(is_open=True, is_heard=False)

    bell.is_plugged = True
    qtbot.waitUntil(lambda: calls.state.is_heard)

    without = CallService(None, idle, visit)
    without.call()
    assert not without.state.is_heard


def test_who_waits_for_staff_is_not_asked_whether_they_are_there(
    bell: SimulatedBell, idle: IdleService, visit: Visiting, qtbot: QtBot
) -> None:
    visit.begin()
    idle.touch()
    calls = CallService(bell, idle, visit)
    calls.call()
    idle.touch()
    qtbot.wait(60)
    assert not idle.is_asking

    calls.end()
    qtbot.waitUntil(lambda: idle.is_asking)


def test_nobody_waits_for_ever(
    bell: SimulatedBell, idle: IdleService, visit: Visiting, qtbot: QtBot
) -> None:
    visit.begin()
    calls = CallService(bell, idle, visit, limit=0.01)
    calls.call()
    qtbot.waitUntil(lambda: idle.is_asking)

    assert calls.state == CallState(is_open=True, is_late=True)
    calls.call()
    assert not calls.state.is_late
    assert not idle.is_asking


def test_on_the_start_screen_a_call_ends_by_itself_and_leaves_nothing_running(
    bell: SimulatedBell, idle: IdleService, visit: Visiting, qtbot: QtBot
) -> None:
    calls = CallService(bell, idle, visit, limit=0.01)
    calls.call()
    qtbot.waitUntil(lambda: not calls.state.is_open)
    qtbot.wait(40)

    assert not idle.is_asking


def test_the_call_ends_with_the_visit(
    bell: SimulatedBell, idle: IdleService, visit: Visiting, qtbot: QtBot
) -> None:
    visit.begin()
    calls = CallService(bell, idle, visit)
    calls.call()
    visit.end()
    qtbot.wait(40)

    assert not calls.state.is_open
    assert not idle.is_asking
