"""The rows of the settings: an overview, and the lists that some of them are."""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from zoneinfo import ZoneInfo

from forms.catalogue import Catalogue
from kiosk.services.desk.managed import NAMES, Name, read, value_of
from kiosk.services.desk.managing import Changes
from kiosk.services.readable import readable_day, readable_moment
from kiosk.settings import HallNotice, Settings
from kiosk.viewmodels.desk.rows import DeskRow
from kiosk.viewmodels.desk.setting_words import (
    BUDGETS,
    MEGABYTE,
    VOLUMES,
    title_of,
    value_words,
    volume_of,
)

_OVERVIEW: tuple[tuple[Name, str], ...] = (
    ("hall.name", "home"),
    ("hall.hours", "schedule"),
    ("hall.closed", "event_busy"),
    ("hall.notices", "campaign"),
    ("first", "list"),
    ("hidden", "list"),
    ("hall.villages", "group"),
    ("call_volume", "volume_up"),
    ("printer", "print"),
    ("bytes_a_day", "bar_chart"),
)


@dataclass(frozen=True, slots=True)
class SettingChoice:
    """One value to choose."""

    key: str
    title: str
    is_chosen: bool


@dataclass(frozen=True, slots=True)
class Around:
    """What words are made with: the catalogue, the day, and the language."""

    catalogue: Catalogue
    today: date
    language: str

    @property
    def titles(self) -> Mapping[str, str]:
        """What the service items are called, by code."""
        return {item.code: item.name.get(self.language) for item in self.catalogue.items}

    def say(self, zh: str, en: str) -> str:
        """Return the words of the language."""
        return en if self.language == "en" else zh


def overview_rows(
    settings: Settings, locked: Collection[str], around: Around
) -> tuple[DeskRow, ...]:
    """Return every setting with its value; what is `locked` has no button, and says so."""
    titles = around.titles
    rows = (
        DeskRow(
            key=name,
            title=value_words(
                name, value_of(settings, name), titles, around.today, around.language
            ),
            symbol=symbol,
            tone="primary",
            lead=title_of(name, around.language),
            action=around.say("改", "Change"),
            action_symbol="edit",
        )
        for name, symbol in _OVERVIEW
    )
    said = around.say("县里定的，这里不能改", "Locked by the county")
    return tuple(
        replace(row, detail=said, symbol="lock", tone="soft", action="", action_symbol="")
        if row.key in locked
        else row
        for row in rows
    )


def day_rows(days: Sequence[date], around: Around) -> tuple[DeskRow, ...]:
    """Return days off, to be taken away."""
    return tuple(
        _removable(day.isoformat(), readable_day(day, around.today, around.language), around)
        for day in sorted(days)
    )


def name_rows(names: Sequence[str], around: Around) -> tuple[DeskRow, ...]:
    """Return names, to be taken away."""
    return tuple(_removable(name, name, around) for name in names)


def notice_rows(notices: Sequence[HallNotice], around: Around) -> tuple[DeskRow, ...]:
    """Return the notices of the hall, by their places."""
    return tuple(
        DeskRow(
            key=str(place),
            title=around.say(one.title, one.title_en or one.title),
            detail=_lasts(one, around),
            symbol="warning" if one.urgent else "campaign",
            tone="soft" if one.until < around.today else "note" if one.urgent else "primary",
            lead=_standing(one, around),
            action=around.say("改", "Change"),
            action_symbol="edit",
        )
        for place, one in enumerate(notices)
    )


def service_rows(settings: Settings, around: Around) -> tuple[DeskRow, ...]:
    """Return the service items: those that stand first, the others, those that are not shown."""
    first = {code: place for place, code in enumerate(settings.first, 1)}
    items = sorted(
        around.catalogue.items,
        key=lambda item: (item.code in settings.hidden, first.get(item.code, len(first) + 1)),
    )
    return tuple(
        DeskRow(
            key=item.code,
            title=item.name.get(around.language),
            symbol="remove" if item.code in settings.hidden else "",
            tone="soft" if item.code in settings.hidden else "primary",
            lead=around.say("不显示", "Not shown")
            if item.code in settings.hidden
            else around.say(f"第 {first[item.code]}", f"No. {first[item.code]}")
            if item.code in first
            else "",
            action=around.say("改", "Change"),
            action_symbol="edit",
        )
        for item in items
    )


def history_rows(
    changes: Changes, given: Settings, zone: ZoneInfo, around: Around
) -> tuple[DeskRow, ...]:
    """Return what was changed, from what to what, by whom and when; `given`: what counts without."""
    titles = around.titles

    def words(name: str, value: str | None) -> str:
        known = next((one for one in NAMES if one == name), None)
        if known is None:
            return value or ""
        try:
            plain = value_of(given, known) if value is None else read(known, value)
        except ValueError:  # written by a newer program
            return value or ""
        return value_words(known, plain, titles, around.today, around.language)

    return tuple(
        DeskRow(
            key=str(one.position),
            title=title_of(one.name, around.language),
            detail=f"{words(one.name, one.before)} → {words(one.name, one.value)}",
            symbol="person",
            lead=changes.names.get(one.staff, "") if one.staff else "",
            side=readable_moment(one.at.astimezone(zone), around.language),
            action=around.say("撤销", "Undo"),
            action_symbol="undo",
        )
        for one in changes.rows
    )


def volume_choices(settings: Settings, around: Around) -> tuple[SettingChoice, ...]:
    """Return how loud the bell may ring."""
    chosen = volume_of(settings.call_volume)
    return tuple(
        SettingChoice(str(one[0]), around.say(one[1], one[2]), one == chosen) for one in VOLUMES
    )


def budget_choices(settings: Settings, around: Around) -> tuple[SettingChoice, ...]:
    """Return how much a day may be carried over the link; what is set now is always among it."""
    sizes = sorted({settings.bytes_a_day, *(one * MEGABYTE for one in BUDGETS)})
    return tuple(
        SettingChoice(
            str(size),
            value_words("bytes_a_day", size, {}, around.today, around.language),
            size == settings.bytes_a_day,
        )
        for size in sizes
    )


def _removable(key: str, title: str, around: Around) -> DeskRow:
    return DeskRow(
        key=key, title=title, action=around.say("去掉", "Remove"), action_symbol="delete"
    )


def _lasts(notice: HallNotice, around: Around) -> str:
    if notice.until == date.max:
        return around.say("一直有效", "No end")
    day = readable_day(notice.until, around.today, around.language)
    return around.say(f"到{day}为止", f"Until {day}")


def _standing(notice: HallNotice, around: Around) -> str:
    if notice.until < around.today:
        return around.say("过期了", "Over")
    return around.say("要紧的", "Urgent") if notice.urgent else around.say("普通", "Normal")
