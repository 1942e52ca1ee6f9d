"""Adds and removes repeat instances."""

import math
from collections.abc import Callable, Mapping, Sequence
from functools import cached_property

from forms.definition import Blueprint, Form
from forms.errors import FormError
from forms.instance.build import MOST_NODES, Builder
from forms.instance.node import LiveNode
from forms.instance.state import State
from forms.xpath import Expression, Node, SchemaPath, nodes_at

MOST_INSTANCES = 5_000
"""How many instances a repeat may have: position(..) of each looks through all of them."""


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
        self._grown: dict[tuple[LiveNode, SchemaPath], int] = {}
        self._set_aside: dict[tuple[LiveNode, SchemaPath], list[LiveNode]] = {}

    @cached_property
    def _blueprints(self) -> Mapping[SchemaPath, Blueprint]:
        blueprints = dict(self._form.blueprint.walk())
        for path, template in self._form.templates.items():
            blueprints.update(template.walk(path[:-1]))
        return blueprints

    @cached_property
    def _size(self) -> int:
        return _size(*self._state.document.children)

    def add_fixed(self) -> None:
        """Give a repeat that nobody may add to its one instance."""
        for path, repeat in self._form.repeats.items():
            if not repeat.may_change and repeat.count is None:
                for parent in nodes_at((self._state.document,), path[:-1]):
                    if isinstance(parent, LiveNode) and not parent.named(path[-1]):
                        self._insert(parent, [self._builder.new_repeat(path)])

    def would_be_relevant(self, parent: LiveNode, path: SchemaPath) -> bool:
        """Return whether an instance, were it there, would take part."""
        bind = self._form.binds.get(path)
        if bind is None or bind.relevant is None:
            return True
        return self._state.holds(bind.relevant, self._builder.phantom(path, parent))

    def has_room(self, parent: LiveNode, path: SchemaPath, more: int = 1) -> bool:
        """Return whether a repeat and the record may grow by some instances."""
        nodes = more * self._form.templates[path].size
        instances = len(parent.named(path[-1])) + more
        return instances <= MOST_INSTANCES and self._size + nodes <= MOST_NODES

    def add(self, parent: LiveNode, path: SchemaPath) -> LiveNode:
        """Append a new instance.

        Raises:
            FormError: there is no room for it.
        """
        return self._add(parent, path, 1)[0]

    def remove(self, node: LiveNode) -> None:
        """Take an instance out."""
        if node.above is not None:
            self._size -= _size(node)
            self._take_out(node.above, node.path, [node])

    def adjust(self, parent: LiveNode, path: SchemaPath, count: Expression) -> None:
        """Bring the number of instances in line with jr:count; a blank count changes nothing.

        Instances that are too many are set aside and come back as they were. A count that reads the
        repeat itself may want more after every growth: then it grows once for each answer, as a
        person who walks past the repeat would see it grow.

        Raises:
            FormError: the form wants more instances than there is room for.
        """
        number = self._state.number(count, self._builder.phantom(path, parent))
        if math.isnan(number):
            return
        wanted = math.trunc(min(max(number, 0), MOST_INSTANCES + 1))
        instances = [node for node in parent.named(path[-1]) if isinstance(node, LiveNode)]
        aside = self._set_aside.setdefault((parent, path), [])
        more = wanted - len(instances)
        if more < 0:
            aside[:0] = instances[wanted:]
            self._take_out(parent, path, instances[wanted:])
        elif more > 0 and self._grown.get((parent, path)) != self._state.queue.turn:
            self._grown[parent, path] = self._state.queue.turn
            self._check_room(parent, path, more - len(aside))
            back, aside[:more] = aside[:more], []
            self._insert(parent, back)
            self._add(parent, path, more - len(back))

    def _add(self, parent: LiveNode, path: SchemaPath, more: int) -> Sequence[LiveNode]:
        self._check_room(parent, path, more)
        nodes = [self._builder.new_repeat(path) for _ in range(more)]
        self._size += _size(*nodes)
        self._insert(parent, nodes)
        for node in nodes:
            self._state.queue.when_settled(lambda new=node: self._on_new(new))  # type: ignore[misc]
        return nodes

    def _check_room(self, parent: LiveNode, path: SchemaPath, more: int) -> None:
        if more > 0 and not self.has_room(parent, path, more):
            raise FormError(
                f"The form wants more than {MOST_INSTANCES} instances of a repeat, "
                f"or a record of more than {MOST_NODES} nodes.",
                place=f"/{'/'.join(path)}",
                cure="Bound the number: a constraint on the answer that jr:count reads.",
                zh=f"循环组超过 {MOST_INSTANCES} 条，或者整份记录超过 {MOST_NODES} 项。"
                "请用 constraint 限制 jr:count 所用的数目。",
            )

    def _insert(self, parent: LiveNode, nodes: Sequence[LiveNode]) -> None:
        if not nodes:
            return
        path = nodes[0].path
        place = self._place_for(parent, path)
        children = parent.live_children
        parent.adopt_elements([*children[:place], *nodes, *children[place:]])
        for node in nodes:
            self._state.inherit(node, parent)
            self._state.queue.subtree(node)
        self._structure_changed(parent, path)

    def _take_out(self, parent: LiveNode, path: SchemaPath, nodes: Sequence[LiveNode]) -> None:
        """Take instances out; those behind the first one move up."""
        gone = set(map(id, nodes))
        first = nodes[0].position
        parent.adopt_elements([child for child in parent.live_children if id(child) not in gone])
        for node in nodes:
            node.parent = None
        for moved in parent.named(path[-1])[first - 1 :]:
            if isinstance(moved, LiveNode):
                for node in moved.walk():
                    self._state.mark(node)
        self._structure_changed(parent, path)

    def _place_for(self, parent: LiveNode, path: SchemaPath) -> int:
        """Return the index behind the last instance, or where the form has the repeat."""
        order = [child.name.local for child in self._blueprints[parent.path].children]
        before = set(order[: order.index(path[-1]) + 1]) if path[-1] in order else set(order)
        places = [at for at, child in enumerate(parent.children, start=1) if child.name in before]
        return max(places, default=0)

    def _structure_changed(self, parent: LiveNode, path: SchemaPath) -> None:
        depth = len(path)
        inside = [below for below in self._blueprints if below[:depth] == path]
        self._state.queue.structure_changed(parent, inside)
        self._state.mark_repeat(parent, path[-1])


def _size(*tops: Node) -> int:
    return sum(1 for top in tops if isinstance(top, LiveNode) for _ in top.walk())
