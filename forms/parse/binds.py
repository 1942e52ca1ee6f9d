"""Reads `<bind>` elements."""

from collections.abc import Mapping

from forms.definition import Bind, Preload
from forms.errors import FormError
from forms.parse.document import JAVAROSA, KIOSK, Element, attributes_of, elements
from forms.parse.reader import Reader, ref_to
from forms.parse.words import read_message
from forms.xpath import SchemaPath

_JR = f"{{{JAVAROSA}}}"
OTHER_NAMES = {"integer": "int", "datetime": "dateTime", "float": "decimal", "double": "decimal"}
TYPES = frozenset(
    {"barcode", "binary", "boolean", "date", "dateTime", "decimal", "geopoint", "geoshape"}
    | {"geotrace", "int", "intent", "long", "rank", "select", "select1", "string", "time"}
)
READ = frozenset(
    {"calculate", "constraint", "id", "nodeset", "readonly", "ref", "relevant", "required", "type"}
)


def read_binds(model: Element, reader: Reader) -> dict[SchemaPath, Bind]:
    """Return the bind of every node that has one; a relative nodeset is seen from the root.

    Raises:
        FormError: a bind names no node, or one of its expressions is wrong.
    """
    binds: dict[SchemaPath, Bind] = {}
    for element in elements(model, "bind"):
        place = element.get("nodeset") or element.get("ref") or ""
        if not place:
            raise FormError(
                "A bind has no nodeset.",
                place=f"<bind id={element.get('id') or ''!r}>",
                cure="Name the node it speaks of.",
                zh="bind 没有 nodeset。请写明它说的是哪个节点。",
            )
        path = reader.path_of(place, reader.root, place)
        if path not in reader.paths:
            reader.notes.warn(
                f"A bind speaks of {place}, and there is no such node.",
                place=f"<bind nodeset={place!r}>",
                cure="Check its spelling, or remove the bind.",
                zh=f"bind 说的 {place} 不存在。请检查拼写，或者删去这个 bind。",
            )
            continue
        if path in binds:
            reader.notes.warn(
                "Two binds speak of this node: the last one counts.",
                place=place,
                cure="Put all attributes into one bind.",
                zh="这个节点有两个 bind，以后一个为准。请合并成一个。",
            )
        binds[path] = _read(element, path, reader)
        _check_itself(binds[path], path)
    return binds


def _check_itself(bind: Bind, path: SchemaPath) -> None:
    """Refuse a question that is required or read-only by its own answer."""
    for name, expression in (("required", bind.required), ("readonly", bind.readonly)):
        if expression is None:
            continue
        if any(read.path == path and not read.is_position for read in expression.references):
            raise FormError(
                f"Whether the answer is {name} depends on the answer itself, in a circle.",
                place=f"{ref_to(path)} {name}",
                cure="Let it depend on other questions only, or use a constraint.",
                zh=f"{name} 取决于这道题自己的答案，形成循环。请只引用别的题目，或者改用 constraint。",
            )


def paths_by_id(model: Element, reader: Reader) -> dict[str, SchemaPath]:
    """Return the node of each bind that has an id, for controls that name the bind."""
    return {
        bind_id: reader.path_of(nodeset, reader.root, nodeset)
        for element in elements(model, "bind")
        if (bind_id := element.get("id")) and (nodeset := element.get("nodeset"))
    }


def _read(element: Element, path: SchemaPath, reader: Reader) -> Bind:
    place = ref_to(path)
    attributes = attributes_of(element)
    preload = attributes.get(f"{_JR}preload")
    parameters, extra = _split(attributes)
    return Bind(
        type=_type(attributes.get("type") or "string", place, reader),
        relevant=reader.optional(attributes, "relevant", path),
        required=reader.optional(attributes, "required", path),
        readonly=reader.optional(attributes, "readonly", path),
        constraint=reader.optional(attributes, "constraint", path),
        calculate=reader.optional(attributes, "calculate", path),
        required_message=read_message(attributes.get(f"{_JR}requiredMsg"), path, place, reader),
        constraint_message=read_message(attributes.get(f"{_JR}constraintMsg"), path, place, reader),
        preload=Preload(preload, attributes.get(f"{_JR}preloadParams") or "") if preload else None,
        parameters=parameters,
        extra=extra,
    )


def _type(written: str, place: str, reader: Reader) -> str:
    bare = written.rpartition(":")[2]
    name = OTHER_NAMES.get(bare, bare)
    if name in TYPES:
        return name
    reader.notes.warn(
        f"There is no type {written!r}: the answer is taken as text.",
        place=place,
        cure=f"Use one of {', '.join(sorted(TYPES))}.",
        zh=f"没有 {written!r} 这种类型，这里按文字处理。请改正类型。",
    )
    return "string"


def _split(attributes: Mapping[str, str]) -> tuple[dict[str, str], dict[str, str]]:
    """Return the attributes that are not read here, by local name: others', and ours."""
    others: dict[str, str] = {}
    ours: dict[str, str] = {}
    for key, value in attributes.items():
        if key in READ:
            continue
        uri, _, name = key.rpartition("}")
        if uri == f"{{{KIOSK}":
            ours[name] = value
        elif uri != f"{{{JAVAROSA}" and name not in READ:
            others[name] = value
    return others, ours
