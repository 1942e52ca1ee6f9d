"""Steps of a path: axis, node test, predicates, and the hash index under an equality predicate."""

from collections.abc import Callable, Iterator, Mapping, Sequence

from forms.xpath.context import Context
from forms.xpath.tree import (
    Node,
    NodeKind,
    ancestors,
    contents,
    descendants,
    in_document_order,
    siblings,
)

NodeTest = Callable[[Node], bool]
Walk = Callable[[Sequence[Node], Context], Sequence[Node]]


def node_test(test: str, axis: str, namespaces: Mapping[str, str]) -> NodeTest:
    """Return the check for a name or kind test; an unprefixed name matches any namespace."""
    kind = NodeKind.ATTRIBUTE if axis == "attribute" else NodeKind.ELEMENT
    if test == "node()":
        return lambda _: True
    if test == "text()":
        return lambda node: node.kind is NodeKind.TEXT
    if test.endswith("()"):
        return lambda _: False
    prefix, _, name = test.rpartition(":")
    uri = namespaces.get(prefix) if prefix else None

    def matches(node: Node) -> bool:
        return (
            node.kind is kind
            and name in ("*", node.name)
            and (uri is None or node.namespace == uri)
        )

    return matches


def children_walk(test: str, namespaces: Mapping[str, str]) -> Walk:
    """Return the walk of the child axis, which looks names up instead of comparing them."""
    prefix, _, name = test.rpartition(":")
    if name == "*" or test.endswith("()"):
        return axis_walk("child", node_test(test, "child", namespaces))
    uri = namespaces.get(prefix) if prefix else None

    def walk(nodes: Sequence[Node], _: Context) -> Sequence[Node]:
        if len(nodes) == 1:
            found = nodes[0].named(name)
        else:
            found = [child for node in nodes for child in node.named(name)]
        return found if uri is None else [node for node in found if node.namespace == uri]

    return walk


def axis_walk(axis: str, matches: NodeTest) -> Walk:
    """Return the walk of any axis; its result is in document order and without doubles."""
    along = _AXES[axis]

    def walk(nodes: Sequence[Node], _: Context) -> Sequence[Node]:
        found = [node for start in nodes for node in along(start) if matches(node)]
        keeps_order = axis in KEEPING_ORDER or (len(nodes) == 1 and axis not in REVERSE_AXES)
        return found if keeps_order else in_document_order(found)

    return walk


def axis_from_one(axis: str, matches: NodeTest) -> Callable[[Node], Sequence[Node]]:
    """Return the walk from one node in the order of the axis, as predicates count positions."""
    along = _AXES[axis]
    return lambda start: [node for node in along(start) if matches(node)]


def _itself(node: Node) -> Iterator[Node]:
    yield node


def _parent(node: Node) -> Iterator[Node]:
    if node.parent is not None:
        yield node.parent


def _with_itself(axis: Callable[[Node], Iterator[Node]]) -> Callable[[Node], Iterator[Node]]:
    def walk(node: Node) -> Iterator[Node]:
        yield node
        yield from axis(node)

    return walk


def _following_siblings(node: Node) -> Iterator[Node]:
    after = False
    for sibling in siblings(node):
        if after:
            yield sibling
        after = after or sibling is node


def _preceding_siblings(node: Node) -> Iterator[Node]:
    before = []
    for sibling in siblings(node):
        if sibling is node:
            break
        before.append(sibling)
    return reversed(before)


def _following(node: Node) -> Iterator[Node]:
    if node.kind is NodeKind.ATTRIBUTE and node.parent is not None:
        yield from descendants(node.parent)
        node = node.parent
    for above in _with_itself(ancestors)(node):
        for sibling in _following_siblings(above):
            yield sibling
            yield from descendants(sibling)


def _preceding(node: Node) -> Iterator[Node]:
    if node.kind is NodeKind.ATTRIBUTE and node.parent is not None:
        node = node.parent
    for above in _with_itself(ancestors)(node):
        for sibling in _preceding_siblings(above):
            yield from reversed([sibling, *descendants(sibling)])


_AXES: Mapping[str, Callable[[Node], Iterator[Node]]] = {
    "ancestor": ancestors,
    "ancestor-or-self": _with_itself(ancestors),
    "attribute": lambda node: iter(node.attributes.values()),
    "child": lambda node: iter(contents(node)),
    "descendant": descendants,
    "descendant-or-self": _with_itself(descendants),
    "following": _following,
    "following-sibling": _following_siblings,
    "parent": _parent,
    "preceding": _preceding,
    "preceding-sibling": _preceding_siblings,
    "self": _itself,
}
REVERSE_AXES = frozenset({"ancestor", "ancestor-or-self", "preceding", "preceding-sibling"})
KEEPING_ORDER = frozenset({"attribute", "child", "self"})
