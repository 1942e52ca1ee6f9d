"""Compiled expressions: one closure for each kind of value that may be asked of them."""

from collections.abc import Callable, Sequence
from enum import Enum
from typing import NamedTuple, NoReturn

from forms.errors import FormError
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


class Code(NamedTuple):
    """An expression ready to run.

    `value` gives it as it is; `nodes` (only for node-sets) without regard to the repeat instance
    the expression stands in, where `value`, `string`, `number` and `boolean` stay inside it.
    """

    kind: Kind
    value: Callable[[Context], Value]
    number: Callable[[Context], float]
    string: Callable[[Context], str]
    boolean: Callable[[Context], bool]
    nodes: Callable[[Context], Sequence[Node]] | None = None


def number_code(run: Callable[[Context], float]) -> Code:
    """Make the code of an expression that yields a number."""

    def boolean(context: Context) -> bool:
        return to_boolean(run(context))

    return Code(Kind.NUMBER, run, run, lambda context: number_text(run(context)), boolean)


def string_code(run: Callable[[Context], str]) -> Code:
    """Make the code of an expression that yields text."""

    def number(context: Context) -> float:
        return text_number(run(context), context.zone)

    return Code(Kind.STRING, run, number, run, lambda context: bool(run(context)))


def boolean_code(run: Callable[[Context], bool]) -> Code:
    """Make the code of an expression that yields true or false."""

    def string(context: Context) -> str:
        return "true" if run(context) else "false"

    return Code(Kind.BOOLEAN, run, lambda context: float(run(context)), string, run)


def any_code(run: Callable[[Context], Value]) -> Code:
    """Make the code of an expression whose kind shows only when it runs."""
    return Code(
        Kind.ANY,
        run,
        lambda context: to_number(run(context), context.zone),
        lambda context: to_string(run(context)),
        lambda context: to_boolean(run(context)),
    )


def nodes_code(
    everywhere: Callable[[Context], Sequence[Node]],
    nearby: Callable[[Context], Sequence[Node]] | None = None,
    first_text: Callable[[Context], str] | None = None,
) -> Code:
    """Make the code of a path.

    Args:
        everywhere: the plain XPath result.
        nearby: the result inside the repeat instances around the context node.
        first_text: the string value of `nearby`, where there is a quicker way to it.
    """
    run = nearby or everywhere

    def string(context: Context) -> str:
        nodes = run(context)
        return (nodes[0].text or string_value(nodes[0])) if nodes else ""

    text = first_text or string

    def number(context: Context) -> float:
        return text_number(text(context), context.zone)

    return Code(Kind.NODES, run, number, text, lambda context: to_boolean(run(context)), everywhere)


def faulty_code(fault: FormError) -> Code:
    """Make the code of a part that cannot run: whoever asks for its value gets the fault."""

    def run(_: Context) -> NoReturn:
        raise fault

    return Code(Kind.ANY, run, run, run, run)


def code_of(kind: Kind, run: Callable[[Context], Value]) -> Code:
    """Make the code of an expression of a kind known beforehand."""
    makers: dict[Kind, Callable[..., Code]] = {
        Kind.NUMBER: number_code,
        Kind.STRING: string_code,
        Kind.BOOLEAN: boolean_code,
        Kind.NODES: nodes_code,
        Kind.ANY: any_code,
        Kind.ALL: any_code,
    }
    return makers[kind](run)


def constant(value: float | str) -> Code:
    """Make the code of a literal."""
    if isinstance(value, str):
        return string_code(lambda _: value)
    return number_code(lambda _: value)


def atoms(value: Value) -> list[Value]:
    """Return the texts of the nodes of a node-set, or the one value there is."""
    return [string_value(node) for node in value] if is_nodes(value) else [value]


def relevant_atoms(value: Value) -> list[Value]:
    """Return the texts of the relevant nodes of a node-set, or the one value there is."""
    if not is_nodes(value):
        return [value]
    return [string_value(node) for node in value if node.relevant]
