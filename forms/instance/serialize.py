"""Writes a record as XML."""

import unicodedata
from typing import Any

from lxml import etree

from forms.definition import Name
from forms.instance.casting import without_controls
from forms.instance.node import LiveNode
from forms.parse.document import XFORMS, Element


def write_record(root: LiveNode, namespace: str, *, is_draft: bool) -> bytes:
    """Return the record as UTF-8 XML.

    Args:
        root: the root element.
        namespace: the default namespace of the form's instance.
        is_draft: a draft keeps what is irrelevant now and what could not be stored; a submission
            leaves both out.
    """
    own = "" if namespace == XFORMS else namespace
    names = [node.qualified for node in root.walk()]
    prefixes: dict[Any, str] = {name.prefix: name.namespace for name in names if name.prefix}
    if own:
        prefixes[None] = own
    element = etree.Element(_tag(root.qualified, own), nsmap=prefixes)
    _fill(element, root, own, is_draft=is_draft)
    return etree.tostring(element, encoding="UTF-8", xml_declaration=True)


def _tag(name: Name, own: str) -> str:
    uri = name.namespace or own
    return f"{{{uri}}}{name.local}" if uri else name.local


def _fill(element: Element, node: LiveNode, own: str, *, is_draft: bool) -> None:
    for attribute in node.attributes.values():
        if isinstance(attribute, LiveNode):
            element.set(_tag(attribute.qualified, ""), _written(attribute.stored))
    if node.is_leaf:
        draft = node.rejected if is_draft else ""
        element.text = _written(draft or node.stored) or None
    for child in node.live_children:
        if child.relevant or is_draft:
            below = etree.SubElement(element, _tag(child.qualified, own))
            _fill(below, child, own, is_draft=is_draft)


def _written(text: str) -> str:
    """Compose characters (NFC), so that the same words are the same bytes from any keyboard."""
    return unicodedata.normalize("NFC", without_controls(text))
