"""The surroundings of one XPath case: its document, and the way from a path to a node and back."""

import re
from collections.abc import Sequence
from datetime import datetime
from zoneinfo import ZoneInfo

from lxml import etree

from forms.parse.document import document, to_node
from forms.xpath import Node, NodeKind
from forms.xpath.tree import contents, descendants, siblings

# The cases are trusted, and some carry a DOCTYPE, which the engine's own reader refuses.
_PARSER = etree.XMLParser(
    resolve_entities=False, no_network=True, remove_comments=True, remove_pis=True
)
_STEP = re.compile(r"(@?)([^\[\]]+)(?:\[(\d+)\])?")


class CaseEnvironment:
    """The surroundings of one case: a document, perhaps with instances and texts in it."""

    def __init__(self, xml: str | None, zone: str, language: str) -> None:
        self.zone = ZoneInfo(zone)
        self.root = Node(kind=NodeKind.DOCUMENT)
        self.namespaces: dict[str, str] = {}
        self.language = language
        self._document = self.root
        if xml:
            element = etree.fromstring(xml.strip().encode(), _PARSER)
            self.root = document(to_node(element))
            self._document = self.root
            self.namespaces = {
                prefix: uri for e in element.iter() for prefix, uri in e.nsmap.items() if prefix
            }

    def now(self) -> datetime:
        return datetime(2026, 11, 22, 9, 30, tzinfo=self.zone)

    def new_id(self) -> str:
        return "00000000-0000-7000-8000-000000000000"

    def random(self) -> float:
        return 0.5

    def variable(self, name: str) -> float | str:
        return {"var_string_five": "five"}.get(name, 5.0)

    def instance(self, name: str) -> Node | None:
        for node in descendants(self._document):
            if node.name == "instance" and _attribute(node, "id") == name:
                return node
        return None

    lookup_table = instance

    def itext(self, text_id: str) -> Sequence[Node]:
        translations = [n for n in descendants(self._document) if n.name == "translation"]
        chosen = [n for n in translations if _attribute(n, "lang") == self.language]
        chosen = chosen or [n for n in translations if "default" in n.attributes]
        for node in descendants((chosen or translations)[0]):
            if node.name == "text" and _attribute(node, "id") == text_id:
                return node.named("value")
        return ()

    def choice_name(self, *_: object) -> str:
        raise LookupError


def node_at(root: Node, path: str) -> Node:
    """Return the node at a path.

    Raises:
        LookupError: the tree has none; comments and processing instructions are not in it.
    """
    try:
        return _walk(root, path)
    except LookupError as error:
        raise LookupError(f"the tree has no node {path}") from error


def _walk(root: Node, path: str) -> Node:
    node = root
    for step in path.strip("/").split("/"):
        match = _STEP.fullmatch(step)
        if match is None:
            continue
        name = match[2].rpartition(":")[2]
        if match[1]:
            node = node.attributes[name]
        elif name.endswith("()"):
            node = [n for n in contents(node) if n.kind is NodeKind.TEXT][int(match[3] or 1) - 1]
        else:
            node = _numbered(node, match[2], int(match[3] or 1))
    return node


def _numbered(above: Node, name: str, position: int) -> Node:
    return above.named(name.rpartition(":")[2])[position - 1]


def path_of(node: Node) -> str:
    """Return the path of a node, with a position at every step."""
    steps = []
    while node.parent is not None:
        if node.kind is NodeKind.ATTRIBUTE:
            steps.append(f"@{node.name}")
        else:
            namesakes = [n for n in siblings(node) if n.name == node.name]
            steps.append(f"{node.name}[{namesakes.index(node) + 1}]")
        node = node.parent
    return "/" + "/".join(reversed(steps))


def _attribute(node: Node, name: str) -> str:
    found = node.attributes.get(name)
    return found.text if found is not None else ""
