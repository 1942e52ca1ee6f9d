"""Reads texts: labels, hints, messages, and the translations they name."""

import re
from collections.abc import Sequence

from forms.definition import NO_TEXT, Template, Text, Translated
from forms.errors import FormError
from forms.parse.document import Element, local_name
from forms.parse.reader import Reader
from forms.xpath import Expression, SchemaPath

_ITEXT_CALL = re.compile(r"\s*jr:itext\((.*)\)\s*", re.DOTALL)
_LITERAL = re.compile(r"""\s*(?:'([^']*)'|"([^"]*)")\s*""")


def itext_id(ref: str) -> str | None:
    """Return the id in `jr:itext('id')`; None for any other reference."""
    call = _ITEXT_CALL.fullmatch(ref)
    literal = _LITERAL.fullmatch(call[1]) if call else None
    return literal[1] or literal[2] or "" if literal else None


def read_text(element: Element | None, path: SchemaPath, place: str, reader: Reader) -> Text:
    """Return the text of a `<label>`, `<hint>` or `<value>`; empty where there is none."""
    if element is None:
        return NO_TEXT
    ref = element.get("ref")
    in_place = read_mixed(element, path, place, reader)
    return _named(ref, in_place, path, place, reader) if ref else in_place


def read_message(text: str | None, path: SchemaPath, place: str, reader: Reader) -> Text | None:
    """Return a message attribute: translated if it calls jr:itext, else as it stands."""
    if not text or not _ITEXT_CALL.fullmatch(text):
        return Template((text,)) if text else None
    translated = _named(text, NO_TEXT, path, place, reader)
    return None if translated == NO_TEXT else translated


def read_mixed(element: Element, path: SchemaPath, place: str, reader: Reader) -> Template:
    """Return text with `<output>` elements in it."""
    if len(element) == 0:
        return Template((element.text,)) if element.text else NO_TEXT
    return Template(_trimmed(_parts(element, path, place, reader)))


def _parts(
    element: Element, path: SchemaPath, place: str, reader: Reader
) -> list[str | Expression]:
    parts: list[str | Expression] = [element.text or ""]
    for child in element:
        if local_name(child) == "output":
            ref = child.get("value") or child.get("ref") or ""
            parts += filter(None, [_attempt(ref, path, place, reader)])
        else:
            parts += _parts(child, path, place, reader)
        parts.append(child.tail or "")
    return parts


def _named(ref: str, in_place: Template, path: SchemaPath, place: str, reader: Reader) -> Text:
    """Return the text a `ref` names; the one in place where it names none."""
    call = _ITEXT_CALL.fullmatch(ref)
    expression = _attempt(call[1] if call else ref, path, place, reader)
    if expression is None:
        return in_place
    if call is None:
        return Template((expression,))
    text_id = itext_id(ref)
    if text_id is not None and text_id not in reader.text_ids:
        reader.notes.warn(
            f"There is no translated text {text_id!r}.",
            place=place,
            cure="Add it to every translation, or correct its id.",
            zh=f"没有编号为 {text_id!r} 的译文。请在每种语言里补上，或者改正编号。",
        )
        return in_place
    return Translated(expression)


def _attempt(text: str, path: SchemaPath, place: str, reader: Reader) -> Expression | None:
    """Compile an expression that only decides words: None, and a warning, if it is wrong."""
    try:
        return reader.expression(text, path, place)
    except FormError as mistake:
        reader.notes.note(mistake)
        return None


def _trimmed(parts: Sequence[str | Expression]) -> tuple[str | Expression, ...]:
    """Drop the blanks that pyxform leaves at both ends of a text with outputs."""
    trimmed = list(parts)
    if any(isinstance(part, Expression) for part in parts):
        for end, strip in ((0, str.lstrip), (-1, str.rstrip)):
            part = trimmed[end]
            if isinstance(part, str):
                trimmed[end] = strip(part)
    return tuple(part for part in trimmed if part != "")
