"""One light of the desk: green, yellow or red, what it is about, and what to do."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import timedelta
from typing import Literal, TypeAlias

Colour: TypeAlias = Literal["green", "yellow", "red", ""]
Words: TypeAlias = tuple[str, str]
"""In Chinese and in English."""

COLOURS: Sequence[Colour] = ("red", "yellow", "green", "")
"""The weightiest first; "" for what this kiosk does not have."""

_HOUR = timedelta(hours=1)
_DAY = timedelta(days=1)


@dataclass(frozen=True, slots=True)
class Light:
    """How one thing stands. `text`: the cause, and what to do; `section`: of the desk, where that is done."""

    key: str
    colour: Colour
    symbol: str
    title: Words
    text: Words
    number: str = ""
    section: str = ""
    action: Words = ("", "")


def lasting(length: timedelta) -> Words:
    """Say how long something lasts, in its largest unit."""
    for unit, zh, en in ((_DAY, "天", "d"), (_HOUR, "小时", "h")):
        if length >= unit:
            return f"{length // unit} {zh}", f"{length // unit} {en}"
    minutes = max(1, length // timedelta(minutes=1))
    return f"{minutes} 分钟", f"{minutes} min"


def said(error: object) -> Words:
    """Return the words of a failure or a warning of ours in both languages."""
    words = error.words  # type: ignore[attr-defined]  # Failure, Fault and PrinterWarning have it
    return words("zh_CN"), words("en")
