"""Settings by touch: a manager sets them at the desk, and residents find them set."""

import pytest

from kiosk.app import KioskApp
from kiosk.demo.driver import Driver
from kiosk.paths import DataFolder
from tests.support.scene import faults

PIN = "482915"


@pytest.fixture
def settings(kiosk: KioskApp, hand: Driver) -> Driver:
    """A manager has opened the settings."""
    kiosk.store.staff.add("示范负责人", "manager", PIN, by=None)
    hand.touch("desk_open")
    hand.press_pad(PIN)
    hand.wait_until(lambda: kiosk.desk.state.member is not None, "the log-in")
    hand.touch("section_settings")
    return hand


def place(kiosk: KioskApp, key: str) -> int:
    """Return which row of the settings has this key."""
    rows = kiosk.place.sections.settings.rows.rows
    return next(number for number, row in enumerate(rows) if row.key == key)


def test_a_name_and_what_is_not_shown_count_when_the_desk_is_left(
    kiosk: KioskApp, settings: Driver
) -> None:
    hand, view_model = settings, kiosk.place.sections.settings
    hand.touch(f"setting_{place(kiosk, 'hall.name')}")
    hand.touch("settings_text")
    view_model.setText("示范镇为民服务大厅")
    hand.touch("settings_save")
    hand.wait_until(lambda: view_model.page == "list", "the name to be set")
    view_model.act("hidden")
    hidden = view_model.rows.rows[0].key
    hand.touch("setting_0")
    hand.touch("service_hidden")
    hand.wait_until(lambda: view_model.isHidden, "the item to be hidden")
    hand.settle()
    assert faults(kiosk.window) == []
    kiosk.desk.close()
    hand.settle()

    assert kiosk.office().hall == "示范镇为民服务大厅"
    assert hidden not in {item.code for item in kiosk.catalogue.catalogue.items}
    assert kiosk.catalogue.item_named(hidden) is not None


def test_a_notice_stands_on_the_start_screen_at_once_and_can_be_taken_back(
    kiosk: KioskApp, settings: Driver
) -> None:
    hand, view_model = settings, kiosk.place.sections.settings
    view_model.act("hall.notices")
    hand.touch("settings_notice_add")
    view_model.notice.write("title", "27日停电检修")
    hand.touch("notice_urgent")
    hand.touch("settings_save")
    hand.wait_until(lambda: view_model.page == "notices", "the notice to be set")
    urgent = kiosk.hall.urgent("zh_CN")
    hand.touch("desk_back")
    hand.touch("settings_history")
    hand.wait_until(lambda: view_model.rows.count == 1, "what was changed")
    hand.settle()
    assert faults(kiosk.window) == []
    hand.touch("setting_0")
    hand.wait_until(lambda: view_model.rows.count == 2, "the change to be taken back")

    assert urgent is not None
    assert urgent.title == "27日停电检修"
    assert kiosk.hall.urgent("zh_CN") is None


def test_a_test_page_comes_out_beside_the_setting_of_the_printer_and_is_noted(
    kiosk: KioskApp, settings: Driver, folder: DataFolder
) -> None:
    hand = settings
    hand.touch(f"setting_{place(kiosk, 'printer')}")
    hand.settle()
    hand.touch("settings_trial")
    hand.wait_until(lambda: kiosk.place.trial.state == "printed", "the test page")

    hand.settle()
    assert faults(kiosk.window) == []
    (page,) = (folder.root.parent / "tray").iterdir()
    assert page.name.startswith("test-")
    (noted,) = kiosk.store.audit.list(action="devices")
    assert noted.subject == "test-page"
