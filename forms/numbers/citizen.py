"""The citizen identity number, GB 11643-1999: its rule and what it tells."""

from datetime import date

from forms.numbers.words import Kind, Words, only_digits, wrong_length

_KIND = Kind(Words("身份证号码", "An ID number"), 18, 18)
_WEIGHTS = (7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2)
_CHECKS = "10X98765432"
_FIRST_YEAR = 1800


def birth_date(id_number: str) -> date:
    """Return the birth date, characters 7 to 14.

    Raises:
        ValueError: there is no such day.
    """
    return date(int(id_number[6:10]), int(id_number[10:12]), int(id_number[12:14]))


def is_male(id_number: str) -> bool:
    """Tell the sex: character 17 is odd for men."""
    return int(id_number[16]) % 2 == 1


def division(id_number: str) -> str:
    """Return the county-level division code (GB/T 2260) of the first registration."""
    return id_number[:6]


def check_character(first_seventeen: str) -> str:
    """Return the character that ends a number with these 17 digits (GB 11643-1999, 4.2)."""
    weighted = zip(_WEIGHTS, first_seventeen, strict=True)
    return _CHECKS[sum(weight * int(digit) for weight, digit in weighted) % 11]


def fault(text: str, today: date) -> Words | None:
    """Say what is wrong with a normalized number; None when it is right.

    Division codes are not looked up: a code that was abolished stays in its numbers.
    """
    return (
        _wrong_character(text)
        or _wrong_length(text)
        or _wrong_division(text)
        or _wrong_birth_date(text, today)
        or _wrong_check(text)
    )


def _wrong_character(text: str) -> Words | None:
    place = text.find("X") + 1
    if 0 < place < len(text):
        return Words(
            f"请看看第 {place} 位。字母 X 只会在最后一位。",
            f"Please look at character {place}. The letter X can only be the last character.",
        )
    if only_digits(_KIND, text.removesuffix("X")) is None:
        return None
    place = next(i for i, c in enumerate(text, start=1) if c not in "0123456789X")
    return Words(
        f"请看看第 {place} 位。身份证号码里只有数字，最后一位可能是字母 X。",
        f"Please look at character {place}. An ID number has digits only; "
        "the last character may be the letter X.",
    )


def _wrong_length(text: str) -> Words | None:
    words = wrong_length(_KIND, len(text))
    if words and len(text) == _KIND.shortest - 1:
        return Words(
            words.zh + "请看看最后一位是不是 X。",
            words.en + " Please see whether the last one is an X.",
        )
    return words


def _wrong_division(text: str) -> Words | None:
    if text[0] != "0":
        return None
    return Words(
        "请再对一遍前 6 位。身份证号码不会用 0 开头。",
        "Please check the first 6 digits again. An ID number does not begin with 0.",
    )


def _wrong_birth_date(text: str, today: date) -> Words | None:
    year, month, day = int(text[6:10]), int(text[10:12]), int(text[12:14])
    zh = f"请再对一遍第 7 到 14 位。这里是出生日期，现在是 {year} 年 {month} 月 {day} 日，"
    en = "Please check digits 7 to 14 again. They are the date of birth, and "
    shown = f"{year:04}-{month:02}-{day:02}"
    try:
        born = birth_date(text)
    except ValueError:
        return Words(zh + "没有这一天。", en + f"there is no such day as {shown}.")
    if born > today:
        return Words(zh + "这一天还没到。", en + f"{shown} has not come yet.")
    if born.year < _FIRST_YEAR:
        return Words(zh + "年份太早了。", en + f"{shown} is too long ago.")
    return None


def _wrong_check(text: str) -> Words | None:
    if check_character(text[:17]) == text[17]:
        return None
    return Words(
        "请再对一遍这 18 位。有一位对不上，可能按错了一个数字，或者两个数字按反了。",
        "Please check all 18 characters again. They do not fit together: "
        "perhaps one digit is different, or two have changed places.",
    )
