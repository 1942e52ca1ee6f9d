"""Reads actions, in the model and inside controls and repeats."""

from collections.abc import Mapping

from forms.definition import Event, SetValue
from forms.errors import FormError
from forms.parse.document import ODK, Element, elements, local_name, namespace
from forms.parse.reader import Reader, ref_to
from forms.xpath import SchemaPath

EVENTS: Mapping[str, Event] = {
    **{event.value: event for event in Event},
    "jr-insert": Event.NEW_REPEAT,
    "xforms-ready": Event.FIRST_LOAD,
}
# A kiosk finds no place and records no sound by itself: the result is blank, as where it fails.
_ODK_ACTIONS = frozenset({"recordaudio", "setgeopoint"})
ACTIONS = _ODK_ACTIONS | {"setvalue"}


def read_actions(model: Element, body: Element, reader: Reader) -> tuple[SetValue, ...]:
    """Return all actions in document order (ODK XForms, events and actions).

    Raises:
        FormError: an action names no node or no known event, or its value is wrong.
    """
    in_model = (element for element in elements(model) if local_name(element) in ACTIONS)
    in_body = body.iter(*(f"{{*}}{name}" for name in ACTIONS))
    return tuple(_read(element, reader) for element in (*in_model, *in_body))


def _read(element: Element, reader: Reader) -> SetValue:
    name = local_name(element)
    if name in _ODK_ACTIONS and namespace(element).rstrip("/") != ODK:
        raise FormError(
            f"<{name}> is not in the namespace {ODK}.",
            place=f"<{name}>",
            cure=f'Write <odk:{name}> with xmlns:odk="{ODK}".',
            zh=f'<{name}> 的命名空间不对。请写成 <odk:{name}>，并声明 xmlns:odk="{ODK}"。',
        )
    source = reader.node_around(element.getparent())
    target = _target(element, source or reader.root, reader)
    place = f"<{name}> of {ref_to(target)}"
    events = _events(element, place)
    _check_events(events, source, reader, place)
    return SetValue(events, target, reader.expression(_value(element), target, place), source)


def _target(element: Element, above: SchemaPath, reader: Reader) -> SchemaPath:
    bound = reader.bound.get(element.get("bind") or "")
    ref = element.get("ref") or ""
    place = f"<{local_name(element)} ref={ref!r}>"
    if bound is None and not ref:
        raise FormError(
            "The action has no target.",
            place=place,
            cure="Name the node it sets in ref.",
            zh="动作没有目标。请在 ref 里写明要设置的节点。",
        )
    return bound or reader.known_path(ref, above, place)


def _check_events(
    events: frozenset[Event], source: SchemaPath | None, reader: Reader, place: str
) -> None:
    is_in_repeat = source is not None and reader.repeat_around((*source, ""))
    if Event.NEW_REPEAT in events and not is_in_repeat:
        raise FormError(
            f"An action for {Event.NEW_REPEAT.value} stands outside of any repeat.",
            place=place,
            cure="Put it inside the <repeat> of the body.",
            zh=f"{Event.NEW_REPEAT.value} 的动作不在任何循环组里。请放进 body 的 <repeat> 里。",
        )
    if events == {Event.VALUE_CHANGED} and source is None:
        reader.notes.warn(
            f"An action for {Event.VALUE_CHANGED.value} stands in no question: it never runs.",
            place=place,
            cure="Put it inside the question whose answer sets it off.",
            zh=f"{Event.VALUE_CHANGED.value} 的动作不在任何题目里，永远不会执行。请放进触发它的题目。",
        )


def _value(element: Element) -> str:
    if local_name(element) in _ODK_ACTIONS:
        return "''"
    text = (element.text or "").strip()
    quoted = f'"{text}"' if '"' not in text else f"'{text}'"
    value = element.get("value")
    return quoted if value is None else value.strip() or "''"


def _events(element: Element, place: str) -> frozenset[Event]:
    names = (element.get("event") or "").split()
    unknown = ", ".join(name for name in names if name not in EVENTS)
    if unknown or not names:
        raise FormError(
            f"There is no event {unknown}." if unknown else "The action has no event.",
            place=place,
            cure=f"Use one of {', '.join(event.value for event in Event)}.",
            zh=f"动作的事件（{unknown or '空'}）不认识。"
            f"请用 {'、'.join(event.value for event in Event)} 之一。",
        )
    return frozenset(EVENTS[name] for name in names)
