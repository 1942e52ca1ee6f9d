"""Finds which nodes of the primary instance an expression reads, from its text alone."""

from collections.abc import Sequence
from typing import NamedTuple

from forms.xpath.scope import SchemaPath, Scope
from forms.xpath.syntax import (
    Call,
    Filter,
    Negation,
    Operation,
    Path,
    Start,
    Step,
    Syntax,
    operands,
)


class Reference(NamedTuple):
    """Nodes an expression reads.

    Args:
        path: their schema path; with `below`, everything under it as well.
        anchor: how many leading names of `path` lie in the same repeat instances as the
            expression's own node. A change elsewhere cannot matter to it.
        below: the path ends in a wildcard or a deep axis.
        is_position: only the node's place among its namesakes is read, not its value.
        is_text: the text is read, which for a group is that of everything under it; else it
            only matters whether a group is there.
    """

    path: SchemaPath
    anchor: int
    below: bool = False
    is_position: bool = False
    is_text: bool = True


def find_references(syntax: Syntax, scope: Scope, *, is_text: bool = True) -> frozenset[Reference]:
    """Return what an expression that belongs to `scope.path` reads."""
    finder = _Finder(scope)
    finder.read(syntax, finder.own, is_text=is_text)
    return frozenset(finder.found)


class _Place(NamedTuple):
    """A set of nodes: their path and how far it is the expression's own; None: another instance."""

    path: SchemaPath | None
    anchor: int
    below: bool = False


_ELSEWHERE = _Place(None, 0)
_TOP = _Place((), 0)
_NAMING_AXES = frozenset({"attribute", "child"})
_AXES_DOWN = frozenset({"attribute", "child", "descendant", "descendant-or-self"})
# These ask whether nodes are there; what a group holds is nothing to them.
_LOGIC = frozenset({"and", "or"})
_CALLS_OF_NODES = frozenset(
    {"boolean", "count", "count-non-empty", "indexed-repeat", "not"}
    | {"local-name", "name", "namespace-uri"}
)


class _Finder:
    def __init__(self, scope: Scope) -> None:
        self.found: set[Reference] = set()
        self.own = _Place(scope.path, len(scope.path))

    def read(self, syntax: Syntax, here: _Place, *, is_text: bool = True) -> None:
        """Note what the value of an expression depends on."""
        match syntax:
            case Path() | Filter():
                self._add(self._find(syntax, here), is_text=is_text)
            case Operation(operator):
                wants_text = is_text if operator == "|" else operator not in _LOGIC
                for operand in operands(syntax):
                    self.read(operand, here, is_text=wants_text)
            case Call():
                self._call(syntax, here, is_text=is_text)
            case Negation(operand):
                self.read(operand, here)
            case _:
                pass

    def _add(self, place: _Place, *, is_text: bool) -> None:
        path, anchor, below = place
        if path or (path is not None and below):
            self.found.add(Reference(path, anchor, below, is_text=is_text))

    def _find(self, syntax: Syntax, here: _Place) -> _Place:
        """Return the nodes an expression yields; note what decides which ones these are."""
        match syntax:
            case Path(start, steps):
                return self._walk(self._start(start, here), steps)
            case Filter(operand, predicates):
                place = self._find(operand, here)
                for predicate in predicates:
                    self.read(predicate, place)
                return place
            case Call("current", ()):
                return self.own
            case _:
                self.read(syntax, here)
                return _ELSEWHERE

    def _start(self, start: Start | Syntax, here: _Place) -> _Place:
        if start is Start.HERE:
            return here
        if start is Start.ROOT:
            return _TOP
        return self._find(start, here)

    def _walk(self, place: _Place, steps: Sequence[Step]) -> _Place:
        path, anchor, below = place
        for axis, test, predicates in steps:
            if path is None or below or axis == "self":
                pass
            elif axis in _NAMING_AXES and "*" not in test and "(" not in test:
                name = test.rpartition(":")[2] if ":" in test else test
                path = (*path, name if axis == "child" else f"@{name}")
            elif axis == "parent":
                path = path[:-1]
                anchor = min(anchor, len(path))
            elif axis in _AXES_DOWN:
                below = True
            else:
                path, anchor, below = path[:1], 0, True
            for predicate in predicates:
                self.read(predicate, _Place(path, anchor, below))
        return _Place(path, anchor, below)

    def _call(self, call: Call, here: _Place, *, is_text: bool) -> None:
        arguments = list(call.arguments)
        if call.name == "position":
            self._position(arguments, here)
            return
        wants_text = call.name not in _CALLS_OF_NODES
        if call.name == "if" and arguments:
            self.read(arguments.pop(0), here, is_text=False)
            wants_text = is_text
        elif call.name == "indexed-repeat" and arguments:
            place = self._find(arguments.pop(0), here)
            self._add(place._replace(anchor=0), is_text=is_text)
        for argument in arguments:
            self.read(argument, here, is_text=wants_text)

    def _position(self, arguments: Sequence[Syntax], here: _Place) -> None:
        for argument in arguments:
            path, anchor, _ = self._find(argument, here)
            if path:
                self.found.add(Reference(path, anchor, is_position=True))
