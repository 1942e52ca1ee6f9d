"""The words of the record: whatever the program notes is called something in Chinese and English."""

import ast
from collections.abc import Iterator
from pathlib import Path
from typing import get_args

from kiosk.services.assistance import Check, Mode
from kiosk.services.desk.acts import act_words, detail_words
from kiosk.services.desk.calling import Outcome
from kiosk.services.desk.roles import ROLES, Act

ROOT = Path(__file__).parents[4]
SOURCES = [*(ROOT / "kiosk").rglob("*.py"), *(ROOT / "sync" / "store").glob("*.py")]
VARIED = {*get_args(Act), *get_args(Mode), *get_args(Check), *ROLES} | {
    one.replace("_", "-") for one in get_args(Outcome)
}
"""What is noted by a name that a type holds."""

FEWEST = 30
"""So many words were noted when this was written: a walk that finds fewer walks past them."""


def noted_in(tree: ast.AST) -> Iterator[str]:
    """Yield every literal that is noted, or that becomes the outcome of what is."""
    for node in ast.walk(tree):
        match node:
            case ast.Call(func=ast.Attribute(value, attr="note")) if is_audit(value):
                yield from literals(*node.args, *(one.value for one in node.keywords))
            case ast.Call(
                func=ast.Attribute(attr="perform" | "_perform" | "_try" | "_change" | "_write")
            ):
                told = [one.value for one in node.keywords if one.arg in ("subject", "outcome")]
                yield from literals(*node.args, *told)
            case ast.Assign([ast.Name(id="outcome" | "subject")], value):
                yield from literals(value)


def is_audit(value: ast.expr) -> bool:
    match value:
        case ast.Name(id=name) | ast.Attribute(attr=name):
            return name.strip("_") == "audit"
    return False


def literals(*nodes: ast.expr) -> Iterator[str]:
    for node in nodes:
        match node:
            case ast.Constant(str(text)):
                yield from text.split()
            case ast.IfExp(_, yes, no):
                yield from literals(yes, no)
            case ast.JoinedStr(parts):
                yield from literals(*parts)


def noted() -> set[str]:
    texts = (path.read_text(encoding="utf-8") for path in SOURCES)
    return {
        word
        for text in texts
        if "audit" in text or ".perform(" in text
        for word in noted_in(ast.parse(text))
    }


def test_whatever_is_noted_is_called_something() -> None:
    found = noted()
    assert len(found) >= FEWEST
    assert {
        word
        for word in found | VARIED
        if act_words(word, "zh_CN") == detail_words(word, "zh_CN") == word
    } == set()
