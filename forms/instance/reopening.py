"""Lays a saved instance over the form's blueprint."""

from collections.abc import Iterator
from itertools import islice

from forms.definition import Blueprint, Name
from forms.errors import FormError
from forms.instance.build import MOST_NODES, Builder
from forms.instance.node import LiveNode
from forms.parse import Element, elements, local_name, parse_document
from forms.xpath import SchemaPath


def reopen(saved: bytes, builder: Builder) -> LiveNode:
    """Return the root element of a saved filling.

    What the saved instance leaves out (irrelevant when it was filed, or new in the form) begins as
    in a new filling. Attributes the form does not know were put there by a server and are dropped.
    What else the form has no place for is refused, so that no answer is lost unseen.

    Raises:
        FormError: not well-formed, of another form, too large, or with answers the form has no
            node for.
    """
    root = parse_document(saved, "instance")
    form = builder.form
    form_id = root.get("id")
    if local_name(root) != form.blueprint.name.local or form_id not in {None, form.ref.form_id}:
        raise FormError(
            f"This record belongs to another form ({form_id or local_name(root)}).",
            place=form.ref.form_id,
            cure="Open it with the form it was filled in with.",
            zh=f"这份记录属于另一张表单（{form_id or local_name(root)}）。请用原来的表单打开。",
        )
    if next(islice(root.iter(), MOST_NODES, None), None) is not None:
        raise FormError(
            f"The record has more than {MOST_NODES} nodes.",
            place=form.ref.form_id,
            cure="It cannot be opened here.",
            zh=f"这份记录超过 {MOST_NODES} 项，这里打不开。",
        )
    return _Reopening(builder).restore(form.blueprint, root, ())


class _Reopening:
    def __init__(self, builder: Builder) -> None:
        self._builder = builder
        self._templates = builder.form.templates

    def restore(self, blueprint: Blueprint, saved: Element, above: SchemaPath) -> LiveNode:
        node = self._builder.bare(blueprint, above)
        for attribute in node.attributes.values():
            value = saved.get(_key(attribute.name, attribute.namespace))
            if value is not None and isinstance(attribute, LiveNode):
                attribute.store(value)
        if not blueprint.children:
            self._builder.fill(node, saved.text or "")
        elif _is_filled(saved.text):
            raise _homeless(node.path)
        node.adopt_elements(list(self._children(blueprint, saved, node.path)))
        return node

    def _children(
        self, blueprint: Blueprint, saved: Element, path: SchemaPath
    ) -> Iterator[LiveNode]:
        waiting: dict[str, list[Element]] = {}
        for element in elements(saved):
            waiting.setdefault(local_name(element), []).append(element)
        done: set[str] = set()
        for child in blueprint.children:
            name = child.name.local
            found = waiting.get(name, [])
            if (*path, name) not in self._templates:
                yield (
                    self.restore(child, found.pop(0), path)
                    if found
                    else self._builder.element(child, path)
                )
            elif name not in done:
                done.add(name)
                instances = [other for other in blueprint.children if other.name == child.name]
                for element in waiting.pop(name, []):
                    yield self.restore(self._template(element, instances, path), element, path)
        left_over = [element for rest in waiting.values() for element in rest]
        yield from self._additions(blueprint, left_over, path)

    def _template(self, saved: Element, instances: list[Blueprint], above: SchemaPath) -> Blueprint:
        """Return what an instance is restored over; attributes may be on the form's own alone."""
        template = self._templates[*above, local_name(saved)]
        further = {
            name: text
            for instance in instances
            for name, text in instance.attributes.items()
            if saved.get(_key(name.local, name.namespace)) is not None
        }
        return template._replace(attributes={**further, **template.attributes})

    def _additions(
        self, blueprint: Blueprint, left_over: list[Element], path: SchemaPath
    ) -> Iterator[LiveNode]:
        """Keep meta nodes (deprecatedID) that a saved filling has and the form has not."""
        for element in left_over:
            if path[-1] == "meta":
                name = Name(local_name(element), blueprint.name.prefix, blueprint.name.namespace)
                yield self._builder.element(Blueprint(name, element.text or ""), path)
            elif any(_is_filled(str(text)) for text in element.itertext()):
                raise _homeless((*path, local_name(element)))


def _is_filled(text: str | None) -> bool:
    return bool(text and text.strip())


def _homeless(path: SchemaPath) -> FormError:
    return FormError(
        "The record has an answer that this form has no place for.",
        place=f"/{'/'.join(path)}",
        cure="Open it with the version of the form it was begun with.",
        zh="记录里有一个答案在这张表单里没有对应的位置。请用开始填写时的表单版本打开。",
    )


def _key(name: str, namespace: str) -> str:
    return f"{{{namespace}}}{name}" if namespace else name
