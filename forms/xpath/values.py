"""The values of expressions and how each turns into the others (XPath 1.0 section 4, ODK dates)."""

import math
import re
from collections.abc import Callable, Sequence
from datetime import date, tzinfo
from decimal import Decimal

from typing_extensions import TypeIs

from forms.xpath.moments import moment_text, number_of, parse_moment
from forms.xpath.tree import Node, string_value

Nodes = Sequence[Node]
Value = bool | float | str | date | Nodes

NAN = math.nan
_NUMBER = re.compile(r"-?(?:\d+\.?\d*|\.\d+)", re.ASCII)
_LONGEST_INTEGER = 1e21
NEGLIGIBLE = 1e-12


def parse_number(text: str) -> float:
    """Read an XPath number; NaN if the text is none (no exponent, no plus sign)."""
    if text.isdigit() and text.isascii():
        return float(text)
    text = text.strip()
    return float(text) if _NUMBER.fullmatch(text) else NAN


def text_number(text: str, zone: tzinfo) -> float:
    """Read a number, or a date or date and time as its days since 1970-01-01T00:00Z."""
    if text.isdigit() and text.isascii():
        return float(text)
    number = parse_number(text)
    if number != number and "-" in text:  # noqa: PLR0124 - NaN, on the hottest path
        moment = parse_moment(text, zone)
        return NAN if moment is None else number_of(moment, zone)
    return number


def added(numbers: Sequence[float]) -> float:
    """Add up without losing digits on the way."""
    try:
        return math.fsum(numbers)
    except (OverflowError, ValueError):
        return float(sum(numbers))


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
    """Turn any value into a number; a moment counts as its days since 1970-01-01T00:00Z."""
    if isinstance(value, bool):
        return float(value)
    if isinstance(value, float):
        return value
    if isinstance(value, date):
        return number_of(value, zone)
    return text_number(to_string(value), zone)


def to_boolean(value: Value) -> bool:
    """Turn any value into a truth value: NaN, 0, "" and the empty node-set are false.

    A node-set whose first node is of type boolean is worth that node's value.
    """
    if isinstance(value, float):
        return value == value and value != 0  # noqa: PLR0124 - NaN
    if isinstance(value, date):
        return True
    return value[0].truth if value and is_nodes(value) else bool(value)


Order = Callable[[float, float], bool]


def equal(left: Value, right: Value, zone: tzinfo) -> bool:
    """Compare with `=`: existential over node-sets; dates by their numbers."""
    if isinstance(left, bool) or isinstance(right, bool):
        return to_boolean(left) == to_boolean(right)
    return any(_same(a, b, zone) for a in _atoms(left) for b in _atoms(right))


def unequal(left: Value, right: Value, zone: tzinfo) -> bool:
    """Compare with `!=`: existential over node-sets, so `=` and `!=` can both hold."""
    if isinstance(left, bool) or isinstance(right, bool):
        return to_boolean(left) != to_boolean(right)
    return any(not _same(a, b, zone) for a in _atoms(left) for b in _atoms(right))


def ordered(left: Value, right: Value, order: Order, zone: tzinfo) -> bool:
    """Compare with `<`, `<=`, `>` or `>=`, given as a function of two numbers."""
    return any(
        order(to_number(a, zone), to_number(b, zone)) for a in _atoms(left) for b in _atoms(right)
    )


def is_nodes(value: Value) -> TypeIs[Nodes]:
    """Say whether a value is a node-set."""
    return not isinstance(value, (str, float, bool, date))


def _atoms(value: Value) -> Sequence[Value]:
    return node_texts(value) if is_nodes(value) else (value,)


def node_texts(nodes: Nodes) -> list[str]:
    """Return the string values of nodes."""
    return [node.text or string_value(node) for node in nodes]


def _same(left: Value, right: Value, zone: tzinfo) -> bool:
    if isinstance(left, (float, date)) or isinstance(right, (float, date)):
        return same_number(to_number(left, zone), to_number(right, zone))
    return left == right


def same_number(left: float, right: float) -> bool:
    """Compare numbers so that 0.1 + 0.2 = 0.3 holds (as JavaRosa does)."""
    return left == right or abs(left - right) < NEGLIGIBLE
