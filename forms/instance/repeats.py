"""Adds and removes repeat instances."""

import math
from collections.abc import Callable

from forms.definition import Blueprint, Form
from forms.errors import FormError
from forms.instance.build import Builder
from forms.instance.node import LiveNode
from forms.instance.state import State
from forms.xpath import Expression, SchemaPath, nodes_at

MOST_INSTANCES = 1000
"""How many instances a repeat may have; a larger jr:count is cut to it."""


class Repeats:
    """The repeats of one filling.

    Args:
        state: what they belong to.
        builder: makes new instances.
        on_new: told of every instance that begins anew, once it is in the tree.
    """

    def __init__(self, state: State, builder: Builder, on_new: Callable[[LiveNode], None]) -> None:
        self._state = state
        self._builder = builder
        self._on_new = on_new
        self._form: Form = state.environment.form
        self._blueprints = _all_blueprints(self._form)
        self._set_aside: dict[tuple[LiveNode, SchemaPath], list[LiveNode]] = {}

    def add_fixed(self) -> None:
        """Give a repeat that nobody may add to its one instance."""
        for path, repeat in self._form.repeats.items():
            if not repeat.may_change and repeat.count is None:
                for parent in nodes_at((self._state.document,), path[:-1]):
                    if isinstance(parent, LiveNode) and not parent.named(path[-1]):
                        self._insert(parent, self._builder.new_repeat(path))

    def add(self, parent: LiveNode, path: SchemaPath) -> LiveNode:
        """Append a new instance.

        Raises:
            FormError: the repeat has as many instances as it may.
        """
        if len(parent.named(path[-1])) >= MOST_INSTANCES:
            raise FormError(
                "There are too many instances.",
                place=f"/{'/'.join(path)}",
                zh=f"条目太多，最多 {MOST_INSTANCES} 条。",
            )
        node = self._builder.new_repeat(path)
        self._insert(parent, node)
        self._state.queue.when_settled(lambda: self._on_new(node))
        return node

    def remove(self, node: LiveNode) -> None:
        """Take an instance out."""
        parent = node.above
        if parent is not None:
            parent.adopt([child for child in parent.children if child is not node])
            node.parent = None
            self._structure_changed(parent, node.path)

    def adjust(self, parent: LiveNode, path: SchemaPath, count: Expression) -> None:
        """Bring the number of instances in line with jr:count; a blank count changes nothing.

        Instances that are too many are set aside and come back as they were.
        """
        number = self._state.number(count, self._builder.phantom(path, parent))
        if not math.isfinite(number):
            return
        wanted = min(max(0, math.trunc(number)), MOST_INSTANCES)
        instances = [node for node in parent.named(path[-1]) if isinstance(node, LiveNode)]
        aside = self._set_aside.setdefault((parent, path), [])
        for extra in instances[wanted:]:
            self.remove(extra)
        aside[:0] = instances[wanted:]
        for _ in range(wanted - len(instances)):
            if aside:
                self._insert(parent, aside.pop(0))
            else:
                self.add(parent, path)

    def _insert(self, parent: LiveNode, node: LiveNode) -> None:
        children = list(parent.children)
        children.insert(self._place_for(parent, node.path), node)
        parent.adopt(children)
        self._state.inherit(node, parent)
        self._state.queue.subtree(node)
        self._structure_changed(parent, node.path)
        self._state.mark(node)

    def _place_for(self, parent: LiveNode, path: SchemaPath) -> int:
        """Return the index behind the last instance, or where the form has the repeat."""
        order = [child.name.local for child in self._blueprints[parent.path].children]
        before = set(order[: order.index(path[-1]) + 1])
        places = [at for at, child in enumerate(parent.children, start=1) if child.name in before]
        return max(places, default=0)

    def _structure_changed(self, parent: LiveNode, path: SchemaPath) -> None:
        depth = len(path)
        inside = [below for below in self._blueprints if below[:depth] == path]
        self._state.queue.structure_changed(parent, inside)


def _all_blueprints(form: Form) -> dict[SchemaPath, Blueprint]:
    blueprints = dict(form.blueprint.walk())
    for path, template in form.templates.items():
        blueprints.update(template.walk(path[:-1]))
    return blueprints
