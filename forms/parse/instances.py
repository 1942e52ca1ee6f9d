"""Openers of a form's secondary instances and media files: no file is read before it is needed."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from functools import cache

from forms.errors import FormError
from forms.parse.document import Element, document, elements
from forms.parse.notes import Notes
from forms.parse.secondary import has_rows, instance_from_media, instance_from_xml
from forms.xpath import Node

Media = Mapping[str, Callable[[], bytes]]
"""Openers of media files by name."""

Opener = Callable[[], Node]


@dataclass(frozen=True, slots=True)
class Instances:
    """The secondary instances of a form.

    Args:
        openers: by id; every media file under its bare name as well.
        inline: the `<instance>` elements of those that are written in the form.
    """

    openers: Mapping[str, Opener]
    inline: Mapping[str, Element]

    def has(self, name: str) -> bool:
        """Say whether an expression may name this instance or file."""
        return name in self.openers or name.rpartition(".")[0] in self.openers


def read_instances(
    model: Element, primary: Element, media: Media | None, notes: Notes
) -> Instances:
    """Return the secondary instances of a form; those whose file is missing open empty.

    Args:
        model: the `<model>` element.
        primary: the primary instance's root element, which is left out.
        media: openers of the form's files.
        notes: told of the files that are missing.

    Raises:
        FormError: two instances have one id.
    """
    files = {name: cache(_media_opener(name, opener)) for name, opener in (media or {}).items()}
    openers: dict[str, Opener] = {_bare(name): opener for name, opener in files.items()}
    found: dict[str, Element] = {}
    for element in elements(model, "instance"):
        instance_id = element.get("id")
        if instance_id is None or element is primary.getparent():
            continue
        if instance_id in found:
            raise FormError(
                "Two instances have this id.",
                place=f"<instance id={instance_id!r}>",
                cure="Give each its own.",
                zh="两个 instance 用了同一个 id，请各用各的。",
            )
        found[instance_id] = element
        openers[instance_id] = _opener(element, files, notes)
    inline = {name: element for name, element in found.items() if not element.get("src")}
    return Instances(openers, inline)


def _bare(name: str) -> str:
    return name.rpartition(".")[0] or name


def _media_opener(name: str, opener: Callable[[], bytes]) -> Opener:
    return lambda: instance_from_media(name, opener())


def _opener(element: Element, files: Mapping[str, Opener], notes: Notes) -> Opener:
    source = element.get("src") or ""
    name = source.rpartition("/")[2]
    if name in files:
        return files[name]
    if has_rows(element):
        root = instance_from_xml(next(elements(element)))
        return lambda: root
    # What was saved last is another resident's: a kiosk shows nobody else's answers.
    if name and not source.startswith("jr://instance/"):
        notes.miss(name)
    return cache(_empty)


def _empty() -> Node:
    return document(Node("root"))
