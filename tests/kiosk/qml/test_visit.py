"""The shell around a visit: touch, language, type size, help, silence, goodbye."""

import pytest
from PySide6.QtCore import QElapsedTimer, QPoint, Qt
from PySide6.QtTest import QTest

from kiosk.demo.driver import Driver, middle
from kiosk.devices.card_reader import SimulatedReader
from kiosk.devices.card_reader.serial_reader import SerialReader
from kiosk.settings import Settings
from tests.kiosk.qml.conftest import Open

SERVICE = "service_elderly-allowance"
IMPATIENT = Settings(idle=0.3, idle_last=30)


def test_any_touch_of_the_invitation_begins(hand: Driver) -> None:
    hand.find("begin")
    corner = QPoint(20, hand.window.height() - 20)
    QTest.mouseClick(hand.window, Qt.MouseButton.LeftButton, pos=corner)

    assert hand.find("topic_elderly").isVisible()


def test_a_finger_works_like_the_mouse(hand: Driver) -> None:
    finger = QTest.createTouchDevice()
    place = middle(hand.find("begin"))
    QTest.touchEvent(hand.window, finger).press(0, place, hand.window)
    QTest.touchEvent(hand.window, finger).release(0, place, hand.window)

    assert hand.find("topic_elderly").isVisible()


def test_the_other_language_is_one_touch_away_and_back(hand: Driver) -> None:
    hand.touch("begin_other")
    hand.find("topic_elderly")
    english = hand.text_of("progress")
    hand.touch("tool_language")

    assert (english, hand.text_of("progress")) == ("My case", "查进度")


def test_large_type_makes_everything_larger_at_once(hand: Driver) -> None:
    hand.touch("begin")
    before = hand.find("progress").height()
    hand.touch("tool_type")

    assert hand.find("progress").height() > before * 1.3


def test_the_next_person_starts_in_chinese_and_normal_type(hand: Driver) -> None:
    hand.touch("begin_other")
    hand.touch("tool_type")
    hand.touch("leave")

    assert (hand.text_of("begin"), hand.text_of("tool_type")) == ("开始办事", "大字")


def test_calling_staff_says_so_over_everything_and_keeps_what_was_done(hand: Driver) -> None:
    hand.touch("begin")
    hand.touch("search")
    hand.press_keys("zhongguo ")
    hand.touch("staff")
    covered = not hand.sees("back")
    hand.touch("dismiss")

    assert covered
    assert hand.text_of("query") == "中国"


def test_silence_is_asked_about_and_a_touch_keeps_the_visit(open_kiosk: Open) -> None:
    hand = Driver(open_kiosk(settings=IMPATIENT).window)
    hand.touch("begin")
    hand.touch("topic_elderly")
    hand.touch("extend")

    assert hand.find("back").isVisible()
    assert not hand.sees("extend")


def test_silence_without_an_answer_forgets_the_visit(open_kiosk: Open) -> None:
    hand = Driver(open_kiosk(settings=Settings(idle=0.2, idle_last=0.2)).window)
    hand.touch("begin")

    assert hand.find("begin").isVisible()


def test_whoever_chose_something_is_reminded_to_take_everything_along(hand: Driver) -> None:
    hand.touch("begin")
    hand.touch("topic_elderly")
    hand.touch(SERVICE)
    hand.touch("back")
    hand.touch("back")
    hand.touch("leave")
    hand.touch("farewell")

    assert hand.find("begin").isVisible()


def test_whoever_only_looked_is_not_kept(hand: Driver) -> None:
    hand.touch("begin")
    hand.touch("leave")

    assert hand.find("begin").isVisible()
    assert not hand.sees("farewell")


def test_a_card_on_the_reader_opens_the_form(open_kiosk: Open) -> None:
    with SimulatedReader() as simulated:
        hand = Driver(open_kiosk(reader=SerialReader(simulated.port)).window)
        for name in ("begin", "topic_elderly", SERVICE, "start", "agree", "agree"):
            hand.touch(name)
        assert hand.find("type_instead").isVisible()
        simulated.lay()
        hand.wait_until(lambda: not hand.sees("type_instead"), "the card to be read")

    assert hand.find("next").isVisible()


def test_without_a_card_name_and_number_are_typed(hand: Driver) -> None:
    for name in ("begin", "topic_elderly", SERVICE, "start", "agree", "agree"):
        hand.touch(name)
    hand.touch("way_latin")
    hand.press_keys("shifan")
    hand.touch("next")
    hand.press_pad("11010519491231002X")
    hand.touch("next")
    hand.wait_until(lambda: not hand.sees("pad_1"), "the form to open")

    assert hand.find("next").isVisible()


@pytest.mark.parametrize("times", [20])
def test_many_visits_leave_nothing_behind(hand: Driver, times: int) -> None:
    for _ in range(times):
        hand.touch("begin")
        hand.touch("topic_elderly")
        hand.touch("back")
        hand.touch("leave")

    assert hand.find("begin").isVisible()


def test_who_keeps_touching_is_not_asked_whether_they_are_there(open_kiosk: Open) -> None:
    kiosk = open_kiosk(settings=Settings(idle=3.0))
    hand = Driver(kiosk.window)
    hand.touch("begin")
    watch = QElapsedTimer()
    watch.start()

    while watch.elapsed() < 4500:
        hand.touch("topic_elderly")
        hand.touch("back")

    assert not kiosk.idle.is_asking
