"""Text: joining, cutting, searching, matching."""

import math
import re
from functools import lru_cache

from forms.xpath.code import Code, Kind, number_code, relevant_atoms, string_code
from forms.xpath.functions.library import CallSite, Library
from forms.xpath.tree import string_value
from forms.xpath.values import Value, to_string

library = Library()


@library.define_form("string", 0, 1)
def string(call: CallSite) -> Code:
    """The text of a value, or of the context node."""
    if call.arguments:
        return string_code(call.arguments[0].string)
    return string_code(lambda context: string_value(context.node))


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
def substring(text: str, start: float, length: float = math.inf) -> str:
    """Part of a text; positions count from 1 and are rounded (XPath 1.0, 4.2)."""
    first = math.floor(start + 0.5) if math.isfinite(start) else start
    end = first + (math.floor(length + 0.5) if math.isfinite(length) else length)
    return "".join(c for at, c in enumerate(text, start=1) if first <= at < end)


@library.define("substr", Kind.STRING, Kind.NUMBER, Kind.NUMBER, returns=Kind.STRING, least=2)
def substr(text: str, start: float, end: float = math.inf) -> str:
    """Part of a text from start up to end, counted from 0; negative numbers count from the end."""
    last = None if math.isinf(end) else _index(end)
    return text[_index(start) : last]


def _index(number: float) -> int:
    return int(number) if math.isfinite(number) else 0


@library.define_form("string-length", 0, 1)
def string_length(call: CallSite) -> Code:
    """The number of characters."""
    text = string(call).string
    return number_code(lambda context: float(len(text(context))))


@library.define_form("normalize-space", 0, 1)
def normalize_space(call: CallSite) -> Code:
    """The text with single spaces only and none at its ends."""
    text = string(call).string
    return string_code(lambda context: " ".join(_SPACES.split(text(context).strip(" \t\r\n"))))


_SPACES = re.compile(r"[ \t\r\n]+")


@library.define("translate", Kind.STRING, Kind.STRING, Kind.STRING, returns=Kind.STRING)
def translate(text: str, old: str, new: str) -> str:
    """Each character of `old` replaced by its partner in `new`, or dropped without one."""
    table: dict[int, str | None] = {}
    for at, character in enumerate(old):
        table.setdefault(ord(character), new[at] if at < len(new) else None)
    return text.translate(table)


@library.define("regex", Kind.STRING, Kind.STRING, returns=Kind.BOOLEAN)
def regex(text: str, pattern: str) -> bool:
    """Whether the pattern matches somewhere in the text, as in the other engines' dialects."""
    compiled = _pattern(pattern)
    return compiled is not None and compiled.search(text) is not None


_POSIX_CLASSES = {
    r"\p{L}": r"[^\W\d_]",
    r"\p{Lu}": "[A-Z]",
    r"\p{Ll}": "[a-z]",
    r"\p{N}": r"\d",
    r"\p{Nd}": r"\d",
    r"\p{IsHan}": "[\u3400-\u9fff]",
    r"\p{Han}": "[\u3400-\u9fff]",
}


@lru_cache(maxsize=256)
def _pattern(pattern: str) -> re.Pattern[str] | None:
    for name, characters in _POSIX_CLASSES.items():
        pattern = pattern.replace(name, characters)
    try:
        return re.compile(pattern)
    except re.error:
        return None
