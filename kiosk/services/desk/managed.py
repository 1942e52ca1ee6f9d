"""What managers and the platform may set: how it is written down, and how it is laid over kiosk.toml."""

import json
from collections.abc import Callable, Collection, Mapping
from dataclasses import asdict, replace
from datetime import date
from typing import Any, Literal, TypeAlias, get_args

from kiosk.settings import HallNotice, Settings
from sync.wire.fleet import NAMES as OF_PLATFORM
from sync.wire.fleet import ToldSetting

Name: TypeAlias = Literal[
    "hall.name",
    "hall.hours",
    "hall.closed",
    "hall.notices",
    "hall.villages",
    "first",
    "hidden",
    "call_volume",
    "printer",
    "bytes_a_day",
]
NAMES: tuple[Name, ...] = get_args(Name)
_OF_HALL = "hall."


def value_of(settings: Settings, name: Name) -> Any:
    """Return what is set."""
    if name.startswith(_OF_HALL):
        return getattr(settings.hall, name.removeprefix(_OF_HALL))
    return getattr(settings, name)


def with_value(settings: Settings, name: Name, value: Any) -> Settings:
    """Return the settings with one of them as given."""
    if name.startswith(_OF_HALL):
        return replace(
            settings, hall=replace(settings.hall, **{name.removeprefix(_OF_HALL): value})
        )
    return replace(settings, **{name: value})


def written(value: Any) -> str:
    """Return a value as it is kept: JSON, days as ISO 8601."""
    return json.dumps(value, ensure_ascii=False, default=_plain)


def read(name: str, text: str) -> Any:
    """Return a value from what is kept.

    Raises:
        ValueError: this program knows no such setting, or not this form of it.
    """
    try:
        return _READERS[name](json.loads(text))
    except (KeyError, TypeError, AttributeError) as error:
        raise ValueError(f"{name} is not understood") from error


def laid_over(
    settings: Settings, kept: Mapping[str, str], told: Collection[ToldSetting] = ()
) -> Settings:
    """Return kiosk.toml's settings under what the platform sets, managers set, the platform locks.

    What is not understood leaves what is below it.
    """
    known = [one for one in told if one.name in OF_PLATFORM]
    left_open = {one.name: one.value for one in known if not one.locked}
    locked = {one.name: one.value for one in known if one.locked}
    for layer in (left_open, kept, locked):
        settings = _with_layer(settings, layer)
    return settings


def locked_in(told: Collection[ToldSetting]) -> frozenset[str]:
    """Return what managers cannot set here."""
    return frozenset(one.name for one in told if one.locked and one.name in OF_PLATFORM)


def _with_layer(settings: Settings, kept: Mapping[str, str]) -> Settings:
    for name in NAMES:
        if name in kept:
            try:
                settings = with_value(settings, name, read(name, kept[name]))
            except ValueError:  # written by a newer program or platform
                continue
    return settings


def _plain(value: object) -> object:
    match value:
        case date():
            return value.isoformat()
        case HallNotice():
            return asdict(value)
    raise TypeError(value)


def _text(raw: Any) -> str:
    return str(raw.strip())


def _texts(raw: Any) -> tuple[str, ...]:
    return tuple(map(_text, raw))


def _days(raw: Any) -> tuple[date, ...]:
    return tuple(map(date.fromisoformat, raw))


def _notices(raw: Any) -> tuple[HallNotice, ...]:
    return tuple(
        HallNotice(
            **{
                **one,
                "since": date.fromisoformat(one["since"]),
                "until": date.fromisoformat(one["until"]),
            }
        )
        for one in raw
    )


def _share(raw: Any) -> float:
    return min(1.0, max(0.0, float(raw)))


def _count(raw: Any) -> int:
    return max(0, int(raw))


_READERS: Mapping[str, Callable[[Any], Any]] = {
    "hall.name": _text,
    "hall.hours": _text,
    "hall.closed": _days,
    "hall.notices": _notices,
    "hall.villages": _texts,
    "first": _texts,
    "hidden": _texts,
    "call_volume": _share,
    "printer": _text,
    "bytes_a_day": _count,
}
