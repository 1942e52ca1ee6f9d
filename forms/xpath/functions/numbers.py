"""Numbers: casting, rounding, powers, logarithms, chance."""

import math
from collections.abc import Callable
from decimal import ROUND_FLOOR, Decimal

from typing_extensions import override

from forms.xpath.code import Code, Kind, NumberCode, own_text, relevant_atoms
from forms.xpath.context import Context
from forms.xpath.functions.library import CallSite, Library
from forms.xpath.values import (
    NAN,
    Value,
    is_nodes,
    number_text,
    parse_number,
    to_number,
    to_string,
)

library = Library()


@library.define_form("number", 0, 1)
def number(call: CallSite) -> Code:
    """The number a value stands for, or that of the context node.

    The days that a date or date and time stand for are written whole, and count with a fraction.
    """
    return _NumberOf(call.arguments[0] if call.arguments else own_text)


class _NumberOf(NumberCode):
    __slots__ = ("_text",)

    def __init__(self, argument: Code) -> None:
        super().__init__(argument.number)
        self._text = argument.string

    @override
    def string(self, context: Context) -> str:
        found = self.number(context)
        is_moment = math.isfinite(found) and math.isnan(parse_number(self._text(context)))
        return number_text(float(math.floor(found)) if is_moment else found)


@library.define("int", Kind.NUMBER, returns=Kind.NUMBER)
def integer(value: float) -> float:
    """The number without its fraction."""
    return float(math.trunc(value)) if math.isfinite(value) else NAN


@library.define("floor", Kind.NUMBER, returns=Kind.NUMBER)
def floor(value: float) -> float:
    """The greatest whole number that is not above."""
    return float(math.floor(value)) if math.isfinite(value) else value


@library.define("ceiling", Kind.NUMBER, returns=Kind.NUMBER)
def ceiling(value: float) -> float:
    """The smallest whole number that is not below."""
    return math.copysign(float(math.ceil(value)), value) if math.isfinite(value) else value


_MOST_PLACES = 15


@library.define_in_context("round", Kind.ANY, Kind.NUMBER, returns=Kind.NUMBER, least=1)
def rounded(context: Context, value: Value, places: float = 0.0) -> float:
    """The nearest number with so many decimals, halves going up; a decimal comma is read."""
    if isinstance(value, str) or is_nodes(value):
        value = to_string(value).replace(",", ".")
    exact = to_number(value, context.zone)
    if not math.isfinite(exact) or not math.isfinite(places):
        return exact
    unit = Decimal(1).scaleb(-max(-_MOST_PLACES, min(_MOST_PLACES, int(places))))
    steps = (Decimal(repr(exact)) / unit + Decimal("0.5")).to_integral_value(ROUND_FLOOR)
    return math.copysign(float(steps * unit), exact)


@library.define("abs", Kind.NUMBER, returns=Kind.NUMBER)
def absolute(value: float) -> float:
    """The number without its sign."""
    return abs(value)


def _real(compute: Callable[..., float]) -> Callable[..., float]:
    """Give NaN or infinity where Python's math raises."""

    def run(*numbers: float) -> float:
        try:
            return compute(*numbers)
        except OverflowError:
            return math.inf
        except (ValueError, ZeroDivisionError):
            return NAN

    return run


def _power(base: float, exponent: float) -> float:
    if base == 0 and exponent < 0:
        return math.inf
    return math.pow(base, exponent)


def _logarithm(compute: Callable[[float], float]) -> Callable[[float], float]:
    return lambda value: -math.inf if value == 0 else compute(value)


library.define("pow", Kind.NUMBER, Kind.NUMBER, returns=Kind.NUMBER)(_real(_power))
library.define("sqrt", Kind.NUMBER, returns=Kind.NUMBER)(_real(math.sqrt))
library.define("exp", Kind.NUMBER, returns=Kind.NUMBER)(_real(math.exp))
library.define("exp10", Kind.NUMBER, returns=Kind.NUMBER)(_real(lambda value: math.pow(10, value)))
library.define("log", Kind.NUMBER, returns=Kind.NUMBER)(_real(_logarithm(math.log)))
library.define("log10", Kind.NUMBER, returns=Kind.NUMBER)(_real(_logarithm(math.log10)))


@library.define_in_context("random", returns=Kind.NUMBER)
def random(context: Context) -> float:
    """A number from 0 up to 1."""
    return context.environment.random()


def _numbers(context: Context, values: tuple[Value, ...]) -> list[float]:
    return [to_number(atom, context.zone) for value in values for atom in relevant_atoms(value)]


@library.define_in_context("min", returns=Kind.NUMBER, least=1, rest=Kind.ALL)
def minimum(context: Context, *values: Value) -> float:
    """The smallest number; NaN if there is none or one of them is none."""
    numbers = _numbers(context, values)
    return NAN if not numbers or any(map(math.isnan, numbers)) else min(numbers)


@library.define_in_context("max", returns=Kind.NUMBER, least=1, rest=Kind.ALL)
def maximum(context: Context, *values: Value) -> float:
    """The greatest number; NaN if there is none or one of them is none."""
    numbers = _numbers(context, values)
    return NAN if not numbers or any(map(math.isnan, numbers)) else max(numbers)
