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


@dataclass(frozen=True, slots=True)
class Computation:
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
    readers: Mapping[SchemaPath, tuple[Edge, ...]]


class Rule(NamedTuple):
    """An expression not yet ranked."""

    path: SchemaPath
    aspect: Aspect
    expression: Expression


_Key = tuple[SchemaPath, Aspect]
_DECIDING_VALUE = (Aspect.CALCULATE, Aspect.RELEVANT)


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
    known = {(rule.path, rule.aspect): rule for rule in rules}
    reads = {key: _paths_read(rule.expression.references, paths) for key, rule in known.items()}
    needs = {
        key: _paths_read((r for r in rule.expression.references if not r.is_position), paths)
        for key, rule in known.items()
    }
    order = _Sorter(known, needs).order()
    computations = tuple(
        Computation(rank, *key, known[key].expression) for rank, key in enumerate(order)
    )
    readers: dict[SchemaPath, list[Edge]] = {}
    for computation in computations:
        target = computation.target
        for path, reach in reads[computation.path, computation.aspect].items():
            anchor = min(reach, len(path), len(target))
            edge = Edge(computation, anchor, len(path) - anchor, target[anchor:])
            readers.setdefault(path, []).append(edge)
    return Graph(computations, {path: tuple(edges) for path, edges in readers.items()})


def _paths_read(
    references: Iterable[Reference], paths: frozenset[SchemaPath]
) -> dict[SchemaPath, int]:
    """Return each path that is read, with the widest anchor it is read through."""
    read: dict[SchemaPath, int] = {}
    for reference in references:
        found = [reference.path]
        if reference.below:
            depth = len(reference.path)
            found += [path for path in paths if path[:depth] == reference.path]
        for path in found if reference.below or reference.path in paths else ():
            read[path] = min(reference.anchor, read.get(path, reference.anchor))
    return read


class _Sorter:
    """Depth-first topological sort that can name the circle it runs into."""

    def __init__(
        self, known: Mapping[_Key, Rule], needs: Mapping[_Key, Mapping[SchemaPath, int]]
    ) -> None:
        self._known = known
        self._needs = needs
        self._done: dict[_Key, None] = {}

    def order(self) -> list[_Key]:
        for key in self._known:
            if key not in self._done:
                self._visit(key)
        return list(self._done)

    def _visit(self, start: _Key) -> None:
        open_keys = {start: self._before(start)}
        while open_keys:
            key, before = next(reversed(open_keys.items()))
            following = next((other for other in before if other not in self._done), None)
            if following is None:
                self._done[key] = None
                del open_keys[key]
            elif following in open_keys:
                circle = list(open_keys)
                raise _circle(circle[circle.index(following) :])
            else:
                open_keys[following] = self._before(following)

    def _before(self, key: _Key) -> Iterator[_Key]:
        """Yield the computations whose result this one reads."""
        for path in self._needs[key]:
            for aspect in _DECIDING_VALUE:
                yield from self._if_known(path, aspect)
            for depth in range(1, len(path) + 1):
                yield from self._if_known(path[:depth], Aspect.RELEVANT)

    def _if_known(self, path: SchemaPath, aspect: Aspect) -> Iterator[_Key]:
        if (path, aspect) in self._known:
            yield path, aspect


def _circle(keys: Sequence[_Key]) -> FormError:
    names = " → ".join(f"/{'/'.join(path)} ({aspect.value})" for path, aspect in keys)
    return FormError(
        f"Expressions depend on each other in a circle: {names}.",
        place=f"/{'/'.join(keys[0][0])}",
        cure="Break the circle: let one of them not read the other.",
        zh=f"表达式互相依赖，形成循环：{names}。请让其中一个不再引用另一个。",
    )
