"""Dates and times (ODK XForms, Date and Time Functions); numbers are days since 1970."""

from datetime import UTC, date, datetime

from typing_extensions import override

from forms.errors import FormError
from forms.xpath.code import AnyCode, Code, Kind, NumberCode, StringCode
from forms.xpath.context import Context
from forms.xpath.functions.calendar import written
from forms.xpath.functions.library import CallSite, Library
from forms.xpath.moments import (
    instant,
    localized,
    looks_like_a_day,
    moment_of,
    number_of,
    parse_moment,
    parse_time,
)
from forms.xpath.values import NAN, Value, to_string

library = Library()

_NO_DATE = "Invalid Date"


@library.define_in_context("today", returns=Kind.ANY)
def today(context: Context) -> date:
    """The present day in the local zone."""
    return context.environment.now().date()


@library.define_in_context("now", returns=Kind.ANY)
def now(context: Context) -> datetime:
    """The present moment."""
    return context.environment.now()


@library.define_form("date", 1, 1)
@library.define_form("date-time", 1, 1)
def to_date(call: CallSite) -> Code:
    """The moment a text or a number of days stands for, a date where it has no time of day.

    Blank for what is blank or true or false, "Invalid Date" for anything else.
    """
    _refuse_what_is_never_a_date(call)
    find = call.arguments[0].value

    def run(context: Context) -> Value:
        value = find(context)
        moment = _moment(value, context)
        if moment is not None:
            return localized(moment, context.zone)
        return "" if isinstance(value, bool) or not to_string(value) else _NO_DATE

    return _Moment(run)


class _Moment(AnyCode):
    """What is no date is false, also where it says so in words."""

    __slots__ = ()

    @override
    def boolean(self, context: Context) -> bool:
        return isinstance(self.value(context), date)


@library.define_form("decimal-date-time", 1, 1)
def decimal_date_time(call: CallSite) -> Code:
    """Days since 1970-01-01T00:00Z with a fraction; a date is its first moment here."""
    _refuse_what_is_never_a_date(call)
    find = call.arguments[0].value

    def run(context: Context) -> float:
        moment = _moment(find(context), context)
        return NAN if moment is None else number_of(moment, context.zone)

    return NumberCode(run)


def _refuse_what_is_never_a_date(call: CallSite) -> None:
    """Raise FormError for a constant in place of a date; what is computed may still become one."""
    text = call.literal(0)
    if call.arguments[0].kind is Kind.BOOLEAN:
        raise FormError(
            f"{call.name}() is given true or false, which is no date.",
            cure="Give it a date, or a question that asks for one.",
            zh=f"{call.name}() 得到的是真假值，不是日期，请填写日期或询问日期的问题。",
        )
    if not text or parse_moment(text, UTC) is not None:
        return
    if looks_like_a_day(text):
        raise FormError(
            f"There is no day {text}.",
            cure="Check the date against a calendar.",
            zh=f"没有 {text} 这一天，请对照日历检查。",
        )
    raise FormError(
        f"{text!r} is not a date.",
        cure="Write it as 2026-11-22 or 2026-11-22T08:30:00+08:00.",
        zh=f"{text!r} 不是日期，请写成 2026-11-22 或 2026-11-22T08:30:00+08:00。",
    )


@library.define_in_context("decimal-time", Kind.STRING, returns=Kind.NUMBER)
def decimal_time(context: Context, text: str) -> float:
    """How much of the local day has passed at a time, 0 up to 1."""
    moment = parse_moment(text, context.zone)
    if moment is not None:
        clock = instant(moment, context.zone).replace(tzinfo=UTC)
        return number_of(clock, UTC) % 1
    at = parse_time(text, context.zone)
    if at is None:
        return NAN
    local = datetime.combine(_SOME_DAY, at).astimezone(context.zone)
    return number_of(datetime.combine(_FIRST_DAY, local.time(), UTC), UTC)


_FIRST_DAY = date(1970, 1, 1)
_SOME_DAY = date(1970, 1, 2)


@library.define_form("format-date", 2, 2)
@library.define_form("format-date-time", 2, 2)
def formatted(call: CallSite) -> Code:
    """A date and time written by a pattern; "" if there is none."""
    _refuse_what_is_never_a_date(call)
    find, pattern = call.arguments[0].value, call.arguments[1].string

    def run(context: Context) -> str:
        moment = _moment(find(context), context)
        if moment is None:
            return ""
        at = instant(moment, context.zone)
        return written(pattern(context), at, context.environment.language)

    return StringCode(run)


def _moment(value: Value, context: Context) -> date | datetime | None:
    match value:
        case date():
            return value
        case bool():
            return None
        case float():
            return moment_of(value, context.zone)
        case _:
            return parse_moment(to_string(value), context.zone)
