"""XML from outside, read safely: no entities, no network, no DTD, a bound on size."""

from collections.abc import Iterator, Sequence

from lxml import etree

from forms.errors import FormError
from forms.xpath import Node, NodeKind

Element = etree._Element  # noqa: SLF001 - lxml has no public name for the type

XFORMS = "http://www.w3.org/2002/xforms"
JAVAROSA = "http://openrosa.org/javarosa"
OPENROSA = "http://openrosa.org/xforms"
ODK = "http://www.opendatakit.org/xforms"
KIOSK = "urn:township-kiosk:forms"

_MOST_BYTES = 64 * 1024 * 1024


def parse_document(data: bytes, name: str) -> Element:
    """Return the root element of an XML document.

    Args:
        data: the document; at most 64 MiB.
        name: what to call it in an error.

    Raises:
        FormError: too large, not well-formed, or with a document type.
    """
    if len(data) > _MOST_BYTES:
        raise FormError(f"{name} is larger than 64 MiB.", place=name, zh="文件超过 64 MiB。")
    parser = etree.XMLParser(
        resolve_entities=False,
        no_network=True,
        load_dtd=False,
        huge_tree=False,
        remove_comments=True,
        remove_pis=True,
    )
    try:
        root = etree.fromstring(data, parser)
    except (etree.XMLSyntaxError, ValueError) as error:
        raise FormError(
            f"This is not well-formed XML: {error}.",
            place=name,
            zh=f"不是格式正确的 XML：{error}。",
        ) from None
    if root.getroottree().docinfo.internalDTD is not None:
        raise FormError(
            "A document type (DOCTYPE) is not allowed.",
            place=name,
            cure="Remove it.",
            zh="不允许使用 DOCTYPE，请删除。",
        )
    return root


def local_name(element: Element) -> str:
    """Return the element's name without namespace."""
    return etree.QName(element).localname


def namespace(element: Element) -> str:
    """Return the element's namespace, "" without one."""
    return etree.QName(element).namespace or ""


def elements(above: Element, name: str = "") -> Iterator[Element]:
    """Yield the child elements, of one local name if it is given."""
    for child in above:
        if not name or local_name(child) == name:
            yield child


def first(above: Element, name: str) -> Element | None:
    """Return the first child element of this local name."""
    return next(elements(above, name), None)


def to_node(element: Element) -> Node:
    """Turn an element and all below it into light nodes."""
    node = Node(local_name(element), namespace=namespace(element))
    for key, value in element.attrib.items():
        qualified = etree.QName(key)
        node.set_attribute(
            Node(
                qualified.localname,
                str(value),
                namespace=qualified.namespace or "",
                kind=NodeKind.ATTRIBUTE,
            )
        )
    children = list(elements(element))
    if children:
        node.adopt(_mixed(element, children))
    else:
        node.text = element.text or ""
    return node


def _mixed(element: Element, children: Sequence[Element]) -> list[Node]:
    nodes = [Node(text=element.text or "", kind=NodeKind.TEXT)] if _has_text(element.text) else []
    for child in children:
        nodes.append(to_node(child))
        if _has_text(child.tail):
            nodes.append(Node(text=child.tail or "", kind=NodeKind.TEXT))
    return nodes


def _has_text(text: str | None) -> bool:
    return bool(text and text.strip())


def document(root: Node) -> Node:
    """Return a document node above a root element."""
    above = Node(kind=NodeKind.DOCUMENT)
    above.adopt((root,))
    return above
