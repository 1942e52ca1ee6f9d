"""Values and conditions of the live nodes, and the queue that every change feeds."""

from collections.abc import Callable

from forms.definition import Graph
from forms.instance.environment import FormEnvironment
from forms.instance.node import LiveNode
from forms.instance.recalculation import Apply, Recalculation
from forms.xpath import Context, Expression, Node
from forms.xpath.values import Value


class State:
    """The one place that changes live nodes.

    Args:
        environment: the form and what surrounds it.
        graph: who reads what.
        document: the document node of the filling.
        apply: runs one computation for one node.
        on_change: told of every value that changed.
    """

    def __init__(
        self,
        environment: FormEnvironment,
        graph: Graph,
        document: Node,
        apply: Apply,
        on_change: Callable[[LiveNode], None],
    ) -> None:
        self.environment = environment
        self.document = document
        self.queue = Recalculation(graph, document, apply)
        self._context = Context(environment, document)
        self._changed: dict[LiveNode, None] = {}
        self._on_change = on_change

    def value(self, expression: Expression, node: Node) -> Value:
        """Evaluate an expression at a node."""
        return expression.code.value(self._context.at(node))

    def number(self, expression: Expression, node: Node) -> float:
        """Evaluate an expression at a node as a number."""
        return expression.code.number(self._context.at(node))

    def holds(self, expression: Expression, node: Node) -> bool:
        """Evaluate an expression at a node as a condition."""
        return expression.code.boolean(self._context.at(node))

    def mark(self, node: LiveNode) -> None:
        """Report a node as changed, whatever changed about it."""
        self._changed[node] = None

    def take_changes(self) -> list[LiveNode]:
        """Return the nodes of the tree that changed since the last call."""
        changed = [node for node in self._changed if node.root is self.document]
        self._changed.clear()
        return changed

    def set_value(self, node: LiveNode, value: str) -> None:
        """Store a value; what reads it is queued if it looks different."""
        if node.stored == value:
            return
        node.store(value)
        self.mark(node)
        self.queue.value_changed(node)
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
        """Give a new subtree the conditions of what it hangs under."""
        for node in top.walk():
            node.relevant = parent.relevant
            node.readonly = parent.readonly
            node.show()

    def _spread_relevance(self, node: LiveNode, *, above: bool) -> None:
        relevant = above and node.own_relevant
        if relevant == node.relevant:
            return
        node.relevant = relevant
        node.show()
        self.mark(node)
        self.queue.value_changed(node)
        for child in (*node.live_children, *node.attributes.values()):
            if isinstance(child, LiveNode):
                self._spread_relevance(child, above=relevant)

    def _spread_readonly(self, node: LiveNode, *, above: bool) -> None:
        readonly = above or node.own_readonly
        if readonly != node.readonly:
            node.readonly = readonly
            self.mark(node)
            for child in node.live_children:
                self._spread_readonly(child, above=readonly)
