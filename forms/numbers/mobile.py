"""The mobile phone number of mainland China."""

from datetime import date

from forms.numbers.words import Kind, Words, only_digits, wrong_length

_KIND = Kind(Words("手机号码", "A mobile number"), 11, 11)


def fault(text: str, today: date) -> Words | None:  # noqa: ARG001 - every rule is told the day
    """Say what is wrong with a normalized number; None when it is right."""
    return only_digits(_KIND, text) or wrong_length(_KIND, len(text)) or _wrong_start(text)


def _wrong_start(text: str) -> Words | None:
    if text[0] == "1":
        return None
    return Words(
        "请看看第 1 位。手机号码用 1 开头。",
        "Please look at the first digit. A mobile number begins with 1.",
    )
