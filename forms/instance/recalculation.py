"""Runs again what a change touches, in order, and stops where a result is the same as before."""

from collections.abc import Callable, Sequence
from heapq import heappop, heappush

from forms.definition import Computation, Graph
from forms.errors import FormError
from forms.instance.node import LiveNode
from forms.xpath import Node, SchemaPath, nodes_at

Apply = Callable[[Computation, LiveNode], None]

_MOST_RUNS = 500


class Recalculation:
    """The queue of computations to run.

    Args:
        graph: who reads what.
        document: the document node of the filling.
        apply: runs one computation for one node; reports what it changed to this queue.
    """

    def __init__(self, graph: Graph, document: Node, apply: Apply) -> None:
        self._graph = graph
        self._document = document
        self._apply = apply
        self._queue: list[tuple[int, int, Node, Computation]] = []
        self._waiting: set[tuple[int, int]] = set()
        self._added = 0
        self._runs: dict[tuple[int, int], int] | None = None
        self._when_settled: list[Callable[[], None]] = []

    def everything(self) -> None:
        """Queue every computation for every node."""
        for computation in self._graph.computations:
            self._queue_below(self._document, computation.target, computation)

    def language(self) -> None:
        """Queue what reads translated texts."""
        for computation in self._graph.computations:
            if computation.expression.reads_language:
                self._queue_below(self._document, computation.target, computation)

    def subtree(self, top: LiveNode) -> None:
        """Queue every computation for the nodes of a new repeat instance."""
        depth = len(top.path)
        for computation in self._graph.computations:
            if computation.target[:depth] == top.path:
                self._queue_below(top, computation.target[depth:], computation)

    def value_changed(self, node: LiveNode) -> None:
        """Queue what reads a node."""
        for computation, _, up, down in self._graph.readers.get(node.path, ()):
            base: Node | None = node
            for _ in range(up):
                base = base.parent if base is not None else None
            if base is not None:
                self._queue_below(base, down, computation)

    def structure_changed(self, parent: LiveNode, paths: Sequence[SchemaPath]) -> None:
        """Queue what reads a repeat whose number of instances below `parent` changed.

        Args:
            parent: the node above the instances.
            paths: schema paths of the repeat and of all nodes in it.
        """
        depth = len(parent.path)
        for path in paths:
            for computation, anchor, _, _ in self._graph.readers.get(path, ()):
                common = min(anchor, depth)
                base: Node | None = parent
                for _ in range(depth - common):
                    base = base.parent if base is not None else None
                if base is not None:
                    self._queue_below(base, computation.target[common:], computation)

    def when_settled(self, act: Callable[[], None]) -> None:
        """Do something once the queue is empty; what it changes is followed through as well."""
        self._when_settled.append(act)

    def run(self) -> None:
        """Work the queue until it is empty; does nothing if it is being worked already.

        Raises:
            FormError: it does not come to an end, as two repeat counts feeding each other.
        """
        if self._runs is not None:
            return
        self._runs = {}
        try:
            while self._queue or self._when_settled:
                if self._queue:
                    self._run_next(self._runs)
                else:
                    self._when_settled.pop(0)()
        finally:
            self._runs = None
            self._queue.clear()
            self._waiting.clear()
            self._when_settled.clear()

    def _run_next(self, runs: dict[tuple[int, int], int]) -> None:
        rank, _, node, computation = heappop(self._queue)
        key = (rank, id(node))
        self._waiting.discard(key)
        runs[key] = runs.get(key, 0) + 1
        if runs[key] > _MOST_RUNS:
            raise FormError(
                "The calculations never settle.",
                place=f"/{'/'.join(computation.path)} {computation.aspect.value}",
                zh="表单的计算无法稳定下来。",
            )
        if isinstance(node, LiveNode) and node.parent is not None:
            self._apply(computation, node)

    def _queue_below(self, base: Node, names: SchemaPath, computation: Computation) -> None:
        rank = computation.rank
        for node in nodes_at((base,), names):
            key = (rank, id(node))
            if key not in self._waiting:
                self._waiting.add(key)
                self._added += 1
                heappush(self._queue, (rank, self._added, node, computation))
