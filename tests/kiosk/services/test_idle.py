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


def test_seconds_are_told_only_in_the_last_minute(qtbot: QtBot) -> None:
    hurried, patient = IdleService(0.01, 30), IdleService(0.01, 300)
    for idle in (hurried, patient):
        assert idle.seconds_left == 0
        idle.touch()
    qtbot.waitUntil(lambda: hurried.is_asking and patient.is_asking)

    assert hurried.seconds_left == 30
    assert patient.seconds_left == 0


def test_more_time_lasts_for_the_visit_and_no_longer(qtbot: QtBot) -> None:
    idle = IdleService(0.05, 60)
    idle.give_more_time()
    assert idle.has_more_time
    qtbot.wait(100)
    assert not idle.is_asking

    idle.rest()
    assert not idle.has_more_time
