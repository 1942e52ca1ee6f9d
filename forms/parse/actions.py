"""Reads `<setvalue>` actions, in the model and inside controls and repeats."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from forms.definition import Event, SetValue
from forms.errors import FormError
from forms.parse.document import Element, elements, local_name
from forms.parse.reader import Reader
from forms.xpath import SchemaPath

_EVENTS: Mapping[str, Event] = {
    **{event.value: event for event in Event},
    "jr-insert": Event.NEW_REPEAT,
    "xforms-ready": Event.FIRST_LOAD,
}
_WITHOUT_ACTIONS = frozenset({"bind", "instance", "itemset", "itext"})


@dataclass(frozen=True, slots=True)
class ActionReader:
    """Reads the actions of a form.

    Args:
        reader: reads expressions and references.
        bind_paths: nodes of the binds that have an id.
    """

    reader: Reader
    bind_paths: Mapping[str, SchemaPath]

    def read(self, model: Element, body: Element | None) -> tuple[SetValue, ...]:
        """Return all actions in document order.

        Raises:
            FormError: an action names no node or no known event, or its value is wrong.
        """
        root = min(self.reader.paths, key=len)
        tops = (model,) if body is None else (model, body)
        return tuple(action for top in tops for action in self._below(top, root, None))

    def _below(
        self, above: Element, path: SchemaPath, source: SchemaPath | None
    ) -> Iterator[SetValue]:
        for element in elements(above):
            name = local_name(element)
            if name == "setvalue":
                yield self._action(element, path, source)
            elif name not in _WITHOUT_ACTIONS:
                ref = element.get("ref") or element.get("nodeset") or ""
                is_node = bool(ref) and "(" not in ref
                inner = self.reader.path_of(ref, path, ref) if is_node else path
                yield from self._below(element, inner, inner if is_node else source)

    def _action(self, element: Element, path: SchemaPath, source: SchemaPath | None) -> SetValue:
        target = self._target(element, path)
        place = f"<setvalue> of /{'/'.join(target)}"
        text = element.get("value") or _quoted((element.text or "").strip())
        value = self.reader.expression(text, target, place)
        return SetValue(_events(element, place), target, value, source)

    def _target(self, element: Element, path: SchemaPath) -> SchemaPath:
        ref = element.get("ref") or element.get("bind") or ""
        return self.bind_paths.get(ref) or self.reader.known_path(
            ref or ".", path, f"<setvalue ref={ref!r}>"
        )


def _events(element: Element, place: str) -> frozenset[Event]:
    names = (element.get("event") or "").split()
    unknown = [name for name in names if name not in _EVENTS]
    if unknown or not names:
        raise FormError(
            f"The action has no known event ({', '.join(unknown)}).",
            place=place,
            cure=f"Use one of {', '.join(event.value for event in Event)}.",
            zh=f"动作的事件不认识：{'、'.join(unknown)}。",
        )
    return frozenset(_EVENTS[name] for name in names)


def _quoted(text: str) -> str:
    return f'"{text}"' if '"' not in text else f"'{text}'"
