"""Text: joining, cutting, searching, matching."""

import math
import re
import sys

from forms.errors import FormError
from forms.xpath.code import (
    BooleanCode,
    Code,
    Kind,
    StringCode,
    own_text,
    relevant_atoms,
)
from forms.xpath.context import Context
from forms.xpath.functions.library import CallSite, Library
from forms.xpath.patterns import compiled_pattern
from forms.xpath.values import Value, to_string

library = Library()


@library.define_form("string", 0, 1)
def string(call: CallSite) -> Code:
    """The text of a value, or of the context node."""
    if call.arguments:
        return StringCode(call.arguments[0].string)
    return own_text


@library.define("concat", returns=Kind.STRING, rest=Kind.ANY)
def concat(*values: Value) -> str:
    """All texts one after the other; a node-set gives all its nodes."""
    return "".join(to_string(atom) for value in values for atom in relevant_atoms(value))


@library.define("join", Kind.STRING, returns=Kind.STRING, rest=Kind.ALL)
def join(separator: str, *values: Value) -> str:
    """All texts with a separator between them."""
    return separator.join(to_string(atom) for value in values for atom in relevant_atoms(value))


@library.define("starts-with", Kind.STRING, Kind.STRING, returns=Kind.BOOLEAN)
def starts_with(text: str, start: str) -> bool:
    """Whether the text begins so."""
    return text.startswith(start)


@library.define("ends-with", Kind.STRING, Kind.STRING, returns=Kind.BOOLEAN)
def ends_with(text: str, end: str) -> bool:
    """Whether the text ends so."""
    return text.endswith(end)


@library.define("contains", Kind.STRING, Kind.STRING, returns=Kind.BOOLEAN)
def contains(text: str, part: str) -> bool:
    """Whether the text has this part."""
    return part in text


@library.define("substring-before", Kind.STRING, Kind.STRING, returns=Kind.STRING)
def substring_before(text: str, mark: str) -> str:
    """What stands before the first mark, "" without one."""
    before, found, _ = text.partition(mark) if mark else ("", "", "")
    return before if found else ""


@library.define("substring-after", Kind.STRING, Kind.STRING, returns=Kind.STRING)
def substring_after(text: str, mark: str) -> str:
    """What stands behind the first mark, "" without one."""
    return text.partition(mark)[2] if mark else text


@library.define("substring", Kind.STRING, Kind.NUMBER, Kind.NUMBER, returns=Kind.STRING, least=2)
def substring(text: str, start: float, length: float | None = None) -> str:
    """Part of a text; positions count from 1 and are rounded (XPath 1.0, 4.2)."""
    first = _nearest(start)
    end = math.inf if length is None else first + _nearest(length)
    return "".join(c for at, c in enumerate(text, start=1) if first <= at < end)


def _nearest(number: float) -> float:
    return math.floor(number + 0.5) if math.isfinite(number) else number


@library.define("substr", Kind.STRING, Kind.NUMBER, Kind.NUMBER, returns=Kind.STRING, least=2)
def substr(text: str, start: float, end: float | None = None) -> str:
    """Part of a text from start up to end, counted from 0; negative numbers count from the end."""
    return text[_index(start) : None if end is None else _index(end)]


def _index(number: float) -> int:
    if math.isnan(number):
        return 0
    return int(max(-sys.maxsize, min(sys.maxsize, number)))


@library.define("string-length", Kind.STRING, returns=Kind.NUMBER)
def string_length(text: str) -> float:
    """The number of characters."""
    return float(len(text))


@library.define_form("normalize-space", 0, 1)
def normalize_space(call: CallSite) -> Code:
    """The text with single spaces only and none at its ends."""
    text = string(call).string
    return StringCode(lambda context: " ".join(_SPACES.split(text(context).strip(" \t\r\n"))))


_SPACES = re.compile(r"[ \t\r\n]+")


@library.define("translate", Kind.STRING, Kind.STRING, Kind.STRING, returns=Kind.STRING)
def translate(text: str, old: str, new: str) -> str:
    """Each character of `old` replaced by its partner in `new`, or dropped without one."""
    table: dict[int, str | None] = {}
    for at, character in enumerate(old):
        table.setdefault(ord(character), new[at] if at < len(new) else None)
    return text.translate(table)


@library.define_form("regex", 2, 2)
def regex(call: CallSite) -> Code:
    """Whether the pattern matches somewhere in the text; what is no pattern matches nowhere."""
    text, expression = call.arguments[0].string, call.arguments[1].string
    written = call.literal(1)
    if written is not None:
        pattern = compiled_pattern(written)
        return BooleanCode(lambda context: pattern.is_found_in(text(context)))

    def run(context: Context) -> bool:
        try:
            return compiled_pattern(expression(context)).is_found_in(text(context))
        except FormError:
            return False

    return BooleanCode(run)
