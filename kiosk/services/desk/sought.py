"""What staff mean by what they typed in the one box for finding: a number, a person, a day, a name, a slip."""

import re
from dataclasses import dataclass
from datetime import date
from typing import TypeAlias

from forms import numbers
from kiosk.devices.fault import Fault
from kiosk.services.documents import bare

_DAY = re.compile(r"(20\d\d)(?:[-./年]?(\d\d?)[-./月]?(\d\d?)日?)")
_PLAIN_DAY = re.compile(r"(20\d\d)(\d\d)(\d\d)")
_NUMBER = re.compile(r"[\d\s.-]+")
_CITIZEN = re.compile(r"\d{17}[\dX]")
_FOREIGN = re.compile(r"[A-Z]{1,3}\d{6,}")


class SoughtFault(Fault):
    """Why what was typed is nothing to look for."""

    ID_NUMBER = (
        "身份证号不对。请对着证件再看一遍，一共 18 位。",
        "This ID number is not right. Please check it: 18 characters.",
    )


@dataclass(frozen=True, slots=True)
class Number:
    """The number of a slip or a case."""

    number: str


@dataclass(frozen=True, slots=True)
class PersonNumber:
    """The number of somebody's document."""

    number: str


@dataclass(frozen=True, slots=True)
class Day:
    """A day on which it was filed."""

    day: date


@dataclass(frozen=True, slots=True)
class Name:
    """A name, or how it begins."""

    words: str


@dataclass(frozen=True, slots=True)
class Code:
    """What the code of a slip says."""

    text: str


Sought: TypeAlias = Number | PersonNumber | Day | Name | Code | Fault | None


def sought(typed: str, today: date) -> Sought:
    """Tell what was typed; None for nothing.

    A number of 18 digits may be of a slip or of a person: whose check is right counts.
    """
    text, plain = typed.strip(), bare(typed)
    if not text:
        return None
    if "/slip/" in text or "#" in text:
        return Code(text)
    if _CITIZEN.fullmatch(plain):
        if numbers.fault("id-number", plain, today=today, language="en") is None:
            return PersonNumber(plain)
        return SoughtFault.ID_NUMBER if plain.endswith("X") else Number(plain)
    if _FOREIGN.fullmatch(plain):
        return PersonNumber(plain)
    return _day(text) or (Number(plain) if _NUMBER.fullmatch(text) else Name(text))


def _day(text: str) -> Day | None:
    match = _PLAIN_DAY.fullmatch(text) or _DAY.fullmatch(text)
    if match is None:
        return None
    try:
        return Day(date(*map(int, match.groups())))
    except ValueError:
        return None
