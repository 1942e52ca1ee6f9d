"""Runs again what a change touches, in order, and stops where a result is the same as before."""

from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Sequence
from heapq import heappop, heappush

from forms.definition import Computation, Graph
from forms.errors import FormError
from forms.instance.node import LiveDocument, LiveNode
from forms.xpath import Node, SchemaPath, nodes_at

Run = Callable[[LiveNode], None]
"""Runs one computation for a node, and reports what it changed to the queue."""
Runner = Callable[[Computation], Run]

_Task = tuple[int, int, LiveNode, Run]
"""A computation at one node, behind its rank and a number of its own: what the queue sorts by."""

_MOST_STEPS_BACK = 500
_NO_PLACE = (-1, -1)


class Recalculation:
    """The queue of computations to run.

    Args:
        graph: who reads what.
        document: the document node of the filling.
        runner: says how a computation is run; asked once for each.
    """

    def __init__(self, graph: Graph, document: LiveDocument, runner: Runner) -> None:
        self._graph = graph
        self._document = document
        self._runner = runner
        self._run_of: dict[int, Run] = {}
        self._tasks: dict[tuple[int, LiveNode], _Task] = {}
        self._readers: dict[LiveNode, tuple[_Task, ...]] = {}
        self._queue: list[_Task] = []
        self._waiting: set[int] = set()
        self._is_running = False
        self.turn = 0
        self._when_settled: list[Callable[[], None]] = []

    def everything(self) -> None:
        """Queue every computation for every node."""
        for computation in self._graph.computations:
            self._add(self._below(self._document, computation.target, computation))

    def language(self) -> None:
        """Queue what reads translated texts."""
        for computation in self._graph.computations:
            if computation.expression.reads_language:
                self._add(self._below(self._document, computation.target, computation))

    def subtree(self, top: LiveNode) -> None:
        """Queue every computation for the nodes of a new repeat instance."""
        self._forget()
        depth = len(top.path)
        for computation in self._graph.computations:
            if computation.target[:depth] == top.path:
                self._add(self._below(top, computation.target[depth:], computation))

    def value_changed(self, node: LiveNode) -> None:
        """Queue what reads a node."""
        readers = self._readers.get(node)
        if readers is None:
            readers = self._readers[node] = tuple(self._readers_of(node))
        self._add(readers)

    def structure_changed(self, parent: LiveNode, paths: Sequence[SchemaPath]) -> None:
        """Queue what reads a repeat whose number of instances below `parent` changed.

        Args:
            parent: the node above the instances.
            paths: schema paths of the repeat and of all nodes in it.
        """
        self._forget()
        depth = len(parent.path)
        for path in paths:
            for computation, anchor, _, _ in self._graph.readers.get(path, ()):
                common = min(anchor, depth)
                base = _above(parent, depth - common)
                self._add(self._below(base, computation.target[common:], computation))

    def when_settled(self, act: Callable[[], None]) -> None:
        """Do something once the queue is empty; what it changes is followed through as well."""
        self._when_settled.append(act)

    def run(self) -> None:
        """Work the queue until it is empty; does nothing if it is being worked already.

        Raises:
            FormError: it does not come to an end, as two repeat counts feeding each other.
        """
        if self._is_running:
            return
        self._is_running = True
        self.turn += 1
        try:
            self._settle()
            while self._when_settled:
                self._when_settled.pop(0)()
                self._settle()
        finally:
            self._is_running = False
            self._queue.clear()
            self._waiting.clear()
            self._when_settled.clear()
            if not self._readers:
                self._tasks.clear()

    def _settle(self) -> None:
        queue, waiting = self._queue, self._waiting
        last = _NO_PLACE
        steps_back: Counter[int] = Counter()
        while queue:
            task = heappop(queue)
            rank, number, node, run = task
            waiting.discard(number)
            if (rank, number) <= last:
                steps_back[number] += 1
                if steps_back[number] > _MOST_STEPS_BACK:
                    raise self._endless(rank)
            last = (rank, number)
            if node.parent is not None:
                run(node)

    def _endless(self, rank: int) -> FormError:
        computation = self._graph.computations[rank]
        return FormError(
            "The calculations never settle.",
            place=f"/{'/'.join(computation.path)} {computation.aspect.value}",
            zh="表单的计算无法稳定下来。",
        )

    def _forget(self) -> None:
        self._readers.clear()
        self._document.forget()

    def _add(self, tasks: Iterable[_Task]) -> None:
        for task in tasks:
            number = task[1]
            if number not in self._waiting:
                self._waiting.add(number)
                heappush(self._queue, task)

    def _readers_of(self, node: LiveNode) -> Iterator[_Task]:
        for computation, _, up, down in self._graph.readers.get(node.path, ()):
            yield from self._below(_above(node, up), down, computation)

    def _below(
        self, base: Node | None, names: SchemaPath, computation: Computation
    ) -> Iterator[_Task]:
        for node in nodes_at((base,), names) if base is not None else ():
            if isinstance(node, LiveNode):
                yield self._task(node, computation)

    def _task(self, node: LiveNode, computation: Computation) -> _Task:
        rank = computation.rank
        task = self._tasks.get((rank, node))
        if task is None:
            run = self._run_of.get(rank)
            if run is None:
                run = self._run_of[rank] = self._runner(computation)
            task = self._tasks[rank, node] = (rank, len(self._tasks), node, run)
        return task


def _above(node: LiveNode, steps: int) -> Node | None:
    above: Node | None = node
    for _ in range(steps):
        above = above.parent if above is not None else None
    return above
