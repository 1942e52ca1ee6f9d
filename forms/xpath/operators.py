"""Compiles operators: logic, comparison, arithmetic, union."""

import math
import operator
from collections.abc import Callable

from forms.xpath.code import Code, Kind, boolean_code, nodes_code, number_code
from forms.xpath.context import Context
from forms.xpath.paths import node_finder
from forms.xpath.tree import in_document_order
from forms.xpath.values import NAN, equal, node_texts, ordered, same_number, unequal


def compile_operation(name: str, left: Code, right: Code) -> Code:
    """Return the code of two operands and the operator between them."""
    if name in {"and", "or"}:
        return _logic(name, left, right)
    if name == "|":
        return _union(left, right)
    if name in _ARITHMETIC:
        return _arithmetic(_ARITHMETIC[name], left, right)
    return _comparison(name, left, right)


def negation(operand: Code) -> Code:
    """Return the code of unary minus."""
    number = operand.number
    return number_code(lambda context: -number(context))


def _logic(name: str, left: Code, right: Code) -> Code:
    a, b = left.boolean, right.boolean
    if name == "and":
        return boolean_code(lambda context: a(context) and b(context))
    return boolean_code(lambda context: a(context) or b(context))


def _union(left: Code, right: Code) -> Code:
    a, b = node_finder(left), node_finder(right)
    return nodes_code(lambda context: in_document_order([*a(context), *b(context)]))


def _divide(dividend: float, divisor: float) -> float:
    if divisor:
        return dividend / divisor
    if not dividend or math.isnan(dividend):
        return NAN
    return math.copysign(math.inf, dividend) * math.copysign(1, divisor)


def _remainder(dividend: float, divisor: float) -> float:
    if not divisor or math.isinf(dividend):
        return NAN
    return math.fmod(dividend, divisor)


_ARITHMETIC: dict[str, Callable[[float, float], float]] = {
    "+": operator.add,
    "-": operator.sub,
    "*": operator.mul,
    "div": _divide,
    "mod": _remainder,
}


def _arithmetic(compute: Callable[[float, float], float], left: Code, right: Code) -> Code:
    a, b = left.number, right.number

    def run(context: Context) -> float:
        try:
            return compute(a(context), b(context))
        except OverflowError:
            return math.inf

    return number_code(run)


_ORDERS: dict[str, Callable[[float, float], bool]] = {
    "<": operator.lt,
    "<=": operator.le,
    ">": operator.gt,
    ">=": operator.ge,
    "=": same_number,
    "!=": lambda left, right: not same_number(left, right),
}


def _comparison(name: str, left: Code, right: Code) -> Code:
    if left.kind is Kind.NUMBER and right.kind is Kind.NUMBER:
        order, a, b = _ORDERS[name], left.number, right.number
        return boolean_code(lambda context: order(a(context), b(context)))
    if name == "=" and {left.kind, right.kind} == {Kind.NODES, Kind.STRING}:
        return _node_has_text(*((left, right) if left.kind is Kind.NODES else (right, left)))
    x, y = left.value, right.value
    if name == "=":
        return boolean_code(lambda context: equal(x(context), y(context), context.zone))
    if name == "!=":
        return boolean_code(lambda context: unequal(x(context), y(context), context.zone))
    order = _ORDERS[name]
    return boolean_code(lambda context: ordered(x(context), y(context), order, context.zone))


def _node_has_text(nodes: Code, text: Code) -> Code:
    find, wanted = nodes.value, text.string

    def run(context: Context) -> bool:
        sought = wanted(context)
        return any(sought == found for found in node_texts(find(context)))

    return boolean_code(run)
