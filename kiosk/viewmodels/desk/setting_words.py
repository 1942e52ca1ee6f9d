"""What the settings of the desk are called, and their values in a few words."""

from collections.abc import Mapping
from datetime import date
from typing import Any

from kiosk.services.desk.managed import Name
from kiosk.services.handover import shown_address
from kiosk.services.readable import readable_day
from kiosk.settings import HallNotice

MEGABYTE = 2**20
VOLUMES: tuple[tuple[float, str, str], ...] = (
    (0.0, "不响", "Silent"),
    (0.3, "小声", "Quiet"),
    (0.7, "中等", "Medium"),
    (1.0, "大声", "Loud"),
)
BUDGETS = (0, 5, 10, 20, 50, 100, 200)
"""Megabytes a day to choose from; 0: any amount."""

_TITLES: Mapping[Name, tuple[str, str]] = {
    "hall.name": ("大厅名称", "Name of the hall"),
    "hall.hours": ("窗口时间", "Opening hours"),
    "hall.closed": ("另外休息日", "Other days off"),
    "hall.notices": ("大厅通知", "Notices"),
    "hall.villages": ("村和社区", "Villages"),
    "first": ("排前的事项", "Services first"),
    "hidden": ("不显示的", "Not shown"),
    "call_volume": ("呼叫铃音量", "Bell"),
    "printer": ("打印机", "Printer"),
    "bytes_a_day": ("每天的流量", "Data a day"),
}
_EMPTY: Mapping[Name, tuple[str, str]] = {
    "hall.name": ("照县平台上的名字", "As the platform calls it"),
    "hall.hours": ("没有写", "Not given"),
    "hall.closed": ("没有", "None"),
    "hall.notices": ("没有", "None"),
    "hall.villages": ("没有写", "Not given"),
    "first": ("没有", "None"),
    "hidden": ("没有", "None"),
    "printer": ("没有打印机，回执单显示在屏幕上", "None: slips are shown on the screen"),
    "bytes_a_day": ("不限", "Any amount"),
}


def title_of(name: str, language: str) -> str:
    """Return what a setting is called; one that this program does not know goes by its own name."""
    words = next((words for known, words in _TITLES.items() if known == name), (name, name))
    return words[language == "en"]


def value_words(
    name: Name, value: Any, titles: Mapping[str, str], today: date, language: str
) -> str:
    """Return a value in a few words; `titles`: of the service items, by code."""
    is_english = language == "en"
    joiner = ", " if is_english else "、"
    words: str
    match name:
        case "call_volume":
            _, *named = volume_of(value)
            words = str(named[is_english])
        case _ if not value:
            words = _EMPTY[name][is_english]
        case "bytes_a_day":
            size = f"{value / MEGABYTE:.3g} MB"
            words = f"{size} a day" if is_english else f"每天 {size}"
        case "printer":
            words = shown_address(value)
        case "hall.name" | "hall.hours":
            words = value
        case _:
            words = joiner.join(_entry(one, titles, today, language) for one in value)
    return words


def volume_of(value: float) -> tuple[float, str, str]:
    """Return the volume to choose that comes nearest."""
    return min(VOLUMES, key=lambda one: abs(one[0] - value))


def _entry(one: object, titles: Mapping[str, str], today: date, language: str) -> str:
    """Return one of several: a day, a notice, a service item by its code, a village."""
    match one:
        case date():
            return readable_day(one, today, language)
        case HallNotice(title=title, title_en=title_en):
            return (title_en if language == "en" else "") or title
    return titles.get(str(one), str(one))
