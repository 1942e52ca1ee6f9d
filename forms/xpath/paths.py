"""Compiles location paths."""

from collections.abc import Callable, Mapping, Sequence
from operator import attrgetter
from typing import NamedTuple

from forms.xpath.code import Code, nodes_code
from forms.xpath.context import Context
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
from forms.xpath.tree import Node, in_document_order, nodes_at
from forms.xpath.values import is_nodes

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
        return nodes_code(_find(path, scope, compile_part))
    if plain.start is Start.HERE and not plain.up and len(plain.names) == 1:
        name = plain.names[0]
        return nodes_code(_plain_find(plain), first_text=lambda c: c.node.child_text(name))
    nearby = _stay_in_repeat(plain, scope)
    return nodes_code(_plain_find(plain), _plain_find(nearby) if nearby is not None else None)


class PlainPath(NamedTuple):
    """A path that only goes up and then down by names."""

    start: Start | Call
    up: int
    names: tuple[str, ...]


_CURRENT = Call("current", ())


def plain_path(path: Path) -> PlainPath | None:
    """Return the plain form of a path, None if it has predicates, wildcards or other axes."""
    if not isinstance(path.start, Start) and path.start != _CURRENT:
        return None
    up = 0
    names: list[str] = []
    for step in path.steps:
        if step.predicates or (step.test.endswith(")") and step.test != "node()"):
            return None
        if step.axis == "parent" and step.test == "node()" and not names:
            up += 1
        elif step.axis == "child" and "*" not in step.test and not step.test.endswith(")"):
            names.append(step.test)
        elif step.axis != "self" or step.test != "node()":
            return None
    return PlainPath(path.start, up, tuple(names))


def absolute_path(path: Path, scope: Scope) -> SchemaPath | None:
    """Return the schema path a plain path leads to from its scope.

    None for any other path, and for one that leads above the root.
    """
    plain = plain_path(path)
    if plain is None:
        return None
    names = tuple(name.rpartition(":")[2] for name in plain.names)
    if plain.start is Start.ROOT:
        return names
    if plain.up > len(scope.path):
        return None
    return scope.path[: len(scope.path) - plain.up] + names


def _stay_in_repeat(plain: PlainPath, scope: Scope) -> PlainPath | None:
    if plain.start is not Start.ROOT or plain.up:
        return None
    shared = scope.shared_with(plain.names)
    if not shared:
        return None
    return PlainPath(_CURRENT, len(scope.path) - shared, plain.names[shared:])


def _plain_find(plain: PlainPath) -> Find:
    """Return the walk of a plain path: by look-ups, and one node at a time as long as it can."""
    start, up, names = plain
    if start is Start.ROOT and not up:
        return lambda context: context.root.at(names)
    origin = _ORIGINS[start]
    last = len(names) - 1

    def find(context: Context) -> Sequence[Node]:
        node: Node | None = origin(context)
        for _ in range(up):
            node = node.parent if node is not None else None
        if node is None:
            return ()
        for place, name in enumerate(names):
            below = node.named(name)
            if place == last:
                return below
            if len(below) != 1:
                return nodes_at(below, names[place + 1 :])
            node = below[0]
        return (node,)

    return find


_ORIGINS: Mapping[Start | Call, Callable[[Context], Node]] = {
    Start.ROOT: attrgetter("root"),
    Start.HERE: attrgetter("node"),
    _CURRENT: attrgetter("current"),
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
    return node_finder(compile_part(start))


def node_finder(code: Code) -> Find:
    """Return what finds the nodes of an expression; none where it turns out to be a value."""
    if code.nodes is not None:
        return code.nodes

    def find(context: Context) -> Sequence[Node]:
        value = code.value(context)
        return value if is_nodes(value) else ()

    return find


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
