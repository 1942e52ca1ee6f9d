"""Finds which nodes of the primary instance an expression reads, from its text alone."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import NamedTuple

from forms.xpath.scope import SchemaPath, Scope
from forms.xpath.syntax import (
    Call,
    Filter,
    Literal,
    Negation,
    Operation,
    Path,
    Start,
    Step,
    Syntax,
    parts,
)


@dataclass(frozen=True, slots=True)
class Reference:
    """Nodes an expression reads.

    Args:
        path: their schema path; with `below`, everything under it as well.
        anchor: how many leading names of `path` lie in the same repeat instances as the
            expression's own node. A change elsewhere cannot matter to it.
        below: the path ends in a wildcard or a deep axis.
        is_position: only the node's place among its namesakes is read, not its value.
    """

    path: SchemaPath
    anchor: int
    below: bool = False
    is_position: bool = False


def find_references(syntax: Syntax, scope: Scope) -> frozenset[Reference]:
    """Return what an expression that belongs to `scope.path` reads."""
    return frozenset(_Finder(scope).references(syntax, _Place(scope.path, len(scope.path))))


class _Place(NamedTuple):
    """A set of nodes: their path and how far it is the expression's own; None: another instance."""

    path: SchemaPath | None
    anchor: int
    below: bool = False


_ELSEWHERE = _Place(None, 0)


class _Finder:
    def __init__(self, scope: Scope) -> None:
        self._own = _Place(scope.path, len(scope.path))

    def references(self, syntax: Syntax, here: _Place) -> Iterator[Reference]:
        match syntax:
            case Negation() | Operation():
                for part in parts(syntax):
                    yield from self.references(part, here)
            case Call():
                yield from self._call(syntax, here)
            case Filter(operand, predicates):
                yield from self.references(operand, here)
                place = self._place_of(operand, here)
                for predicate in predicates:
                    yield from self.references(predicate, place)
            case Path():
                yield from self._path(syntax, here)
            case _:
                return

    def _call(self, call: Call, here: _Place) -> Iterator[Reference]:
        if call.name == "position":
            yield from self._position(call, here)
            return
        for argument in call.arguments:
            yield from self.references(argument, here)
        if call.name == "indexed-repeat":
            for argument in call.arguments[:1]:
                place = self._place_of(argument, here)
                if place.path is not None:
                    yield Reference(place.path, 0)
        if call.name == "jr:choice-name":
            yield from self._named_by_text(call)

    def _position(self, call: Call, here: _Place) -> Iterator[Reference]:
        for argument in call.arguments:
            place = self._place_of(argument, here)
            if place.path:
                yield Reference(place.path, place.anchor, is_position=True)

    def _named_by_text(self, call: Call) -> Iterator[Reference]:
        """jr:choice-name(value, 'path'): the label may depend on whatever the list depends on."""
        for argument in call.arguments[1:]:
            if isinstance(argument, Literal):
                path = tuple(name for name in argument.text.strip().split("/") if name)
                yield Reference(path, 0)

    def _path(self, path: Path, here: _Place) -> Iterator[Reference]:
        place = self._start(path.start, here)
        if not isinstance(path.start, Start):
            yield from self.references(path.start, here)
        for step in path.steps:
            place = self._step(place, step)
            for predicate in step.predicates:
                yield from self.references(predicate, place)
        if place.path or (place.path is not None and place.below):
            yield Reference(place.path, place.anchor, place.below)

    def _place_of(self, syntax: Syntax, here: _Place) -> _Place:
        """Return the nodes an expression yields, as far as its text tells."""
        match syntax:
            case Path(start, steps):
                place = self._start(start, here)
                for step in steps:
                    place = self._step(place, step)
                return place
            case Filter(operand, _):
                return self._place_of(operand, here)
            case Call("current", ()):
                return self._own
            case _:
                return _ELSEWHERE

    def _start(self, start: Start | Syntax, here: _Place) -> _Place:
        if start is Start.HERE:
            return here
        if start is Start.ROOT:
            return _Place((), 0)
        return self._place_of(start, here)

    def _step(self, place: _Place, step: Step) -> _Place:
        if place.path is None or place.below:
            return place
        if step.axis == "self":
            return place
        if step.axis == "parent":
            path = place.path[:-1]
            return _Place(path, min(place.anchor, len(path)))
        if step.axis in {"child", "attribute"} and "*" not in step.test and "(" not in step.test:
            name = step.test.rpartition(":")[2]
            name = f"@{name}" if step.axis == "attribute" else name
            return _Place((*place.path, name), place.anchor)
        if step.axis in {"child", "descendant", "descendant-or-self", "attribute"}:
            return _Place(place.path, place.anchor, below=True)
        return _Place(place.path[:1], 0, below=True)
