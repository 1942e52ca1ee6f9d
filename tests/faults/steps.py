"""Steps on files and folders, each with the moment from which no loss of power undoes it."""

from dataclasses import dataclass, field
from math import inf
from pathlib import Path

from typing_extensions import override


@dataclass(slots=True, eq=False)
class Node:
    """A file or folder, whatever its names; `syncs` are those asked for, as lines of the record."""

    is_folder: bool
    syncs: list[tuple[int, int]] = field(default_factory=list)
    names: dict[str, "Node"] = field(default_factory=dict)
    size: int = 0

    def synced(self, since: int) -> float:
        """Return when the first sync ended that began after `since`."""
        return min((ended for begun, ended in self.syncs if begun > since), default=inf)


@dataclass(slots=True, eq=False, kw_only=True)
class Step:
    """What changes `node`; it may reach the disk from `begun` on, synced or not.

    From `durable_at` on no loss of power undoes it.
    """

    begun: int
    ended: int
    node: Node
    durable_at: float = inf

    def settle(self) -> None:
        """Look up when it became durable, once all syncs are known."""
        self.durable_at = self.node.synced(self.ended)


@dataclass(slots=True, eq=False, kw_only=True)
class Write(Step):
    """Bytes of a file."""

    offset: int
    data: bytes


@dataclass(slots=True, eq=False, kw_only=True)
class Resize(Step):
    """A file gets this size, or `at_least` this; what is new of it is zeros."""

    size: int
    at_least: bool = False


@dataclass(slots=True, eq=False, kw_only=True)
class Name(Step):
    """A folder (`node`) gives `target` a name, which it may take away from another node."""

    name: str
    target: Node
    path: Path


@dataclass(slots=True, eq=False, kw_only=True)
class Unname(Step):
    """A folder forgets a name; `gives` is the new name where it was changed into one.

    That is one change, even between folders: both names are durable when one of them is.
    """

    name: str
    gives: Name | None = None

    @override
    def settle(self) -> None:
        self.durable_at = self.node.synced(self.ended)
        if self.gives is not None:
            both = min(self.durable_at, self.gives.durable_at)
            self.durable_at = self.gives.durable_at = both


@dataclass(slots=True)
class Told:
    """Bytes that left the process towards `path` (a file outside, or a socket)."""

    begun: int
    path: str
    data: bytes
