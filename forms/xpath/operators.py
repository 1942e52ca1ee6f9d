"""Compiles operators: logic, comparison, arithmetic, union."""

import math
import operator
from collections.abc import Callable, Collection, Sequence

from typing_extensions import override

from forms.xpath.code import BooleanCode, Code, Kind, NodesCode, NumberCode
from forms.xpath.context import Context
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
Among = Callable[[list[str], str], bool]


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
    return NumberCode(lambda context: -number(context))


def _logic(operands: Sequence[Code], *, decisive: bool) -> Code:
    if len(operands) > 2:  # noqa: PLR2004 - two operands have a quicker way below
        tests = [operand.boolean for operand in operands]

        def run(context: Context) -> bool:
            for test in tests:
                if test(context) is decisive:
                    return decisive
            return not decisive

        return BooleanCode(run)
    a, b = operands[0].boolean, operands[1].boolean
    if decisive:
        return BooleanCode(lambda context: a(context) or b(context))
    return BooleanCode(lambda context: a(context) and b(context))


def _union(operands: Sequence[Code]) -> Code:
    finders = [operand.nodes for operand in operands]
    return NodesCode(
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


class _Arithmetic(NumberCode):
    __slots__ = ("_a", "_b", "_compute")

    def __init__(self, name: str, a: Code, b: Code) -> None:
        self._compute = _ARITHMETIC[name]
        self._a = a
        self._b = b

    @override
    def number(self, context: Context) -> float:
        return self._compute(self._a.number(context), self._b.number(context))


def _arithmetic(first: Code, rest: Rest) -> Code:
    if len(rest) == 1:
        return _Arithmetic(rest[0][0], first, rest[0][1])
    steps = [(_ARITHMETIC[name], operand.number) for name, operand in rest]
    start = first.number

    def run(context: Context) -> float:
        result = start(context)
        for compute, number in steps:
            result = compute(result, number(context))
        return result

    return NumberCode(run)


_ORDERS: dict[str, Order] = {
    "<": operator.lt,
    "<=": operator.le,
    ">": operator.gt,
    ">=": operator.ge,
    "=": same_number,
    "!=": lambda left, right: not same_number(left, right),
}
_AMONG: dict[str, Among] = {
    "=": operator.contains,
    "!=": lambda texts, text: texts.count(text) < len(texts),
}
_MIRRORED = {"<": ">", "<=": ">=", ">": "<", ">=": "<=", "=": "=", "!=": "!="}


def _comparison(name: str, left: Code, right: Code) -> Code:
    match left, right:
        case Code(kind=Kind.NUMBER), Code(kind=Kind.NUMBER):
            order, a, b = _ORDERS[name], left.number, right.number
            return BooleanCode(lambda context: order(a(context), b(context)))
        case NodesCode(), Code(kind=Kind.NUMBER):
            return _NodesBesideNumber(left, right, _ORDERS[name])
        case Code(kind=Kind.NUMBER), NodesCode():
            return _NodesBesideNumber(right, left, _ORDERS[_MIRRORED[name]])
        case (NodesCode(), Code(kind=Kind.STRING)) if name in _AMONG:
            return _NodesBesideText(left, right, _AMONG[name])
        case (Code(kind=Kind.STRING), NodesCode()) if name in _AMONG:
            return _NodesBesideText(right, left, _AMONG[name])
        case _:
            return _of_any_values(name, left, right)


def _of_any_values(name: str, left: Code, right: Code) -> Code:
    x, y = left.value, right.value
    if name == "=":
        return BooleanCode(lambda context: equal(x(context), y(context), context.zone))
    if name == "!=":
        return BooleanCode(lambda context: unequal(x(context), y(context), context.zone))
    order = _ORDERS[name]
    return BooleanCode(lambda context: ordered(x(context), y(context), order, context.zone))


class _NodesBesideNumber(BooleanCode):
    __slots__ = ("_limit", "_nodes", "_order")

    def __init__(self, nodes: NodesCode, number: Code, order: Order) -> None:
        self._nodes = nodes
        self._limit = number
        self._order = order

    @override
    def boolean(self, context: Context) -> bool:
        limit, zone, order = self._limit.number(context), context.zone, self._order
        texts = node_texts(self._nodes.nearby(context))
        return any(order(text_number(text, zone), limit) for text in texts)


class _NodesBesideText(BooleanCode):
    __slots__ = ("_is_among", "_nodes", "_text")

    def __init__(self, nodes: NodesCode, text: Code, is_among: Among) -> None:
        self._nodes = nodes
        self._text = text
        self._is_among = is_among

    @override
    def boolean(self, context: Context) -> bool:
        return self._is_among(node_texts(self._nodes.nearby(context)), self._text.string(context))
