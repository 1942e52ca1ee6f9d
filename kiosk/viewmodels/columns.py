"""The three columns of a date: what stands in them, and what a step or a decade does."""

import calendar
from dataclasses import dataclass, replace
from datetime import date
from typing import Literal

from kiosk.services.readable import readable_date

Part = Literal["year", "month", "day"]
PARTS: tuple[Part, ...] = ("year", "month", "day")

OLDEST = 120
USUAL_AGE = 70
FARTHEST = 30
DECADES = 5
_AROUND = (-2, -1, 0, 1, 2)
_MONTHS = 12
NOT_NEAR = 99


@dataclass(frozen=True, slots=True)
class DateInputs:
    """What a date question starts from.

    `cursor`: the day in the middle of the columns. `touched`: the parts the person has set; only
    with all three is the date an answer, so nobody hands in a day that merely stood there.
    """

    today: date
    cursor: date
    touched: frozenset[Part] = frozenset()
    is_birth: bool = False
    language: str = "zh_CN"
    first_decade: int = 0


@dataclass(frozen=True, slots=True)
class DateProps:
    """What the columns show; 0 is an empty place, `age` -1 where there is none to tell."""

    years: tuple[int, ...] = (0,) * len(_AROUND)
    months: tuple[int, ...] = (0,) * len(_AROUND)
    days: tuple[int, ...] = (0,) * len(_AROUND)
    decades: tuple[int, ...] = ()
    decade: int = 0
    has_earlier: bool = False
    has_later: bool = False
    is_birth: bool = False
    has_year: bool = False
    has_month: bool = False
    has_day: bool = False
    words: str = ""
    age: int = -1
    near: int = NOT_NEAR


def begin(value: str, *, today: date, is_birth: bool, language: str) -> DateInputs:
    """Open a date question on its answer, or on a likely day that is not yet an answer."""
    if value:
        cursor = date.fromisoformat(value[:10])
    else:
        cursor = date(today.year - USUAL_AGE, 1, 1) if is_birth else today
    touched = frozenset(PARTS if value else ())
    return DateInputs(today, cursor, touched, is_birth, language, _window(cursor, today))


def derive_date_props(inputs: DateInputs) -> DateProps:
    """Turn the inputs into what the columns show."""
    cursor, today = inputs.cursor, inputs.today
    first, last = _years(inputs)
    is_whole = len(inputs.touched) == len(PARTS)
    return DateProps(
        years=tuple(
            year if first <= year <= last else 0
            for year in (cursor.year + step for step in _AROUND)
        ),
        months=tuple((cursor.month - 1 + step) % _MONTHS + 1 for step in _AROUND),
        days=tuple((cursor.day - 1 + step) % _length(cursor) + 1 for step in _AROUND),
        decades=_offered(inputs),
        decade=_decade(cursor.year) if "year" in inputs.touched else 0,
        has_earlier=inputs.first_decade > _decade(first),
        has_later=inputs.first_decade + 10 * DECADES <= last,
        is_birth=inputs.is_birth,
        has_year="year" in inputs.touched,
        has_month="month" in inputs.touched,
        has_day="day" in inputs.touched,
        words=readable_date(cursor, inputs.language) if is_whole else "",
        age=_age(cursor, today) if is_whole and inputs.is_birth else -1,
        near=(cursor - today).days if is_whole else NOT_NEAR,
    )


def stepped(inputs: DateInputs, part: Part, steps: int) -> DateInputs:
    """Move one column by `steps`; 0 takes what stands in its middle. No day is impossible."""
    cursor = inputs.cursor
    match part:
        case "year":
            cursor = _on(inputs, cursor.year + steps, cursor.month, cursor.day)
        case "month":
            cursor = _on(inputs, cursor.year, (cursor.month - 1 + steps) % _MONTHS + 1, cursor.day)
        case "day":
            day = (cursor.day - 1 + steps) % _length(cursor) + 1
            cursor = _on(inputs, cursor.year, cursor.month, day)
    return replace(inputs, cursor=cursor, touched=inputs.touched | _touch(inputs, part))


def in_decade(inputs: DateInputs, decade: int) -> DateInputs:
    """Move into a decade; the last figure of the year stays."""
    year = decade + inputs.cursor.year % 10
    cursor = _on(inputs, year, inputs.cursor.month, inputs.cursor.day)
    return replace(inputs, cursor=cursor, touched=inputs.touched | _touch(inputs, "year"))


def turned(inputs: DateInputs, pages: int) -> DateInputs:
    """Offer earlier (-1) or later (1) decades."""
    first, _ = _years(inputs)
    wanted = inputs.first_decade + pages * 10 * DECADES
    return replace(
        inputs, first_decade=min(max(wanted, _decade(first)), _newest_window(inputs.today))
    )


def _offered(inputs: DateInputs) -> tuple[int, ...]:
    first = inputs.first_decade
    return tuple(range(first, first + 10 * DECADES, 10)) if inputs.is_birth else ()


def _touch(inputs: DateInputs, part: Part) -> frozenset[Part]:
    """A birthday is set part by part; any other day lies near the one proposed."""
    return frozenset({part} if inputs.is_birth else PARTS)


def _on(inputs: DateInputs, year: int, month: int, day: int) -> date:
    first, last = _years(inputs)
    year = min(max(year, first), last)
    return date(year, month, min(day, calendar.monthrange(year, month)[1]))


def _years(inputs: DateInputs) -> tuple[int, int]:
    today = inputs.today.year
    return today - OLDEST, today if inputs.is_birth else today + FARTHEST


def _window(cursor: date, today: date) -> int:
    """Return the first of the decades offered: that of `cursor` stands in the middle."""
    return min(_decade(cursor.year) - 10 * (DECADES // 2), _newest_window(today))


def _newest_window(today: date) -> int:
    return _decade(today.year) - 10 * (DECADES - 1)


def _decade(year: int) -> int:
    return year - year % 10


def _length(day: date) -> int:
    return calendar.monthrange(day.year, day.month)[1]


def _age(birth: date, today: date) -> int:
    return today.year - birth.year - ((today.month, today.day) < (birth.month, birth.day))
