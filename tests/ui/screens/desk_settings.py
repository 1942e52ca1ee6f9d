"""The tour of the settings: all of them, the page of each, and what was changed."""

from sync.wire.fleet import ToldSetting
from tests.ui.screens.at_desk import at_desk, leave, open_section
from tests.ui.screens.tour import Tour


def settings(tour: Tour) -> None:
    """A text, an address that is none, a choice, days, a notice, a service item, and what was changed."""
    view_model, managing = tour.app.place.sections.settings, tour.app.place.managing
    at_desk(tour)
    open_section(tour, "settings")
    view_model.act("printer")
    view_model.setText("lpd://printer/a4")
    tour.touch("settings_save")
    tour.hand.wait_until(lambda: managing.state.error is not None, "the address to be refused")
    tour.look("desk-settings-refused")
    tour.touch("desk_back")
    view_model.act("call_volume")
    tour.look("desk-settings-volume")
    tour.touch("desk_back")
    view_model.act("hall.closed")
    view_model.setText("20991231")
    tour.touch("settings_save")
    tour.hand.wait_until(lambda: view_model.rows.count > 0, "the day off")
    tour.look("desk-settings-days")
    tour.touch("desk_back")
    view_model.act("hall.notices")
    tour.look("desk-settings-notices")
    tour.touch_look("settings_notice_add", "desk-settings-notice")
    tour.touch("desk_back", "desk_back")
    view_model.act("first")
    tour.look("desk-settings-services")
    tour.touch_look("setting_0", "desk-settings-service")
    tour.touch("desk_back", "desk_back")
    tour.touch("settings_history")
    tour.hand.wait_until(lambda: view_model.rows.count > 0, "what was changed")
    tour.look("desk-settings-history")
    tour.touch("setting_0")
    tour.hand.wait_until(lambda: not managing.state.is_busy, "the change to be taken back")
    tour.touch("desk_back")
    tour.app.fleet.told.emit((ToldSetting("hall.hours", '"8:30–12:00"', locked=True),))
    tour.look("desk-settings-locked")
    tour.app.fleet.told.emit(())
    leave(tour)
