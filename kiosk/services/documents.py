"""The documents that say who somebody is (design D16): what number each bears, and what is wrong with one."""

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Literal

from forms import numbers

Document = Literal[
    "resident-id-card",
    "household-register",
    "temporary-id-card",
    "residence-permit",
    "permanent-residence-card",
    "passport",
]
Pad = Literal["digits", "letters"]
Fault = Callable[[str, date, str], str | None]

BEARS_OTHER_NUMBERS = frozenset[str]({"permanent-residence-card", "passport"})
"""Documents whose number need not be one of GB 11643."""

_CARD_AGE = 16
_PERMITS = ("810000", "820000", "830000")
_OLD_PERMANENT = re.compile(r"[A-Z]{3}\d{4}(\d{2})(\d{2})(\d{2})\d{2}")
_CITIZEN_LENGTH = 18
_PASSPORT = re.compile(r"(?=.*\d)[A-Z0-9]{5,12}")


@dataclass(frozen=True, slots=True)
class Kind:
    """How the number of a document is typed and checked.

    `pad`: digits with an X, or letters too. `longest`: most signs. `groups`: how it is shown.
    """

    pad: Pad
    longest: int
    groups: tuple[int, ...]
    fault: Fault


def number_fault(document: Document, number: str, *, today: date, language: str) -> str | None:
    """Return in words what keeps `number` from being one of this document, or None."""
    return KINDS[document].fault(bare(number), today, language)


def bare(number: str) -> str:
    """Return a number as it is kept: half-width capitals, no spaces and hyphens."""
    return numbers.normalize("id-number", number)


def birth_of(number: str) -> date | None:
    """Return the birth date that a valid number tells, None where it tells none."""
    return numbers.birth_date(number) if len(number) == _CITIZEN_LENGTH else None


def _citizen(number: str, today: date, language: str) -> str | None:
    return numbers.fault("id-number", number, today=today, language=language)


def _register(number: str, today: date, language: str) -> str | None:
    """A household register stands for a child: who is 16 has an ID card (居民身份证法, art. 2)."""
    fault = _citizen(number, today, language)
    if fault is None and years_old(numbers.birth_date(number), today) >= _CARD_AGE:
        return _in(
            language,
            "满 16 岁的人请用身份证。户口簿是给还没有身份证的孩子用的。",
            "From 16 on, please use the ID card. The household register is for children without one.",
        )
    return fault


def _permit(number: str, today: date, language: str) -> str | None:
    """18 signs as GB 11643, from 810000, 820000 or 830000 (国办发〔2018〕81号)."""
    fault = _citizen(number, today, language)
    if fault is None and not number.startswith(_PERMITS):
        return _in(
            language,
            "请再对一遍前 6 位。居住证的号码是 810000、820000 或 830000 开头的。",
            "Please check the first 6 digits. They are 810000, 820000 or 830000 on this permit.",
        )
    return fault


def _permanent(number: str, today: date, language: str) -> str | None:
    """18 signs from 9 with the check of GB 11643 (since 2023), or 3 letters and 12 digits before."""
    if number[:1].isalpha():
        return _old_permanent(number, language)
    fault = _citizen(number, today, language)
    if fault is None and not number.startswith("9"):
        return _in(
            language,
            "请再对一遍第 1 位。永久居留身份证的号码是 9 开头的 18 位，或者 3 个字母加 12 位数字。",
            "Please check the first character. The number has 18 digits from 9 on, "
            "or 3 letters and 12 digits.",
        )
    return fault


def _old_permanent(number: str, language: str) -> str | None:
    found = _OLD_PERMANENT.fullmatch(number)
    if found is None or not _is_day(*map(int, found.groups())):
        return _in(
            language,
            "请再对一遍号码。老的永久居留证是 3 个字母加 12 位数字，中间有出生年月日。",
            "Please check the number. An older card has 3 letters and 12 digits, "
            "with the date of birth among them.",
        )
    return None


def _passport(number: str, today: date, language: str) -> str | None:  # noqa: ARG001 - as the others
    if _PASSPORT.fullmatch(number):
        return None
    return _in(
        language,
        "请再看看护照号码。它在有照片的那一页，5 到 12 个字母和数字。",
        "Please look at the passport number again. It stands on the page with the photo "
        "and has 5 to 12 letters and digits.",
    )


def years_old(born: date, today: date) -> int:
    """Return how many birthdays somebody has had."""
    return today.year - born.year - ((today.month, today.day) < (born.month, born.day))


def _is_day(year: int, month: int, day: int) -> bool:
    """Tell whether a day of two-digit years exists; 29 February is let through."""
    try:
        date(2000 + year if (month, day) != (2, 29) else 2000, month, day)
    except ValueError:
        return False
    return True


def _in(language: str, zh: str, en: str) -> str:
    return en if language == "en" else zh


_CITIZEN = (6, 8, 4)

KINDS: Mapping[Document, Kind] = {
    "resident-id-card": Kind("digits", 18, _CITIZEN, _citizen),
    "household-register": Kind("digits", 18, _CITIZEN, _register),
    "temporary-id-card": Kind("digits", 18, _CITIZEN, _citizen),
    "residence-permit": Kind("digits", 18, _CITIZEN, _permit),
    "permanent-residence-card": Kind("letters", 18, _CITIZEN, _permanent),
    "passport": Kind("letters", 12, (4, 4, 4), _passport),
}
