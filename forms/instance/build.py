"""Builds the live tree of a new filling from the form's blueprint."""

from collections import Counter
from collections.abc import Iterator
from datetime import tzinfo
from typing import NamedTuple

from forms.definition import Bind, Blueprint, Form, Name
from forms.instance.casting import answer_text
from forms.instance.node import LiveNode
from forms.xpath import SchemaPath

MOST_NODES = 100_000
"""How many nodes a record may grow to, or be opened with; about 1.2 kB each."""


class Mould(NamedTuple):
    """What all nodes of one schema path have in common; `below` are the moulds met under it."""

    path: SchemaPath
    bind: Bind | None
    is_repeat: bool
    fixed_ref: str
    below: "dict[str, Mould]"


class Builder:
    """Makes live nodes of one form.

    Args:
        form: the definition.
        zone: the local time zone, for default values.
    """

    def __init__(self, form: Form, zone: tzinfo) -> None:
        self.form = form
        self._zone = zone
        self._top = Mould((), None, is_repeat=False, fixed_ref="", below={})
        self._numbered = {*form.templates, *_namesakes(form.blueprint)}

    def new(self) -> LiveNode:
        """Return the root element of a new, empty filling."""
        return self.element(self.form.blueprint, ())

    def new_repeat(self, path: SchemaPath) -> LiveNode:
        """Return a new instance of a repeat, not yet in the tree."""
        return self.element(self.form.templates[path], path[:-1])

    def phantom(self, path: SchemaPath, parent: LiveNode) -> LiveNode:
        """Return a node that knows its place but is not there: where jr:count is computed."""
        node = _node(Name(path[-1]), self._mould(path))
        node.parent = parent
        return node

    def element(self, blueprint: Blueprint, above: SchemaPath) -> LiveNode:
        """Return an element as the form has it, with all below it."""
        return self._element(blueprint, self._mould(above))

    def bare(self, blueprint: Blueprint, above: SchemaPath) -> LiveNode:
        """Return an element with its attributes, but without text and children."""
        return self._bare(blueprint, self._mould((*above, blueprint.name.local)))

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

    def _element(self, blueprint: Blueprint, above: Mould) -> LiveNode:
        name, text, attributes, children, _ = blueprint
        mould = above.below.get(name.local) or self._below(above, name.local)
        node = self._bare(blueprint, mould) if attributes else _node(name, mould)
        if text:
            self.fill(node, text)
        if children:
            node.adopt_elements([self._element(c, mould) for c in children if not c.is_template])
        return node

    def _bare(self, blueprint: Blueprint, mould: Mould) -> LiveNode:
        node = _node(blueprint.name, mould)
        for name, value in blueprint.attributes.items():
            attribute = _node(name, self._below(mould, f"@{name.local}"))
            attribute.store(value)
            node.set_attribute(attribute)
        return node

    def _mould(self, path: SchemaPath) -> Mould:
        mould = self._top
        for name in path:
            mould = self._below(mould, name)
        return mould

    def _below(self, above: Mould, name: str) -> Mould:
        mould = above.below.get(name)
        if mould is None:
            path = (*above.path, name)
            is_fixed = path not in self._numbered and (above.fixed_ref or not above.path)
            fixed_ref = f"{above.fixed_ref}/{name}" if is_fixed else ""
            bind, is_repeat = self.form.binds.get(path), path in self.form.templates
            mould = above.below[name] = Mould(path, bind, is_repeat, fixed_ref, {})
        return mould


def _node(name: Name, mould: Mould) -> LiveNode:
    path, bind, is_repeat, fixed_ref, _ = mould
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
