"""Ways to break a form, a file or an expression."""

import copy
import re
from collections.abc import Callable
from dataclasses import replace
from random import Random

from lxml import etree

from tests.fuzz.seeds import Seed, Seeds

_TOKEN = re.compile(r"""'[^']*'|"[^"]*"|[\w.:-]+|\.\.|//|::|[<>!]=|\s+|.""", re.DOTALL)
_ODD_TOKENS = (
    *("(", ")", "[", "]", ",", "/", "//", ".", "..", "*", "@", "|", "+", "-", "=", "!=", "<", ">="),
    *("$x", "::", "'", '"', "0", "-1", "1e400", "0.1", "''", "'a'", "and", "or", "div", "mod"),
    *("true()", "now()", "current()", "position()", "last()", "instance('towns')", "../.."),
    *("count(", "concat(", "if(", "once(", "randomize(", "selected(", "pulldata(", "jr:itext("),
    *("foo(", "not(", "sum(", "int(", "/data", "/data/members/first", "ancestor::*"),
    *("preceding::*", "following-sibling::*", "self::", "node()", "text()"),
    "9" * 400,
    "示范",
    "\u0130",
    "'2024-02-30'",
    "'P1D'",
)  # fmt: skip
_ODD_VALUES = (
    "",
    " ",
    "/",
    ".",
    "..",
    "../../../..",
    "//*",
    "/data",
    "/data/@id",
    "true()",
    "string",
    "int",
    "odk-new-repeat",
    "odk-instance-load xforms-value-changed",
    "jr://file-csv/towns.csv",
    "jr://instance/last-saved",
    "search('towns', 'matches', 'county', /data/county)",
    "1e308",
    "nan",
    "-0",
)
_FLAT = etree.XMLParser(remove_comments=True, resolve_entities=False, no_network=True)


def mutated_form(seed: Seed, seeds: Seeds, rng: Random) -> Seed:
    """Return a form with one to four mistakes in it, or in one of its files."""
    for _ in range(rng.choice((1, 1, 1, 2, 2, 3, 4))):
        change = rng.choice(_FORM_CHANGES)
        seed = change(seed, seeds, rng)
    return seed


def mutated_expression(text: str, seeds: Seeds, rng: Random) -> str:
    """Return an expression with one to four of its tokens changed."""
    tokens = _TOKEN.findall(text) or [""]
    for _ in range(rng.choice((1, 1, 2, 3, 4))):
        _change_token(tokens, seeds, rng)
    return "".join(tokens)


def _change_token(tokens: list[str], seeds: Seeds, rng: Random) -> None:
    at, other = (rng.randrange(len(tokens)) for _ in range(2)) if tokens else (0, 0)
    match rng.randrange(7):
        case 0:
            del tokens[at : at + rng.randint(1, 3)]
        case 1:
            tokens.insert(at, rng.choice(_ODD_TOKENS))
        case 2:
            tokens[at : at + 1] = [rng.choice(_ODD_TOKENS)]
        case 3:
            tokens[at:at] = tokens[at : at + 4]
        case 4 if tokens:
            tokens[at], tokens[other] = tokens[other], tokens[at]
        case 5:
            tokens[at : at + 1] = ["(", rng.choice(seeds.expressions), ")"]
        case _:
            donor = _TOKEN.findall(rng.choice(seeds.expressions))
            tokens[at:at] = donor[: rng.randint(1, 4)]


def _bytes(seed: Seed, _: Seeds, rng: Random) -> Seed:
    return replace(seed, xml=_with_byte_changes(seed.xml, rng))


def _with_byte_changes(data: bytes, rng: Random) -> bytes:
    changed = bytearray(data)
    for _ in range(rng.choice((1, 1, 2, 8))):
        at = rng.randrange(len(changed) + 1)
        match rng.randrange(4):
            case 0:
                changed[at : at + 1] = bytes([rng.randrange(256)])
            case 1:
                del changed[at : at + rng.randint(1, 20)]
            case 2:
                changed[at:at] = changed[at : at + rng.randint(1, 20)]
            case _:
                changed[at:at] = rng.choice((b"<", b"&", b'"', b"\0", b"\xff", b"\xe4\xb8", b"]]>"))
    return bytes(changed)


def _tree_change(
    change: Callable[[list[etree._Element], Seeds, Random], None],
) -> Callable[[Seed, Seeds, Random], Seed]:
    def changed(seed: Seed, seeds: Seeds, rng: Random) -> Seed:
        try:
            root = etree.fromstring(seed.xml, _FLAT)
        except etree.XMLSyntaxError:
            return seed
        change(list(root.iter("*")), seeds, rng)
        return replace(seed, xml=etree.tostring(root))

    return changed


def _delete(elements: list[etree._Element], _: Seeds, rng: Random) -> None:
    element = rng.choice(elements)
    above = element.getparent()
    if above is not None:
        above.remove(element)


def _duplicate(elements: list[etree._Element], _: Seeds, rng: Random) -> None:
    element = rng.choice(elements)
    if element.getparent() is not None:
        element.addnext(copy.deepcopy(element))


def _move(elements: list[etree._Element], _: Seeds, rng: Random) -> None:
    element, goal = rng.choice(elements), rng.choice(elements)
    if element.getparent() is not None and element not in (goal, *goal.iterancestors()):
        goal.insert(rng.randint(0, len(goal)), element)


def _rename(elements: list[etree._Element], _: Seeds, rng: Random) -> None:
    element, other = rng.choice(elements), rng.choice(elements)
    element.tag = other.tag


def _text(elements: list[etree._Element], _: Seeds, rng: Random) -> None:
    rng.choice(elements).text = rng.choice((*_ODD_VALUES, "示范", "x" * 500))


def _attribute(elements: list[etree._Element], seeds: Seeds, rng: Random) -> None:
    having = [element for element in elements if element.attrib]
    if not having:
        return
    element, other = rng.choice(having), rng.choice(having)
    key, taken = rng.choice(sorted(element.attrib)), rng.choice(sorted(other.attrib))
    match rng.randrange(5):
        case 0:
            del element.attrib[key]
        case 1:
            element.set(key, rng.choice(_ODD_VALUES))
        case 2:
            element.set(taken, str(other.get(taken)))
        case 3:
            element.set(key, str(other.get(taken)))
        case _:
            element.set(key, _sane(mutated_expression(str(element.get(key)), seeds, rng)))


def _expression(elements: list[etree._Element], seeds: Seeds, rng: Random) -> None:
    binds = [element for element in elements if element.tag.endswith("}bind")]
    if binds:
        name = rng.choice(("calculate", "relevant", "required", "readonly", "constraint"))
        text = mutated_expression(rng.choice(seeds.expressions), seeds, rng)
        rng.choice(binds).set(name, _sane(text))


def _sane(text: str) -> str:
    return "".join(c for c in text if c >= " " or c in "\t\n")


def _file(seed: Seed, seeds: Seeds, rng: Random) -> Seed:
    if not seed.media:
        return _bytes(seed, seeds, rng)
    name = rng.choice(sorted(seed.media))
    data = seed.media[name]
    match rng.randrange(5):
        case 0:
            data = data[: rng.randrange(len(data) + 1)]
        case 1:
            data = data.decode("utf-8", "replace").encode(
                rng.choice(("gb18030", "utf-16", "utf-8-sig", "utf-32"))
            )
        case 2:
            lines = data.split(b"\n")
            lines.insert(rng.randrange(len(lines)), rng.choice(lines))
            data = b"\n".join(lines)
        case 3:
            others = [file for other in seeds.forms for file in other.media.values()]
            data = rng.choice(others)
        case _:
            data = _with_byte_changes(data, rng)
    return replace(seed, media={**seed.media, name: data})


_FORM_CHANGES: tuple[Callable[[Seed, Seeds, Random], Seed], ...] = (
    _bytes,
    _file,
    *map(_tree_change, (_delete, _duplicate, _move, _rename, _text)),
    *map(_tree_change, (_attribute, _attribute, _attribute, _expression, _expression)),
)
