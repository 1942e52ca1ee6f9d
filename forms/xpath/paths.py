"""Compiles location paths."""

from collections.abc import Callable, Mapping, Sequence
from operator import attrgetter

from typing_extensions import override

from forms.xpath.code import Code, NodesCode
from forms.xpath.context import Context
from forms.xpath.plain import CURRENT, plain_path
from forms.xpath.predicates import Lookup, lookup, sieve
from forms.xpath.scope import SchemaPath, Scope
from forms.xpath.steps import (
    KEEPING_ORDER,
    REVERSE_AXES,
    Walk,
    axis_from_one,
    axis_walk,
    children_walk,
    node_test,
)
from forms.xpath.syntax import Call, Path, Start, Step, Syntax
from forms.xpath.table import TableNode
from forms.xpath.tree import Node, in_document_order

Compile = Callable[[Syntax], Code]
Find = Callable[[Context], Sequence[Node]]

_NESTING_AXES = frozenset(
    {"ancestor", "ancestor-or-self", "descendant", "descendant-or-self", "following", "preceding"}
)


def compile_path(path: Path, scope: Scope, compile_part: Compile) -> Code:
    """Return the code of a path.

    An absolute path that enters a repeat around the expression's own node stays, where one value
    is asked for, in the same repeat instance (JavaRosa's contextualization).
    """
    plain = plain_path(path)
    if plain is None or any(":" in name for name in plain.names):
        return NodesCode(_find(path, scope, compile_part))
    if plain.start is Start.HERE and not plain.up and len(plain.names) == 1:
        return _Child(plain.names[0])
    shared = scope.shared_with(plain.names) if plain.start is Start.ROOT and not plain.up else 0
    if shared:
        return _InRepeat(plain.names, len(scope.path) - shared, plain.names[shared:])
    if plain.start is Start.ROOT and not plain.up:
        return _FromRoot(plain.names)
    return _Walk(_ORIGINS[plain.start], plain.up, plain.names)


class _FromRoot(NodesCode):
    """`/data/x`: looked up where it leads to."""

    __slots__ = ("_names",)

    def __init__(self, names: SchemaPath) -> None:
        self._names = names

    @override
    def nearby(self, context: Context) -> Sequence[Node]:
        return context.root.at(self._names)


class _Child(NodesCode):
    """`x`: its text needs no node where it is the cell of a row."""

    __slots__ = ("_name",)

    def __init__(self, name: str) -> None:
        self._name = name

    @override
    def nearby(self, context: Context) -> Sequence[Node]:
        return context.node.named(self._name)

    @override
    def string(self, context: Context) -> str:
        return context.node.child_text(self._name)


class _Walk(NodesCode):
    """Some steps up, then down by names: one node at a time as long as it can."""

    __slots__ = ("_names", "_origin", "_up")

    def __init__(self, origin: Callable[[Context], Node], up: int, names: SchemaPath) -> None:
        self._origin = origin
        self._up = up
        self._names = names

    @override
    def nearby(self, context: Context) -> Sequence[Node]:
        node: Node | None = self._origin(context)
        for _ in range(self._up):
            node = node.parent if node is not None else None
        if node is None:
            return ()
        nodes: Sequence[Node] = (node,)
        for name in self._names:
            if len(nodes) == 1:
                nodes = nodes[0].named(name)
            else:
                nodes = [child for node in nodes for child in node.named(name)]
        return nodes


class _InRepeat(_Walk):
    """An absolute path seen from the repeat it leads into."""

    __slots__ = ("_path",)

    def __init__(self, path: SchemaPath, up: int, names: SchemaPath) -> None:
        super().__init__(attrgetter("current"), up, names)
        self._path = path

    @override
    def nodes(self, context: Context) -> Sequence[Node]:
        return context.root.at(self._path)


_ORIGINS: Mapping[Start | Call, Callable[[Context], Node]] = {
    Start.ROOT: attrgetter("root"),
    Start.HERE: attrgetter("node"),
    CURRENT: attrgetter("current"),
}


def _find(path: Path, scope: Scope, compile_part: Compile) -> Find:
    start = _start(path.start, compile_part)
    walks = _walks(path.steps, scope.namespaces, compile_part)

    def find(context: Context) -> Sequence[Node]:
        nodes = start(context)
        for walk in walks:
            nodes = walk(nodes, context)
        return nodes

    return find


def _start(start: Start | Syntax, compile_part: Compile) -> Find:
    if isinstance(start, Start):
        origin = _ORIGINS[start]
        return lambda context: (origin(context),)
    return compile_part(start).nodes


def _walks(
    steps: Sequence[Step], namespaces: Mapping[str, str], compile_part: Compile
) -> list[Walk]:
    walks: list[Walk] = []
    nested = False
    for step in steps:
        walk = _walk(step, namespaces, compile_part)
        walks.append(_sorted(walk) if nested else walk)
        nested = nested or step.axis in _NESTING_AXES
    return walks


def _sorted(walk: Walk) -> Walk:
    return lambda nodes, context: in_document_order(walk(nodes, context))


def _walk(step: Step, namespaces: Mapping[str, str], compile_part: Compile) -> Walk:
    if not step.predicates:
        if step.axis == "child":
            return children_walk(step.test, namespaces)
        return axis_walk(step.axis, node_test(step.test, step.axis, namespaces))
    return _filtered_walk(step, namespaces, compile_part)


def _filtered_walk(step: Step, namespaces: Mapping[str, str], compile_part: Compile) -> Walk:
    along = _candidates(step, namespaces)
    sieves = [sieve(compile_part(predicate)) for predicate in step.predicates]
    indexed = lookup(step.predicates[0], compile_part) if step.axis == "child" else None

    def from_one(node: Node, context: Context) -> Sequence[Node]:
        found = _look_up(indexed, node, step.test, context)
        remaining = sieves if found is None else sieves[1:]
        if found is None:
            found = along(node, context)
        for keep in remaining:
            found = keep(found, context)
        return found

    def walk(nodes: Sequence[Node], context: Context) -> Sequence[Node]:
        if len(nodes) == 1 and step.axis not in REVERSE_AXES:
            return from_one(nodes[0], context)
        found = [found for node in nodes for found in from_one(node, context)]
        return found if step.axis in KEEPING_ORDER else in_document_order(found)

    return walk


def _candidates(
    step: Step, namespaces: Mapping[str, str]
) -> Callable[[Node, Context], Sequence[Node]]:
    if step.axis == "child":
        children = children_walk(step.test, namespaces)
        return lambda node, context: children((node,), context)
    along = axis_from_one(step.axis, node_test(step.test, step.axis, namespaces))
    return lambda node, _: along(node)


def _look_up(
    indexed: Lookup | None, node: Node, test: str, context: Context
) -> Sequence[Node] | None:
    if indexed is None or not isinstance(node, TableNode) or node.row_name != test:
        return None
    return indexed.rows(node, context)
