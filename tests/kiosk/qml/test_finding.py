"""Finding what one came for: topics, life events, search, guide, list, notices, out of service."""

from dataclasses import replace
from datetime import date, timedelta

import pytest
import zxingcpp
from PySide6.QtGui import QImage

from forms.catalogue import ALWAYS
from kiosk.app import KioskApp
from kiosk.demo.driver import Driver
from kiosk.paths import DataFolder
from kiosk.services.visit import Scene
from kiosk.settings import Hall, HallNotice, Settings
from tests.kiosk.qml.conftest import Open
from tests.support.filings import a_submission
from tests.ui.screens.devices import HALL, OUT

EVENT = "newborn"
SERVICE = "service_elderly-allowance"


@pytest.fixture
def hall(open_kiosk: Open) -> KioskApp:
    """A kiosk in a hall that says its hours and has a notice, on the large screen."""
    return open_kiosk((1920, 1080), settings=Settings(hall=HALL))


@pytest.fixture
def finger(hall: KioskApp) -> Driver:
    """A hand at that kiosk, at home."""
    hand = Driver(hall.window)
    hand.touch("begin")
    return hand


def test_the_initials_of_a_name_find_it_while_they_are_typed_and_stay_when_the_keyboard_goes(
    hall: KioskApp, finger: Driver
) -> None:
    finger.touch("search")
    finger.press_keys("gljt")
    shown = [row.code for row in hall.scenes.services.rows.rows]
    finger.touch("hide_keyboard")
    finger.find(SERVICE)
    kept = (finger.text_of("query"), [row.code for row in hall.scenes.services.rows.rows])
    finger.touch(SERVICE)

    assert shown == ["elderly-allowance"]
    assert kept == ("gljt", ["elderly-allowance"])
    assert hall.visit.visit.scene is Scene.GUIDE


def test_the_letters_of_one_resident_do_not_search_for_the_next(
    hall: KioskApp, finger: Driver
) -> None:
    finger.touch("search")
    finger.press_keys("gljt")
    hall.visit.end()
    finger.touch("begin")
    finger.touch("search")
    finger.settle()

    assert finger.text_of("query") == ""
    assert not hall.scenes.services.findsNothing
    assert hall.scenes.services.rows.count > len(hall.catalogue.catalogue.items)


def test_whole_pinyin_finds_a_life_event_and_what_it_brings(hall: KioskApp, finger: Driver) -> None:
    finger.touch("search")
    finger.press_keys("xinshenger")
    rows = hall.scenes.services.rows.rows

    assert (rows[0].code, rows[0].is_event) == (EVENT, True)


def test_a_topic_offers_its_life_events_beside_its_services(hall: KioskApp, finger: Driver) -> None:
    finger.touch("topic_children")
    finger.touch(f"event_{EVENT}")
    finger.find(f"add_{_chosen(hall)[0]}")
    finger.touch("back")

    assert hall.visit.visit.topic == "children"
    assert finger.sees("service_birth-registration")


def test_a_life_event_files_what_is_added_and_asks_for_each_paper_once(
    hall: KioskApp, finger: Driver
) -> None:
    finger.touch(f"event_{EVENT}")
    finger.find("start")
    event = hall.scenes.event
    before = (event.count, event.materials.count)
    finger.touch("add_certificate-request")
    added = event.count
    names = [row.name for row in event.materials.rows]
    finger.touch("start")
    visit = hall.visit.visit

    assert (before[0], added) == (2, 3)
    assert len(names) >= before[1]
    assert len({(row.name, row.note) for row in event.materials.rows}) == event.materials.count
    assert visit.scene is Scene.CONSENT
    assert [item.code for item in visit.items] == [
        "birth-registration",
        "medical-insurance",
        "certificate-request",
    ]


def test_what_was_added_is_left_out_again_by_a_second_touch(hall: KioskApp, finger: Driver) -> None:
    finger.touch(f"event_{EVENT}")
    for _ in range(2):
        finger.touch("add_certificate-request")

    assert [item.code for item in hall.visit.visit.items] == _always(hall)


def test_going_back_from_the_consent_leads_to_the_choice_as_it_was(
    hall: KioskApp, finger: Driver
) -> None:
    finger.touch(f"event_{EVENT}")
    finger.touch("add_certificate-request")
    finger.touch("start")
    finger.touch("back")
    finger.find("add_certificate-request")

    assert hall.scenes.event.count == 3


def test_large_type_shows_fewer_topics_and_the_others_one_touch_further(
    hall: KioskApp, finger: Driver
) -> None:
    finger.touch("tool_type")
    few = (finger.sees("topic_elderly"), finger.sees("topic_business"))
    said = finger.text_of("more_topics")
    finger.touch("more_topics")
    all_shown = finger.find("topic_business").isVisible()
    finger.touch("back")
    finger.find("more_topics")

    assert (few, said, all_shown) == ((True, False), "还有 5 类事", True)


def test_the_guide_says_by_which_day_it_is_done(hall: KioskApp, finger: Driver) -> None:
    finger.touch("topic_elderly")
    finger.touch(SERVICE)
    finger.find("details")
    guide = hall.scenes.guide

    assert guide.promisedDays == 20
    assert guide.readyBy == "2026年12月18日"
    assert (guide.place != "", guide.phones != "", guide.result != "") == (True, True, True)


def test_the_code_of_the_list_says_what_to_bring_without_any_network(
    hall: KioskApp, finger: Driver
) -> None:
    finger.touch("topic_elderly")
    finger.touch(SERVICE)
    finger.touch("checklist")
    finger.wait_until(lambda: _codes(finger) != [], "a code to be seen")
    (said,) = _codes(finger)

    assert said.startswith("高龄津贴申请\n□ 身份证")
    assert "0000-0000001" in said


def test_the_list_is_printed_where_there_is_a_printer(
    hall: KioskApp, finger: Driver, folder: DataFolder
) -> None:
    finger.touch(f"event_{EVENT}")
    finger.touch("checklist")
    finger.touch("print")
    finger.wait_until(lambda: hall.scenes.checklist.paper == "printed", "the list to be printed")
    (paper,) = (folder.root.parent / "tray").glob("checklist-*.pdf")
    finger.touch("back")
    finger.touch("checklist")

    assert paper.read_bytes().startswith(b"%PDF")
    assert hall.scenes.checklist.paper == "none"


def test_the_hall_says_its_hours_and_what_is_new_until_it_is_over(
    open_kiosk: Open, hall: KioskApp, finger: Driver
) -> None:
    hours = finger.text_of("hours")
    said = finger.text_of("notices")
    finger.touch("notices")
    finger.find("hall_notice")
    rows = hall.scenes.notices.rows.rows

    assert hours == "窗口今天不上班，11月23日 8:30–12:00、14:00–17:30"
    assert said == "通知 1 条"
    assert [row.title for row in rows] == ["停电检修（示范）"]


def test_where_the_hall_says_nothing_nothing_is_shown(hand: Driver) -> None:
    hand.touch("begin")
    hand.find("topic_elderly")

    assert not hand.sees("hours")
    assert not hand.sees("notices")


def test_an_urgent_notice_stands_on_the_start_screen_until_its_day_is_over(
    open_kiosk: Open,
) -> None:
    notice = HallNotice("停电检修（示范）", until=date(2026, 11, 22), urgent=True)
    app = open_kiosk(settings=Settings(hall=Hall(notices=(notice,))))
    hand = Driver(app.window)
    hand.find("urgent")
    said = app.scenes.attract.urgentTitle
    app.clock.advance(timedelta(days=1))  # type: ignore[attr-defined]  # a ManualClock
    app.scenes.attract.look()
    hand.settle()

    assert (said, hand.sees("urgent")) == ("停电检修（示范）", False)


def test_what_was_filed_here_stands_first_at_home_and_is_one_touch_away(
    hall: KioskApp, finger: Driver
) -> None:
    before = [row.code for row in hall.scenes.home.popular.rows]
    filed = replace(a_submission(), item="tree-felling")
    hall.store.file(filed, recipients=["platform"])
    hall.visit.end()
    home = hall.scenes.home
    finger.wait_until(lambda: home.popular.rows[0].code == "tree-felling", "the count")
    finger.touch("begin")
    finger.touch("popular_tree-felling")

    assert before[0] == "medical-insurance"
    assert hall.visit.visit.scene is Scene.GUIDE
    assert hall.visit.visit.items[0].code == "tree-felling"


def test_out_of_service_names_the_reason_and_a_person_and_still_gives_progress(
    open_kiosk: Open,
) -> None:
    app = open_kiosk(settings=Settings(hall=OUT))
    hand = Driver(app.window)
    hand.touch("begin")
    hand.find("progress")
    closed = app.scenes.closed
    said = (closed.reason, closed.contact, closed.phone)
    offers = (hand.sees("search"), hand.sees("topic_elderly"))
    hand.touch("progress")
    asking = app.visit.visit.scene
    hand.touch("back")
    hand.find("progress")

    assert said == ("读卡器坏了，正在修（示范）。", "示范大厅值班（示范）", "0000-0000003")
    assert offers == (False, False)
    assert (asking, app.visit.visit.scene) == (Scene.PROGRESS, Scene.CLOSED)


def _codes(hand: Driver) -> list[str]:
    grey = hand.window.grabWindow().convertToFormat(QImage.Format.Format_Grayscale8)
    bits = memoryview(grey.constBits()).cast("B", (grey.height(), grey.bytesPerLine()))
    return [code.text for code in zxingcpp.read_barcodes(bits)]


def _always(app: KioskApp) -> list[str]:
    event = app.catalogue.catalogue.event(EVENT)
    return [entry.item for entry in event.items if entry.choice == ALWAYS]


def _chosen(app: KioskApp) -> list[str]:
    event = app.catalogue.catalogue.event(EVENT)
    return [entry.item for entry in event.items if entry.choice != ALWAYS]
