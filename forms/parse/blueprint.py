"""Reads the primary instance."""

from collections.abc import Iterator

from lxml import etree

from forms.definition import Blueprint, Name
from forms.errors import FormError
from forms.parse.document import JAVAROSA, OPENROSA, XFORMS, Element, elements, local_name
from forms.xpath import SchemaPath

_TEMPLATE = f"{{{JAVAROSA}}}template"


def read_blueprint(root: Element) -> Blueprint:
    """Return the primary instance, with a meta/instanceID where the form has none."""
    return _with_instance_id(_read(root, own_namespace=etree.QName(root).namespace or ""))


def _read(element: Element, own_namespace: str) -> Blueprint:
    children = tuple(_read(child, own_namespace) for child in elements(element))
    qualified = etree.QName(element)
    foreign = qualified.namespace if qualified.namespace != own_namespace else ""
    return Blueprint(
        name=Name(qualified.localname, (element.prefix or "") if foreign else "", foreign or ""),
        text="" if children else (element.text or ""),
        attributes={
            _attribute_name(element, str(key)): str(value)
            for key, value in element.attrib.items()
            if key != _TEMPLATE
        },
        children=children,
        is_template=element.get(_TEMPLATE) is not None,
    )


def _attribute_name(element: Element, key: str) -> Name:
    qualified = etree.QName(key)
    uri = qualified.namespace or ""
    prefix = next((p for p, u in element.nsmap.items() if p and u == uri), "") if uri else ""
    return Name(qualified.localname, prefix, uri)


def _with_instance_id(root: Blueprint) -> Blueprint:
    meta = next((child for child in root.children if child.name.local == "meta"), None)
    if meta is None:
        name = Name("meta", "orx", OPENROSA)
        meta = Blueprint(name, children=(Blueprint(Name("instanceID", "orx", OPENROSA)),))
        return _with_child(root, meta)
    if any(child.name.local == "instanceID" for child in meta.children):
        return root
    name = Name("instanceID", meta.name.prefix, meta.name.namespace)
    return _with_child(root, _with_child(meta, Blueprint(name)))


def _with_child(above: Blueprint, child: Blueprint) -> Blueprint:
    others = tuple(c for c in above.children if c.name.local != child.name.local)
    return Blueprint(above.name, above.text, above.attributes, (*others, child))


def all_paths(root: Blueprint) -> Iterator[SchemaPath]:
    """Yield the schema paths of all elements and attributes."""
    for path, blueprint in root.walk():
        yield path
        for name in blueprint.attributes:
            yield (*path, f"@{name.local}")


def read_templates(root: Blueprint, repeats: frozenset[SchemaPath]) -> dict[SchemaPath, Blueprint]:
    """Return what a new instance of each repeat starts from: its template, else the first one.

    Raises:
        FormError: a repeat has no node in the primary instance.
    """
    templates: dict[SchemaPath, Blueprint] = {}
    for path, blueprint in root.walk():
        if path in repeats and (path not in templates or blueprint.is_template):
            templates[path] = blueprint
    for path in repeats - templates.keys():
        raise FormError(
            "The repeat has no node in the primary instance.",
            place=f"/{'/'.join(path)}",
            zh="循环组在主实例里没有对应的节点。",
        )
    return templates


def root_name(element: Element) -> str:
    """Return the form id of a primary instance: its id, else its namespace, else its name."""
    uri = etree.QName(element).namespace or ""
    return element.get("id") or (uri if uri != XFORMS else "") or local_name(element)
