"""Runs `<setvalue>` actions when their event comes."""

from collections.abc import Sequence

from forms.definition import Event, SetValue
from forms.errors import FormError
from forms.instance.casting import computed_text
from forms.instance.node import LiveNode
from forms.instance.state import State
from forms.xpath import Node, SchemaPath, nodes_at

_DEEPEST = 50


class Actions:
    """The actions of one filling.

    Args:
        state: what the actions change.
    """

    def __init__(self, state: State) -> None:
        self._state = state
        self._actions = state.environment.form.actions
        self._depth = 0

    def begin(self, *, is_new: bool) -> None:
        """A filling was started, or opened again."""
        for event in (Event.FIRST_LOAD, Event.LOAD) if is_new else (Event.LOAD,):
            for action in self._at(event):
                self._run(action, nodes_at((self._state.document,), action.target))
            self._state.queue.run()

    def repeat_added(self, node: LiveNode) -> None:
        """A repeat instance was added."""
        depth = len(node.path)
        for action in self._at(Event.NEW_REPEAT):
            if (action.source or action.target)[:depth] == node.path:
                self._run(action, _targets_near(node, action.target))

    def value_changed(self, node: LiveNode) -> None:
        """A node that sets off an action has a new value.

        Raises:
            FormError: actions set each other off without end.
        """
        self._depth += 1
        if self._depth > _DEEPEST:
            self._depth = 0
            raise _endless(node.path)
        for action in self._at(Event.VALUE_CHANGED):
            if action.source == node.path:
                self._run(action, _targets_near(node, action.target))
        self._depth -= 1

    def _at(self, event: Event) -> list[SetValue]:
        return [action for action in self._actions if event in action.events]

    def _run(self, action: SetValue, targets: Sequence[Node]) -> None:
        for target in targets:
            if isinstance(target, LiveNode):
                value = self._state.value(action.value, target)
                zone = self._state.environment.zone
                self._state.set_value(target, computed_text(target.bind.type, value, zone))


def _targets_near(node: LiveNode, target: SchemaPath) -> Sequence[Node]:
    """Return the targets in the repeat instances that the node stands in."""
    above, names = node.common_with(target)
    return nodes_at((above,), names) if above is not None else ()


def _endless(path: SchemaPath) -> FormError:
    return FormError(
        f"The setvalue actions of {Event.VALUE_CHANGED.value} set each other off without end.",
        place=f"/{'/'.join(path)}",
        cure="Let one of them not change what sets off the other.",
        zh="setvalue 动作互相触发，没有尽头。请让其中一个不再改动触发另一个的答案。",
    )
