"""Live nodes: what a filling knows about each place of the form."""

import re
from collections.abc import Iterator, Sequence

from forms.definition import Bind, Name
from forms.errors import FormError
from forms.xpath import Node, NodeKind, SchemaPath

_STEP = re.compile(r"([^\[\]/]+)(?:\[(\d+)\])?")
_NO_BIND = Bind()


class LiveNode(Node):
    """A node of the primary instance.

    `fixed_ref` is its reference where no repeat lies above it, which would give it positions.
    `stored` is the value as it will be written; `text`, which expressions read, is blank while the
    node is irrelevant. `rejected` is what was last answered and could not be stored.
    """

    __slots__ = (
        "bind",
        "fixed_ref",
        "is_repeat",
        "own_readonly",
        "own_relevant",
        "path",
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
    def is_leaf(self) -> bool:
        """Whether the node holds a value."""
        return not self.children

    def store(self, value: str) -> None:
        """Set the value; expressions see it if the node is relevant."""
        self.stored = value
        self.show()

    def show(self) -> None:
        """Bring what expressions see in line with value and relevance."""
        self.text = shown(self.bind.type, self.stored) if self.relevant else ""

    def common_with(self, path: SchemaPath) -> tuple["LiveNode | None", SchemaPath]:
        """Return the nearest node above this one that lies on a path, and the rest of the path."""
        here: LiveNode | None = self
        while here is not None and here.path != path[: len(here.path)]:
            here = here.above
        return here, path[len(here.path) :] if here is not None else path

    def walk(self) -> Iterator["LiveNode"]:
        """Yield this node, its attributes and all below it, parents first."""
        yield self
        for attribute in self.attributes.values():
            if isinstance(attribute, LiveNode):
                yield attribute
        for child in self.live_children:
            yield from child.walk()


def shown(kind: str, value: str) -> str:
    """Return a stored value as expressions see it: a decimal 10.0 reads as 10."""
    return value.removesuffix(".0") if kind == "decimal" else value


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
    if not node.is_repeat or node.parent is None:
        return node.name
    return f"{node.name}[{node.parent.named(node.name).index(node) + 1}]"


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
