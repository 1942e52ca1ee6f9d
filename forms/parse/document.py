"""XML from outside, read safely: no entities, no network, no DTD, a bound on size."""

import re
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

MOST_BYTES = 32 * 1024 * 1024
"""The largest document or media file that is read."""
_MOST_TAGS = 2_000_000
_MOST_ATTRIBUTES = 1000
_has_too_many_attributes = etree.XPath(f"boolean(/descendant::*/@*[{_MOST_ATTRIBUTES + 1}])")

_DOCTYPE_AHEAD = re.compile(rb"(?:[^<]++|<\?.*?\?>|<!--.*?-->)*+<!DOCTYPE", re.DOTALL)


def parse_document(data: bytes, name: str) -> Element:
    """Return the root element of an XML document.

    Args:
        data: the document.
        name: what to call it in an error.

    Raises:
        FormError: too large, not well-formed, nested too deeply, or with a document type.
    """
    check_size(data, name)
    if _DOCTYPE_AHEAD.match(data.replace(b"\0", b"") if b"\0" in data[:4] else data):
        raise _doctype(name)
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
    except etree.XMLSyntaxError as error:
        raise _malformed(error.msg or "it is empty", name) from None
    if root.getroottree().docinfo.internalDTD is not None:
        raise _doctype(name)
    # lxml reads n attributes of one element in n² steps.
    if data.count(b"=") > _MOST_ATTRIBUTES and _has_too_many_attributes(root):
        raise FormError(
            f"An element has more than {_MOST_ATTRIBUTES} attributes.",
            place=name,
            cure="Use elements instead.",
            zh=f"有一个元素的属性超过 {_MOST_ATTRIBUTES} 个，请改用元素。",
        )
    return root


def check_size(data: bytes, name: str) -> None:
    """Refuse a file that would take too much memory.

    Raises:
        FormError: it is too large, or has too many tags.
    """
    if len(data) > MOST_BYTES:
        raise FormError(
            f"{name} is larger than 32 MiB.",
            place=name,
            cure="Split it, or leave out columns that no question needs.",
            zh="文件超过 32 MiB，请拆分或去掉用不到的列。",
        )
    if data.count(b"<") > _MOST_TAGS:
        raise FormError(
            f"{name} has more than {_MOST_TAGS:,} tags.",
            place=name,
            cure="Keep long lists in CSV files.",
            zh=f"文件里的标签超过 {_MOST_TAGS:,} 个，请把长列表放进 CSV 文件。",
        )


def _doctype(name: str) -> FormError:
    return FormError(
        "A document type (DOCTYPE) is not allowed.",
        place=name,
        cure="Remove it.",
        zh="不允许使用 DOCTYPE，请删除。",
    )


def _malformed(error: str, name: str) -> FormError:
    if "Excessive depth" in error:
        return FormError(
            "The elements are nested too deeply.",
            place=name,
            cure="Nest fewer than 256 elements in each other.",
            zh="元素嵌套太深，不能超过 256 层。",
        )
    if "limit exceeded" in error:
        return FormError(
            "A text or an attribute is longer than 10 MB.",
            place=name,
            cure="Keep long texts and pictures in files of their own.",
            zh="有一段文字或属性超过 10 MB，请另存为单独的文件。",
        )
    return FormError(
        f"This is not well-formed XML: {error}.",
        place=name,
        cure="Make the file anew with the program it comes from.",
        zh=f"不是格式正确的 XML：{error}。请用原来的程序重新生成。",
    )


def local_name(element: Element) -> str:
    """Return the element's name without namespace."""
    return element.tag.rpartition("}")[2]


def namespace(element: Element) -> str:
    """Return the element's namespace, "" without one."""
    return element.tag.rpartition("}")[0][1:]


def attributes_of(element: Element) -> dict[str, str]:
    """Return the attributes of an element; the names of foreign ones begin with {namespace}."""
    return dict(element.items())  # type: ignore[arg-type]  # Text, as all in a parsed document.


def elements(above: Element, name: str = "*") -> Iterator[Element]:
    """Yield the child elements, of one local name if it is given."""
    return above.iterchildren(f"{{*}}{name}")


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
