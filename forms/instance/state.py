"""Values and conditions of the live nodes, and the queue that every change feeds."""

from collections.abc import Callable

from forms.definition import Event, Graph
from forms.instance.environment import FormEnvironment
from forms.instance.node import LiveDocument, LiveNode, ref_of
from forms.instance.recalculation import Recalculation, Runner
from forms.xpath import Context, Expression, Node
from forms.xpath.values import Value


class State:
    """The one place that changes live nodes.

    Args:
        environment: the form and what surrounds it.
        graph: who reads what.
        document: the document node of the filling.
        runner: says how a computation is run for a node.
        on_change: told of every new value that sets off an action.

    Attributes:
        at: gives the context of expressions at a node, until it is asked for another one.
    """

    def __init__(
        self,
        environment: FormEnvironment,
        graph: Graph,
        document: LiveDocument,
        runner: Runner,
        on_change: Callable[[LiveNode], None],
    ) -> None:
        self.environment = environment
        self.document = document
        self.queue = Recalculation(graph, document, runner)
        self.at = Context(environment, document).at
        self._watched = {
            action.source
            for action in environment.form.actions
            if Event.VALUE_CHANGED in action.events
        }
        self._changed: dict[LiveNode, None] = {}
        self._resized: dict[tuple[LiveNode, str], None] = {}
        self._on_change = on_change

    def value(self, expression: Expression, node: Node) -> Value:
        """Evaluate an expression at a node."""
        return expression.code.value(self.at(node))

    def number(self, expression: Expression, node: Node) -> float:
        """Evaluate an expression at a node as a number."""
        return expression.code.number(self.at(node))

    def holds(self, expression: Expression, node: Node) -> bool:
        """Evaluate an expression at a node as a condition."""
        return expression.code.boolean(self.at(node))

    def mark(self, node: LiveNode) -> None:
        """Report a node as changed, whatever changed about it."""
        self._changed[node] = None

    def mark_repeat(self, parent: LiveNode, name: str) -> None:
        """Report that a repeat has more or fewer instances."""
        self._resized[parent, name] = None

    def take_changes(self) -> frozenset[str]:
        """Return what may look different since the last call, as references.

        A repeat instance is among them when something in it changed: its entry may be named by it.
        """
        refs: set[str] = set()
        for node in self._changed:
            if node.root is self.document:
                refs.add(ref_of(node))
                if not node.fixed_ref:
                    refs.update(ref_of(entry) for entry in node.entries)
        for parent, name in self._resized:
            if parent.root is self.document:
                refs.add(f"{ref_of(parent)}/{name}")
        self.forget_changes()
        return frozenset(refs)

    def forget_changes(self) -> None:
        """Let what changed until now count as told."""
        self._changed.clear()
        self._resized.clear()

    def set_value(self, node: LiveNode, value: str) -> None:
        """Store a value; what reads it is queued if it looks different."""
        if node.stored == value:
            return
        node.store(value)
        self._changed[node] = None
        self.queue.value_changed(node)
        if node.path in self._watched:
            self._on_change(node)

    def set_required(self, node: LiveNode, *, required: bool) -> None:
        """Say whether an answer must be given."""
        if required != node.required:
            node.required = required
            self.mark(node)

    def set_relevant(self, node: LiveNode, *, relevant: bool) -> None:
        """Say whether a node by itself takes part; what lies above it can take it out as well."""
        node.own_relevant = relevant
        self._spread_relevance(node, above=node.parent is None or node.parent.relevant)

    def set_readonly(self, node: LiveNode, *, readonly: bool) -> None:
        """Say whether a node by itself can be changed; what lies above it can forbid it as well."""
        node.own_readonly = readonly
        self._spread_readonly(node, above=node.above is not None and node.above.readonly)

    def inherit(self, top: LiveNode, parent: LiveNode) -> None:
        """Give a new subtree the conditions of what it hangs under, and report all of it."""
        for node in top.walk():
            node.relevant = parent.relevant
            node.readonly = parent.readonly
            node.show()
            self.mark(node)

    def _spread_relevance(self, node: LiveNode, *, above: bool) -> None:
        relevant = above and node.own_relevant
        if relevant == node.relevant:
            return
        node.relevant = relevant
        node.show()
        self._changed[node] = None
        self.queue.value_changed(node)
        for below in (*node.children, *node.attributes.values()):
            if isinstance(below, LiveNode):
                self._spread_relevance(below, above=relevant)

    def _spread_readonly(self, node: LiveNode, *, above: bool) -> None:
        readonly = above or node.own_readonly
        if readonly != node.readonly:
            node.readonly = readonly
            self.mark(node)
            for child in node.live_children:
                self._spread_readonly(child, above=readonly)
