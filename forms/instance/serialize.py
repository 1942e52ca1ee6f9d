"""Writes a record as XML."""

import unicodedata
from typing import Any

from lxml import etree

from forms.definition import Name
from forms.instance.node import LiveNode
from forms.parse.document import XFORMS, Element


def write_record(root: LiveNode, namespace: str, *, keep_irrelevant: bool) -> bytes:
    """Return the record as UTF-8 XML.

    Args:
        root: the root element.
        namespace: the default namespace of the form's instance.
        keep_irrelevant: a draft keeps what is irrelevant now; a submission leaves it out.
    """
    own = "" if namespace == XFORMS else namespace
    names = [node.qualified for node in root.walk()]
    prefixes: dict[Any, str] = {name.prefix: name.namespace for name in names if name.prefix}
    if own:
        prefixes[None] = own
    element = etree.Element(_tag(root.qualified, own), nsmap=prefixes)
    _fill(element, root, own, keep_irrelevant=keep_irrelevant)
    return etree.tostring(element, encoding="UTF-8", xml_declaration=True)


def _tag(name: Name, own: str) -> str:
    uri = name.namespace or own
    return f"{{{uri}}}{name.local}" if uri else name.local


def _fill(element: Element, node: LiveNode, own: str, *, keep_irrelevant: bool) -> None:
    for attribute in node.attributes.values():
        if isinstance(attribute, LiveNode):
            element.set(_tag(attribute.qualified, ""), _clean(attribute.stored))
    if node.is_leaf:
        element.text = _clean(node.stored) or None
    for child in node.live_children:
        if child.relevant or keep_irrelevant:
            below = etree.SubElement(element, _tag(child.qualified, own))
            _fill(below, child, own, keep_irrelevant=keep_irrelevant)


def _clean(text: str) -> str:
    """Compose characters (NFC) and drop control characters, which XML cannot hold."""
    composed = unicodedata.normalize("NFC", text)
    return "".join(c for c in composed if c in "\t\n\r" or unicodedata.category(c) != "Cc")
