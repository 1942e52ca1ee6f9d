"""Numbers with check digits: what is wrong with one, in words for the person who typed it."""

from collections.abc import Callable, Mapping
from datetime import date

from forms.numbers import bank_card, citizen, credit_code, mobile
from forms.numbers.citizen import birth_date, division, is_male
from forms.numbers.words import Words

__all__ = ["KINDS", "birth_date", "division", "fault", "is_male", "normalize"]

_RULES: Mapping[str, Callable[[str, date], Words | None]] = {
    "id-number": citizen.fault,
    "credit-code": credit_code.fault,
    "mobile": mobile.fault,
    "bank-card": bank_card.fault,
}

_HALF_WIDTH = {wide: wide - 0xFEE0 for wide in range(0xFF01, 0xFF5F)}

KINDS: tuple[str, ...] = tuple(_RULES)


def normalize(kind: str, text: str) -> str:
    """Return the number as it is stored: half-width, upper case, without spaces and hyphens.

    Args:
        kind: one of `KINDS`.
        text: what was typed, read or pasted. A mobile number may carry the prefix +86.

    Raises:
        KeyError: kind is unknown.
    """
    _RULES[kind]
    half_width = text.translate(_HALF_WIDTH)
    bare = "".join(c for c in half_width if not c.isspace() and c != "-").upper()
    return bare.removeprefix("+86") if kind == "mobile" else bare


def fault(kind: str, text: str, *, today: date, language: str) -> str | None:
    """Say what keeps `text` from being a number of this kind; None when nothing does.

    The first sentence says it in a few words, so that a screen can set it as a headline.

    Args:
        kind: one of `KINDS`.
        text: what was typed; it need not be normalized.
        today: the latest possible birth date.
        language: "en" for English, anything else for Chinese.

    Raises:
        KeyError: kind is unknown.
    """
    words = _RULES[kind](normalize(kind, text), today)
    return words.get(language) if words else None
