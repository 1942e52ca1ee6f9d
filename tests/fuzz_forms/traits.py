"""What a form's XML says about its nodes that a rule needs to know, by local name."""

import re
from collections import defaultdict
from collections.abc import Iterator, Mapping
from functools import cached_property
from typing import Any

from lxml import etree

_NAME = re.compile(r"[\w.-]+")
_CONDITIONS = ("relevant", "required", "readonly")
_COMPUTED = (*_CONDITIONS, "calculate")

_SEEDS = {
    "volatile": re.compile(r"\b(now|today|random|uuid)\s*\("),
    "shuffled": re.compile(r"\brandomize\((?!.*,\s*[\d.]+\s*\)\s*$)"),
    "day of an instant": re.compile(r"\bdate\(\s*'[^']*T"),
    "numbered step": re.compile(r"\[\s*\d+\s*\]"),
}
_PATH_AS_CONDITION = re.compile(r"\s*[./]*/[\w./:-]+\s*")
_PREDICATE = re.compile(r"\[.*\]")
_SENSED = ("setgeopoint", "recordaudio")


class Traits:
    """The traits of one form and its media."""

    def __init__(self, xml: str, media: Mapping[str, str]) -> None:
        self._media = media
        self._root = etree.fromstring(xml.encode(), etree.XMLParser(resolve_entities=False))

    @cached_property
    def expressions(self) -> dict[str, list[tuple[str, str]]]:
        """What each node is computed from: pairs of what for ("calculate"…) and expression."""
        found: dict[str, list[tuple[str, str]]] = defaultdict(list)
        for bind in self.all("bind"):
            for key in _COMPUTED:
                if expression := bind.get(key):
                    found[last(bind.get("nodeset") or "")].append((key, expression))
        for action in self.all("setvalue"):
            found[target(action)].append(("setvalue", action.get("value") or ""))
        for itemset in self.all("itemset"):
            found[target(itemset.getparent())].append(("list", itemset.get("nodeset") or ""))
        return found

    @cached_property
    def tainted(self) -> dict[str, str]:
        """The rule that explains differences of a node and of all that is computed from it."""
        found = dict(self._seeds())
        while True:
            more = {
                name: found[cause]
                for name, pairs in self.expressions.items()
                if name not in found
                for _, expression in pairs
                for cause in _NAME.findall(expression)
                if cause in found
            }
            if not more:
                return found
            found |= more

    @cached_property
    def types(self) -> dict[str, str]:
        """The data type of each bound node."""
        return {
            last(bind.get("nodeset") or ""): last(bind.get("type") or "string")
            for bind in self.all("bind")
        }

    @cached_property
    def initial(self) -> dict[str, set[str]]:
        """The values that nodes have in the form."""
        found: dict[str, set[str]] = defaultdict(set)
        for element in next(self.all("instance")).iter("*"):
            found[last(element.tag)].add((element.text or "").strip())
        return found

    @cached_property
    def counted(self) -> frozenset[str]:
        """The repeats with jr:count."""
        return frozenset(
            last(element.get("nodeset") or "")
            for element in self.all("repeat")
            if any(key.endswith("}count") for key in element.attrib)
        )

    @cached_property
    def templates(self) -> frozenset[str]:
        """The repeats with jr:template."""
        return frozenset(
            last(element.tag)
            for element in next(self.all("instance")).iter("*")
            if any(key.endswith("}template") for key in element.attrib)
        )

    @cached_property
    def uneven(self) -> frozenset[str]:
        """The selects whose list asks for a column that some of its rows do not have."""
        return frozenset(
            target(itemset.getparent())
            for itemset in self.all("itemset")
            if (predicate := _PREDICATE.search(itemset.get("nodeset") or ""))
            and self._lacks(set(_NAME.findall(predicate[0])), itemset.get("nodeset"))
        )

    def _lacks(self, names: set[str], nodeset: str) -> bool:
        rows = [
            {last(child.tag) for child in row}
            for instance in self.all("instance")
            if f"instance('{instance.get('id')}')" in nodeset
            for table in (*instance, *self._media_of(instance))
            for row in table
        ]
        columns = set[str]().union(*rows)
        return any(not (names & columns) <= row for row in rows)

    def _media_of(self, instance: Any) -> Iterator[Any]:
        text = self._media.get((instance.get("src") or "").rpartition("/")[2], "")
        if text.startswith("<"):
            yield etree.fromstring(text.encode())

    def named(self, *elements: str) -> frozenset[str]:
        """Return the nodes which such controls or actions are bound to."""
        return frozenset(target(found) for name in elements for found in self.all(name))

    def all(self, name: str) -> Iterator[Any]:
        """Yield the elements of a name, whatever its namespace."""
        return self._root.iter(f"{{*}}{name}")

    def _seeds(self) -> Iterator[tuple[str, str]]:
        for name, pairs in self.expressions.items():
            if {"setvalue", "calculate"} <= {kind for kind, _ in pairs}:
                yield name, "setvalue and calculate"
            for kind, expression in pairs:
                is_truth = self.types.get(last(expression)) == "boolean"
                rules = _rules_of("" if is_truth else kind, expression)
                yield from ((name, rule) for rule in rules)
        for action in self.all("setvalue"):
            if last(action.getparent().tag) == "body":
                yield target(action), "setvalue in the body"
        preloaded = (b for b in self.all("bind") if any(k.endswith("}preload") for k in b.attrib))
        yield from ((target(bind), "volatile") for bind in preloaded)
        yield from ((name, "volatile") for name in self.named(*_SENSED))


def _rules_of(kind: str, expression: str) -> Iterator[str]:
    if kind in _CONDITIONS and _PATH_AS_CONDITION.fullmatch(expression):
        yield "path as a condition"
    yield from (rule for rule, pattern in _SEEDS.items() if pattern.search(expression))


def target(element: Any) -> str:
    """Return the local name of the node a control or an action is bound to."""
    return last(element.get("ref") or element.get("bind") or element.get("nodeset") or "")


def last(path: str) -> str:
    """Return the last local name of a path, a tag or a type."""
    return re.split(r"[/:}]", path.strip())[-1]
