"""The pages of the settings: which one is open, and what it shows."""

from collections.abc import Mapping
from dataclasses import dataclass
from zoneinfo import ZoneInfo

from kiosk.services.desk.managed import Name, value_of
from kiosk.services.desk.managing import ManagingState
from kiosk.services.desk.words import fault_words
from kiosk.viewmodels.desk import setting_rows as rows_of
from kiosk.viewmodels.desk.rows import DeskRow
from kiosk.viewmodels.desk.setting_edit import with_entry
from kiosk.viewmodels.desk.setting_rows import Around, SettingChoice
from kiosk.viewmodels.desk.setting_words import title_of

LIST, TEXT, ENTRIES, CHOICES = "list", "text", "entries", "choices"
NOTICES, NOTICE, SERVICES, SERVICE, HISTORY = "notices", "notice", "services", "service", "history"
PAGES: Mapping[Name, str] = {
    "hall.name": TEXT,
    "hall.hours": TEXT,
    "printer": TEXT,
    "hall.closed": ENTRIES,
    "hall.villages": ENTRIES,
    "hall.notices": NOTICES,
    "first": SERVICES,
    "hidden": SERVICES,
    "call_volume": CHOICES,
    "bytes_a_day": CHOICES,
}
"""The page that each setting is changed on."""

UP = {NOTICE: NOTICES, SERVICE: SERVICES}
"""Where the pages lead back to that do not stand under the overview."""


@dataclass(frozen=True, slots=True)
class Open:
    """What is open: a page, the setting it is about, what is typed, the service item that was chosen."""

    page: str = LIST
    name: Name = "hall.name"
    text: str = ""
    code: str = ""


@dataclass(frozen=True, slots=True)
class SettingsProps:
    """Everything the section shows beside its lists."""

    page: str = LIST
    title: str = ""
    name: str = ""
    text: str = ""
    is_first: bool = False
    is_hidden: bool = False
    can_save: bool = False
    is_busy: bool = False
    has_before: bool = False
    has_more: bool = False
    fault: str = ""


def derive_settings_props(
    state: ManagingState, open_: Open, around: Around, *, is_whole: bool
) -> SettingsProps:
    """Say what the section shows; `is_whole`: the notice that is open can be set."""
    settings = state.settings
    can_save = {
        TEXT: open_.text.strip() != value_of(settings, open_.name),
        ENTRIES: with_entry(settings, open_.name, open_.text, around.today) is not None,
        NOTICE: is_whole,
    }.get(open_.page, False)
    titles = {
        SERVICE: around.titles.get(open_.code, ""),
        SERVICES: around.say("事项和顺序", "Services and their order"),
    }
    return SettingsProps(
        page=open_.page,
        title=titles.get(open_.page) or title_of(open_.name, around.language),
        name=open_.name,
        text=open_.text,
        is_first=open_.code in settings.first,
        is_hidden=open_.code in settings.hidden,
        can_save=can_save and not state.is_busy,
        is_busy=state.is_busy,
        has_before=open_.page == HISTORY and state.page > 0,
        has_more=open_.page == HISTORY and state.changes.has_more,
        fault=fault_words(state.error, around.language),
    )


def derive_settings_rows(
    state: ManagingState, open_: Open, zone: ZoneInfo, around: Around
) -> tuple[DeskRow, ...]:
    """Return the rows of the page that is open."""
    settings = state.settings
    match open_.page:
        case "list":
            rows = rows_of.overview_rows(settings, state.locked, around)
        case "entries" if open_.name == "hall.closed":
            rows = rows_of.day_rows(settings.hall.closed, around)
        case "entries":
            rows = rows_of.name_rows(settings.hall.villages, around)
        case "notices":
            rows = rows_of.notice_rows(settings.hall.notices, around)
        case "services":
            rows = rows_of.service_rows(settings, around)
        case "history":
            rows = rows_of.history_rows(state.changes, state.given, zone, around)
        case _:
            rows = ()
    return rows


def derive_choices(state: ManagingState, open_: Open, around: Around) -> tuple[SettingChoice, ...]:
    """Return what there is to choose on the page that is open."""
    if open_.page != CHOICES:
        return ()
    choices = rows_of.volume_choices if open_.name == "call_volume" else rows_of.budget_choices
    return choices(state.settings, around)
