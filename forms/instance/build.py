"""Builds the live tree of a new filling from the form's blueprint."""

from collections import Counter
from collections.abc import Iterator
from datetime import tzinfo

from forms.definition import Bind, Blueprint, Form, Name
from forms.instance.casting import answer_text
from forms.instance.node import LiveNode
from forms.xpath import SchemaPath

MOST_NODES = 100_000
"""How many nodes a record may grow to, or be opened with; about 1.2 kB each."""


class Builder:
    """Makes live nodes of one form.

    Args:
        form: the definition.
        zone: the local time zone, for default values.
    """

    def __init__(self, form: Form, zone: tzinfo) -> None:
        self.form = form
        self._zone = zone
        self._moulds: dict[SchemaPath, tuple[Bind | None, bool, str]] = {}
        self._numbered = {*form.templates, *_namesakes(form.blueprint)}

    def new(self) -> LiveNode:
        """Return the root element of a new, empty filling."""
        return self.element(self.form.blueprint, ())

    def new_repeat(self, path: SchemaPath) -> LiveNode:
        """Return a new instance of a repeat, not yet in the tree."""
        return self.element(self.form.templates[path], path[:-1])

    def phantom(self, path: SchemaPath, parent: LiveNode) -> LiveNode:
        """Return a node that knows its place but is not there: where jr:count is computed."""
        node = self._node(Name(path[-1]), path)
        node.parent = parent
        return node

    def element(self, blueprint: Blueprint, above: SchemaPath) -> LiveNode:
        """Return an element as the form has it, with all below it."""
        node = self.bare(blueprint, above)
        if blueprint.text:
            self.fill(node, blueprint.text)
        if blueprint.children:
            node.adopt_elements([self.element(child, node.path) for child in present(blueprint)])
        return node

    def bare(self, blueprint: Blueprint, above: SchemaPath) -> LiveNode:
        """Return an element with its attributes, but without text and children."""
        node = self._node(blueprint.name, (*above, blueprint.name.local))
        for name, value in blueprint.attributes.items():
            attribute = self._node(name, (*node.path, f"@{name.local}"))
            attribute.store(value)
            node.set_attribute(attribute)
        return node

    def fill(self, node: LiveNode, text: str) -> None:
        """Give a node a default or saved value.

        What does not fit is set aside where a question can mend it, else kept as it is.
        """
        control = self.form.controls.get(node.path)
        text = " ".join(text.split()) if control is not None and control.is_select else text
        fitting = answer_text(node.bind.type, text, self._zone) if text.strip() else ""
        if fitting is not None:
            node.store(fitting)
        elif control is not None and node.bind.readonly is None:
            node.rejected = text
        else:
            node.store(text)

    def _node(self, name: Name, path: SchemaPath) -> LiveNode:
        mould = self._moulds.get(path)
        if mould is None:
            above = (path[:depth] for depth in range(1, len(path) + 1))
            fixed_ref = f"/{'/'.join(path)}" if self._numbered.isdisjoint(above) else ""
            mould = (self.form.binds.get(path), path in self.form.templates, fixed_ref)
            self._moulds[path] = mould
        bind, is_repeat, fixed_ref = mould
        node = LiveNode(name, path, bind, is_repeat=is_repeat)
        node.fixed_ref = fixed_ref
        return node


def present(blueprint: Blueprint) -> Iterator[Blueprint]:
    """Yield the children that a new filling has: all but the templates of repeats."""
    return (child for child in blueprint.children if not child.is_template)


def _namesakes(root: Blueprint) -> Iterator[SchemaPath]:
    """Yield the paths that siblings share: references to them need a position."""
    for path, blueprint in root.walk():
        names = [child.name.local for child in blueprint.children]
        if len(set(names)) < len(names):
            yield from ((*path, name) for name, count in Counter(names).items() if count > 1)
