"""Runs one XPath case against the expression compiler."""

import math
import re
from collections.abc import Callable
from datetime import UTC, date, datetime
from typing import Any
from zoneinfo import ZoneInfo

from lxml import etree

from forms.errors import FormError
from forms.parse.document import document, to_node
from forms.xpath import Context, Expression, Node, NodeKind, Scope, compile_expression
from forms.xpath.moments import instant
from forms.xpath.tree import contents, descendants, siblings, string_value

# The cases are trusted, and some carry a DOCTYPE, which the engine's own reader refuses.
_PARSER = etree.XMLParser(
    resolve_entities=False, no_network=True, remove_comments=True, remove_pis=True
)
_STEP = re.compile(r"(@?)([^\[\]]+)(?:\[(\d+)\])?")


class CaseEnvironment:
    """The surroundings of one case: a document, perhaps with instances and texts in it."""

    def __init__(self, xml: str | None, zone: str, language: str) -> None:
        self.zone = ZoneInfo(zone)
        self.root = Node(kind=NodeKind.DOCUMENT)
        self.namespaces: dict[str, str] = {}
        self._language = language
        self._document = self.root
        if xml:
            element = etree.fromstring(xml.strip().encode(), _PARSER)
            self.root = document(to_node(element))
            self._document = self.root
            self.namespaces = {
                prefix: uri for e in element.iter() for prefix, uri in e.nsmap.items() if prefix
            }

    def now(self) -> datetime:
        return datetime(2026, 11, 22, 9, 30, tzinfo=self.zone)

    def new_id(self) -> str:
        return "00000000-0000-7000-8000-000000000000"

    def random(self) -> float:
        return 0.5

    def variable(self, name: str) -> float | str:
        return {"var_string_five": "five"}.get(name, 5.0)

    def instance(self, name: str) -> Node | None:
        for node in descendants(self._document):
            if node.name == "instance" and _attribute(node, "id") == name:
                return node
        return None

    lookup_table = instance

    def itext(self, text_id: str) -> str:
        translations = [n for n in descendants(self._document) if n.name == "translation"]
        chosen = [n for n in translations if _attribute(n, "lang") == self._language]
        chosen = chosen or [n for n in translations if "default" in n.attributes]
        for node in descendants((chosen or translations)[0]):
            if node.name == "text" and _attribute(node, "id") == text_id:
                return string_value(node.named("value")[0])
        return ""

    def choice_name(self, *_: object) -> str:
        raise LookupError


def _scope(environment: CaseEnvironment) -> Scope:
    names = ("var_float_five", "var_string_five", "var_int_five", "var_double_five")
    return Scope(namespaces=environment.namespaces, variables=frozenset(names))


def _attribute(node: Node, name: str) -> str:
    found = node.attributes.get(name)
    return found.text if found is not None else ""


def run_case(case: dict[str, Any]) -> str | None:
    """Return what went wrong, None if nothing did."""
    try:
        environment = CaseEnvironment(case["xml"], case["tz"], case.get("lang") or "")
        expression = compile_expression(case["expr"], _scope(environment))
        node = _node_at(environment.root, case["context"])
        if case.get("root"):
            environment.root = _node_at(environment.root, case["root"])
        context = Context(environment, node)
        got = _result(expression, context, case["type"])
    except FormError as error:
        return None if case["type"] == "error" else f"{case['expr']}: {error}"
    except LookupError:
        return f"the tree has no node {case['context']}"
    if _agrees(case, got):
        return None
    return f"{case['expr']}: {got!r}, expected {case['expected']!r}"


def _result(expression: Expression, context: Context, kind: str) -> Any:
    code = expression.code
    match kind:
        case "boolean":
            return code.boolean(context)
        case "number" | "number-rounded":
            return code.number(context)
        case "nodeset" | "nodeset-unordered":
            return [_path_of(node) for node in code.nodes(context)] if code.nodes else []
        case "date-ms":
            value = code.value(context)
            if not isinstance(value, date):
                return value
            return (instant(value, UTC) - datetime(1970, 1, 1, tzinfo=UTC)).total_seconds() * 1000
        case _:
            return code.string(context)


def _agrees(case: dict[str, Any], got: Any) -> bool:
    check = _CHECKS.get(case["type"])
    return check(case, got) if check is not None else bool(got == case["expected"])


def _same_rounded(case: dict[str, Any], got: float) -> bool:
    expected, factor = float(case["expected"]), case["factor"]
    if math.isnan(expected) or math.isnan(got):
        return math.isnan(expected) and math.isnan(got)
    return bool(math.floor(got * factor + 0.5) == math.floor(expected * factor + 0.5))


def _same_nodes(case: dict[str, Any], got: list[str]) -> bool:
    expected = [_without_prefixes(path) for path in case["expected"]]
    if case["type"] == "nodeset-unordered":
        return sorted(got) == sorted(expected)
    return bool(got == expected)


_CHECKS: dict[str, Callable[[dict[str, Any], Any], bool]] = {
    "nodeset": _same_nodes,
    "nodeset-unordered": _same_nodes,
    "number": lambda case, got: _same_number(got, float(case["expected"])),
    "number-rounded": _same_rounded,
    "string-length": lambda case, got: len(got) == case["expected"],
    "string-matches": lambda case, got: bool(re.search(case["expected"].strip("/"), got)),
}


def _without_prefixes(path: str) -> str:
    return re.sub(r"(?<=/)(@?)[^/:\[]+:", r"\1", path)


def _same_number(got: float, expected: float) -> bool:
    if math.isnan(expected) or math.isnan(got):
        return math.isnan(expected) and math.isnan(got)
    return math.isclose(got, expected, rel_tol=1e-12, abs_tol=1e-15)


def _node_at(root: Node, path: str) -> Node:
    node = root
    for step in path.strip("/").split("/"):
        match = _STEP.fullmatch(step)
        if match is None:
            continue
        name = match[2].rpartition(":")[2]
        if match[1]:
            node = node.attributes[name]
        elif name.endswith("()"):
            node = [n for n in contents(node) if n.kind is NodeKind.TEXT][int(match[3] or 1) - 1]
        else:
            node = _numbered(node, match[2], int(match[3] or 1))
    return node


def _numbered(above: Node, name: str, position: int) -> Node:
    return above.named(name.rpartition(":")[2])[position - 1]


def _path_of(node: Node) -> str:
    steps = []
    while node.parent is not None:
        if node.kind is NodeKind.ATTRIBUTE:
            steps.append(f"@{node.name}")
        else:
            namesakes = [n for n in siblings(node) if n.name == node.name]
            steps.append(f"{node.name}[{namesakes.index(node) + 1}]")
        node = node.parent
    return "/" + "/".join(reversed(steps))
