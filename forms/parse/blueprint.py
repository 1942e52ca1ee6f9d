"""Reads the primary instance."""

from collections import Counter
from collections.abc import Iterator

from lxml import etree

from forms.definition import Blueprint, Name
from forms.errors import FormError
from forms.parse.document import (
    JAVAROSA,
    OPENROSA,
    XFORMS,
    Element,
    local_name,
    namespace,
)
from forms.parse.notes import Notes
from forms.parse.reader import ref_to
from forms.xpath import SchemaPath

_TEMPLATE = f"{{{JAVAROSA}}}template"


def read_blueprint(root: Element) -> Blueprint:
    """Return the primary instance, with a meta/instanceID where the form has none.

    Blank elements that are alike become one object, such as the instances of a repeat.
    """
    blanks: dict[tuple[str, tuple[int, ...]], Blueprint] = {}

    def read(element: Element) -> Blueprint:
        children = tuple(map(read, element)) if len(element) else ()
        text = "" if children else (element.text or "")
        attributes = element.items()
        if text or attributes:
            return Blueprint(
                name=_name(element, own_namespace),
                text=text,
                attributes={
                    _attribute_name(element, str(key)): str(value)
                    for key, value in attributes
                    if key != _TEMPLATE
                },
                children=children,
                is_template=_TEMPLATE in dict(attributes),
            )
        key = (element.tag, tuple(map(id, children)))
        if key not in blanks:
            blanks[key] = Blueprint(_name(element, own_namespace), children=children)
        return blanks[key]

    own_namespace = namespace(root)
    return _with_instance_id(read(root))


def _name(element: Element, own_namespace: str) -> Name:
    uri = namespace(element)
    if uri == own_namespace:
        return Name(local_name(element))
    return Name(local_name(element), (element.prefix or "") if uri else "", uri)


def _attribute_name(element: Element, key: str) -> Name:
    qualified = etree.QName(key)
    uri = qualified.namespace or ""
    prefix = next((p for p, u in element.nsmap.items() if p and u == uri), "") if uri else ""
    return Name(qualified.localname, prefix, uri)


def _with_instance_id(root: Blueprint) -> Blueprint:
    meta = next((child for child in root.children if child.name.local == "meta"), None)
    if meta is None and not root.children:
        return root  # It is a question itself.
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
    """Return what a new instance of each repeat starts from: its template, else a blank first one.

    Raises:
        FormError: a template belongs to no repeat.
    """
    templates: dict[SchemaPath, Blueprint] = {}
    for path, blueprint in root.walk():
        if path in repeats and (path not in templates or blueprint.is_template):
            templates[path] = blueprint if blueprint.is_template else _blank(blueprint)
        elif blueprint.is_template and path not in repeats:
            raise FormError(
                "The node has jr:template, but no repeat shows it.",
                place=ref_to(path),
                cure="Add the repeat to the body, or remove jr:template.",
                zh="这个节点有 jr:template，却没有循环组用它。请在 body 里加上循环组，或者删去 jr:template。",
            )
    return templates


def _blank(blueprint: Blueprint) -> Blueprint:
    children = tuple(map(_blank, blueprint.children))
    return blueprint._replace(text="", children=children)


def warn_of_namesakes(root: Blueprint, repeats: frozenset[SchemaPath], notes: Notes) -> None:
    """Warn of nodes of one name side by side that are no repeat."""
    for path, blueprint in root.walk():
        names = [child.name.local for child in blueprint.children]
        doubles = Counter(names) if len(set(names)) < len(names) else {}
        for name, count in doubles.items():
            if count > 1 and (*path, name) not in repeats:
                notes.warn(
                    f"There are {count} nodes of this name: expressions see the first one.",
                    place=ref_to((*path, name)),
                    cure="Give each its own name, or make them a repeat.",
                    zh=f"同名节点有 {count} 个，表达式只看第一个。请改名，或者做成循环组。",
                )


def root_name(element: Element) -> str:
    """Return the form id of a primary instance: its id, else its namespace, else its name."""
    uri = etree.QName(element).namespace or ""
    return element.get("id") or (uri if uri != XFORMS else "") or local_name(element)
