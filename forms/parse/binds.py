"""Reads `<bind>` elements."""

from collections.abc import Iterator

from lxml import etree

from forms.definition import Bind, Preload
from forms.errors import FormError
from forms.parse.document import JAVAROSA, KIOSK, Element, elements
from forms.parse.reader import Reader
from forms.xpath import SchemaPath

_JR = f"{{{JAVAROSA}}}"
_TYPES = {"integer": "int", "datetime": "dateTime", "float": "decimal", "double": "decimal"}


def read_binds(model: Element, reader: Reader) -> dict[SchemaPath, Bind]:
    """Return the bind of every node that has one.

    Raises:
        FormError: a bind names no node, or one of its expressions is wrong.
    """
    binds: dict[SchemaPath, Bind] = {}
    for element in elements(model, "bind"):
        place = element.get("nodeset") or element.get("ref") or ""
        if not place:
            raise FormError("A bind has no nodeset.", place=f"<bind id={element.get('id')!r}>")
        path = reader.path_of(place, (), place)
        if path in reader.paths:
            binds[path] = _read(element, path, reader)
    return binds


def paths_by_id(model: Element, reader: Reader) -> dict[str, SchemaPath]:
    """Return the node of each bind that has an id, for controls that name the bind."""
    return {
        bind_id: reader.path_of(nodeset, (), nodeset)
        for element in elements(model, "bind")
        if (bind_id := element.get("id")) and (nodeset := element.get("nodeset"))
    }


def _read(element: Element, path: SchemaPath, reader: Reader) -> Bind:
    place = f"/{'/'.join(path)}"
    kind = (element.get("type") or "string").rpartition(":")[2]
    preload = element.get(f"{_JR}preload")
    return Bind(
        type=_TYPES.get(kind, kind),
        relevant=reader.optional(element, "relevant", path, f"{place} relevant"),
        required=reader.optional(element, "required", path, f"{place} required"),
        readonly=reader.optional(element, "readonly", path, f"{place} readonly"),
        constraint=reader.optional(element, "constraint", path, f"{place} constraint"),
        calculate=reader.optional(element, "calculate", path, f"{place} calculate"),
        required_message=reader.message(element.get(f"{_JR}requiredMsg"), path, place),
        constraint_message=reader.message(element.get(f"{_JR}constraintMsg"), path, place),
        preload=Preload(preload, element.get(f"{_JR}preloadParams") or "") if preload else None,
        extra=dict(_extra(element)),
    )


def _extra(element: Element) -> Iterator[tuple[str, str]]:
    for key, value in element.attrib.items():
        qualified = etree.QName(key)
        if qualified.namespace == KIOSK:
            yield qualified.localname, str(value)
