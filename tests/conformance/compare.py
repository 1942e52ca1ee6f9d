"""Says how what we got differs from what was expected; "" where it does not."""

import math
import re
from datetime import datetime
from itertools import zip_longest
from typing import Any

from lxml import etree

ANY = "*"
"""Stands for any value that is not blank."""


def difference(got: Any, expected: Any) -> str:
    """Compare values; numbers and instants that are only written differently stay differences."""
    if got == expected or (expected == ANY and got):
        return ""
    return f"{got!r}, expected {expected!r}{_closeness(got, expected)}"


def serialized_difference(got: str, expected: str) -> str:
    """Compare two records as canonical XML; a `*` in the expected one stands for any text."""
    ours, theirs = _tokens(got), _tokens(expected)
    for mine, other in zip_longest(ours, theirs, fillvalue=""):
        if mine != other and not re.fullmatch(_pattern(other), mine):
            return f"{mine!r}, expected {other!r}"
    return ""


def _closeness(got: Any, expected: Any) -> str:
    one, other = _number(got), _number(expected)
    if one is not None and other is not None:
        return " (numerically equal)" if math.isclose(one, other, rel_tol=1e-9) else ""
    first, second = _instant(got), _instant(expected)
    if first is not None and second is not None and _same_instant(first, second):
        return " (the same instant)"
    return ""


def _number(value: Any) -> float | None:
    if isinstance(value, bool) or value is None:
        return None
    try:
        return float(value)
    except (TypeError, ValueError):
        return None


def _instant(value: Any) -> datetime | None:
    try:
        return datetime.fromisoformat(value)
    except (TypeError, ValueError):
        return None


def _same_instant(one: datetime, other: datetime) -> bool:
    return (one.tzinfo is None) == (other.tzinfo is None) and one == other


def _tokens(xml: str) -> list[str]:
    root = etree.fromstring(xml.encode(), etree.XMLParser(remove_blank_text=True))
    text = etree.tostring(root, method="c14n", exclusive=True).decode()
    return re.findall(r"<[^>]*>|[^<]+", text)


def _pattern(token: str) -> str:
    if token == ANY:
        return r"[^<]+"
    return re.escape(token).replace(r'"\*"', r'"[^"]+"')
