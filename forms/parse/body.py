"""Reads the body: groups and repeats, and the controls in them."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from forms.definition import (
    CONTROL_KINDS,
    NO_TEXT,
    BodyElement,
    Control,
    Group,
    Repeat,
    Text,
)
from forms.errors import FormError
from forms.parse.actions import ACTIONS
from forms.parse.controls import (
    WORDS,
    parameters_of,
    read_control,
    words_of,
)
from forms.parse.document import JAVAROSA, Element, attributes_of, elements, first, local_name
from forms.parse.notes import warn_of_unknown
from forms.parse.reader import Reader, node_ref, ref_to
from forms.parse.words import read_text
from forms.xpath import SchemaPath

_JR = f"{{{JAVAROSA}}}"
_YES = frozenset({"true()", "true", "1"})


@dataclass(frozen=True, slots=True)
class BodyReader:
    """Reads the elements of the body (ODK XForms, body, groups, repeats).

    Args:
        reader: reads expressions and texts.
    """

    reader: Reader

    def read(self, body: Element) -> tuple[BodyElement, ...]:
        """Return the elements of the body.

        Raises:
            FormError: a control or repeat names no node, or an expression is wrong.
        """
        if first(body, "label") is not None:
            raise FormError(
                "A label stands outside of any question.",
                place="body",
                cure="Put it inside the question or group it belongs to.",
                zh="有一个 label 不在任何题目里。请放进它所属的题目或分组。",
            )
        return tuple(self._children(body, self.reader.root))

    def _children(self, above: Element, path: SchemaPath) -> Iterator[BodyElement]:
        for element in elements(above):
            name = local_name(element)
            if name == "group":
                yield from self._group(element, path)
            elif name == "repeat":
                yield self._repeat(element, path, None)
            elif name in CONTROL_KINDS:
                yield read_control(element, path, self.reader)
            elif name not in WORDS | ACTIONS:
                warn_of_unknown(element, self.reader.notes, ref_to(path))
                yield from self._children(element, path)

    def _group(self, element: Element, above: SchemaPath) -> Iterator[BodyElement]:
        path = self.reader.shown_by(element, above)
        repeat = first(element, "repeat")
        if repeat is not None and path is not None and self.reader.shown_by(repeat, path) == path:
            self._check_alone(element, path)
            yield self._repeat(repeat, path, element)
            return
        yield Group(
            path=path,
            label=self._text(element, "label", path or above),
            appearance=words_of(element.get("appearance")),
            children=tuple(self._children(element, path or above)),
            parameters=dict(parameters_of(element)),
        )

    def _check_alone(self, group: Element, path: SchemaPath) -> None:
        """Refuse questions beside a repeat in the group that is only there to name it."""
        others = [e for e in elements(group) if local_name(e) not in {"repeat", *WORDS, *ACTIONS}]
        if others or len(list(elements(group, "repeat"))) > 1:
            raise FormError(
                "The group of a repeat holds more than the repeat.",
                place=ref_to(path),
                cure="Move the other questions into the repeat, or out of the group.",
                zh="循环组外面的分组里还有别的题目。请移进循环组，或者移出这个分组。",
            )

    def _repeat(self, element: Element, above: SchemaPath, around: Element | None) -> Repeat:
        path = self.reader.shown_by(element, above)
        if path is None or path == self.reader.root or path[-1].startswith("@"):
            raise FormError(
                "A repeat has no nodeset, or one that cannot repeat.",
                place=f"<repeat nodeset={node_ref(element)!r}>",
                cure="Name an element below the root of the primary instance.",
                zh="循环组没有 nodeset，或者所写的节点不能循环。请写主实例根元素下面的一个元素。",
            )
        named = around if around is not None else element
        label = self._text(named, "label", path)
        count = self.reader.optional(attributes_of(element), f"{_JR}count", path)
        return Repeat(
            path=path,
            label=self._text(element, "label", path) if label == NO_TEXT else label,
            hint=self._text(named, "hint", path[:-1]),
            appearance=tuple(
                word
                for e in dict.fromkeys((named, element))
                for word in words_of(e.get("appearance"))
            ),
            children=tuple(self._children(element, path)),
            count=count,
            may_change=element.get(f"{_JR}noAddRemove") not in _YES,
        )

    def _text(self, element: Element, name: str, path: SchemaPath) -> Text:
        return read_text(first(element, name), path, f"{ref_to(path)} {name}", self.reader)


def controls_of(body: Sequence[BodyElement]) -> dict[SchemaPath, Control]:
    """Return every control by the node it shows; the first one where several show it."""
    controls: dict[SchemaPath, Control] = {}
    for element in body:
        if isinstance(element, Control):
            controls.setdefault(element.path, element)
        else:
            for path, control in controls_of(element.children).items():
                controls.setdefault(path, control)
    return controls


def repeats_of(body: Sequence[BodyElement]) -> Iterator[Repeat]:
    """Yield every repeat, outer ones first."""
    for element in body:
        if isinstance(element, Repeat):
            yield element
        if not isinstance(element, Control):
            yield from repeats_of(element.children)
