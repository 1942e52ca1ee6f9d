"""One live record: answers go in, everything that depends on them follows."""

from forms.definition import Aspect, Computation, Name
from forms.instance.actions import Actions
from forms.instance.answers import fitting_answer, still_offered
from forms.instance.build import Builder
from forms.instance.casting import computed_text
from forms.instance.environment import FormEnvironment
from forms.instance.node import LiveNode, find_node
from forms.instance.preloads import end_value, meta_node, preload_value
from forms.instance.repeats import Repeats
from forms.instance.state import State
from forms.xpath import NodeKind, SchemaPath


class Record:
    """The primary instance of one filling, kept consistent.

    Args:
        environment: the form and what surrounds it.
        saved: a saved instance to go on with; None starts a new one.
        is_edit: the saved instance was already filed: it gets a new instanceID and names the old
            one as deprecatedID.

    Raises:
        FormError: the saved instance is not one of this form.
    """

    def __init__(
        self, environment: FormEnvironment, saved: bytes | None, *, is_edit: bool = False
    ) -> None:
        self.environment = environment
        builder = Builder(environment.form, environment.zone)
        document = builder.new() if saved is None else builder.reopen(saved)
        environment.root = document
        graph = environment.form.graph
        self._state = State(environment, graph, document, self._apply, self._value_changed)
        self._actions = Actions(self._state)
        self._repeats = Repeats(self._state, builder, self._repeat_began)
        self._begin(is_new=saved is None, is_edit=is_edit)

    @property
    def root(self) -> LiveNode:
        """The root element."""
        return self.find(f"/{self.environment.form.blueprint.name.local}")

    @property
    def instance_id(self) -> str:
        """The record's instanceID."""
        node = meta_node(self._state.document, "instanceID")
        return node.stored if node is not None else ""

    def find(self, ref: str) -> LiveNode:
        """Return the node at a reference.

        Raises:
            FormError: there is none.
        """
        return find_node(self._state.document, ref)

    def answer(self, node: LiveNode, answer: str) -> None:
        """Store an answer ("" clears) and follow it through; what does not fit is set aside."""
        fitting = fitting_answer(node, answer, self.environment) if answer else ""
        node.rejected = answer if fitting is None else ""
        self._state.mark(node)
        self._state.set_value(node, fitting or "")
        self._state.queue.run()

    def add_repeat(self, parent: LiveNode, path: SchemaPath) -> LiveNode:
        """Append an instance of a repeat below a node and return it.

        Raises:
            FormError: the repeat has as many instances as it may.
        """
        node = self._repeats.add(parent, path)
        self._state.queue.run()
        return node

    def remove_repeat(self, node: LiveNode) -> None:
        """Take a repeat instance out."""
        self._repeats.remove(node)
        self._state.queue.run()

    def set_language(self, language: str) -> None:
        """Switch the language; what was computed from translated texts is computed again."""
        self.environment.language = language
        self._state.queue.language()
        self._state.queue.run()

    def stamp_end(self) -> None:
        """Set what is only known when the record is finalized."""
        for node in self.root.walk():
            preload = node.bind.preload
            value = end_value(preload, self.environment) if preload is not None else None
            if value is not None:
                self._state.set_value(node, value)
        self._state.queue.run()

    def take_changes(self) -> list[LiveNode]:
        """Return the nodes that changed since the last call."""
        return self._state.take_changes()

    def _begin(self, *, is_new: bool, is_edit: bool) -> None:
        if is_edit:
            self._deprecate()
        if is_new:
            self._preload(self.root)
            self._repeats.add_fixed()
        self._state.queue.everything()
        self._state.queue.run()
        self._actions.begin(is_new=is_new)
        identity = meta_node(self._state.document, "instanceID")
        if identity is not None and not identity.stored:
            self._state.set_value(identity, f"uuid:{self.environment.new_id()}")
            self._state.queue.run()
        self._state.take_changes()

    def _preload(self, top: LiveNode) -> None:
        for node in top.walk():
            preload = node.bind.preload
            if preload is not None and node.kind is NodeKind.ELEMENT and not node.stored:
                self._state.set_value(node, preload_value(preload, self.environment) or "")

    def _deprecate(self) -> None:
        identity = meta_node(self._state.document, "instanceID")
        if identity is None or identity.above is None:
            return
        deprecated = meta_node(self._state.document, "deprecatedID")
        if deprecated is None:
            meta = identity.above
            name = Name("deprecatedID", identity.qualified.prefix, identity.qualified.namespace)
            deprecated = LiveNode(name, (*meta.path, "deprecatedID"), None, is_repeat=False)
            meta.adopt([*meta.children, deprecated])
        deprecated.store(identity.stored)
        identity.store(f"uuid:{self.environment.new_id()}")

    def _repeat_began(self, node: LiveNode) -> None:
        self._preload(node)
        self._actions.repeat_added(node)

    def _value_changed(self, node: LiveNode) -> None:
        self._actions.value_changed(node)

    def _apply(self, computation: Computation, node: LiveNode) -> None:
        """Run one computation for one node."""
        state, expression = self._state, computation.expression
        match computation.aspect:
            case Aspect.CALCULATE:
                value = state.value(expression, node)
                text = computed_text(node.bind.type, value, self.environment.zone)
                state.set_value(node, text)
            case Aspect.RELEVANT:
                state.set_relevant(node, relevant=state.holds(expression, node))
            case Aspect.REQUIRED:
                state.set_required(node, required=state.holds(expression, node))
            case Aspect.READONLY:
                state.set_readonly(node, readonly=state.holds(expression, node))
            case Aspect.CHOICES:
                self._list_changed(node)
            case Aspect.COUNT:
                self._repeats.adjust(node, computation.path, expression)

    def _list_changed(self, node: LiveNode) -> None:
        """Take away selected values that the list no longer offers."""
        self._state.mark(node)
        control = self.environment.form.controls.get(node.path)
        if control is not None and node.stored:
            self._state.set_value(node, still_offered(control, node, self.environment))
