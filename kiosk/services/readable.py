"""Answers as people read them: dates in words, numbers in groups, choices by their labels."""

import re
from datetime import date, datetime

from forms import Question
from kiosk.services.styled import plain

_MOMENTS = frozenset({"date", "time", "dateTime"})
_MOMENT = re.compile(r"(\d{4}-\d{2}-\d{2})?T?(\d{2}:\d{2})?.*")
_GROUPS = {"id-number": (6, 8, 4), "mobile": (3, 4, 4), "bank-card": (4, 4, 4, 4, 3)}


def readable(question: Question, language: str) -> str:
    """Return the answer of `question` as it is shown for reading; "" where blank."""
    if not question.value:
        return ""
    if question.choices:
        return _chosen(question, language)
    if question.control == "trigger":
        return "I have read this" if language == "en" else "已经看过"
    if question.data_type in _MOMENTS:
        return _readable_moment(question.value, language)
    if question.data_type == "decimal":
        return question.value.removesuffix(".0")
    groups = _GROUPS.get(question.extra.get("check", ""))
    return question.value if groups is None else _grouped(question.value, groups)


def readable_date(day: date, language: str) -> str:
    """Return 2026年11月22日, or 22 November 2026."""
    if language == "en":
        return f"{day.day} {_MONTHS[day.month - 1]} {day.year}"
    return f"{day.year}年{day.month}月{day.day}日"


def readable_day(day: date, today: date, language: str) -> str:
    """Return 11月22日, or 22 November; with its year where that is another than this."""
    if day.year != today.year:
        return readable_date(day, language)
    return (
        f"{day.day} {_MONTHS[day.month - 1]}" if language == "en" else f"{day.month}月{day.day}日"
    )


def readable_moment(moment: datetime, language: str) -> str:
    """Return date and time of day of an aware `moment` in its own zone."""
    joiner = ", " if language == "en" else " "
    return f"{readable_date(moment.date(), language)}{joiner}{moment:%H:%M}"


def masked(text: str) -> str:
    """Return `text` as a secret answer stands: hidden, also in its length, but for its end."""
    return "••••" + (text[-2:] if len(text) > 2 else "")  # noqa: PLR2004


def _readable_moment(value: str, language: str) -> str:
    """Return an answer of date, time or both; one that is none of them, as a default may be, as it is."""
    match = _MOMENT.fullmatch(value)
    day, clock = match.groups() if match else (None, None)
    try:
        words = readable_date(date.fromisoformat(day), language) if day else ""
    except ValueError:
        return value
    return (", " if language == "en" else " ").join(filter(None, (words, clock))) or value


def _chosen(question: Question, language: str) -> str:
    """Return what was chosen by its labels; what was ranked with its places."""
    labels = {choice.value: plain(choice.label_markup) for choice in question.choices}
    words = [labels.get(value, value) for value in question.value.split()]
    if question.control == "rank":
        words = [f"{place}. {word}" for place, word in enumerate(words, start=1)]
    return (", " if language == "en" else "、").join(words)


def _grouped(text: str, sizes: tuple[int, ...]) -> str:
    parts, start = [], 0
    for size in sizes:
        parts.append(text[start : start + size])
        start += size
    return " ".join(part for part in [*parts, text[start:]] if part)


_MONTHS = (
    "January",
    "February",
    "March",
    "April",
    "May",
    "June",
    "July",
    "August",
    "September",
    "October",
    "November",
    "December",
)


def working_days(count: int, language: str) -> str:
    """Return a number of working days in words."""
    if language != "en":
        return f"{count} 个工作日"
    return "1 working day" if count == 1 else f"{count} working days"
