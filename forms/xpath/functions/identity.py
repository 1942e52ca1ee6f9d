"""What nodes are called and known by: names, identifiers, languages (XPath 1.0, section 4)."""

from collections.abc import Sequence

from forms.xpath.code import Code, Kind, StringCode, atoms
from forms.xpath.context import Context
from forms.xpath.functions.library import CallSite, Library
from forms.xpath.tree import Node, ancestors, descendants
from forms.xpath.values import Value, to_string

library = Library()


@library.define_form("name", 0, 1)
@library.define_form("local-name", 0, 1)
def local_name(call: CallSite) -> Code:
    """The name of the first node, without prefix."""

    def run(context: Context) -> str:
        node = _first(call, context)
        return node.name if node else ""

    return StringCode(run)


@library.define_form("namespace-uri", 0, 1)
def namespace_uri(call: CallSite) -> Code:
    """The namespace of the first node."""

    def run(context: Context) -> str:
        node = _first(call, context)
        return node.namespace if node else ""

    return StringCode(run)


def _first(call: CallSite, context: Context) -> Node | None:
    if not call.arguments:
        return context.node
    nodes = call.arguments[0].nodes(context)
    return nodes[0] if nodes else None


@library.define_in_context("id", Kind.ALL, returns=Kind.NODES)
def by_id(context: Context, value: Value) -> Sequence[Node]:
    """The elements whose attribute `id` is among the words of a value."""
    wanted = {word for atom in atoms(value) for word in to_string(atom).split()}
    return [
        node
        for node in descendants(context.node.root)
        if "id" in node.attributes and node.attributes["id"].text in wanted
    ]


@library.define_in_context("lang", Kind.STRING, returns=Kind.BOOLEAN)
def speaks(context: Context, language: str) -> bool:
    """Whether the nearest `xml:lang` names this language, or a kind of it."""
    for node in (context.node, *ancestors(context.node)):
        for attribute in node.attributes.values():
            if attribute.name == "lang" and attribute.namespace == _XML:
                return f"{attribute.text}-".lower().startswith(f"{language}-".lower())
    return False


_XML = "http://www.w3.org/XML/1998/namespace"
