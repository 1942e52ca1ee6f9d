"""Live nodes: what a filling knows about each place of the form."""

import re
from collections.abc import Iterator, Sequence

from typing_extensions import override

from forms.definition import Bind, Name
from forms.errors import FormError
from forms.xpath import Node, NodeKind, SchemaPath

_STEP = re.compile(r"([^\[\]/]+)(?:\[(\d+)\])?")
_NO_BIND = Bind()


class LiveNode(Node):
    """A node of the primary instance.

    `fixed_ref` is its reference where no repeat lies above it, which would give it positions.
    `position` counts it among its namesakes below the same parent. `stored` is the value as it will
    be written; `text`, which expressions read, is blank while the node is irrelevant. `rejected` is
    what was last answered and could not be stored.
    """

    __slots__ = (
        "bind",
        "fixed_ref",
        "is_repeat",
        "own_readonly",
        "own_relevant",
        "path",
        "position",
        "qualified",
        "readonly",
        "rejected",
        "required",
        "stored",
    )

    def __init__(
        self, qualified: Name, path: SchemaPath, bind: Bind | None, *, is_repeat: bool
    ) -> None:
        kind = NodeKind.ATTRIBUTE if path[-1].startswith("@") else NodeKind.ELEMENT
        super().__init__(qualified.local, namespace=qualified.namespace, kind=kind)
        self.qualified = qualified
        self.path = path
        self.bind = bind or _NO_BIND
        self.is_repeat = is_repeat
        self.stored = ""
        self.fixed_ref = ""
        self.position = 1
        self.rejected = ""
        self.own_relevant = True
        self.own_readonly = False
        self.required = False
        self.readonly = False

    @property
    def live_children(self) -> Sequence["LiveNode"]:
        """The elements below, typed."""
        return self.children  # type: ignore[return-value]

    @property
    def above(self) -> "LiveNode | None":
        """The element above; None for the root element."""
        return self.parent if isinstance(self.parent, LiveNode) else None

    @property
    def entries(self) -> Iterator["LiveNode"]:
        """The repeat instances this node lies in, innermost first."""
        here = self.above
        while here is not None:
            if here.is_repeat:
                yield here
            here = here.above

    @property
    @override
    def truth(self) -> bool:
        """What the node is worth as a condition: its value where that is true or false."""
        return self.bind.type != "boolean" or self.text in {"1", "true"}

    @property
    def is_leaf(self) -> bool:
        """Whether the node holds a value."""
        return not self.children

    def adopt_elements(self, children: Sequence["LiveNode"]) -> None:
        """Take these elements in place of the ones it had, and count them by name."""
        self.adopt(children)
        counts: dict[str, int] = {}
        for child in children:
            child.position = counts[child.name] = counts.get(child.name, 0) + 1

    def store(self, value: str) -> None:
        """Set the value; expressions see it if the node is relevant, a decimal 10.0 as 10."""
        self.stored = value
        if not self.relevant:
            self.text = ""
        elif self.bind.type == "decimal":
            self.text = value.removesuffix(".0")
        else:
            self.text = value

    def show(self) -> None:
        """Bring what expressions see in line with value and relevance."""
        self.store(self.stored)

    def common_with(self, path: SchemaPath) -> tuple["LiveNode | None", SchemaPath]:
        """Return the nearest node above this one that lies on a path, and the rest of the path."""
        here: LiveNode | None = self
        while here is not None and here.path != path[: len(here.path)]:
            here = here.above
        return here, path[len(here.path) :] if here is not None else path

    def walk(self) -> Iterator["LiveNode"]:
        """Yield this node, its attributes and all below it, parents first."""
        ahead = [self]
        while ahead:
            node = ahead.pop()
            yield node
            for attribute in node.attributes.values():
                if isinstance(attribute, LiveNode):
                    yield attribute
            ahead += reversed(node.live_children)


class LiveDocument(Node):
    """The node above the root element; remembers where absolute paths lead."""

    __slots__ = ("_found",)

    def __init__(self, root: LiveNode) -> None:
        super().__init__(kind=NodeKind.DOCUMENT)
        self.adopt([root])
        self._found: dict[Sequence[str], Sequence[Node]] = {}

    @override
    def at(self, names: Sequence[str]) -> Sequence[Node]:
        found = self._found.get(names)
        if found is None:
            found = self._found[names] = super().at(names)
        return found

    def forget(self) -> None:
        """Look paths up anew: repeat instances came or went."""
        self._found.clear()


def ref_of(node: LiveNode) -> str:
    """Return the reference of a node, with positions on repeat instances: /data/members[2]/name."""
    if node.fixed_ref:
        return node.fixed_ref
    steps: list[str] = []
    here: LiveNode | None = node
    while here is not None:
        steps.append(_step(here))
        here = here.above
    return "/" + "/".join(reversed(steps))


def _step(node: LiveNode) -> str:
    if node.kind is NodeKind.ATTRIBUTE:
        return f"@{node.name}"
    is_numbered = node.is_repeat or node.position > 1
    return f"{node.name}[{node.position}]" if is_numbered else node.name


def split_ref(ref: str) -> list[tuple[str, int]]:
    """Cut a reference into names and positions, which are 1 where none is written."""
    steps = [_STEP.fullmatch(step) for step in ref.strip("/").split("/")]
    return [(match[1], int(match[2] or 1)) for match in steps if match is not None]


def find_node(document: Node, ref: str) -> LiveNode:
    """Return the node at a reference.

    Raises:
        FormError: there is no such node now.
    """
    node = document
    for name, position in split_ref(ref):
        if name.startswith("@"):
            found = [node.attributes[name[1:]]] if name[1:] in node.attributes else []
        else:
            found = list(node.named(name)[position - 1 : position])
        if not found:
            break
        node = found[0]
    else:
        if isinstance(node, LiveNode):
            return node
    raise FormError(
        "There is no such node in this filling.", place=ref, zh="这份表单里没有这个节点。"
    )
