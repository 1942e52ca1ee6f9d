"""The parts of an XPath expression, as the parser leaves them."""

from collections.abc import Container, Sequence
from enum import Enum
from typing import NamedTuple

BINDING = {
    operator: strength
    for strength, operators in enumerate(
        ("or", "and", "= !=", "< <= > >=", "+ -", "* div mod", "|"), start=1
    )
    for operator in operators.split()
}
"""How strongly each operator binds (XPath 1.0, section 3.5)."""


class Start(Enum):
    """Where a path without a leading expression begins."""

    ROOT = "root"
    HERE = "here"


class Number(NamedTuple):
    """A number literal."""

    value: float


class Literal(NamedTuple):
    """A string literal."""

    text: str


class Variable(NamedTuple):
    """`$name`."""

    name: str


class Negation(NamedTuple):
    """Unary minus."""

    operand: "Syntax"


class Operation(NamedTuple):
    """Two operands and the operator between them, `|` included."""

    operator: str
    left: "Syntax"
    right: "Syntax"


class Call(NamedTuple):
    """A function call; the name keeps its prefix."""

    name: str
    arguments: tuple["Syntax", ...]


class Step(NamedTuple):
    """One step of a path. `test` is a name, `p:name`, `*`, `p:*` or a kind test such as `text()`."""

    axis: str
    test: str
    predicates: tuple["Syntax", ...] = ()


class Path(NamedTuple):
    """Steps from a start; `start` is an expression for `instance('x')/root` or `current()/..`."""

    start: "Start | Syntax"
    steps: tuple[Step, ...]


class Filter(NamedTuple):
    """A primary expression with predicates."""

    operand: "Syntax"
    predicates: tuple["Syntax", ...]


Syntax = Number | Literal | Variable | Negation | Operation | Call | Path | Filter


def unrolled(
    operation: Operation, operators: Container[str]
) -> tuple[Syntax, list[tuple[str, Syntax]]]:
    """Return a chain such as `a + b - c` as its first operand and the operators with theirs.

    Args:
        operation: the last operation of the chain.
        operators: which operators may stand between the operands on its left.
    """
    first = operation.left
    rest = [(operation.operator, operation.right)]
    while isinstance(first, Operation) and first.operator in operators:
        rest.append((first.operator, first.right))
        first = first.left
    return first, rest[::-1]


def operands(operation: Operation, operators: Container[str] = BINDING) -> tuple[Syntax, ...]:
    """Return the operands of a chain, from left to right."""
    first, rest = unrolled(operation, operators)
    return (first, *(operand for _, operand in rest))


def parts(syntax: Syntax) -> Sequence[Syntax]:
    """Return the expressions an expression is made of, predicates included."""
    match syntax:
        case Negation(operand):
            return (operand,)
        case Operation():
            return operands(syntax)
        case Call(_, arguments):
            return arguments
        case Filter(operand, predicates):
            return (operand, *predicates)
        case Path(start, steps):
            inside = [predicate for step in steps for predicate in step.predicates]
            return inside if isinstance(start, Start) else (start, *inside)
        case _:
            return ()


def depth(syntax: Syntax) -> int:
    """Return how deep an expression is nested; a chain of operators counts as one level."""
    deepest = 0
    waiting = [(syntax, 1)]
    while waiting:
        whole, level = waiting.pop()
        deepest = max(deepest, level)
        inside = level + (_PREDICATE_LEVELS if isinstance(whole, (Path, Filter)) else 1)
        waiting.extend((part, inside) for part in parts(whole))
    return deepest


_PREDICATE_LEVELS = 3
