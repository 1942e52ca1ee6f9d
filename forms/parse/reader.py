"""What every part of the parser knows about the form at hand: its nodes, repeats, namespaces."""

import re
from collections.abc import Mapping
from dataclasses import dataclass

from forms.errors import FormError
from forms.parse.document import JAVAROSA, Element, local_name
from forms.parse.instances import Instances
from forms.parse.limits import check_expression
from forms.parse.notes import Notes
from forms.xpath import Expression, SchemaPath, Scope, compile_expression
from forms.xpath.parser import parse
from forms.xpath.plain import absolute_path
from forms.xpath.syntax import Path

_PLAIN_ABSOLUTE = re.compile(r"\s*(?:/[^\W\d][\w.:-]*)+\s*")
_NAMING_CALL = re.compile(r"""\b(instance|pulldata)\(\s*(['"])(.*?)\2""", re.DOTALL)


def node_ref(element: Element) -> str:
    """Return what an element says of the node it shows: `nodeset` or `ref`, but no translation."""
    ref = element.get("nodeset") or element.get("ref") or ""
    return "" if ref.lstrip().startswith("jr:itext(") else ref


def ref_to(path: SchemaPath) -> str:
    """Write a schema path as a form does: /data/members/name."""
    return f"/{'/'.join(path)}"


@dataclass(frozen=True, slots=True)
class Reader:
    """Reads expressions and references in the light of the primary instance.

    Args:
        root: the path of the primary instance's root element.
        paths: every node and attribute of the primary instance.
        repeats: which of them repeat.
        bound: the nodes of the binds that have an id.
        namespaces: prefix to URI.
        instances: the secondary instances.
        text_ids: the ids of all translated texts.
        notes: takes what is odd and what is missing.
    """

    root: SchemaPath
    paths: frozenset[SchemaPath]
    repeats: frozenset[SchemaPath]
    bound: Mapping[str, SchemaPath]
    namespaces: Mapping[str, str]
    instances: Instances
    text_ids: frozenset[str]
    notes: Notes

    def expression(
        self, text: str, path: SchemaPath, place: str, *, as_nodes: bool = False
    ) -> Expression:
        """Compile an expression that belongs to a node; an empty path is one outside the form.

        Args:
            text: the expression.
            path: the node.
            place: where it stands, for errors.
            as_nodes: only its nodes are asked for, not their text.

        Raises:
            FormError: the expression is wrong; names the place.
        """
        check_expression(text, place)
        scope = Scope(path, self.repeats, self.namespaces, place)
        expression = compile_expression(text, scope, as_nodes=as_nodes)
        if expression.faults:
            raise expression.faults[0]
        if "(" in text:
            for call, _, name in _NAMING_CALL.findall(text):
                self._check_name(call, name, place)
        if path:
            self._check_references(expression, place)
        return expression

    def optional(
        self, attributes: Mapping[str, str], name: str, path: SchemaPath
    ) -> Expression | None:
        """Compile one of the attributes of an element; None where it is missing or blank."""
        text = attributes.get(name)
        if not text or not text.strip():
            return None
        shown = name.replace(f"{{{JAVAROSA}}}", "jr:")
        return self.expression(text, path, f"{ref_to(path)} {shown}")

    def path_of(self, text: str, above: SchemaPath, place: str) -> SchemaPath:
        """Return the schema path a reference leads to, seen from the node above it.

        Raises:
            FormError: the reference is not a plain path.
        """
        if _PLAIN_ABSOLUTE.fullmatch(text):
            names = text.strip()[1:].split("/")
            return tuple(name.rpartition(":")[2] for name in names) if ":" in text else tuple(names)
        try:
            syntax = parse(text)
        except (FormError, RecursionError):
            syntax = None
        path = _path_of(syntax, above) if isinstance(syntax, Path) else None
        if path is None:
            raise FormError(
                f"{text!r} is not a plain path.",
                place=place,
                cure="Write the way to one node, such as /data/name.",
                zh=f"{text!r} 不是简单路径。请写一个节点的路径，比如 /data/name。",
            )
        return path

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

    def shown_by(self, element: Element, above: SchemaPath) -> SchemaPath | None:
        """Return the node an element below another node shows; None if it names none.

        Raises:
            FormError: there is no such node.
        """
        ref = node_ref(element)
        if ref:
            return self.known_path(ref, above, f"<{local_name(element)} ref={ref!r}>")
        return self.bound.get(element.get("bind") or "")

    def repeat_around(self, path: SchemaPath) -> SchemaPath:
        """Return the innermost repeat above a node, an empty path if there is none."""
        if not self.repeats:
            return ()
        depths = range(len(path) - 1, 0, -1)
        return next((path[:depth] for depth in depths if path[:depth] in self.repeats), ())

    def node_around(self, element: Element | None) -> SchemaPath | None:
        """Return the node that an element, or the next one around it, shows; it need not be there.

        Raises:
            FormError: a reference is not a plain path.
        """
        while element is not None:
            ref = node_ref(element)
            if ref:
                is_absolute = ref.lstrip().startswith("/")
                above = None if is_absolute else self.node_around(element.getparent())
                return self.path_of(ref, above or self.root, ref)
            if element.get("bind") in self.bound:
                return self.bound[element.get("bind") or ""]
            element = element.getparent()
        return None

    def _check_name(self, call: str, name: str, place: str) -> None:
        if self.instances.has(name):
            return
        if call == "pulldata":
            self.notes.miss(name if name.lower().endswith(".csv") else f"{name}.csv")
            return
        raise FormError(
            f"instance() names {name!r}, which is neither an instance nor a file.",
            place=place,
            cure="Check its spelling, or add the instance.",
            zh=f"instance() 要的 {name!r} 不存在，请检查拼写，或者补上这个 instance。",
        )

    def _check_references(self, expression: Expression, place: str) -> None:
        for reference in expression.references:
            path = reference.path
            if path and path not in self.paths and not {".", ".."}.intersection(path):
                self.notes.warn(
                    f"It reads {ref_to(path)}, and there is no such node: that is always blank.",
                    place=place,
                    cure="Check the spelling.",
                    zh=f"这里引用的 {ref_to(path)} 不存在，永远是空的。请检查拼写。",
                )


def _path_of(syntax: Path, above: SchemaPath) -> SchemaPath | None:
    if not syntax.steps or syntax.steps[-1].axis != "attribute":
        return absolute_path(syntax, Scope(above))
    path = absolute_path(Path(syntax.start, syntax.steps[:-1]), Scope(above))
    return None if path is None else (*path, f"@{syntax.steps[-1].test.rpartition(':')[2]}")
