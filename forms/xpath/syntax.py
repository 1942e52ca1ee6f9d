"""The parts of an XPath expression, as the parser leaves them."""

from dataclasses import dataclass
from enum import Enum


class Start(Enum):
    """Where a path without a leading expression begins."""

    ROOT = "root"
    HERE = "here"


@dataclass(frozen=True, slots=True)
class Number:
    """A number literal."""

    value: float


@dataclass(frozen=True, slots=True)
class Literal:
    """A string literal."""

    text: str


@dataclass(frozen=True, slots=True)
class Variable:
    """`$name`."""

    name: str


@dataclass(frozen=True, slots=True)
class Negation:
    """Unary minus."""

    operand: "Syntax"


@dataclass(frozen=True, slots=True)
class Operation:
    """Two operands and the operator between them, `|` included."""

    operator: str
    left: "Syntax"
    right: "Syntax"


@dataclass(frozen=True, slots=True)
class Call:
    """A function call; the name keeps its prefix."""

    name: str
    arguments: tuple["Syntax", ...]


@dataclass(frozen=True, slots=True)
class Step:
    """One step of a path. `test` is a name, `p:name`, `*`, `p:*` or a kind test such as `text()`."""

    axis: str
    test: str
    predicates: tuple["Syntax", ...] = ()


@dataclass(frozen=True, slots=True)
class Path:
    """Steps from a start; `start` is an expression for `instance('x')/root` or `current()/..`."""

    start: "Start | Syntax"
    steps: tuple[Step, ...]


@dataclass(frozen=True, slots=True)
class Filter:
    """A primary expression with predicates."""

    operand: "Syntax"
    predicates: tuple["Syntax", ...]


Syntax = Number | Literal | Variable | Negation | Operation | Call | Path | Filter
