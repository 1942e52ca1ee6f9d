"""The patterns of format-date() and format-date-time(), with names of months and weekdays."""

import re
from collections.abc import Callable, Mapping
from datetime import datetime

_MONTHS = ("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec")
_WEEKDAYS = ("Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun")
_CHINESE_WEEKDAYS = ("周一", "周二", "周三", "周四", "周五", "周六", "周日")
_CHINESE = re.compile(r"zh\b|zh_|.*\(zh\b|.*[\u4e00-\u9fff]", re.IGNORECASE)

_FIELDS: Mapping[str, Callable[[datetime], str]] = {
    "%Y": lambda at: f"{at.year:04}",
    "%y": lambda at: f"{at.year % 100:02}",
    "%m": lambda at: f"{at.month:02}",
    "%n": lambda at: str(at.month),
    "%b": lambda at: _MONTHS[at.month - 1],
    "%d": lambda at: f"{at.day:02}",
    "%e": lambda at: str(at.day),
    "%a": lambda at: _WEEKDAYS[at.weekday()],
    "%H": lambda at: f"{at.hour:02}",
    "%h": lambda at: str(at.hour),
    "%M": lambda at: f"{at.minute:02}",
    "%S": lambda at: f"{at.second:02}",
    "%3": lambda at: f"{at.microsecond // 1000:03}",
    "%W": lambda at: f"{at.isocalendar().week:02}",
    "%%": lambda _: "%",
}
_CHINESE_FIELDS = {
    **_FIELDS,
    "%b": lambda at: f"{at.month}月",
    "%a": lambda at: _CHINESE_WEEKDAYS[at.weekday()],
}
_FIELD = re.compile("%.", re.DOTALL)


def written(pattern: str, at: datetime, language: str) -> str:
    """Return a local date and time by a pattern; what is no field stays as it stands.

    Args:
        pattern: text with fields such as `%Y`.
        at: the moment, on the clocks of its zone.
        language: the form's active language, as its code or its name: names of months and
            weekdays are Chinese or English.
    """
    fields = _CHINESE_FIELDS if _CHINESE.match(language) else _FIELDS
    return _FIELD.sub(lambda match: _field(fields, match[0], at), pattern)


def _field(fields: Mapping[str, Callable[[datetime], str]], name: str, at: datetime) -> str:
    field = fields.get(name)
    return name if field is None else field(at)
