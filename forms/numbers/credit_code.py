"""The unified social credit code, GB 32100-2015."""

from datetime import date

from forms.numbers.words import Kind, Words, wrong_length

_KIND = Kind(Words("统一社会信用代码", "A credit code"), 18, 18)
_ALPHABET = "0123456789ABCDEFGHJKLMNPQRTUWXY"
_LOOKALIKES = {"I": "1", "O": "0", "S": "5", "V": "U", "Z": "2"}
_DIVISION = range(2, 8)


def check_character(first_seventeen: str) -> str:
    """Return the character that ends a code with these 17 characters (GB 32100-2015, 4.6)."""
    weighted = (
        pow(3, place, 31) * _ALPHABET.index(character)
        for place, character in enumerate(first_seventeen)
    )
    return _ALPHABET[-sum(weighted) % 31]


def fault(text: str, today: date) -> Words | None:  # noqa: ARG001 - every rule is told the day
    """Say what is wrong with a normalized code; None when it is right."""
    return _wrong_character(text) or wrong_length(_KIND, len(text)) or _wrong_check(text)


def _wrong_character(text: str) -> Words | None:
    for place, character in enumerate(text):
        zh, en = f"请看看第 {place + 1} 位。", f"Please look at character {place + 1}. "
        if place in _DIVISION and character not in "0123456789":
            return Words(
                zh + "第 3 到 8 位都是数字。",
                en + "Characters 3 to 8 are digits.",
            )
        if character in _LOOKALIKES:
            meant = _LOOKALIKES[character]
            return Words(
                zh + f"代码里不用字母 {character}，看看是不是 {meant}。",
                en + f"The code never has the letter {character}; perhaps it is {meant}.",
            )
        if character not in _ALPHABET:
            return Words(
                zh + "代码里只有数字和大写字母。",
                en + "The code has only digits and capital letters.",
            )
    return None


def _wrong_check(text: str) -> Words | None:
    if check_character(text[:17]) == text[17]:
        return None
    return Words(
        "请再对一遍这 18 位。有一位对不上，可能按错了一个，或者两个按反了。",
        "Please check all 18 characters again. They do not fit together: "
        "perhaps one is different, or two have changed places.",
    )
