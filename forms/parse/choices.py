"""Reads the choices of a control: written in place, or taken from nodes."""

import re
from collections.abc import Iterator

from forms.definition import NO_TEXT, Item, Itemset, Template, Text
from forms.errors import FormError
from forms.parse.document import Element, elements, first, local_name
from forms.parse.lookups import looked_up_choices
from forms.parse.notes import warn_of_unknown
from forms.parse.reader import Reader, ref_to
from forms.parse.words import read_text
from forms.xpath import SchemaPath
from forms.xpath.code import Kind

_ROWS_OF_INSTANCE = re.compile(r"""\s*instance\(\s*(['"])([^'"]+)\1\s*\)((?:/[\w.-]+)+)""")
PARTS = frozenset({"label", "value"})
_NAME = re.compile(r"[\w.-]+")


def read_items(control: Element, path: SchemaPath, reader: Reader) -> Iterator[Item]:
    """Yield the choices written in place.

    Raises:
        FormError: one has no value.
    """
    for element in elements(control, "item"):
        value = first(element, "value")
        if value is None:
            raise FormError(
                "A choice has no value.",
                place=ref_to(path),
                cure="Give each <item> a <value>.",
                zh="有一个选项没有 value。请给每个 <item> 写上 <value>。",
            )
        label = read_text(first(element, "label"), path, f"{ref_to(path)} choice", reader)
        yield Item((value.text or "").strip(), label)


def read_itemset(control: Element, path: SchemaPath, reader: Reader) -> Itemset | None:
    """Return the choices taken from nodes; None if the control names none.

    Raises:
        FormError: an expression is wrong, or the nodes have no such value.
    """
    itemset = first(control, "itemset")
    if itemset is not None:
        return _from_nodes(itemset, path, reader)
    return looked_up_choices(control, path, reader)


def _from_nodes(itemset: Element, path: SchemaPath, reader: Reader) -> Itemset:
    place = f"{ref_to(path)} itemset"
    nodeset = itemset.get("nodeset") or ""
    nodes = reader.expression(nodeset, path, place, as_nodes=True)
    if nodes.code.kind is not Kind.NODES:
        raise FormError(
            f"{nodeset} names no nodes.",
            place=place,
            cure="Write a path such as instance('towns')/root/item.",
            zh=f"{nodeset} 不是节点路径。请写成 instance('towns')/root/item 这样。",
        )
    for part in elements(itemset):
        if local_name(part) not in PARTS:
            warn_of_unknown(part, reader.notes, place)
    item = _item_path(nodeset, path, reader)
    value, label = first(itemset, "value"), first(itemset, "label")
    value_ref = (value.get("ref") if value is not None else "") or ""
    label_ref = (label.get("ref") if label is not None else "") or ""
    _check_column(nodeset, value_ref, place, reader)
    _check_column(nodeset, label_ref, place, reader)
    value_code = reader.expression(value_ref, item, place)
    text: Text = read_text(label, item, place, reader)
    return Itemset(nodes, value_code, Template((value_code,)) if text == NO_TEXT else text)


def _item_path(nodeset: str, path: SchemaPath, reader: Reader) -> SchemaPath:
    """Return the schema path of the items where they are nodes of the primary instance."""
    try:
        return reader.path_of(nodeset.partition("[")[0], path, "")
    except FormError:
        return ()


def _check_column(nodeset: str, column: str, place: str, reader: Reader) -> None:
    """Refuse a value or label that no row of a list written in the form has."""
    match = _ROWS_OF_INSTANCE.match(nodeset)
    inline = reader.instances.inline.get(match[2]) if match else None
    if match is None or inline is None or not _NAME.fullmatch(column):
        return
    way = "/".join(f"{{*}}{name}" for name in [*match[3].split("/")[1:], column])
    if inline.find(way) is None:
        raise FormError(
            f"No choice of the instance {match[2]!r} has {column!r}.",
            place=place,
            cure="Correct the ref, or add it to the rows of the instance.",
            zh=f"instance {match[2]!r} 的选项里没有 {column!r}。请改正 ref，或者在各行里补上。",
        )
