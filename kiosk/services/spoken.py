"""Words as they are spoken: years place by place, long numbers in groups, signs by their names."""

import re
from collections.abc import Sequence

_DIGITS = "零一二三四五六七八九"
_PLACES = str.maketrans("0123456789", "零幺二三四五六七八九")
_GROUPS = {18: (6, 8, 4), 11: (3, 4, 4)}
_LONG = 5
_SIGNS = {
    "zh_CN": (("元/月", "元每月"), ("㎡", "平方米"), ("m²", "平方米"), ("/", "或者"), ("~", "到")),
    "en": (
        ("/month", " a month"),
        ("㎡", " square metres"),
        ("m²", " square metres"),
        ("/", " or "),
    ),
}
# A number read place by place: long, with a check letter, or of a telephone.
_NUMBER = re.compile(r"(?<![\d.])\d[\d -]{3,}\d[Xx]?(?![\d.])(?!\s*(?:元|yuan))")
_DASH = r"\s*[-–—]\s*"


def spoken_form(text: str, language: str) -> str:
    """Return `text` as a voice should say it, in `language` (zh_CN or en)."""
    return _english(text) if language == "en" else _chinese(text)


def in_words(number: int) -> str:
    """Return a number below ten thousand in Chinese: 二十, 一百零五.

    Raises:
        ValueError: it is larger, or below zero.
    """
    if not 0 <= number < 10_000:  # noqa: PLR2004 - four places
        raise ValueError(f"{number} is not below ten thousand")
    places = [int(digit) for digit in f"{number:04}"]
    words = "".join(
        _DIGITS[place] + unit if place else "零"
        for place, unit in zip(places, "千百十 ", strict=True)
    )
    words = re.sub("零+", "零", words).strip().strip("零").strip()
    return words.removeprefix("一") if words.startswith("一十") else words or "零"


def _chinese(text: str) -> str:
    text = re.sub(r"(\d{4})\s*年", lambda year: f"{_one_by_one(year[1])}年", text)
    text = re.sub(rf"(:\d{{2}}){_DASH}(?=\d{{1,2}}:)", r"\1到", text)
    text = re.sub(r"(\d{1,2}):(\d{2})", _clock, text)
    text = _NUMBER.sub(_grouped_zh, text)
    text = re.sub(rf"(?<=\d){_DASH}(?=\d)", "到", text)
    text = re.sub(r"(\d+(?:\.\d+)?)\s*%", r"百分之\1", text)
    text = re.sub(r"(\d+)(?:\.(\d+))?\s*(个)?", _number, text)
    return _signs(text, "zh_CN")


def _english(text: str) -> str:
    text = _NUMBER.sub(_grouped_en, text)
    text = re.sub(r"¥\s*(\d[\d.]*)", r"\1 yuan", text)
    return _signs(text, "en")


def _signs(text: str, language: str) -> str:
    for sign, word in _SIGNS[language]:
        text = text.replace(sign, word)
    return text


def _one_by_one(digits: str) -> str:
    return "".join(_DIGITS[int(digit)] for digit in digits)


def _clock(clock: re.Match[str]) -> str:
    hour, minute = int(clock[1]), int(clock[2])
    if not minute:
        return f"{in_words(hour)}点"
    return f"{in_words(hour)}点{'零' if minute < 10 else ''}{in_words(minute)}分"  # noqa: PLR2004


def _number(number: re.Match[str]) -> str:
    whole, part, counted = number[1], number[2], number[3] or ""
    if len(whole) >= _LONG:
        return f"{whole}{'点' + _one_by_one(part) if part else ''}{counted}"
    words = in_words(int(whole))
    if part:
        return f"{words}点{_one_by_one(part)}{counted}"
    return f"{'两' if counted and words == '二' else words}{counted}"


def _grouped_zh(number: re.Match[str]) -> str:
    groups = _in_groups(number[0])
    return "，".join(group.translate(_PLACES) for group in groups) if groups else number[0]


def _grouped_en(number: re.Match[str]) -> str:
    groups = _in_groups(number[0])
    return ", ".join(" ".join(group) for group in groups) if groups else number[0]


def _in_groups(number: str) -> Sequence[str]:
    """Return a number in the groups it is written in, else in those people say it in."""
    written = re.split(r"[ -]+", number)
    if len(written) > 1:
        return written if len("".join(written)) > _LONG else ()
    if len(number) <= _LONG:
        return ()
    sizes = _GROUPS.get(len(number), ())
    groups: list[str] = []
    rest = number
    while rest:
        size = sizes[len(groups)] if len(groups) < len(sizes) else 4
        groups.append(rest[:size])
        rest = rest[size:]
    return groups
