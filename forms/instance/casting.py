"""Canonical text of each bind type, for answers (strictly read) and for computed values."""

import math
import re
from collections.abc import Callable, Mapping
from datetime import date, datetime, tzinfo

from forms.xpath.moments import (
    date_from_days,
    day_of,
    from_days,
    moment_text,
    parse_moment,
    parse_time,
)
from forms.xpath.values import Value, number_text, parse_number, to_number, to_string

_CLOCK = r"\d{2}:\d{2}:\d{2}(\.\d+)?"
_OFFSET = r"(Z|[+-]\d{2}(:\d{2})?)"
_TIME = re.compile(rf"{_CLOCK}{_OFFSET}?", re.ASCII)
_DATE = re.compile(rf"\d{{4}}-\d{{2}}-\d{{2}}(T{_CLOCK})?", re.ASCII)
_DATE_TIME = re.compile(rf"\d{{4}}-\d{{2}}-\d{{2}}T{_CLOCK}{_OFFSET}?", re.ASCII)
_POINT = re.compile(r"-?\d+(\.\d+)?( -?\d+(\.\d+)?){1,3}", re.ASCII)
_GREATEST_INT = 2**31 - 1
_MOST_LATITUDE = 90
_MOST_LONGITUDE = 180


def answer_text(kind: str, text: str, zone: tzinfo) -> str | None:
    """Return an answer as it is stored, None if it does not fit the type.

    Args:
        kind: the bind type.
        text: the answer; not blank.
        zone: the local time zone.
    """
    read = _READERS.get(kind)
    return text if read is None else read(text.strip(), zone)


def computed_text(kind: str, value: Value, zone: tzinfo) -> str:
    """Return a computed value as it is stored; "" where it does not fit the type."""
    compute = _COMPUTED.get(kind)
    if compute is not None:
        return compute(value, zone)
    return _plain(value)


def _plain(value: Value) -> str:
    if isinstance(value, float) and math.isnan(value):
        return ""
    return to_string(value)


def _whole(number: float) -> str:
    return str(math.trunc(number)) if math.isfinite(number) else ""


def _decimal(number: float) -> str:
    if not math.isfinite(number):
        return ""
    text = number_text(number)
    return text if "." in text else f"{text}.0"


def _read_whole(text: str, _: tzinfo) -> str | None:
    number = parse_number(text)
    return _whole(number) if abs(number) <= _GREATEST_INT else None


def _read_decimal(text: str, _: tzinfo) -> str | None:
    return _decimal(parse_number(text)) or None


def _read_date(text: str, zone: tzinfo) -> str | None:
    moment = parse_moment(text, zone) if _DATE.fullmatch(text) else None
    return None if moment is None else day_of(moment, zone).isoformat()


def _read_date_time(text: str, zone: tzinfo) -> str | None:
    return text if _DATE_TIME.fullmatch(text) and parse_moment(text, zone) else None


def _read_time(text: str, zone: tzinfo) -> str | None:
    return text if _TIME.fullmatch(text) and parse_time(text, zone) is not None else None


def _read_point(text: str, _: tzinfo) -> str | None:
    if not _POINT.fullmatch(text):
        return None
    numbers = [parse_number(part) for part in text.split()]
    is_on_earth = abs(numbers[0]) <= _MOST_LATITUDE and abs(numbers[1]) <= _MOST_LONGITUDE
    return " ".join(map(_decimal, numbers)) if is_on_earth else None


def _computed_date(value: Value, zone: tzinfo) -> str:
    moment = _moment(value, zone)
    return "" if moment is None else day_of(moment, zone).isoformat()


def _computed_date_time(value: Value, zone: tzinfo) -> str:
    if isinstance(value, float):
        moment: date | None = None if math.isnan(value) else from_days(value, zone)
    else:
        moment = _moment(value, zone)
    return to_string(value) if moment is None else _date_time_text(moment, value)


def _date_time_text(moment: date, value: Value) -> str:
    return moment_text(moment) if isinstance(value, (float, date)) else to_string(value)


def _computed_time(value: Value, _: tzinfo) -> str:
    text = _plain(value)
    return text.partition("T")[2] if isinstance(value, datetime) else text


def _moment(value: Value, zone: tzinfo) -> date | None:
    if isinstance(value, date):
        return value
    number = to_number(value, zone) if isinstance(value, float) else parse_number(to_string(value))
    if not math.isnan(number):
        return date_from_days(number)
    return parse_moment(to_string(value), zone)


_READERS: Mapping[str, Callable[[str, tzinfo], str | None]] = {
    "date": _read_date,
    "dateTime": _read_date_time,
    "decimal": _read_decimal,
    "geopoint": _read_point,
    "int": _read_whole,
    "time": _read_time,
}
_COMPUTED: Mapping[str, Callable[[Value, tzinfo], str]] = {
    "date": _computed_date,
    "dateTime": _computed_date_time,
    "decimal": lambda value, zone: _decimal(to_number(value, zone)),
    "int": lambda value, zone: _whole(to_number(value, zone)),
    "time": _computed_time,
}
