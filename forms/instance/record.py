"""One live record: answers go in, everything that depends on them follows."""

from forms.definition import Aspect, Computation, Name
from forms.errors import FormError
from forms.instance.actions import Actions
from forms.instance.answers import fitting_answer, selection
from forms.instance.build import Builder
from forms.instance.casting import computed_writer, without_controls
from forms.instance.environment import FormEnvironment
from forms.instance.node import LiveDocument, LiveNode, find_node
from forms.instance.preloads import end_value, meta_node, preload_value
from forms.instance.recalculation import Run
from forms.instance.reopening import reopen
from forms.instance.repeats import Repeats
from forms.instance.state import State
from forms.xpath import SchemaPath, nodes_at


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
        document = LiveDocument(builder.new() if saved is None else reopen(saved, builder))
        environment.root = document
        graph = environment.form.graph
        self._state = State(environment, graph, document, self._runner, self._value_changed)
        self._actions = Actions(self._state)
        self._repeats = Repeats(self._state, builder, self._repeat_began)
        self._is_reopening = saved is not None
        self._begin(is_edit=is_edit)
        self._is_reopening = False

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
        """Store an answer ("" clears) and follow it through; what does not fit is set aside.

        Raises:
            FormError: what follows from it is more than the engine does, as a huge jr:count; then
                the node keeps the answer it had.
        """
        before = node.stored, node.rejected
        answer = without_controls(answer)
        fitting = fitting_answer(node, answer, self.environment) if answer else ""
        try:
            self._put(node, fitting or "", rejected=answer if fitting is None else "")
        except FormError:
            self._put(node, before[0], rejected=before[1])
            raise

    def _put(self, node: LiveNode, value: str, *, rejected: str) -> None:
        node.rejected = rejected
        self._state.mark(node)
        self._state.set_value(node, value)
        self._state.queue.run()

    def would_be_relevant(self, parent: LiveNode, path: SchemaPath) -> bool:
        """Return whether an instance of a repeat, were it there, would take part."""
        return self._repeats.would_be_relevant(parent, path)

    def has_room(self, parent: LiveNode, path: SchemaPath) -> bool:
        """Return whether a repeat can take one more instance."""
        return self._repeats.has_room(parent, path)

    def add_repeat(self, parent: LiveNode, path: SchemaPath) -> LiveNode:
        """Append an instance of a repeat below a node and return it.

        Raises:
            FormError: there is no room for it.
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

    def take_changes(self) -> frozenset[str]:
        """Return what may look different since the last call, as references."""
        return self._state.take_changes()

    def _begin(self, *, is_edit: bool) -> None:
        if is_edit:
            self._deprecate()
        if not self._is_reopening:
            self._preload(self.root)
            self._repeats.add_fixed()
        self._state.queue.everything()
        self._state.queue.run()
        if self._is_reopening:
            self._judge_saved()
        self._actions.begin(is_new=not self._is_reopening)
        identity = meta_node(self._state.document, "instanceID")
        if identity is not None and not identity.stored:
            self._state.set_value(identity, f"uuid:{self.environment.new_id()}")
            self._state.queue.run()
        self._state.forget_changes()

    def _preload(self, top: LiveNode) -> None:
        depth = len(top.path)
        for path, bind in self.environment.form.binds.items():
            if bind.preload is not None and path[:depth] == top.path:
                for node in nodes_at((top,), path[depth:]):
                    if isinstance(node, LiveNode) and not node.stored:
                        value = preload_value(bind.preload, self.environment)
                        self._state.set_value(node, value or "")

    def _judge_saved(self) -> None:
        """Set aside what a list or range does not allow, as when it was answered."""
        for path, control in self.environment.form.controls.items():
            if control.is_select or control.kind == "range":
                for node in nodes_at((self._state.document,), path):
                    if isinstance(node, LiveNode) and node.stored:
                        self.answer(node, node.stored)

    def _deprecate(self) -> None:
        identity = meta_node(self._state.document, "instanceID")
        if identity is None or identity.above is None:
            return
        deprecated = meta_node(self._state.document, "deprecatedID")
        if deprecated is None:
            meta = identity.above
            name = Name("deprecatedID", identity.qualified.prefix, identity.qualified.namespace)
            deprecated = LiveNode(name, (*meta.path, "deprecatedID"), None, is_repeat=False)
            meta.adopt_elements([*meta.live_children, deprecated])
        deprecated.store(identity.stored)
        identity.store(f"uuid:{self.environment.new_id()}")

    def _repeat_began(self, node: LiveNode) -> None:
        self._preload(node)
        self._actions.repeat_added(node)

    def _value_changed(self, node: LiveNode) -> None:
        self._actions.value_changed(node)

    def _runner(self, computation: Computation) -> Run:
        """Return what runs a computation for a node."""
        match computation.aspect:
            case Aspect.CALCULATE:
                return self._calculation(computation)
            case Aspect.RELEVANT | Aspect.REQUIRED | Aspect.READONLY:
                return self._condition(computation)
            case Aspect.CHOICES:
                return self._list_changed
            case Aspect.TEXT:
                return self._state.mark
            case Aspect.COUNT:
                path, count = computation.path, computation.expression
                return lambda node: self._repeats.adjust(node, path, count)

    def _condition(self, computation: Computation) -> Run:
        state, at, holds = self._state, self._state.at, computation.expression.code.boolean
        if computation.aspect is Aspect.RELEVANT:
            return lambda node: state.set_relevant(node, relevant=holds(at(node)))
        if computation.aspect is Aspect.REQUIRED:
            return lambda node: state.set_required(node, required=holds(at(node)))
        return lambda node: state.set_readonly(node, readonly=holds(at(node)))

    def _calculation(self, computation: Computation) -> Run:
        at, set_value, environment = self._state.at, self._state.set_value, self.environment
        kind = environment.form.binds[computation.path].type
        write = computed_writer(kind, computation.expression.code, environment.zone)
        return lambda node: set_value(node, write(at(node)))

    def _list_changed(self, node: LiveNode) -> None:
        """Take away selected values that the list no longer offers."""
        self._state.mark(node)
        control = self.environment.form.controls.get(node.path)
        if control is None or not control.is_select or self._is_reopening:
            return
        if node.stored:
            left = selection(control, node, node.stored, self.environment)
            self._state.set_value(node, left)
