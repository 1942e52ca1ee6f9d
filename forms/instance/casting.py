"""Canonical text of each bind type, for answers (strictly read) and for computed values."""

import math
import re
from collections.abc import Callable, Mapping
from datetime import date, datetime, tzinfo

from forms.xpath import Context
from forms.xpath.code import Code
from forms.xpath.moments import (
    day_from,
    day_of,
    moment_of,
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
_WHOLE = re.compile(r"([+-]?\d+)(\.\d*)?", re.ASCII)
_POINT = re.compile(r"-?\d+(\.\d+)?( -?\d+(\.\d+)?){1,3}", re.ASCII)
_BOOLEANS = frozenset({"true", "false", "1", "0"})
_NOT_IN_XML = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\ud800-\udfff\ufffe\uffff]")
_MOST_DIGITS = 20
_MOST_LATITUDE = 90
_MOST_LONGITUDE = 180
_FEWEST_POINTS_OF_A_LINE = 2
_FEWEST_POINTS_OF_A_SHAPE = 3


def without_controls(text: str) -> str:
    """Drop control characters and all else that XML cannot hold."""
    return _NOT_IN_XML.sub("", text)


def answer_text(kind: str, text: str, zone: tzinfo) -> str | None:
    """Return an answer as it is stored, None if it does not fit the type.

    Types and their texts are those of the ODK XForms specification, "Data Types"; a type that is
    not among them takes any text, as it asks for.

    Args:
        kind: the bind type.
        text: the answer; not blank.
        zone: the local time zone.
    """
    read = _READERS.get(kind)
    return text if read is None else read(text.strip(), zone)


def computed_writer(kind: str, code: Code, zone: tzinfo) -> Callable[[Context], str]:
    """Return what computes an expression as it is stored; "" where it does not fit the type."""
    if kind in {"int", "long"}:
        number = code.number
        return lambda context: _whole(number(context))
    compute, value = _COMPUTED.get(kind), code.value
    if compute is None:
        return lambda context: _plain(value(context))
    return lambda context: compute(value(context), zone)


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
    return str(int(number)) if math.isfinite(number) else ""


def _decimal(number: float) -> str:
    if not math.isfinite(number):
        return ""
    text = number_text(number)
    return text if "." in text else f"{text}.0"


def _whole_reader(bits: int) -> Callable[[str, tzinfo], str | None]:
    """Return a reader of whole numbers of so many bits; a fraction is cut off (web-forms)."""
    limit = 1 << bits - 1

    def read(text: str, _: tzinfo) -> str | None:
        match = _WHOLE.fullmatch(text)
        if match is None or len(match[1]) > _MOST_DIGITS:
            return None
        number = int(match[1])
        return str(number) if -limit <= number < limit else None

    return read


def _read_decimal(text: str, _: tzinfo) -> str | None:
    return _decimal(parse_number(text)) or None


def _read_boolean(text: str, _: tzinfo) -> str | None:
    return text if text in _BOOLEANS else None


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


def _read_trace(text: str, zone: tzinfo) -> str | None:
    return _joined(_points(text, zone), _FEWEST_POINTS_OF_A_LINE)


def _read_shape(text: str, zone: tzinfo) -> str | None:
    return _joined(_points(text, zone), _FEWEST_POINTS_OF_A_SHAPE)


def _points(text: str, zone: tzinfo) -> list[str | None]:
    return [_read_point(part.strip(), zone) for part in text.removesuffix(";").split(";")]


def _joined(points: list[str | None], fewest: int) -> str | None:
    read = [point for point in points if point is not None]
    return ";".join(read) if len(read) == len(points) >= fewest else None


def _computed_date(value: Value, zone: tzinfo) -> str:
    day = _day(value, zone)
    return "" if day is None else day.isoformat()


def _day(value: Value, zone: tzinfo) -> date | None:
    number = value if isinstance(value, float) else parse_number(to_string(value))
    if not math.isnan(number):
        return day_from(number, zone)
    moment = value if isinstance(value, date) else parse_moment(to_string(value), zone)
    return None if moment is None else day_of(moment, zone)


def _computed_date_time(value: Value, zone: tzinfo) -> str:
    moment = moment_of(value, zone) if isinstance(value, float) else value
    if isinstance(moment, date):
        return moment_text(moment)
    text = _plain(value)
    return text if parse_moment(text, zone) else ""


def _computed_time(value: Value, _: tzinfo) -> str:
    text = _plain(value)
    return text.partition("T")[2] if isinstance(value, datetime) else text


_READERS: Mapping[str, Callable[[str, tzinfo], str | None]] = {
    "boolean": _read_boolean,
    "date": _read_date,
    "dateTime": _read_date_time,
    "decimal": _read_decimal,
    "geopoint": _read_point,
    "geoshape": _read_shape,
    "geotrace": _read_trace,
    "int": _whole_reader(bits=32),
    "long": _whole_reader(bits=64),
    "time": _read_time,
}


def _computed_like_an_answer(kind: str) -> Callable[[Value, tzinfo], str]:
    read = _READERS[kind]
    return lambda value, zone: read(to_string(value).strip(), zone) or ""


_COMPUTED: Mapping[str, Callable[[Value, tzinfo], str]] = {
    "date": _computed_date,
    "dateTime": _computed_date_time,
    "decimal": lambda value, zone: _decimal(to_number(value, zone)),
    "geopoint": _computed_like_an_answer("geopoint"),
    "geoshape": _computed_like_an_answer("geoshape"),
    "geotrace": _computed_like_an_answer("geotrace"),
    "int": lambda value, zone: _whole(to_number(value, zone)),
    "long": lambda value, zone: _whole(to_number(value, zone)),
    "time": _computed_time,
}
