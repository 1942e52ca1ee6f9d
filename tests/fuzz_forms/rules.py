"""Differences that are known and explained: each rule has a name, a reason, and is counted."""

import math
from collections.abc import Callable, Mapping
from datetime import UTC, datetime
from typing import Any
from zoneinfo import ZoneInfo

from tests.fuzz_forms.peer import ZONE
from tests.fuzz_forms.traits import Traits, target

REASONS: Mapping[str, str] = {
    "meta": "identifiers differ in every record",
    "volatile": "depends on the clock, chance, a new id or the device",
    "shuffled": "a list in random order, without a seed",
    "irrelevant value": "ours reads an irrelevant node as blank; JavaRosa keeps showing its value",
    "stale": "JavaRosa's own value changes to ours when it evaluates the expression once more",
    "overwritten by hand": "a calculated answer stays until what it reads changes; in JavaRosa until"
    " that is answered again",
    "numbered step": "JavaRosa finds no node by number inside a repeat; ours does, as XPath says",
    "path as a condition": "true where the node is there (XPath); JavaRosa takes its value",
    "setvalue and calculate": "at first load the setvalue wins in ours, the calculate in JavaRosa",
    "setvalue in the body": "ours runs it; JavaRosa ignores it outside a control",
    "count": "instances beyond a smaller jr:count are set aside; JavaRosa keeps them",
    "no template": "a new instance starts from the form's first one; JavaRosa's is blank",
    "rank": "a ranking is plain text in JavaRosa",
    "search": "ours takes the list from the named file; JavaRosa leaves search() to its host",
    "column missing": "nothing is not equal to a blank text (XPath); in JavaRosa it is",
    "unknown text": "a text id that is not there reads as blank; JavaRosa shows the id",
    "not of its type": "a form's own value that does not fit; JavaRosa drops it",
    "decimal in an int": "ours cuts the fraction off; JavaRosa refuses the number",
    "exponent": "1e3 is no XML Schema decimal; JavaRosa reads it",
    "half a point": "a place needs latitude and longitude; JavaRosa takes any number",
    "number text": "the same number, written differently (5 and 5.0)",
    "area": "web-forms' formula and two decimals; JavaRosa's differ",
    "instant text": "the same instant or time of day, written in another zone or precision",
    "day of an instant": "date() gives a day; in a text node JavaRosa shows the time as well",
    "geo text": "the same points, written differently",
    "white space": "kept as written; JavaRosa trims it",
    "JavaRosa raises": "JavaRosa gives up on an expression that ours can evaluate",
    "JavaRosa has no such step": "JavaRosa's form entry does not offer what ours does",
}


class Rules:
    """The rules for one form."""

    def __init__(self, xml: str, media: Mapping[str, str]) -> None:
        self.traits = Traits(xml, media)
        self._ranked = self.traits.named("rank")

    def explain(self, ref: str, cell: str, ours: Any, theirs: Any) -> str:
        """Return the name of the rule that explains a difference; "" if none does."""
        names = [step.partition("[")[0] for step in ref.split("/")[1:]]
        return (
            self._by_name(ref, names, cell)
            or (self._of_fit(names[-1], ours) if cell == "fits" else "")
            or (self._of_value(names, ours, theirs) if cell == "value" else "")
            or (self._of_choices(names[-1], ours, theirs) if cell == "choices" else "")
        )

    def _by_name(self, ref: str, names: list[str], cell: str) -> str:
        if "/meta" in ref:
            return "meta"
        if cell == "node" and not self.traits.counted.isdisjoint(names):
            return "count"
        if names[-1] in self._ranked:
            return "rank"
        tainted = self.traits.tainted
        return next((tainted[name] for name in names[1:] if name in tainted), "")

    def _of_fit(self, name: str, fits: bool) -> str:  # noqa: FBT001 - the cell's value
        kind = self.traits.types.get(name, "string")
        if kind.startswith("geo") and not fits:
            return "half a point"
        if kind in {"int", "integer"}:
            return "decimal in an int" if fits else ""
        return "exponent" if kind == "decimal" and not fits else ""

    def _of_value(self, names: list[str], ours: str, theirs: str) -> str:
        name, traits = names[-1], self.traits
        computed = " ".join(text for _, text in traits.expressions.get(name, []))
        initial = traits.initial.get(name, set()) - {""}
        blank = not theirs
        rules = {
            "not of its type": blank and initial and traits.types.get(name, "string") != "string",
            "no template": blank and ours in initial and traits.templates.isdisjoint(names),
            "unknown text": theirs.startswith("[itext:"),
            "day of an instant": "date(" in computed and theirs.startswith(f"{ours}T"),
            "area": "area(" in computed and _nearly(ours, theirs),
        }
        found = (rule for rule, holds in rules.items() if holds)
        return next(found, "") or same_otherwise(ours, theirs)

    def _of_choices(self, name: str, ours: list[list[str]], theirs: list[list[str]]) -> str:
        if [[v.split(), n.split()] for v, n in ours] == [[v.split(), n.split()] for v, n in theirs]:
            return "white space"
        if name in self.traits.uneven:
            return "column missing"
        controls = (*self.traits.all("select"), *self.traits.all("select1"))
        searched = (c for c in controls if "search(" in (c.get("appearance") or ""))
        return "search" if name in map(target, searched) else ""


def stop_rule(error: str) -> str:
    """Return the name of the rule for a step that JavaRosa could not do."""
    if error.startswith("NoSuchElementException"):
        return "JavaRosa has no such step"
    return "JavaRosa raises"


def same_otherwise(ours: str, theirs: str) -> str:
    """Return the rule under which two texts mean the same; "" if they do not."""
    for rule, read in _READINGS.items():
        one, other = read(ours), read(theirs)
        if one is not None and one == other:
            return rule
    return ""


def _number(text: str) -> float | None:
    try:
        return float(f"{float(text):.9g}")
    except ValueError:
        return None


def _nearly(ours: str, theirs: str) -> bool:
    one, other = _number(ours), _number(theirs)
    if one is None or other is None:
        return False
    # On a long thin ring the two formulas lie up to a twentieth apart.
    return math.isclose(one, other, rel_tol=0.06, abs_tol=0.01)


def _instant(text: str) -> object:
    is_time = "T" not in text
    try:
        moment = datetime.fromisoformat(f"2000-01-01T{text}" if is_time else text)
    except ValueError:
        return None
    if moment.tzinfo is None:
        moment = moment.replace(tzinfo=ZoneInfo(ZONE))
    return moment.astimezone(UTC).time() if is_time else moment


def _points(text: str) -> list[list[float]] | None:
    try:
        points = [[float(n) for n in point.split()] for point in text.split(";") if point.strip()]
    except ValueError:
        return None
    return [[*point, 0.0, 0.0][:4] for point in points]


_READINGS: Mapping[str, Callable[[str], Any]] = {
    "number text": _number,
    "instant text": _instant,
    "geo text": _points,
    "white space": lambda text: text.split() or None,
}
