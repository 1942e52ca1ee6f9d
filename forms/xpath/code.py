"""Compiled expressions: objects that give their value as each kind that may be asked of them."""

from collections.abc import Callable, Sequence
from enum import Enum

from typing_extensions import override

from forms.xpath.context import Context
from forms.xpath.tree import Node, string_value
from forms.xpath.values import (
    Value,
    is_nodes,
    number_text,
    text_number,
    to_boolean,
    to_number,
    to_string,
)


class Kind(Enum):
    """What an expression yields, as far as its text tells; ALL is for parameters only."""

    NUMBER = "number"
    STRING = "string"
    BOOLEAN = "boolean"
    NODES = "nodes"
    ANY = "any"
    ALL = "all"


class Code:
    """An expression ready to run.

    `value` gives it as it is, `number`, `string` and `boolean` turned into one. Each is a method,
    or a function in a slot where that saves a call.
    """

    __slots__ = ()
    kind = Kind.ANY
    value: Callable[[Context], Value]
    number: Callable[[Context], float]
    string: Callable[[Context], str]
    boolean: Callable[[Context], bool]

    def nodes(self, context: Context) -> Sequence[Node]:
        """Return the nodes, also those of other repeat instances; none if it is no node-set."""
        value = self.value(context)
        return value if is_nodes(value) else ()


class AnyCode(Code):
    """An expression whose kind shows only when it runs."""

    __slots__ = ("value",)

    def __init__(self, run: Callable[[Context], Value]) -> None:
        self.value = run

    @override
    def number(self, context: Context) -> float:
        return to_number(self.value(context), context.zone)

    @override
    def string(self, context: Context) -> str:
        return to_string(self.value(context))

    @override
    def boolean(self, context: Context) -> bool:
        return to_boolean(self.value(context))


class NumberCode(Code):
    """An expression that yields a number."""

    __slots__ = ("number",)
    kind = Kind.NUMBER

    def __init__(self, run: Callable[[Context], float]) -> None:
        self.number = run

    @override
    def value(self, context: Context) -> Value:
        return self.number(context)

    @override
    def string(self, context: Context) -> str:
        return number_text(self.number(context))

    @override
    def boolean(self, context: Context) -> bool:
        return to_boolean(self.number(context))


class StringCode(Code):
    """An expression that yields text."""

    __slots__ = ("string",)
    kind = Kind.STRING

    def __init__(self, run: Callable[[Context], str]) -> None:
        self.string = run

    @override
    def value(self, context: Context) -> Value:
        return self.string(context)

    @override
    def number(self, context: Context) -> float:
        return text_number(self.string(context), context.zone)

    @override
    def boolean(self, context: Context) -> bool:
        return bool(self.string(context))


class BooleanCode(Code):
    """An expression that yields true or false."""

    __slots__ = ("boolean",)
    kind = Kind.BOOLEAN

    def __init__(self, run: Callable[[Context], bool]) -> None:
        self.boolean = run

    @override
    def value(self, context: Context) -> Value:
        return self.boolean(context)

    @override
    def number(self, context: Context) -> float:
        return float(self.boolean(context))

    @override
    def string(self, context: Context) -> str:
        return "true" if self.boolean(context) else "false"


class NodesCode(Code):
    """An expression that yields nodes; `nearby` are those in the repeat instances around it."""

    __slots__ = ("nearby",)
    kind = Kind.NODES

    def __init__(self, run: Callable[[Context], Sequence[Node]]) -> None:
        self.nearby = run

    @override
    def value(self, context: Context) -> Value:
        return self.nearby(context)

    @override
    def number(self, context: Context) -> float:
        return text_number(self.string(context), context.zone)

    @override
    def string(self, context: Context) -> str:
        nodes = self.nearby(context)
        return (nodes[0].text or string_value(nodes[0])) if nodes else ""

    @override
    def boolean(self, context: Context) -> bool:
        nodes = self.nearby(context)
        return bool(nodes) and nodes[0].truth

    @override
    def nodes(self, context: Context) -> Sequence[Node]:
        return self.nearby(context)


class NumberLiteral(NumberCode):
    """A number written out."""

    __slots__ = ("_number",)

    def __init__(self, number: float) -> None:
        self._number = number

    @override
    def number(self, context: Context) -> float:
        return self._number


class TextLiteral(StringCode):
    """Text written out."""

    __slots__ = ("_text",)

    def __init__(self, text: str) -> None:
        self._text = text

    @override
    def string(self, context: Context) -> str:
        return self._text


own_text = StringCode(lambda context: string_value(context.node))
"""The text of the context node."""


def atoms(value: Value) -> list[Value]:
    """Return the texts of the nodes of a node-set, or the one value there is."""
    return [string_value(node) for node in value] if is_nodes(value) else [value]


def relevant_atoms(value: Value) -> list[Value]:
    """Return the texts of the relevant nodes of a node-set, or the one value there is."""
    if not is_nodes(value):
        return [value]
    return [string_value(node) for node in value if node.relevant]
