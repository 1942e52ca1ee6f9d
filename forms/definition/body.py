"""How nodes are asked: controls, groups and repeats in the order of the form."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from types import MappingProxyType
from typing import Any, Literal, NamedTuple

from forms.definition.text import NO_TEXT, Text
from forms.xpath import Expression, SchemaPath

ControlKind = Literal["input", "select1", "select", "upload", "range", "rank", "trigger"]
CONTROL_KINDS: Mapping[str, ControlKind] = {
    "input": "input",
    "range": "range",
    "rank": "rank",
    "secret": "input",
    "select": "select",
    "select1": "select1",
    "trigger": "trigger",
    "upload": "upload",
}
SELECTS: frozenset[ControlKind] = frozenset({"rank", "select", "select1"})


_NOTHING: Mapping[str, Any] = MappingProxyType({})


class Item(NamedTuple):
    """A choice written in the body."""

    value: str
    label: Text


class Itemset(NamedTuple):
    """Choices taken from nodes; value and label are read from each of them."""

    nodes: Expression
    value: Expression
    label: Text


class Control(NamedTuple):
    """One question of the body.

    Args:
        path: the node it shows.
        kind: how it is asked.
        appearance: hints to the screen; an appearance that is a call stays in one piece.
        media_type: what an upload takes, such as "image/*".
        items: choices written in the form, where there is no `itemset`.
        limits: start, end and step of a range.
        parameters: further attributes by local name: rows, autoplay, accuracyThreshold…
    """

    path: SchemaPath
    kind: ControlKind
    label: Text = NO_TEXT
    hint: Text = NO_TEXT
    appearance: tuple[str, ...] = ()
    media_type: str = ""
    items: tuple[Item, ...] = ()
    itemset: Itemset | None = None
    limits: Mapping[str, float] = _NOTHING
    parameters: Mapping[str, str] = _NOTHING

    @property
    def is_select(self) -> bool:
        """Whether the answer comes from a list."""
        return self.kind in SELECTS

    @property
    def takes_many(self) -> bool:
        """Whether the answer may be several values."""
        return self.kind in {"select", "rank"}


@dataclass(frozen=True, slots=True)
class Group:
    """Questions that belong together; `path` is None for one that stands for no node."""

    path: SchemaPath | None
    label: Text
    appearance: tuple[str, ...]
    children: tuple["BodyElement", ...]
    parameters: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Repeat:
    """A group that may occur many times."""

    path: SchemaPath
    label: Text
    hint: Text
    appearance: tuple[str, ...]
    children: tuple["BodyElement", ...]
    count: Expression | None = None
    may_change: bool = True


BodyElement = Control | Group | Repeat
