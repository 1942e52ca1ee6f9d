"""Compiles operators: logic, comparison, arithmetic, union."""

import math
import operator
from collections.abc import Callable, Collection, Sequence

from forms.xpath.code import Code, Kind, boolean_code, nodes_code, number_code
from forms.xpath.context import Context
from forms.xpath.paths import node_finder
from forms.xpath.tree import in_document_order
from forms.xpath.values import (
    NAN,
    equal,
    node_texts,
    ordered,
    same_number,
    text_number,
    unequal,
)

Rest = Sequence[tuple[str, Code]]
Order = Callable[[float, float], bool]


def chained_with(name: str) -> Collection[str]:
    """Return the operators that may stand in one chain with this one."""
    if name in _ARITHMETIC:
        return _ARITHMETIC
    return {name} if name in {"and", "or", "|"} else ()


def compile_chain(first: Code, rest: Rest) -> Code:
    """Return the code of operands with operators of one chain between them, from left to right."""
    name = rest[0][0]
    if name in _ARITHMETIC:
        return _arithmetic(first, rest)
    operands = [first, *(operand for _, operand in rest)]
    if name == "|":
        return _union(operands)
    if name in {"and", "or"}:
        return _logic(operands, decisive=name == "or")
    return _comparison(name, *operands)


def negation(operand: Code) -> Code:
    """Return the code of unary minus."""
    number = operand.number
    return number_code(lambda context: -number(context))


def _logic(operands: Sequence[Code], *, decisive: bool) -> Code:
    if len(operands) > 2:  # noqa: PLR2004 - two operands have a quicker way below
        tests = [operand.boolean for operand in operands]

        def run(context: Context) -> bool:
            for test in tests:
                if test(context) is decisive:
                    return decisive
            return not decisive

        return boolean_code(run)
    a, b = operands[0].boolean, operands[1].boolean
    if decisive:
        return boolean_code(lambda context: a(context) or b(context))
    return boolean_code(lambda context: a(context) and b(context))


def _union(operands: Sequence[Code]) -> Code:
    finders = [node_finder(operand) for operand in operands]
    return nodes_code(
        lambda context: in_document_order([node for find in finders for node in find(context)])
    )


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


def _arithmetic(first: Code, rest: Rest) -> Code:
    steps = [(_ARITHMETIC[name], operand.number) for name, operand in rest]
    a = first.number
    if len(steps) == 1:
        compute, b = steps[0]
        return number_code(lambda context: compute(a(context), b(context)))

    def run(context: Context) -> float:
        result = a(context)
        for compute, number in steps:
            result = compute(result, number(context))
        return result

    return number_code(run)


_ORDERS: dict[str, Order] = {
    "<": operator.lt,
    "<=": operator.le,
    ">": operator.gt,
    ">=": operator.ge,
    "=": same_number,
    "!=": lambda left, right: not same_number(left, right),
}
_AMONG: dict[str, Callable[[list[str], str], bool]] = {
    "=": operator.contains,
    "!=": lambda texts, text: texts.count(text) < len(texts),
}
_MIRRORED = {"<": ">", "<=": ">=", ">": "<", ">=": "<=", "=": "=", "!=": "!="}


def _comparison(name: str, left: Code, right: Code) -> Code:
    match left.kind, right.kind:
        case Kind.NUMBER, Kind.NUMBER:
            order, a, b = _ORDERS[name], left.number, right.number
            return boolean_code(lambda context: order(a(context), b(context)))
        case Kind.NODES, Kind.NUMBER:
            return _nodes_beside_number(left, right, _ORDERS[name])
        case Kind.NUMBER, Kind.NODES:
            return _nodes_beside_number(right, left, _ORDERS[_MIRRORED[name]])
        case (Kind.NODES, Kind.STRING) if name in _AMONG:
            return _nodes_beside_text(left, right, _AMONG[name])
        case (Kind.STRING, Kind.NODES) if name in _AMONG:
            return _nodes_beside_text(right, left, _AMONG[name])
        case _:
            return _of_any_values(name, left, right)


def _of_any_values(name: str, left: Code, right: Code) -> Code:
    x, y = left.value, right.value
    if name == "=":
        return boolean_code(lambda context: equal(x(context), y(context), context.zone))
    if name == "!=":
        return boolean_code(lambda context: unequal(x(context), y(context), context.zone))
    order = _ORDERS[name]
    return boolean_code(lambda context: ordered(x(context), y(context), order, context.zone))


def _nodes_beside_number(nodes: Code, number: Code, order: Order) -> Code:
    find, limit = nodes.value, number.number

    def run(context: Context) -> bool:
        other, zone = limit(context), context.zone
        return any(order(text_number(text, zone), other) for text in node_texts(find(context)))

    return boolean_code(run)


def _nodes_beside_text(nodes: Code, text: Code, is_met: Callable[[list[str], str], bool]) -> Code:
    find, wanted = nodes.value, text.string
    return boolean_code(lambda context: is_met(node_texts(find(context)), wanted(context)))
