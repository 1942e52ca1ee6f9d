"""Plain paths, which only go up and then down by names: where they lead is known beforehand."""

from typing import NamedTuple

from forms.xpath.scope import SchemaPath, Scope
from forms.xpath.syntax import Call, Path, Start

CURRENT = Call("current", ())


class PlainPath(NamedTuple):
    """A path that only goes up and then down by names."""

    start: Start | Call
    up: int
    names: tuple[str, ...]


def plain_path(path: Path) -> PlainPath | None:
    """Return the plain form of a path, None if it has predicates, wildcards or other axes."""
    if not isinstance(path.start, Start) and path.start != CURRENT:
        return None
    up = 0
    names: list[str] = []
    for step in path.steps:
        if step.predicates or (step.test.endswith(")") and step.test != "node()"):
            return None
        if step.axis == "parent" and step.test == "node()" and not names:
            up += 1
        elif step.axis == "child" and "*" not in step.test and not step.test.endswith(")"):
            names.append(step.test)
        elif step.axis != "self" or step.test != "node()":
            return None
    return PlainPath(path.start, up, tuple(names))


def absolute_path(path: Path, scope: Scope) -> SchemaPath | None:
    """Return the schema path a plain path leads to from its scope.

    None for any other path, and for one that leads above the root.
    """
    plain = plain_path(path)
    if plain is None:
        return None
    names = tuple(name.rpartition(":")[2] for name in plain.names)
    if plain.start is Start.ROOT:
        return names
    if plain.up > len(scope.path):
        return None
    return scope.path[: len(scope.path) - plain.up] + names
