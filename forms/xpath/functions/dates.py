"""Dates and times (ODK XForms 8.8): numbers are days since 1970-01-01."""

import math
from collections.abc import Callable, Mapping
from datetime import date, datetime

from forms.xpath.code import Kind
from forms.xpath.context import Context
from forms.xpath.functions.library import Library
from forms.xpath.moments import (
    date_from_days,
    day_of,
    days,
    fraction_of_day,
    from_days,
    instant,
    parse_moment,
    parse_time,
)
from forms.xpath.values import NAN, Value, to_string

library = Library()


@library.define_in_context("today", returns=Kind.ANY)
def today(context: Context) -> date:
    """The present day in the local zone."""
    return context.environment.now().date()


@library.define_in_context("now", returns=Kind.ANY)
def now(context: Context) -> datetime:
    """The present moment."""
    return context.environment.now()


@library.define_in_context("date", Kind.ANY, returns=Kind.ANY)
def to_date(context: Context, value: Value) -> Value:
    """The day of a moment, of ISO text or of a number of days; "" if it is none of them."""
    if isinstance(value, float) and not isinstance(value, bool):
        return _or_blank(None if math.isnan(value) else date_from_days(value))
    moment = _moment(value, context)
    return _or_blank(None if moment is None else day_of(moment, context.zone))


@library.define_in_context("date-time", Kind.ANY, returns=Kind.ANY)
def to_date_time(context: Context, value: Value) -> Value:
    """The moment that ISO text or a number of days stands for; "" if it is none of them."""
    if isinstance(value, float) and not isinstance(value, bool):
        return _or_blank(None if math.isnan(value) else from_days(value, context.zone))
    moment = _moment(value, context)
    if isinstance(moment, datetime):
        return moment.astimezone(context.zone)
    return _or_blank(moment)


@library.define_in_context("decimal-date-time", Kind.ANY, returns=Kind.NUMBER)
def decimal_date_time(context: Context, value: Value) -> float:
    """Days since 1970-01-01T00:00Z with a fraction; a date is its first moment here."""
    if isinstance(value, float) and not isinstance(value, bool):
        return value
    moment = _moment(value, context)
    return NAN if moment is None else days(instant(moment, context.zone))


@library.define_in_context("decimal-time", Kind.ANY, returns=Kind.NUMBER)
def decimal_time(context: Context, value: Value) -> float:
    """How much of the local day has passed at a time, 0 up to 1."""
    text = to_string(value)
    moment = _moment(text, context)
    if moment is not None:
        return fraction_of_day(instant(moment, context.zone).astimezone(context.zone).timetz())
    at = parse_time(text, context.zone)
    if at is None:
        return NAN
    reference = datetime.combine(date(1970, 1, 2), at)
    return fraction_of_day(reference.astimezone(context.zone).timetz())


@library.define_in_context("format-date", Kind.ANY, Kind.STRING, returns=Kind.STRING)
def format_date(context: Context, value: Value, pattern: str) -> str:
    """A date written by a pattern; "" if there is no date."""
    return _formatted(context, value, pattern)


@library.define_in_context("format-date-time", Kind.ANY, Kind.STRING, returns=Kind.STRING)
def format_date_time(context: Context, value: Value, pattern: str) -> str:
    """A date and time written by a pattern; "" if there is none."""
    return _formatted(context, value, pattern)


def _or_blank(moment: date | None) -> Value:
    return "" if moment is None else moment


def _moment(value: Value, context: Context) -> date | datetime | None:
    if isinstance(value, date):
        return value
    return None if isinstance(value, bool) else parse_moment(to_string(value), context.zone)


def _formatted(context: Context, value: Value, pattern: str) -> str:
    if isinstance(value, float) and not isinstance(value, bool):
        moment: date | None = None if math.isnan(value) else from_days(value, context.zone)
    else:
        moment = _moment(value, context)
    if moment is None:
        return ""
    local = instant(moment, context.zone).astimezone(context.zone)
    return _write(pattern, local)


_MONTHS = ("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec")
_WEEKDAYS = ("Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun")
_FIELDS: Mapping[str, Callable[[datetime], str]] = {
    "Y": lambda at: f"{at.year:04}",
    "y": lambda at: f"{at.year % 100:02}",
    "m": lambda at: f"{at.month:02}",
    "n": lambda at: str(at.month),
    "b": lambda at: _MONTHS[at.month - 1],
    "d": lambda at: f"{at.day:02}",
    "e": lambda at: str(at.day),
    "a": lambda at: _WEEKDAYS[at.weekday()],
    "H": lambda at: f"{at.hour:02}",
    "h": lambda at: str(at.hour),
    "M": lambda at: f"{at.minute:02}",
    "S": lambda at: f"{at.second:02}",
    "3": lambda at: f"{at.microsecond // 1000:03}",
    "W": lambda at: f"{at.isocalendar().week:02}",
    "%": lambda _: "%",
}


def _write(pattern: str, at: datetime) -> str:
    head, *parts = pattern.split("%")
    written = [head]
    escaped = False
    for part in parts:
        if escaped:
            written.append(part)
            escaped = False
        elif not part:
            written.append("%")
            escaped = True
        else:
            field = _FIELDS.get(part[0])
            written.append((field(at) if field else f"%{part[0]}") + part[1:])
    return "".join(written)
