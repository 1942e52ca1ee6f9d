"""Builds the live tree from the form's blueprint, or from a saved instance over it."""

from collections.abc import Iterator, Sequence
from datetime import tzinfo

from forms.definition import Blueprint, Form, Name
from forms.errors import FormError
from forms.instance.casting import answer_text
from forms.instance.node import LiveNode
from forms.parse import Element, elements, local_name, parse_document
from forms.xpath import Node, NodeKind, SchemaPath


class Builder:
    """Makes live nodes of one form.

    Args:
        form: the definition.
        zone: the local time zone, for default values.
    """

    def __init__(self, form: Form, zone: tzinfo) -> None:
        self._form = form
        self._zone = zone

    def new(self) -> Node:
        """Return the document node of a new, empty filling."""
        return _document(self._build(self._form.blueprint, ()))

    def reopen(self, saved: bytes) -> Node:
        """Return the document node of a saved filling.

        Raises:
            FormError: not well-formed, or of another form.
        """
        root = parse_document(saved, "instance")
        blueprint = self._form.blueprint
        form_id = root.get("id")
        if local_name(root) != blueprint.name.local or form_id not in {
            None,
            self._form.ref.form_id,
        }:
            raise FormError(
                f"This record belongs to another form ({form_id}).",
                place=self._form.ref.form_id,
                zh=f"这份记录属于另一张表单（{form_id}）。",
            )
        return _document(self._restore(blueprint, root, ()))

    def new_repeat(self, path: SchemaPath) -> LiveNode:
        """Return a new instance of a repeat, not yet in the tree."""
        return self._build(self._form.templates[path], path[:-1])

    def phantom(self, path: SchemaPath, parent: LiveNode) -> LiveNode:
        """Return a node that knows its place but is not there: where jr:count is computed."""
        node = self._node(Name(path[-1]), path)
        node.parent = parent
        return node

    def _node(self, name: Name, path: SchemaPath) -> LiveNode:
        templates = self._form.templates
        node = LiveNode(name, path, self._form.binds.get(path), is_repeat=path in templates)
        if not any(path[:depth] in templates for depth in range(1, len(path) + 1)):
            node.fixed_ref = f"/{'/'.join(path)}"
        return node

    def _build(self, blueprint: Blueprint, above: SchemaPath) -> LiveNode:
        node = self._bare(blueprint, above)
        node.store(self._default(node, blueprint.text))
        node.adopt([self._build(child, node.path) for child in _present(blueprint.children)])
        return node

    def _bare(self, blueprint: Blueprint, above: SchemaPath) -> LiveNode:
        node = self._node(blueprint.name, (*above, blueprint.name.local))
        for name, value in blueprint.attributes.items():
            attribute = self._node(name, (*node.path, f"@{name.local}"))
            attribute.store(value)
            node.set_attribute(attribute)
        return node

    def _default(self, node: LiveNode, text: str) -> str:
        if not text.strip():
            return ""
        fitting = answer_text(node.bind.type, text, self._zone)
        return text if fitting is None else fitting

    def _restore(self, blueprint: Blueprint, saved: Element, above: SchemaPath) -> LiveNode:
        node = self._bare(blueprint, above)
        for attribute in node.attributes.values():
            value = saved.get(_key(attribute.name, attribute.namespace))
            if value is not None and isinstance(attribute, LiveNode):
                attribute.store(value)
        if not blueprint.children:
            node.store(self._default(node, "".join(str(t) for t in saved.itertext())))
        node.adopt(list(self._restore_children(blueprint, saved, node.path)))
        return node

    def _restore_children(
        self, blueprint: Blueprint, saved: Element, path: SchemaPath
    ) -> Iterator[LiveNode]:
        done: set[str] = set()
        for child in blueprint.children:
            name = child.name.local
            found = list(elements(saved, name))
            if (*path, name) in self._form.templates:
                if name not in done:
                    template = self._form.templates[(*path, name)]
                    yield from (self._restore(template, element, path) for element in found)
                done.add(name)
            elif found:
                yield self._restore(child, found[0], path)
            else:
                yield self._build(child, path)
        yield from self._additions(blueprint, saved, path)

    def _additions(
        self, blueprint: Blueprint, saved: Element, path: SchemaPath
    ) -> Iterator[LiveNode]:
        """Keep meta nodes (deprecatedID) that a saved filling has and the form has not."""
        if path[-1] != "meta":
            return
        known = {child.name.local for child in blueprint.children}
        for element in elements(saved):
            if local_name(element) not in known:
                name = Name(local_name(element), blueprint.name.prefix, blueprint.name.namespace)
                yield self._build(Blueprint(name, element.text or ""), path)


def _present(children: Sequence[Blueprint]) -> Iterator[Blueprint]:
    return (child for child in children if not child.is_template)


def _key(name: str, namespace: str) -> str:
    return f"{{{namespace}}}{name}" if namespace else name


def _document(root: LiveNode) -> Node:
    document = Node(kind=NodeKind.DOCUMENT)
    document.adopt([root])
    return document
