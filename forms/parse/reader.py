"""What every part of the parser knows about the form at hand: its nodes, repeats, namespaces."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from forms.definition import Template, Text, Translated
from forms.errors import FormError
from forms.parse.document import Element, local_name
from forms.xpath import Expression, SchemaPath, Scope, compile_expression
from forms.xpath.parser import parse
from forms.xpath.paths import absolute_path
from forms.xpath.syntax import Path, Step

_PLAIN_ABSOLUTE = re.compile(r"\s*(?:/[^\W\d][\w.:-]*)+\s*")
_ITEXT_CALL = re.compile(r"\s*jr:itext\((.*)\)\s*", re.DOTALL)


@dataclass(frozen=True, slots=True)
class Reader:
    """Reads expressions, references and texts in the light of the primary instance."""

    paths: frozenset[SchemaPath]
    repeats: frozenset[SchemaPath]
    namespaces: Mapping[str, str]

    def scope(self, path: SchemaPath, place: str) -> Scope:
        """Return the scope of an expression that belongs to a node."""
        return Scope(path, self.repeats, self.namespaces, place)

    def expression(self, text: str, path: SchemaPath, place: str) -> Expression:
        """Compile an expression that belongs to a node.

        Raises:
            FormError: the expression is wrong; names the place.
        """
        return compile_expression(text, self.scope(path, place))

    def optional(
        self, element: Element, name: str, path: SchemaPath, place: str
    ) -> Expression | None:
        """Compile an attribute; None where it is missing or blank."""
        text = element.get(name)
        return None if not text or not text.strip() else self.expression(text, path, place)

    def path_of(self, text: str, above: SchemaPath, place: str) -> SchemaPath:
        """Return the schema path a reference leads to, seen from the node above it.

        Raises:
            FormError: the reference is not a plain path.
        """
        if _PLAIN_ABSOLUTE.fullmatch(text):
            return tuple(name.rpartition(":")[2] for name in text.strip()[1:].split("/"))
        syntax = parse(text)
        attribute: SchemaPath = ()
        if isinstance(syntax, Path) and syntax.steps and _is_attribute(syntax.steps[-1]):
            attribute = (f"@{syntax.steps[-1].test.rpartition(':')[2]}",)
            syntax = Path(syntax.start, syntax.steps[:-1])
        path = absolute_path(syntax, Scope(above)) if isinstance(syntax, Path) else None
        if path is None:
            raise FormError(
                f"{text!r} is not a plain path.", place=place, zh=f"{text!r} 不是简单路径。"
            )
        return path + attribute

    def known_path(self, text: str, above: SchemaPath, place: str) -> SchemaPath:
        """Return the schema path of a node that must be there.

        Raises:
            FormError: the primary instance has no such node.
        """
        path = self.path_of(text, above, place)
        if path not in self.paths:
            raise FormError(
                f"There is no node {text} in the primary instance.",
                place=place,
                cure="Check its spelling.",
                zh=f"主实例里没有 {text} 这个节点，请检查拼写。",
            )
        return path

    def text(self, element: Element | None, path: SchemaPath, place: str) -> Text:
        """Return the text of a `<label>`, `<hint>` or `<value>`; empty where there is none."""
        if element is None:
            return Template(())
        ref = element.get("ref")
        return self.reference_text(ref, path, place) if ref else self.mixed(element, path, place)

    def reference_text(self, ref: str, path: SchemaPath, place: str) -> Text:
        """Return the text that a `ref` names: a translation or a value."""
        call = _ITEXT_CALL.fullmatch(ref)
        if call is not None:
            return Translated(self.expression(call[1], path, place))
        return Template((self.expression(ref, path, place),))

    def message(self, text: str | None, path: SchemaPath, place: str) -> Text | None:
        """Return a message attribute: translated if it calls jr:itext, else as it stands."""
        if not text:
            return None
        call = _ITEXT_CALL.fullmatch(text)
        return self.reference_text(text, path, place) if call else Template((text,))

    def mixed(self, element: Element, path: SchemaPath, place: str) -> Template:
        """Return text with `<output>` elements in it."""
        parts: list[str | Expression] = [element.text or ""]
        for child in element:
            if local_name(child) == "output":
                ref = child.get("value") or child.get("ref")
                if ref:
                    parts.append(self.expression(ref, path, place))
            else:
                parts.extend(self.mixed(child, path, place).parts)
            parts.append(child.tail or "")
        return Template(_trimmed(parts))


def _is_attribute(step: Step) -> bool:
    return step.axis == "attribute"


def _trimmed(parts: Sequence[str | Expression]) -> tuple[str | Expression, ...]:
    """Drop the blanks that pyxform leaves at both ends of a text with outputs."""
    trimmed = list(parts)
    if any(isinstance(part, Expression) for part in parts):
        for end, strip in ((0, str.lstrip), (-1, str.rstrip)):
            part = trimmed[end]
            if isinstance(part, str):
                trimmed[end] = strip(part)
    return tuple(part for part in trimmed if part != "")
