"""Predicates of a step, and the hash index that answers `[column = key]` over a table."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date

from forms.xpath.code import Code, Kind
from forms.xpath.context import Context
from forms.xpath.syntax import (
    Call,
    Filter,
    Negation,
    Operation,
    Path,
    Start,
    Syntax,
    operands,
)
from forms.xpath.table import Rows, Table, TableNode
from forms.xpath.tree import Node, string_value
from forms.xpath.values import Value, to_boolean

Sieve = Callable[[Sequence[Node], Context], Sequence[Node]]
Compile = Callable[[Syntax], Code]


def sieve(predicate: Code) -> Sieve:
    """Return what keeps the nodes that meet a predicate; a number means a position."""
    return _sieve(_TESTS.get(predicate.kind, _truth)(predicate))


def _sieve(meets: Callable[[Context], bool]) -> Sieve:
    def keep(nodes: Sequence[Node], context: Context) -> Sequence[Node]:
        inner = context.inner(len(nodes))
        kept = []
        for position, node in enumerate(nodes, start=1):
            inner.node = node
            inner.position = position
            if meets(inner):
                kept.append(node)
        return kept

    return keep


def _truth(predicate: Code) -> Callable[[Context], bool]:
    return predicate.boolean


def _place(predicate: Code) -> Callable[[Context], bool]:
    number = predicate.number
    return lambda context: number(context) == context.position


def _place_or_truth(predicate: Code) -> Callable[[Context], bool]:
    def meets(context: Context) -> bool:
        value = predicate.value(context)
        is_place = isinstance(value, float) and not isinstance(value, bool)
        return value == context.position if is_place else to_boolean(value)

    return meets


_TESTS = {Kind.NUMBER: _place, Kind.ANY: _place_or_truth}


@dataclass(frozen=True, slots=True)
class Lookup:
    """`[column = key and rest]` where the key does not depend on the row."""

    column: str
    key: Code
    rest: tuple[Sieve, ...]

    def rows(self, of: TableNode, context: Context) -> Sequence[Node] | None:
        """Return the rows that meet the predicate; None if the key needs a slow comparison."""
        numbers = self._numbers(of.table, self.key.value(context), context)
        if numbers is None:
            return None
        rows: Sequence[Node] = Rows(of, numbers)
        for keep in self.rest:
            rows = keep(rows, context)
        return rows

    def _numbers(self, table: Table, key: Value, context: Context) -> Sequence[int] | None:
        if isinstance(key, str):
            return table.find(self.column, key)
        if isinstance(key, float):
            return table.find_number(self.column, key, context.zone)
        if isinstance(key, (bool, date)):
            return None
        texts = {string_value(node) for node in key}
        if len(texts) == 1:
            return table.find(self.column, *texts)
        return sorted({row for text in texts for row in table.find(self.column, text)})


def lookup(predicate: Syntax, compile_part: Compile) -> Lookup | None:
    """Return the index lookup that stands for a predicate, None if there is none."""
    parts = tuple(_conjuncts(predicate))
    if any(_depends_on_row(part, calls_only=True) for part in parts):
        return None
    for number, part in enumerate(parts):
        found = _column_and_key(part)
        if found is not None:
            rest = parts[:number] + parts[number + 1 :]
            sieves = tuple(_sieve(compile_part(other).boolean) for other in rest)
            return Lookup(found[0], compile_part(found[1]), sieves)
    return None


def _conjuncts(predicate: Syntax) -> Iterator[Syntax]:
    if isinstance(predicate, Operation) and predicate.operator == "and":
        for operand in operands(predicate, {"and"}):
            yield from _conjuncts(operand)
    else:
        yield predicate


def _column_and_key(part: Syntax) -> tuple[str, Syntax] | None:
    if not isinstance(part, Operation) or part.operator != "=":
        return None
    for side, other in ((part.left, part.right), (part.right, part.left)):
        column = _column(side)
        if column is not None and not _depends_on_row(other):
            return column, other
    return None


def _column(side: Syntax) -> str | None:
    if not isinstance(side, Path) or side.start is not Start.HERE or len(side.steps) != 1:
        return None
    step = side.steps[0]
    is_plain = step.axis == "child" and not step.predicates and not step.test.endswith(")")
    return step.test if is_plain and step.test != "*" and ":" not in step.test else None


_ROW_FREE_CALLS = frozenset({"current", "false", "instance", "now", "pi", "today", "true", "uuid"})


def _depends_on_row(syntax: Syntax, *, calls_only: bool = False) -> bool:
    """Say whether a value may differ from row to row (with `calls_only`: by the row's position)."""
    match syntax:
        case Path(Start.HERE):
            return not calls_only
        case Call(name, ()):
            return name not in _ROW_FREE_CALLS
        case _:
            return any(_depends_on_row(part, calls_only=calls_only) for part in _parts(syntax))


def _parts(syntax: Syntax) -> tuple[Syntax, ...]:
    """Return the parts of an expression that see the same row as the whole."""
    match syntax:
        case Negation(operand) | Filter(operand, _):
            return (operand,)
        case Operation():
            return operands(syntax)
        case Call(_, arguments):
            return arguments
        case Path(start, _) if not isinstance(start, Start):
            return (start,)
        case _:
            return ()
