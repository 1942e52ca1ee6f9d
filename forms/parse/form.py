"""Reads an XForm into its definition."""

from collections.abc import Iterator, Mapping

from forms.definition import (
    Aspect,
    Blueprint,
    Form,
    FormRef,
    Graph,
    Repeat,
    Rule,
    build_graph,
    rules_of,
)
from forms.definition.bind import Bind
from forms.definition.body import Control
from forms.errors import FormError
from forms.parse.actions import ActionReader
from forms.parse.binds import paths_by_id, read_binds
from forms.parse.blueprint import all_paths, read_blueprint, read_templates, root_name
from forms.parse.body import BodyReader, controls_of, repeats_of
from forms.parse.document import (
    OPENROSA,
    Element,
    elements,
    first,
    local_name,
    namespace,
    parse_document,
)
from forms.parse.instances import Media, check_named, open_instances
from forms.parse.itext import language_codes, read_itext
from forms.parse.reader import Reader
from forms.xpath import SchemaPath


def load(xml: bytes, media: Media | None = None) -> Form:
    """Read an XForm.

    Args:
        xml: the form.
        media: openers of the form's files by name ("townships.csv"); each is called once, when
            the first list needs it. None reads the definition alone: a list whose file is not
            given then fails when it is asked for.

    Raises:
        FormError: the form cannot be used; says where and why.
    """
    root = parse_document(xml, "form")
    head, body = first(root, "head"), first(root, "body")
    model = first(head, "model") if head is not None else None
    primary = _primary(model) if model is not None else None
    if head is None or model is None or primary is None:
        raise FormError(
            "This is not an XForm: it has no model with a primary instance.",
            cure="Make it with pyxform.",
            zh="这不是 XForm：没有带主实例的 model。",
        )
    return _read(head, model, primary, body, media)


def _primary(model: Element) -> Element | None:
    instance = first(model, "instance")
    return next(elements(instance), None) if instance is not None else None


def _read(
    head: Element, model: Element, primary: Element, body: Element | None, media: Media | None
) -> Form:
    blueprint = read_blueprint(primary)
    instances = open_instances(model, primary, media)
    if media is not None:
        check_named(model, body, instances)
    namespaces = {prefix: uri for prefix, uri in _namespaces(head.getparent(), primary) if prefix}
    outline = Reader(frozenset(all_paths(blueprint)), frozenset(), namespaces)
    repeats = (
        frozenset(_repeat_paths(body, outline, (blueprint.name.local,)))
        if body is not None
        else frozenset()
    )
    reader = Reader(outline.paths, repeats, namespaces)
    body_reader = BodyReader(reader, paths_by_id(model, reader))
    read_body = body_reader.read(body, (blueprint.name.local,)) if body is not None else ()
    binds = read_binds(model, reader)
    controls = controls_of(read_body)
    frames = {repeat.path: repeat for repeat in repeats_of(read_body)}
    itext = read_itext(
        model,
        reader,
        _text_users(body, reader, (blueprint.name.local,)) if body is not None else {},
    )
    names = language_codes(itext)
    title = first(head, "title")
    return Form(
        ref=FormRef(root_name(primary), _version(primary)),
        title="".join(str(t) for t in title.itertext()).strip() if title is not None else "",
        namespace=namespace(primary),
        languages=tuple(names),
        blueprint=blueprint,
        templates=read_templates(blueprint, repeats),
        binds=binds,
        controls=controls,
        repeats=frames,
        body=read_body,
        itext=itext,
        language_names=names,
        actions=ActionReader(reader, body_reader.bind_paths).read(model, body),
        graph=_graph(binds, controls, frames, blueprint),
        instances=instances,
    )


def _version(primary: Element) -> str:
    return primary.get("version") or primary.get(f"{{{OPENROSA}}}version") or ""


def _namespaces(root: Element | None, primary: Element) -> Iterator[tuple[str | None, str]]:
    for element in (root, primary):
        if element is not None:
            yield from element.nsmap.items()


def _repeat_paths(above: Element, reader: Reader, path: SchemaPath) -> Iterator[SchemaPath]:
    for element in elements(above):
        ref = element.get("nodeset") or element.get("ref")
        is_frame = local_name(element) in {"group", "repeat"}
        inner = reader.path_of(ref, path, ref) if ref and is_frame else path
        if local_name(element) == "repeat":
            yield inner
        if is_frame:
            yield from _repeat_paths(element, reader, inner)


def _text_users(above: Element, reader: Reader, path: SchemaPath) -> dict[str, SchemaPath]:
    """Return the node at which each translated text is first used."""
    users: dict[str, SchemaPath] = {}
    for element in elements(above):
        ref = element.get("nodeset") or element.get("ref") or ""
        if ref.startswith("jr:itext("):
            users.setdefault(ref[len("jr:itext(") :].strip(" )'\""), path)
        elif local_name(element) != "itemset":
            inner = reader.path_of(ref, path, ref) if ref and "(" not in ref else path
            for text_id, user in _text_users(element, reader, inner).items():
                users.setdefault(text_id, user)
    return users


def _graph(
    binds: Mapping[SchemaPath, Bind],
    controls: Mapping[SchemaPath, Control],
    repeats: Mapping[SchemaPath, Repeat],
    blueprint: Blueprint,
) -> Graph:
    rules = [rule for path, bind in binds.items() for rule in rules_of(path, bind)]
    rules += [
        Rule(path, Aspect.CHOICES, control.itemset.nodes)
        for path, control in controls.items()
        if control.itemset is not None
    ]
    rules += [
        Rule(repeat.path, Aspect.COUNT, repeat.count)
        for repeat in repeats.values()
        if repeat.count is not None
    ]
    return build_graph(rules, frozenset(all_paths(blueprint)))
