"""Openers of a form's secondary instances and media files: nothing is read before it is needed."""

import re
from collections.abc import Callable, Collection, Mapping
from functools import cache

from lxml import etree

from forms.errors import FormError
from forms.parse.document import Element, document, elements
from forms.parse.secondary import has_rows, instance_from_media, instance_from_xml
from forms.xpath import Node

Media = Mapping[str, Callable[[], bytes]]
"""Openers of media files by name."""

_NAMING_CALL = re.compile(r"\b(instance|pulldata)\(\s*(?:'|&apos;|&quot;)([^'&]+)(?:'|&)")


def open_instances(
    model: Element, primary: Element, media: Media | None
) -> dict[str, Callable[[], Node]]:
    """Return the openers of a form's secondary instances, and of its media by bare name.

    Args:
        model: the `<model>` element.
        primary: the primary instance's root element, which is left out.
        media: openers of the form's files; None leaves missing ones to be found out later.

    Raises:
        FormError: an instance names a file that is not among the media.
    """
    openers: dict[str, Callable[[], Node]] = {}
    for name, opener in (media or {}).items():
        openers[name.rpartition(".")[0] or name] = cache(_media_opener(name, opener))
    for element in elements(model, "instance"):
        instance_id = element.get("id")
        if instance_id and element is not primary.getparent():
            openers[instance_id] = cache(_instance_opener(element, instance_id, media))
    return openers


def check_named(model: Element, body: Element | None, known: Collection[str]) -> None:
    """Refuse instance() and pulldata() calls with a name that stands for nothing."""
    for top in (model, body):
        text = etree.tostring(top, encoding="unicode") if top is not None else ""
        for call, name in _NAMING_CALL.findall(text):
            if name not in known and name.rpartition(".")[0] not in known:
                raise FormError(
                    f"{call}() names {name!r}, which is neither an instance nor a file.",
                    place="model" if top is model else "body",
                    cure="Check its spelling, or add the file to the form's media.",
                    zh=f"{call}() 要的 {name!r} 不存在，请检查拼写或补上附件。",
                )


def _media_opener(name: str, opener: Callable[[], bytes]) -> Callable[[], Node]:
    return lambda: instance_from_media(name, opener())


def _instance_opener(element: Element, instance_id: str, media: Media | None) -> Callable[[], Node]:
    source = element.get("src") or ""
    if has_rows(element) or not source:
        root = next(elements(element), None)
        return lambda: instance_from_xml(root) if root is not None else _empty()
    name = source.rpartition("/")[2]
    if source.startswith("jr://instance/"):
        return _empty
    if media is not None and name in media:
        return _media_opener(name, media[name])
    missing = FormError(
        f"The form needs the file {name}, which is missing.",
        place=f"<instance id={instance_id!r}>",
        cure="Add it to the form's media.",
        zh=f"表单需要附件 {name}，但没有找到，请补上。",
    )
    if media is not None:
        raise missing
    return _raiser(missing)


def _raiser(error: FormError) -> Callable[[], Node]:
    def fail() -> Node:
        raise error

    return fail


def _empty() -> Node:
    return document(Node("root"))
