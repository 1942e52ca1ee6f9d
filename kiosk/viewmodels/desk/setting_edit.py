"""What a manager is about to set: what is typed, and what comes of it."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date
from typing import Any

from kiosk.services.desk.managed import Name
from kiosk.settings import HallNotice, Settings

_NO_DIGIT = re.compile(r"\D")
_DIGITS = 8


@dataclass(frozen=True, slots=True)
class NoticeEdit:
    """A notice as it is being written; `until`: eight digits, "" for no end. `place` None: a new one."""

    place: int | None = None
    title: str = ""
    text: str = ""
    title_en: str = ""
    text_en: str = ""
    until: str = ""
    urgent: bool = False


def read_day(typed: str) -> date | None:
    """Read a day that was typed: 20261231, 2026-12-31, 2026年12月31日; None if it is none."""
    digits = _NO_DIGIT.sub("", typed)
    if len(digits) != _DIGITS:
        return None
    try:
        return date(int(digits[:4]), int(digits[4:6]), int(digits[6:]))
    except ValueError:
        return None


def edit_of(notices: Sequence[HallNotice], place: int) -> NoticeEdit:
    """Return a notice to be written on."""
    one = notices[place]
    until = "" if one.until == date.max else f"{one.until:%Y%m%d}"
    return NoticeEdit(place, one.title, one.text, one.title_en, one.text_en, until, one.urgent)


def is_whole(edit: NoticeEdit) -> bool:
    """Tell whether a notice says something, and until when."""
    return bool(edit.title.strip()) and (not edit.until.strip() or read_day(edit.until) is not None)


def with_notice(
    notices: Sequence[HallNotice], edit: NoticeEdit, today: date
) -> tuple[HallNotice, ...]:
    """Return the notices with one that was written."""
    old = HallNotice(since=today) if edit.place is None else notices[edit.place]
    new = replace(
        old,
        title=edit.title.strip(),
        text=edit.text.strip(),
        title_en=edit.title_en.strip(),
        text_en=edit.text_en.strip(),
        until=read_day(edit.until) or date.max,
        urgent=edit.urgent,
    )
    if edit.place is None:
        return (*notices, new)
    return (*notices[: edit.place], new, *notices[edit.place + 1 :])


def without_notice(notices: Sequence[HallNotice], place: int) -> tuple[HallNotice, ...]:
    """Return the notices without one."""
    return (*notices[:place], *notices[place + 1 :])


def with_entry(settings: Settings, name: Name, typed: str, today: date) -> Any:
    """Return a list of days or names with what was typed; None if that is nothing to add.

    Days that are over go.
    """
    if name == "hall.closed":
        day = read_day(typed)
        kept = {one for one in settings.hall.closed if one >= today}
        return None if day is None or day < today else tuple(sorted({*kept, day}))
    word = typed.strip()
    names = settings.hall.villages
    return (*names, word) if word and word not in names else None


def without_entry(settings: Settings, name: Name, key: str) -> Any:
    """Return a list of days or names without one of them."""
    if name == "hall.closed":
        return tuple(one for one in settings.hall.closed if one.isoformat() != key)
    return tuple(one for one in settings.hall.villages if one != key)


def moved(first: Sequence[str], code: str, step: int) -> tuple[str, ...]:
    """Return the order with a service item one place further up (-1) or down (1); 0 takes it to the top.

    One that had no place gets the first, or the last.
    """
    others = [one for one in first if one != code]
    if code not in first:
        place = len(others) if step > 0 else 0
    else:
        place = 0 if step == 0 else max(0, first.index(code) + step)
    return (*others[:place], code, *others[place:])
