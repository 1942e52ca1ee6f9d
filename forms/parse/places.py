"""Where in the primary instance the parts of a form belong."""

from collections.abc import Iterator

from forms.parse.document import JAVAROSA, Element, elements, local_name
from forms.parse.reader import Reader
from forms.parse.words import itext_id
from forms.xpath import SchemaPath

_MESSAGES = (f"{{{JAVAROSA}}}requiredMsg", f"{{{JAVAROSA}}}constraintMsg")


def repeat_paths(body: Element, reader: Reader) -> frozenset[SchemaPath]:
    """Return the nodes that repeat.

    Raises:
        FormError: a reference is not a plain path.
    """
    return frozenset(reader.node_around(e) or reader.root for e in body.iter("{*}repeat"))


def text_users(model: Element, body: Element, reader: Reader) -> dict[str, SchemaPath]:
    """Return the node at which each translated text is first used.

    Raises:
        FormError: a reference is not a plain path.
    """
    users: dict[str, SchemaPath] = {}
    for text_id, path in (*_in_body(body, reader), *_in_binds(model, reader)):
        users.setdefault(text_id, path)
    return users


def _in_body(body: Element, reader: Reader) -> Iterator[tuple[str, SchemaPath]]:
    for element in body.iter("{*}label", "{*}hint"):
        text_id = itext_id(element.get("ref") or "")
        above = element.getparent()
        if text_id is not None and above is not None and local_name(above) != "itemset":
            yield text_id, reader.node_around(above) or reader.root


def _in_binds(model: Element, reader: Reader) -> Iterator[tuple[str, SchemaPath]]:
    for element in elements(model, "bind"):
        for name in _MESSAGES:
            text_id = itext_id(element.get(name) or "")
            if text_id is not None:
                yield text_id, reader.node_around(element) or reader.root
