"""Scores one XPath case against the expression compiler."""

import math
import re
from collections.abc import Callable, Mapping
from datetime import UTC, date, datetime
from typing import Any

from forms.errors import FormError
from forms.xpath import Context, Expression, Scope, compile_expression
from forms.xpath.moments import instant
from tests.conformance.attempt import attempt
from tests.conformance.compare import difference
from tests.conformance.report import Item
from tests.conformance.surroundings import CaseEnvironment, node_at, path_of
from tests.conformance.topics import upstream

Case = Mapping[str, Any]


def score_expression(case: Case) -> Item:
    """Return the item of one XPath case; those of plain XPath 1.0 (`native`) count apart."""
    native = ".native" if case.get("native") else ""
    reason = attempt(lambda: _failure(case) if case["type"] == "error" else _difference(case))
    reason = f"{case['expr']}: {reason}" if reason else ""
    return Item(f"xpath.{case['engine']}{native}", case["id"], upstream(case), reason)


def _failure(case: Case) -> str:
    try:
        got = _evaluate(case)
    except FormError:
        return ""
    return f"{got!r}, expected an error"


def _difference(case: Case) -> str:
    got = _evaluate(case)
    return "" if _agrees(case, got) else difference(got, case["expected"])


def _evaluate(case: Case) -> Any:
    environment = CaseEnvironment(case.get("xml"), case.get("tz") or "UTC", case.get("lang") or "")
    expression = compile_expression(case["expr"], _scope(environment))
    node = node_at(environment.root, case["context"])
    if case.get("root"):
        environment.root = node_at(environment.root, case["root"])
    return _result(expression, Context(environment, node), case["type"])


def _result(expression: Expression, context: Context, kind: str) -> Any:
    code = expression.code
    match kind:
        case "boolean":
            return code.boolean(context)
        case "number" | "number-rounded":
            return code.number(context)
        case "nodeset" | "nodeset-unordered":
            return [path_of(node) for node in code.nodes(context)]
        case "date-ms":
            value = code.value(context)
            if not isinstance(value, date):
                return value
            return (instant(value, UTC) - datetime(1970, 1, 1, tzinfo=UTC)).total_seconds() * 1000
        case _:
            return code.string(context)


def _agrees(case: Case, got: Any) -> bool:
    check = _CHECKS.get(case["type"])
    return check(case, got) if check is not None else bool(got == case["expected"])


def _same_rounded(case: Case, got: float) -> bool:
    expected, factor = float(case["expected"]), case["factor"]
    if math.isnan(expected) or math.isnan(got):
        return math.isnan(expected) and math.isnan(got)
    return bool(math.floor(got * factor + 0.5) == math.floor(expected * factor + 0.5))


def _same_nodes(case: Case, got: list[str]) -> bool:
    expected = [_without_prefixes(path) for path in case["expected"]]
    if case["type"] == "nodeset-unordered":
        return sorted(got) == sorted(expected)
    return bool(got == expected)


_CHECKS: dict[str, Callable[[Case, Any], bool]] = {
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


def _scope(environment: CaseEnvironment) -> Scope:
    names = ("var_float_five", "var_string_five", "var_int_five", "var_double_five")
    return Scope(namespaces=environment.namespaces, variables=frozenset(names))
