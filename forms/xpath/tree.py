"""The light tree that expressions walk: elements, attributes and text, no markup."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from enum import Enum
from types import MappingProxyType


class NodeKind(Enum):
    """What a node is."""

    DOCUMENT = "document"
    ELEMENT = "element"
    ATTRIBUTE = "attribute"
    TEXT = "text"


class Node:
    """One node. An element holds either `text` or `children`; mixed text becomes TEXT children.

    `text` is what expressions see; a live instance blanks it while the node is irrelevant.
    A node made with `fill` asks it for its children when they are first wanted.
    """

    __slots__ = (
        "_children",
        "_fill",
        "_named",
        "attributes",
        "kind",
        "name",
        "namespace",
        "parent",
        "relevant",
        "text",
    )

    def __init__(
        self,
        name: str = "",
        text: str = "",
        *,
        namespace: str = "",
        kind: NodeKind = NodeKind.ELEMENT,
        fill: "Callable[[], Sequence[Node]] | None" = None,
    ) -> None:
        self.kind = kind
        self.name = name
        self.namespace = namespace
        self.text = text
        self.parent: Node | None = None
        self.attributes: Mapping[str, Node] = _NO_ATTRIBUTES
        self.relevant = True
        self._children: Sequence[Node] = ()
        self._fill = fill
        self._named: dict[str, list[Node]] | None = None

    @property
    def children(self) -> Sequence["Node"]:
        """Elements and loose text below this node, in order."""
        if self._fill is not None:
            fill, self._fill = self._fill, None
            self.adopt(fill())
        return self._children

    @property
    def truth(self) -> bool:
        """What the node is worth as a condition: that it is there."""
        return True

    def adopt(self, children: Sequence["Node"]) -> None:
        """Take these children in place of the ones it had."""
        self._children = children
        self._named = None
        for child in children:
            child.parent = self

    def set_attribute(self, attribute: "Node") -> None:
        """Add or replace an attribute.

        It is found by its local name; a second one of that name, in another namespace, by both.
        """
        attribute.parent = self
        held = self.attributes.get(attribute.name, attribute)
        is_first = held.namespace == attribute.namespace
        key = attribute.name if is_first else f"{{{attribute.namespace}}}{attribute.name}"
        self.attributes = {**self.attributes, key: attribute}

    def named(self, name: str) -> Sequence["Node"]:
        """Return the child elements of this local name, in order."""
        if self._named is None:
            named: dict[str, list[Node]] = {}
            for child in self.children:
                if child.kind is NodeKind.ELEMENT:
                    named.setdefault(child.name, []).append(child)
            self._named = named
        return self._named.get(name, ())

    def at(self, names: Sequence[str]) -> Sequence["Node"]:
        """Return all nodes that lie by these names below this one."""
        return nodes_at((self,), names)

    def child_text(self, name: str) -> str:
        """Return the text of the first child element of this name, "" without one."""
        children = self.named(name)
        return string_value(children[0]) if children else ""

    @property
    def root(self) -> "Node":
        """The topmost node of this tree."""
        node = self
        while node.parent is not None:
            node = node.parent
        return node


_NO_ATTRIBUTES: Mapping[str, Node] = MappingProxyType({})


def string_value(node: Node) -> str:
    """Return the XPath string value: own text, or that of all descendants."""
    children = node.children
    return "".join(map(string_value, children)) if children else node.text


def contents(node: Node) -> Sequence[Node]:
    """Return the children including text, as `node()` sees them."""
    if node.children or not node.text or node.kind is not NodeKind.ELEMENT:
        return node.children
    text = Node(text=node.text, kind=NodeKind.TEXT)
    text.parent = node
    return (text,)


def descendants(node: Node) -> Iterator[Node]:
    """Yield everything below a node in document order."""
    for child in contents(node):
        yield child
        yield from descendants(child)


def ancestors(node: Node) -> Iterator[Node]:
    """Yield parent, grandparent and so on."""
    above = node.parent
    while above is not None:
        yield above
        above = above.parent


def siblings(node: Node) -> Sequence[Node]:
    """Return the children of the parent, without attributes; none for an attribute or a root."""
    if node.parent is None or node.kind is NodeKind.ATTRIBUTE:
        return ()
    return node.parent.children


def position_among_namesakes(node: Node) -> int:
    """Return which instance of its name this is below its parent, counted from 1."""
    return node.parent.named(node.name).index(node) + 1 if node.parent is not None else 1


def in_document_order(nodes: Sequence[Node]) -> list[Node]:
    """Drop doubles and sort; attributes stand before children."""
    unique = list({id(node): node for node in nodes}.values())
    if len(unique) > 1:
        places: _Places = {}
        unique.sort(key=lambda node: _document_order(node, places))
    return unique


_Places = dict[int, dict[int, int]]
"""By the identity of a parent: the places of its attributes and children."""


def _document_order(node: Node, places: _Places) -> list[int]:
    key: list[int] = []
    while node.parent is not None:
        above = node.parent
        siblings_places = places.get(id(above))
        if siblings_places is None:
            below = (*above.attributes.values(), *above.children)
            siblings_places = {id(child): place for place, child in enumerate(below)}
            places[id(above)] = siblings_places
        key.append(siblings_places.get(id(node), 0))
        node = above
    return key[::-1]


def nodes_at(nodes: Sequence[Node], names: Sequence[str]) -> Sequence[Node]:
    """Return all nodes that lie by these names below some nodes; `@name` is an attribute."""
    for name in names:
        if len(nodes) == 1 and not name.startswith("@"):
            nodes = nodes[0].named(name)
        elif name.startswith("@"):
            nodes = [n.attributes[name[1:]] for n in nodes if name[1:] in n.attributes]
        else:
            nodes = [child for node in nodes for child in node.named(name)]
    return nodes
