"""Where an expression stands: the node it belongs to, and the names it may use."""

from collections.abc import Mapping
from dataclasses import dataclass, field

SchemaPath = tuple[str, ...]
"""Element names from the root down, without positions: ("data", "members", "name")."""


@dataclass(frozen=True, slots=True)
class Scope:
    """The surroundings of an expression, known when a form is read.

    Args:
        path: the node the expression belongs to; empty if it stands alone.
        repeats: the paths of all repeats of the form.
        namespaces: prefix to URI; a prefix that is missing matches any namespace.
        place: the expression's place in words of the form, for errors.
        variables: the names that may stand behind `$`; a form has none.
    """

    path: SchemaPath = ()
    repeats: frozenset[SchemaPath] = frozenset()
    namespaces: Mapping[str, str] = field(default_factory=dict)
    place: str = ""
    variables: frozenset[str] = frozenset()

    def shared_with(self, path: SchemaPath) -> int:
        """Return how many leading names `path` shares with this scope up to the last repeat.

        0 means that no repeat instance has to be told apart.
        """
        shared = 0
        if not self.repeats:
            return shared
        for depth, (mine, theirs) in enumerate(zip(self.path, path, strict=False), start=1):
            if mine != theirs:
                break
            if self.path[:depth] in self.repeats and depth < len(path):
                shared = depth
        return shared
