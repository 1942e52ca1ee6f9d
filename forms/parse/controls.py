"""Reads one control: a question with its words, choices and further attributes."""

import math
import re
from collections.abc import Iterator, Mapping

from forms.definition import CONTROL_KINDS, NO_TEXT, SELECTS, Control, Itemset, Text
from forms.errors import FormError
from forms.parse.actions import ACTIONS
from forms.parse.choices import read_items, read_itemset
from forms.parse.document import Element, local_name
from forms.parse.notes import warn_of_unknown
from forms.parse.reader import Reader, ref_to
from forms.parse.words import read_text
from forms.xpath import SchemaPath

WORDS = frozenset({"label", "hint"})
PARTS = WORDS | ACTIONS | {"item", "itemset"}
_APPEARANCE = re.compile(r"(?:[^\s()]|\((?:[^()]|\((?:[^()]|\([^()]*\))*\))*\)|[()])+")
_LIMITS = ("start", "end", "step")
READ = frozenset({"appearance", "bind", "mediatype", "nodeset", "query", "ref", *_LIMITS})


def read_control(element: Element, above: SchemaPath, reader: Reader) -> Control:
    """Return a control that stands below a node (ODK XForms, body elements and attributes).

    Raises:
        FormError: it names no node, or an expression of its choices is wrong.
    """
    path, name = reader.shown_by(element, above), local_name(element)
    if path is None:
        raise FormError(
            f"A <{name}> has no ref.",
            place=ref_to(above),
            cure="Name the node it asks for.",
            zh=f"有一个 <{name}> 没有 ref。请写明它问的是哪个节点。",
        )
    parts = {local_name(part): part for part in reversed(element)}
    place = ref_to(path)
    itemset = _itemset(element, path, reader)
    is_looked_up = itemset is not None and element.get("query") is not None
    control = Control(
        path=path,
        kind="select1" if is_looked_up else CONTROL_KINDS[name],
        label=_text("label", parts, path, reader),
        hint=_text("hint", parts, path, reader),
        appearance=words_of(element.get("appearance")),
        media_type=element.get("mediatype") or "",
        items=tuple(read_items(element, path, reader)) if "item" in parts else (),
        itemset=itemset,
        limits=_limits(element, place) if name == "range" else {},
        parameters=dict(parameters_of(element)),
    )
    for unknown in parts.keys() - PARTS:
        warn_of_unknown(parts[unknown], reader.notes, place)
    _check_choices(control, reader)
    _check_place(control, above, reader)
    return control


def words_of(appearance: str | None) -> tuple[str, ...]:
    """Return the words of an appearance; a call such as search('a', 'b') is one word."""
    if not appearance:
        return ()
    return tuple(_APPEARANCE.findall(appearance) if "(" in appearance else appearance.split())


def parameters_of(element: Element) -> Iterator[tuple[str, str]]:
    """Yield the attributes that have no meaning of their own here, by local name."""
    for key, value in element.items():
        name = str(key).rpartition("}")[2]
        if name not in READ:
            yield name, str(value)


def _text(name: str, parts: Mapping[str, Element], path: SchemaPath, reader: Reader) -> Text:
    return (
        read_text(parts[name], path, f"{ref_to(path)} {name}", reader) if name in parts else NO_TEXT
    )


def _itemset(element: Element, path: SchemaPath, reader: Reader) -> Itemset | None:
    """Return the choices from nodes; outside of a select a wrong one costs only a warning."""
    try:
        return read_itemset(element, path, reader)
    except FormError as mistake:
        if CONTROL_KINDS[local_name(element)] in SELECTS:
            raise
        reader.notes.note(mistake)
        return None


def _limits(element: Element, place: str) -> dict[str, float]:
    try:
        limits = {name: float(text) for name in _LIMITS if (text := element.get(name))}
    except ValueError:
        limits = {"step": 0}
    if limits.get("step", 1) == 0 or not all(map(math.isfinite, limits.values())):
        raise FormError(
            "start, end and step of a range must be numbers, and step not 0.",
            place=place,
            cure="Correct them.",
            zh="范围题的 start、end、step 应当是数字，step 不能是 0。请改正。",
        )
    return limits


def _check_choices(control: Control, reader: Reader) -> None:
    if control.is_select and not control.items and control.itemset is None:
        reader.notes.warn(
            "The question has no choices.",
            place=ref_to(control.path),
            cure="Add <item>s or an <itemset>.",
            zh="这道选择题没有选项。请加上 <item> 或者 <itemset>。",
        )


def _check_place(control: Control, above: SchemaPath, reader: Reader) -> None:
    if reader.repeat_around(control.path) != reader.repeat_around((*above, "")):
        reader.notes.warn(
            "The question stands in another repeat than its node.",
            place=ref_to(control.path),
            cure="Put it into the <repeat> of its node.",
            zh="题目和它的节点不在同一个循环组里。请放进节点所在的 <repeat>。",
        )
