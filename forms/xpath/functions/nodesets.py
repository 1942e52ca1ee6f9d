"""Sets of nodes: counting, adding up, naming, shuffling."""

import hashlib
import math
from collections.abc import Sequence

from forms.xpath.code import Code, Kind, NodesCode, NumberCode
from forms.xpath.context import Context
from forms.xpath.functions.library import CallSite, Library
from forms.xpath.tree import Node, position_among_namesakes, string_value
from forms.xpath.values import NAN, Value, added, parse_number, text_number, to_string

library = Library()


@library.define("count", Kind.NODES, returns=Kind.NUMBER)
def count(nodes: Sequence[Node]) -> float:
    """How many nodes there are."""
    return float(len(nodes))


@library.define("count-non-empty", Kind.NODES, returns=Kind.NUMBER)
def count_non_empty(nodes: Sequence[Node]) -> float:
    """How many nodes have text or elements."""
    return float(sum(1 for node in nodes if node.text or node.children))


@library.define_in_context("sum", Kind.NODES, returns=Kind.NUMBER)
def total(context: Context, nodes: Sequence[Node]) -> float:
    """The sum of all numbers; NaN if one of them is none."""
    zone = context.zone
    texts = [node.text or string_value(node) for node in nodes]
    digits = "".join(texts)
    if digits.isdigit() and digits.isascii() and all(texts):
        return added(list(map(float, texts)))
    return added([text_number(text, zone) for text in texts])


@library.define_form("position", 0, 1)
def position(call: CallSite) -> Code:
    """The place in the list being filtered, or of a node among its namesakes."""
    if not call.arguments:
        return NumberCode(lambda context: float(context.position))
    find = call.arguments[0].nodes

    def run(context: Context) -> float:
        nodes = find(context)
        return float(position_among_namesakes(nodes[0])) if nodes else NAN

    return NumberCode(run)


@library.define_form("last", 0, 0)
def last(_: CallSite) -> Code:
    """The length of the list being filtered."""
    return NumberCode(lambda context: float(context.size))


@library.define_form("current", 0, 0)
def current(_: CallSite) -> Code:
    """The node the whole expression belongs to."""
    return NodesCode(lambda context: (context.current,))


@library.define_form("randomize", 1, 2)
def randomize(call: CallSite) -> Code:
    """The nodes in an order drawn by chance, always the same one for the same seed."""
    find = call.arguments[0].nodes
    seed = call.arguments[1].value if len(call.arguments) > 1 else None

    def run(context: Context) -> Sequence[Node]:
        drawn = context.environment.random() * _MODULUS if seed is None else seed(context)
        return _shuffled(find(context), _seed(drawn))

    return NodesCode(run)


_MODULUS = 2147483647
_MULTIPLIER = 16807


def _seed(value: Value) -> int:
    """Whole numbers count as they are; other text by its SHA-256 (as JavaRosa does)."""
    text = to_string(value)
    number = parse_number(text)
    if math.isfinite(number):
        return int(number)
    if not text or text == "NaN":
        return 0
    return int.from_bytes(hashlib.sha256(text.encode()).digest()[:8], "big", signed=True)


def _shuffled(nodes: Sequence[Node], seed: int) -> Sequence[Node]:
    """Shuffle inside out (Fisher-Yates) over the Park-Miller generator, as in ODK XForms."""
    state = int(math.fmod(seed, _MODULUS))
    if state <= 0:
        state += _MODULUS - 1
    result: list[Node] = []
    for at, node in enumerate(nodes):
        state = state * _MULTIPLIER % _MODULUS
        other = int((state - 1) / (_MODULUS - 1) * (at + 1))
        result.append(node)
        result[at], result[other] = result[other], node
    return result
