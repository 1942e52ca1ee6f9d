"""Which nodes decide how a question is shown, so that a change of them is noticed."""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace

from forms.definition import (
    Aspect,
    BodyElement,
    Control,
    Group,
    Itemset,
    Itext,
    Rule,
    Template,
    Text,
)
from forms.xpath import Expression, Reference, SchemaPath, Scope, compile_expression

_ANYTHING = compile_expression("''", Scope())
_LITERAL = re.compile(r"""\s*(['"])(.*)\1\s*""", re.DOTALL)


def text_rules(body: Sequence[BodyElement], itext: Itext) -> Iterator[Rule]:
    """Yield one rule for every node that is shown otherwise when answers elsewhere change."""
    found: dict[SchemaPath, list[Reference]] = {}
    for path, text in _texts(body):
        for expression in _expressions(text, itext):
            found.setdefault(path, []).extend(expression.references)
    for path, around in _strangers(body, ()):
        found.setdefault(path, []).append(Reference(around, 0))
    for path, reads in found.items():
        if reads:
            shown = replace(_ANYTHING, references=_seen_from(path, reads))
            yield Rule(path, Aspect.TEXT, shown)


def choices_rule(control: Control, itemset: Itemset, itext: Itext) -> Rule:
    """Return the rule of a list: its choices change with its nodes, their values and labels."""
    items = (itemset.value, *_expressions(itemset.label, itext))
    # Items may lie in other repeat instances than the question: no part of their way is shared.
    reads = [replace(read, anchor=0) for expression in items for read in expression.references]
    nodes = itemset.nodes
    return Rule(
        control.path,
        Aspect.CHOICES,
        replace(nodes, references=_seen_from(control.path, [*nodes.references, *reads])),
    )


def _texts(body: Sequence[BodyElement]) -> Iterator[tuple[SchemaPath, Text]]:
    for element in body:
        if element.path is not None:
            yield element.path, element.label
        if not isinstance(element, Group):
            yield element.path, element.hint
        if isinstance(element, Control):
            yield from ((element.path, item.label) for item in element.items)
        else:
            yield from _texts(element.children)


def _strangers(
    body: Sequence[BodyElement], around: tuple[SchemaPath, ...]
) -> Iterator[tuple[SchemaPath, SchemaPath]]:
    """Yield each question with the groups around it that its node does not lie in.

    They take it off the screen without touching its node.
    """
    for element in body:
        if isinstance(element, Control):
            yield from (
                (element.path, path) for path in around if not _is_above(path, element.path)
            )
        else:
            inner = around if element.path is None else (*around, element.path)
            yield from _strangers(element.children, inner)


def _is_above(path: SchemaPath, other: SchemaPath) -> bool:
    return other[: len(path)] == path


def _expressions(text: Text, itext: Itext) -> Iterator[Expression]:
    if isinstance(text, Template):
        yield from (part for part in text.parts if isinstance(part, Expression))
        return
    yield text.text_id
    literal = _LITERAL.fullmatch(text.text_id.text)
    for texts in itext.translations.values():
        # An id that is computed may be any of them.
        for forms in [texts.get(literal[2], {})] if literal is not None else texts.values():
            for template in forms.values():
                yield from _expressions(template, itext)


def _seen_from(path: SchemaPath, reads: Iterable[Reference]) -> frozenset[Reference]:
    """Return references with no more of their way shared than leads to a node as well."""
    return frozenset(
        replace(read, anchor=min(read.anchor, _shared(read.path, path))) for read in reads
    )


def _shared(one: SchemaPath, other: SchemaPath) -> int:
    for depth, (mine, theirs) in enumerate(zip(one, other, strict=False)):
        if mine != theirs:
            return depth
    return min(len(one), len(other))
