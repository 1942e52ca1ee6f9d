"""Which expression must run again when a node changes, and in which order."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from enum import Enum
from typing import NamedTuple

from forms.definition.bind import Bind
from forms.errors import FormError
from forms.xpath import Expression, Reference, SchemaPath


class Aspect(Enum):
    """What an expression decides about its node."""

    COUNT = "jr:count"
    RELEVANT = "relevant"
    CALCULATE = "calculate"
    REQUIRED = "required"
    READONLY = "readonly"
    CHOICES = "choices"
    TEXT = "text"


class Computation(NamedTuple):
    """One expression of one schema node; lower ranks run first."""

    rank: int
    path: SchemaPath
    aspect: Aspect
    expression: Expression

    @property
    def target(self) -> SchemaPath:
        """The path of the nodes it runs at: for a count, those above the repeat."""
        return self.path[:-1] if self.aspect is Aspect.COUNT else self.path


class Edge(NamedTuple):
    """A computation that reads a node, and the way from that node to those it runs at.

    Args:
        computation: what runs.
        anchor: how many leading names of both paths lie in the same repeat instances.
        up: how many steps lead from the node that is read to the common one above both.
        down: the names that lead from there to the nodes the computation runs at.
    """

    computation: Computation
    anchor: int
    up: int
    down: SchemaPath


@dataclass(frozen=True, slots=True)
class Graph:
    """All computations in order, and for each path those that read it."""

    computations: tuple[Computation, ...]
    readers: Mapping[SchemaPath, Sequence[Edge]]


class Rule(NamedTuple):
    """An expression not yet ranked."""

    path: SchemaPath
    aspect: Aspect
    expression: Expression


_NAMED_AT_MOST = 10


def rules_of(path: SchemaPath, bind: Bind) -> Iterator[Rule]:
    """Yield the rules a bind makes for its node."""
    for aspect, expression in (
        (Aspect.RELEVANT, bind.relevant),
        (Aspect.CALCULATE, bind.calculate),
        (Aspect.REQUIRED, bind.required),
        (Aspect.READONLY, bind.readonly),
    ):
        if expression is not None:
            yield Rule(path, aspect, expression)


def build_graph(rules: Iterable[Rule], paths: frozenset[SchemaPath]) -> Graph:
    """Rank the rules of a form so that each runs after all it reads.

    Args:
        rules: every expression that decides something about a node.
        paths: every node of the form.

    Raises:
        FormError: an expression depends on its own result; names the circle.
    """
    known = list(rules)
    nodes = _Nodes(paths)
    order = _Sorter(known, nodes).order()
    readers: dict[SchemaPath, list[Edge]] = {}
    computations = tuple(Computation(rank, *known[number]) for rank, number in enumerate(order))
    for computation in computations:
        target = computation.target
        for path, reach in nodes.read_by(computation.expression.references).items():
            anchor = min(reach, len(path), len(target))
            edge = Edge(computation, anchor, len(path) - anchor, target[anchor:])
            readers.setdefault(path, []).append(edge)
    return Graph(computations, readers)


class _Nodes:
    """All nodes of a form, and which of them a reference means."""

    def __init__(self, paths: frozenset[SchemaPath]) -> None:
        self._paths = paths
        self._groups = {path[:-1] for path in paths if not path[-1].startswith("@")}

    def read_by(self, references: Iterable[Reference]) -> dict[SchemaPath, int]:
        """Return each path that is read, with the widest anchor it is read through."""
        read: dict[SchemaPath, int] = {}
        for reference in references:
            anchor = reference.anchor
            for path in self._found(reference):
                read[path] = min(anchor, read.get(path, anchor))
        return read

    def _found(self, reference: Reference) -> Sequence[SchemaPath]:
        path = reference.path
        depth = len(path)
        if reference.below:
            return [other for other in self._paths if other[:depth] == path]
        if path in self._groups and reference.is_text and not reference.is_position:
            # The text of a group is that of the elements in it.
            return [o for o in self._paths if o[:depth] == path and not o[-1].startswith("@")]
        return (path,) if path in self._paths else ()


class _Sorter:
    """Depth-first topological sort of rules, by their numbers, that can name a circle."""

    def __init__(self, rules: Sequence[Rule], nodes: _Nodes) -> None:
        self._rules = rules
        self._nodes = nodes
        self._done: dict[int, None] = {}
        self._calculations: dict[SchemaPath, int] = {}
        self._conditions: dict[SchemaPath, int] = {}
        for number, rule in enumerate(rules):
            if rule.aspect is Aspect.CALCULATE:
                self._calculations[rule.path] = number
            elif rule.aspect is Aspect.RELEVANT:
                self._conditions[rule.path] = number

    def order(self) -> list[int]:
        for number in range(len(self._rules)):
            if number not in self._done:
                self._visit(number)
        return list(self._done)

    def _visit(self, start: int) -> None:
        open_rules = {start: self._before(start)}
        while open_rules:
            number, before = next(reversed(open_rules.items()))
            following = next((other for other in before if other not in self._done), None)
            if following is None:
                self._done[number] = None
                del open_rules[number]
            elif following in open_rules:
                circle = list(open_rules)
                raise _circle([self._rules[n] for n in circle[circle.index(following) :]])
            else:
                open_rules[following] = self._before(following)

    def _before(self, number: int) -> Iterator[int]:
        """Yield the rules whose result this one reads: values, and what can blank them."""
        references = self._rules[number].expression.references
        for path in self._nodes.read_by(r for r in references if not r.is_position):
            if path in self._calculations:
                yield self._calculations[path]
            for depth in range(1, len(path) + 1):
                if path[:depth] in self._conditions:
                    yield self._conditions[path[:depth]]


def _circle(rules: Sequence[Rule]) -> FormError:
    names = [f"/{'/'.join(rule.path)} ({rule.aspect.value})" for rule in rules]
    if len(names) > _NAMED_AT_MOST:
        names[_NAMED_AT_MOST - 1 : -1] = ["…"]
    circle = " → ".join(names)
    return FormError(
        f"Expressions depend on each other in a circle: {circle}.",
        place=f"/{'/'.join(rules[0].path)}",
        cure="Break the circle: let one of them not read the other.",
        zh=f"表达式互相依赖，形成循环：{circle}。请让其中一个不再引用另一个。",
    )
