"""The values of expressions and how each turns into the others (XPath 1.0 section 4, ODK dates)."""

import math
import re
from collections.abc import Callable, Sequence
from datetime import date, datetime, tzinfo
from decimal import Decimal

from forms.xpath.moments import day_of, days, instant, moment_text, parse_moment
from forms.xpath.tree import Node, string_value

Nodes = Sequence[Node]
Value = bool | float | str | date | Nodes

NAN = math.nan
_NUMBER = re.compile(r"-?(?:\d+\.?\d*|\.\d+)", re.ASCII)
_LONGEST_INTEGER = 1e21
_NEGLIGIBLE = 1e-12


def parse_number(text: str) -> float:
    """Read an XPath number; NaN if the text is none (no exponent, no plus sign)."""
    text = text.strip()
    return float(text) if _NUMBER.fullmatch(text) else NAN


def text_number(text: str, zone: tzinfo) -> float:
    """Read a number or an ISO date; a date counts as its days since 1970."""
    number = parse_number(text)
    if math.isnan(number) and "-" in text:
        moment = parse_moment(text, zone)
        return NAN if moment is None else days(moment)
    return number


def number_text(number: float) -> str:
    """Write a number without exponent and without a trailing `.0`."""
    if number != number:  # noqa: PLR0124 - NaN, on the hottest path
        return "NaN"
    if math.isinf(number):
        return "Infinity" if number > 0 else "-Infinity"
    if number == int(number) and abs(number) < _LONGEST_INTEGER:
        return str(int(number))
    return format(Decimal(repr(number)), "f")


def to_string(value: Value) -> str:
    """Turn any value into text; a node-set is its first node."""
    if isinstance(value, str):
        return value
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, float):
        return number_text(value)
    if isinstance(value, date):
        return moment_text(value)
    return string_value(value[0]) if value else ""


def to_number(value: Value, zone: tzinfo) -> float:
    """Turn any value into a number; a date counts as its days since 1970."""
    if isinstance(value, (bool, float)):
        return float(value)
    if isinstance(value, date):
        return days(value)
    return text_number(to_string(value), zone)


def to_boolean(value: Value) -> bool:
    """Turn any value into a truth value: NaN, 0, "" and the empty node-set are false."""
    if isinstance(value, float):
        return value == value and value != 0  # noqa: PLR0124 - NaN
    if isinstance(value, date):
        return True
    return bool(value)


Order = Callable[[float, float], bool]


def equal(left: Value, right: Value, zone: tzinfo) -> bool:
    """Compare with `=`: existential over node-sets; dates by the moment they stand for."""
    return _any_pair(left, right, lambda a, b: _same(a, b, zone))


def unequal(left: Value, right: Value, zone: tzinfo) -> bool:
    """Compare with `!=`: existential over node-sets, so `=` and `!=` can both hold."""
    return _any_pair(left, right, lambda a, b: not _same(a, b, zone))


def ordered(left: Value, right: Value, order: Order, zone: tzinfo) -> bool:
    """Compare with `<`, `<=`, `>` or `>=`, given as a function of two numbers."""

    def holds(a: Value, b: Value) -> bool:
        moments = _moments(a, b, zone)
        if moments is not None:
            return order(moments[0].timestamp(), moments[1].timestamp())
        return order(to_number(a, zone), to_number(b, zone))

    return _any_pair(left, right, holds)


def _any_pair(left: Value, right: Value, holds: Callable[[Value, Value], bool]) -> bool:
    if isinstance(left, bool) or isinstance(right, bool):
        return holds(left, right)
    return any(holds(a, b) for a in _atoms(left) for b in _atoms(right))


def _atoms(value: Value) -> Sequence[Value]:
    return (value,) if isinstance(value, (str, float, bool, date)) else node_texts(value)


def node_texts(value: Value) -> list[str]:
    """Return the string values of a node-set; none of any other value."""
    if isinstance(value, (str, float, bool, date)):
        return []
    return [node.text or string_value(node) for node in value]


def _same(left: Value, right: Value, zone: tzinfo) -> bool:
    if isinstance(left, bool) or isinstance(right, bool):
        return to_boolean(left) == to_boolean(right)
    moments = _moments(left, right, zone)
    if moments is not None:
        return moments[0] == moments[1]
    if isinstance(left, (float, date)) or isinstance(right, (float, date)):
        return same_number(to_number(left, zone), to_number(right, zone))
    return left == right


def same_number(left: float, right: float) -> bool:
    """Compare numbers so that 0.1 + 0.2 = 0.3 holds (as JavaRosa does)."""
    return left == right or abs(left - right) < _NEGLIGIBLE


def _moments(left: Value, right: Value, zone: tzinfo) -> tuple[datetime, datetime] | None:
    """Return two instants where a date meets a date, or the text of one.

    Where one has a time and the other has none, both count by their days.
    """
    if not isinstance(left, date) and not isinstance(right, date):
        return None
    a, b = _moment(left, zone), _moment(right, zone)
    if a is None or b is None:
        return None
    if isinstance(a, datetime) and isinstance(b, datetime):
        return a, b
    return instant(day_of(a, zone), zone), instant(day_of(b, zone), zone)


def _moment(value: Value, zone: tzinfo) -> date | None:
    if isinstance(value, date):
        return value
    return parse_moment(value, zone) if isinstance(value, str) else None
