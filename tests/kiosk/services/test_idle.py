"""Nobody there: first a question, then the reset."""

from pytestqt.qtbot import QtBot

from kiosk.services.idle import IdleService


def test_it_asks_first_and_resets_only_after_that(qtbot: QtBot) -> None:
    idle = IdleService(0.02, 0.02)
    with qtbot.waitSignal(idle.changed):
        idle.touch()
    assert idle.is_asking

    with qtbot.waitSignal(idle.expired):
        pass
    assert not idle.is_asking


def test_a_touch_answers_the_question(qtbot: QtBot) -> None:
    idle = IdleService(0.02, 60)
    idle.touch()
    qtbot.waitUntil(lambda: idle.is_asking)

    idle.touch()

    assert not idle.is_asking


def test_between_visits_it_rests(qtbot: QtBot) -> None:
    idle = IdleService(0.01, 0.01)
    idle.touch()
    idle.rest()

    with qtbot.assertNotEmitted(idle.expired, wait=60):
        pass
