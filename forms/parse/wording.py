"""Which nodes decide how questions are shown and named, so that a change of them is noticed."""

from collections.abc import Iterable, Iterator, Mapping, Sequence

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
from forms.errors import FormError
from forms.xpath import Expression, Reference, SchemaPath, Scope, compile_expression
from forms.xpath.parser import parse
from forms.xpath.plain import absolute_path
from forms.xpath.syntax import Call, Literal, Path, Syntax, parts

_ANYTHING = compile_expression("''", Scope())


class Wording:
    """Follows expressions into the texts and lists they name by jr:itext() and jr:choice-name().

    Args:
        controls: the question that shows a node.
        itext: all translations.
    """

    def __init__(self, controls: Mapping[SchemaPath, Control], itext: Itext) -> None:
        self._controls = controls
        self._itext = itext
        self._entered: set[object] = set()

    def followed(self, rule: Rule) -> Rule:
        """Return a rule with all that its expression reads."""
        if "jr:" not in rule.expression.text:
            return rule
        self._entered.clear()
        references = frozenset(self._reads(rule.expression, rule.path))
        return rule._replace(expression=rule.expression._replace(references=references))

    def text_rules(self, body: Sequence[BodyElement]) -> Iterator[Rule]:
        """Yield one rule for every node that is shown otherwise when answers elsewhere change."""
        found: dict[SchemaPath, list[Reference]] = {}
        for path, text in _texts(body):
            if not (isinstance(text, Template) and text.words is not None):
                self._entered.clear()
                found.setdefault(path, []).extend(self._reads_of_text(text, path))
        for path, around in _strangers(body, ()):
            found.setdefault(path, []).append(Reference(around, 0))
        for path, reads in found.items():
            if reads:
                shown = _ANYTHING._replace(references=_seen_from(path, reads))
                yield Rule(path, Aspect.TEXT, shown)

    def choices_rule(self, control: Control, itemset: Itemset) -> Rule:
        """Return the rule of a list: its choices change with its nodes, their values and labels."""
        self._entered.clear()
        references = _seen_from(control.path, self._reads_of_list(itemset, control.path))
        return Rule(control.path, Aspect.CHOICES, itemset.nodes._replace(references=references))

    def _reads(self, expression: Expression, path: SchemaPath) -> Iterator[Reference]:
        """Yield what an expression at a node reads, also through the texts and lists it names."""
        yield from expression.references
        if "jr:" not in expression.text:
            return
        for call in _calls(parse(expression.text)):
            match call:
                case Call("jr:itext", (text_id,)):
                    yield from _from_afar(self._reads_of_itext(text_id, path))
                case Call("jr:choice-name", (_, ref)):
                    yield from _from_afar(self._reads_of_choices(ref, path))

    def _reads_of_text(self, text: Text, path: SchemaPath) -> Iterator[Reference]:
        if isinstance(text, Template):
            for part in text.parts:
                if isinstance(part, Expression):
                    yield from self._reads(part, path)
        else:
            yield from self._reads(text.text_id, path)
            yield from self._reads_of_itext(parse(text.text_id.text), path)

    def _reads_of_itext(self, text_id: Syntax, path: SchemaPath) -> Iterator[Reference]:
        """Yield what is woven into a text in any language; an id that is computed may be any."""
        known = text_id.text if isinstance(text_id, Literal) else None
        for language, texts in self._itext.translations.items():
            for name in texts if known is None else [known]:
                if (language, name) not in self._entered:
                    self._entered.add((language, name))
                    for template in texts.get(name, {}).values():
                        yield from self._reads_of_text(template, path)

    def _reads_of_choices(self, ref: Syntax, path: SchemaPath) -> Iterator[Reference]:
        """Yield what the labels of a list may depend on; a ref that is computed may be any."""
        shown = _path_in(ref, path)
        controls = self._controls.values() if shown is None else [self._controls.get(shown)]
        for control in controls:
            if control is not None and control.path not in self._entered:
                self._entered.add(control.path)
                if control.itemset is not None:
                    yield from self._reads_of_list(control.itemset, control.path)
                for item in control.items:
                    yield from self._reads_of_text(item.label, control.path)

    def _reads_of_list(self, itemset: Itemset, path: SchemaPath) -> Iterator[Reference]:
        yield from self._reads(itemset.nodes, path)
        # Items may lie in other repeat instances than the question: no part of their way is shared.
        yield from _from_afar(self._reads(itemset.value, path))
        yield from _from_afar(self._reads_of_text(itemset.label, path))


def _calls(syntax: Syntax) -> Iterator[Call]:
    if isinstance(syntax, Call):
        yield syntax
    for part in parts(syntax):
        yield from _calls(part)


def _path_in(ref: Syntax, above: SchemaPath) -> SchemaPath | None:
    """Return the node that a path written as text leads to; None where it is computed."""
    try:
        syntax = parse(ref.text) if isinstance(ref, Literal) else None
    except (FormError, RecursionError):
        return None
    return absolute_path(syntax, Scope(above)) if isinstance(syntax, Path) else None


def _from_afar(references: Iterable[Reference]) -> Iterator[Reference]:
    return (read._replace(anchor=0) for read in references)


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


def _seen_from(path: SchemaPath, reads: Iterable[Reference]) -> frozenset[Reference]:
    """Return references with no more of their way shared than leads to a node as well."""
    return frozenset(
        read._replace(anchor=min(read.anchor, _shared(read.path, path))) for read in reads
    )


def _shared(one: SchemaPath, other: SchemaPath) -> int:
    for depth, (mine, theirs) in enumerate(zip(one, other, strict=False)):
        if mine != theirs:
            return depth
    return min(len(one), len(other))
