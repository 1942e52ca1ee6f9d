"""What clerks type as the value of a setting, checked and written as the wire has it."""

import json
from collections.abc import Callable, Mapping, Sequence
from datetime import date
from typing import Any

from sync.central.errors import UnfitSettingError
from sync.wire.fleet import MAX_VALUE, NAMES, Shape

_TITLE = "title"
_HALL_NAME = "hall.name"
_TEXTS = (_TITLE, "text", "title_en", "text_en")
_DAYS = ("since", "until")
_LAST_DAYS = {"since": date.min.isoformat(), "until": date.max.isoformat()}


def written(name: str, words: Sequence[str]) -> str:
    """Return the JSON of a value, of which each word is one entry of a list or the value itself.

    Raises:
        UnfitSettingError: no such setting, or no such value of it.
    """
    shape = require_name(name)
    try:
        value = _READERS[shape](words)
    except (ValueError, TypeError, AttributeError) as error:
        raise UnfitSettingError(f"{name}: {_WANTED[shape]}") from error
    if name == _HALL_NAME and not value:
        raise UnfitSettingError(f"{name}: not an empty one")
    text = json.dumps(value, ensure_ascii=False)
    if len(text) > MAX_VALUE:
        raise UnfitSettingError(f"{name}: at most {MAX_VALUE} characters")
    return text


def require_name(name: str) -> Shape:
    """Return the shape of a setting.

    Raises:
        UnfitSettingError: the platform sets no such thing.
    """
    if name not in NAMES:
        raise UnfitSettingError(f"{name}: one of {', '.join(NAMES)}")
    return NAMES[name]


def _one(words: Sequence[str]) -> str:
    (word,) = words
    return word.strip()


def _share(words: Sequence[str]) -> float:
    share = float(_one(words))
    if not 0 <= share <= 1:
        raise ValueError(share)
    return share


def _count(words: Sequence[str]) -> int:
    count = int(_one(words))
    if count < 0:
        raise ValueError(count)
    return count


def _days(words: Sequence[str]) -> list[str]:
    return [date.fromisoformat(word).isoformat() for word in words]


def _notice(word: str) -> dict[str, Any]:
    raw = json.loads(word)
    unknown = raw.keys() - {*_TEXTS, *_DAYS, "urgent"}
    texts = {name: raw.get(name, "") for name in _TEXTS}
    urgent = raw.get("urgent", False)
    if unknown or not texts[_TITLE] or not all(type(one) is str for one in texts.values()):
        raise ValueError(word)
    if type(urgent) is not bool:
        raise ValueError(word)
    days = {name: date.fromisoformat(raw.get(name, _LAST_DAYS[name])).isoformat() for name in _DAYS}
    return {**texts, **days, "urgent": urgent}


_READERS: Mapping[Shape, Callable[[Sequence[str]], Any]] = {
    "text": _one,
    "texts": lambda words: [text for word in words if (text := word.strip())],
    "days": _days,
    "notices": lambda words: list(map(_notice, words)),
    "share": _share,
    "count": _count,
}
_WANTED: Mapping[Shape, str] = {
    "text": "one text",
    "texts": "texts, one after the other",
    "days": "days such as 2026-10-01",
    "notices": 'notices such as {"title": "…", "text": "…", "since": "2026-10-01"}',
    "share": "a number from 0 to 1",
    "count": "a whole number from 0 on",
}
