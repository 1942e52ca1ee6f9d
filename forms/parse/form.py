"""Reads an XForm into its definition."""

from collections.abc import Iterator, Mapping
from dataclasses import replace

from lxml import etree

from forms import collector
from forms.definition import (
    Aspect,
    Bind,
    BodyElement,
    Control,
    Form,
    FormRef,
    Graph,
    Itext,
    Rule,
    build_graph,
    rules_of,
)
from forms.errors import FormError
from forms.parse.actions import read_actions
from forms.parse.binds import paths_by_id, read_binds
from forms.parse.blueprint import (
    all_paths,
    read_blueprint,
    read_templates,
    root_name,
    warn_of_namesakes,
)
from forms.parse.body import BodyReader, controls_of, repeats_of
from forms.parse.document import (
    OPENROSA,
    Element,
    first,
    namespace,
    parse_document,
)
from forms.parse.instances import Media, read_instances
from forms.parse.itext import language_codes, read_itext, text_ids
from forms.parse.limits import check_shape
from forms.parse.model import read_submission, warn_of_unknown_parts
from forms.parse.notes import Notes
from forms.parse.places import repeat_paths, text_users
from forms.parse.reader import Reader
from forms.parse.wording import Wording
from forms.xpath import SchemaPath


@collector.paused()
def load(xml: bytes, media: Media | None = None) -> Form:
    """Read an XForm.

    Args:
        xml: the form.
        media: openers of the form's files by name ("townships.csv"); each is called once, when
            the first list needs it. A list whose file is not among them is empty, and
            `Form.missing_media` names the file.

    Raises:
        FormError: the form cannot be used; says where and why.
    """
    root = parse_document(xml, "form")
    head, body = first(root, "head"), first(root, "body")
    model = first(head, "model") if head is not None else None
    instance = first(model, "instance") if model is not None else None
    if head is None or model is None or instance is None or len(instance) == 0:
        raise FormError(
            "This is not an XForm: it has no model with a primary instance.",
            place="form",
            cure="Make it with pyxform.",
            zh="这不是 XForm：没有带主实例的 model。请用 pyxform 生成。",
        )
    if len(instance) > 1:
        raise FormError(
            "The primary instance has more than one root element.",
            place="<instance>",
            cure="Put all nodes below one element.",
            zh="主实例有不止一个根元素。请把所有节点放到一个元素下面。",
        )
    body = etree.Element("body") if body is None else body
    check_shape(instance[0], body)
    return _read(head, model, instance[0], body, media)


def _read(
    head: Element, model: Element, primary: Element, body: Element, media: Media | None
) -> Form:
    notes = Notes()
    blueprint = read_blueprint(primary)
    reader = Reader(
        root=(blueprint.name.local,),
        paths=frozenset(all_paths(blueprint)),
        repeats=frozenset(),
        bound={},
        namespaces=dict(_namespaces(head.getparent(), primary)),
        instances=read_instances(model, primary, media, notes),
        text_ids=text_ids(model),
        notes=notes,
    )
    reader = replace(reader, bound=paths_by_id(model, reader))
    reader = replace(reader, repeats=repeat_paths(body, reader))
    warn_of_unknown_parts(model, notes)
    warn_of_namesakes(blueprint, reader.repeats, notes)
    read_body = BodyReader(reader).read(body)
    binds = read_binds(model, reader)
    controls = controls_of(read_body)
    itext = read_itext(model, reader, text_users(model, body, reader))
    names = language_codes(itext)
    title = first(head, "title")
    return Form(
        ref=FormRef(root_name(primary), _version(primary)),
        title="".join(str(t) for t in title.itertext()).strip() if title is not None else "",
        namespace=namespace(primary),
        languages=tuple(names),
        blueprint=blueprint,
        templates=read_templates(blueprint, reader.repeats),
        binds=binds,
        controls=controls,
        repeats={repeat.path: repeat for repeat in repeats_of(read_body)},
        body=read_body,
        itext=itext,
        language_names=names,
        actions=read_actions(model, body, reader),
        graph=_graph(binds, controls, read_body, itext, reader.paths),
        instances=reader.instances.openers,
        style=tuple((body.get("class") or "").split()),
        submission=read_submission(model, notes),
        missing_media=notes.missing,
        warnings=notes.warnings,
    )


def _version(primary: Element) -> str:
    return primary.get("version") or primary.get(f"{{{OPENROSA}}}version") or ""


def _namespaces(root: Element | None, primary: Element) -> Iterator[tuple[str, str]]:
    for element in (root, primary):
        if element is not None:
            yield from ((prefix, uri) for prefix, uri in element.nsmap.items() if prefix)


def _graph(
    binds: Mapping[SchemaPath, Bind],
    controls: Mapping[SchemaPath, Control],
    body: tuple[BodyElement, ...],
    itext: Itext,
    paths: frozenset[SchemaPath],
) -> Graph:
    wording = Wording(controls, itext)
    rules = [rule for path, bind in binds.items() for rule in rules_of(path, bind)]
    rules += [
        Rule(repeat.path, Aspect.COUNT, repeat.count)
        for repeat in repeats_of(body)
        if repeat.count is not None
    ]
    rules = [wording.followed(rule) for rule in rules]
    rules += [
        wording.choices_rule(control, control.itemset)
        for control in controls.values()
        if control.itemset is not None
    ]
    rules += wording.text_rules(body)
    return build_graph(rules, paths)
