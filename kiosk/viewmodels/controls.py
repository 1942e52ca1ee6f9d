"""How a question is asked on the screen, and what a key does to its answer."""

import re
from collections.abc import Iterable, Mapping, Sequence
from typing import Literal

from forms import Question, numbers
from kiosk.services.ability import inability_of
from kiosk.services.names import without_unseen
from kiosk.services.pinyin import pinyin_of

Kind = Literal[
    "",
    "text",
    "longtext",
    "integer",
    "decimal",
    "digits",
    "idNumber",
    "mobile",
    "creditCode",
    "code",
    "bankCard",
    "date",
    "time",
    "dateTime",
    "range",
    "choice",
    "choices",
    "rank",
    "note",
    "acknowledge",
    "unable",
]
Layout = Literal["cards", "rows", "grid"]

CARDS_AT_MOST = 6
ROWS_AT_MOST = 12
SHOWN_AT_ONCE = 60

_CHECKED: Mapping[str, Kind] = {
    "id-number": "idNumber",
    "mobile": "mobile",
    "credit-code": "creditCode",
    "bank-card": "bankCard",
}
_TYPED: Mapping[str, Kind] = {
    "int": "integer",
    "decimal": "decimal",
    "date": "date",
    "time": "time",
    "dateTime": "dateTime",
    "barcode": "code",
}
_CONTROLS: Mapping[str, Kind] = {
    "note": "note",
    "trigger": "acknowledge",
    "select1": "choice",
    "select": "choices",
    "rank": "rank",
    "range": "range",
}
_DENSE = ("minimal", "compact", "quickcompact", "likert", "columns", "horizontal")
_LONGEST: Mapping[Kind, int] = {
    "idNumber": 18,
    "mobile": 11,
    "creditCode": 18,
    "bankCard": 19,
    "integer": 12,
    "decimal": 12,
    "digits": 20,
}
_PADS: frozenset[Kind] = frozenset(_LONGEST) - {"creditCode"}
_KEYBOARD: frozenset[Kind] = frozenset({"text", "longtext", "creditCode", "code"})
_PLACE_OF_X = 17


def kind_of(question: Question) -> Kind:
    """Return which control asks `question`."""
    if question.readonly:
        return "note"
    if inability_of(question):
        return "unable"
    return _CONTROLS.get(question.control) or _input_kind_of(question)


def _input_kind_of(question: Question) -> Kind:
    checked = _CHECKED.get(question.extra.get("check", ""))
    if checked is not None:
        return checked
    has_rows = question.parameters.get("rows", "1") != "1"
    if question.data_type == "string" and (has_rows or "multiline" in question.appearance):
        return "longtext"
    if question.data_type == "string" and "numbers" in question.appearance:
        return "digits"
    return _TYPED.get(question.data_type, "text")


def uses_pad(kind: Kind) -> bool:
    """Tell whether the answer is typed on the number pad."""
    return kind in _PADS


def uses_keyboard(kind: Kind) -> bool:
    """Tell whether the answer is written on the keyboard."""
    return kind in _KEYBOARD


def layout_of(count: int, appearance: Iterable[str] = ()) -> Layout:
    """Return how `count` choices are laid out: a few cards, large rows, or a grid by letter."""
    if count > ROWS_AT_MOST:
        return "grid"
    is_dense = any(word.startswith(_DENSE) for word in appearance)
    return "rows" if is_dense or count > CARDS_AT_MOST else "cards"


def is_quick(question: Question) -> bool:
    """Tell whether choosing an answer leads on at once."""
    return question.control == "select1" and any(
        word.startswith("quick") for word in question.appearance
    )


def pressed(kind: Kind, value: str, key: str) -> str:
    """Return `value` after `key` (a digit, X or a point) was pressed on the pad."""
    if len(value) >= _LONGEST.get(kind, 0):
        return value
    if key == "X":
        return value + key if kind == "idNumber" and len(value) == _PLACE_OF_X else value
    if key == ".":
        return (value or "0") + key if kind == "decimal" and "." not in value else value
    if kind in {"integer", "decimal"} and value == "0":
        return key
    return value + key


def typed(kind: Kind, text: str) -> str:
    """Return `text` from the keyboard as it is kept."""
    if kind == "creditCode":
        return numbers.normalize("credit-code", text)[: _LONGEST["creditCode"]]
    return text


def shown(kind: Kind, value: str) -> str:
    """Return a stored answer as it is typed: 12, where a decimal is stored as 12.0."""
    return value.removesuffix(".0") if kind == "decimal" else value


def settled(kind: Kind, value: str) -> str:
    """Return `value` as it stands once the person goes on."""
    if kind == "decimal":
        return value.rstrip(".")
    if kind == "acknowledge":
        return "OK"
    return without_unseen(value) if kind in {"text", "longtext", "code"} else value


def toggled(value: str, choice: str, order: Iterable[str]) -> str:
    """Return the chosen values with `choice` put in or taken out, in the order offered.

    A list from elsewhere may offer a value twice, or a blank one, which chooses nothing.
    """
    chosen = (set(value.split()) ^ {choice}) - {""}
    return " ".join(each for each in dict.fromkeys(order) if each in chosen)


def moved(order: Sequence[str], value: str, steps: int) -> str:
    """Return the ranked values with `value` `steps` places further down."""
    rest = [each for each in order if each != value]
    place = min(max(order.index(value) + steps, 0), len(rest))
    return " ".join([*rest[:place], value, *rest[place:]])


def headline(message: str) -> tuple[str, str]:
    """Split a violation into its first sentence, without its full stop, and the rest."""
    match = re.match(r"(.+?)(?:。|\.\s+)(.+)", message, re.DOTALL)
    return (match[1], match[2].strip()) if match else (message.rstrip("。."), "")


def first_letter(label: str, detail: str) -> str:
    """Return the letter a choice is looked up by: that of its pinyin, else of its label."""
    return _letter(detail) or _letter(label) or _letter(pinyin_of(label[:2]))


def _letter(text: str) -> str:
    letter = text[:1].upper()
    return letter if letter.isascii() and letter.isalpha() else ""
