"""How nodes are asked: controls, groups and repeats in the order of the form."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Literal

from forms.definition.text import NO_TEXT, Text
from forms.xpath import Expression, SchemaPath

ControlKind = Literal["input", "select1", "select", "upload", "range", "rank", "trigger"]
CONTROL_KINDS: Mapping[str, ControlKind] = {
    "input": "input",
    "range": "range",
    "rank": "rank",
    "select": "select",
    "select1": "select1",
    "trigger": "trigger",
    "upload": "upload",
}


@dataclass(frozen=True, slots=True)
class Item:
    """A choice written in the body."""

    value: str
    label: Text


@dataclass(frozen=True, slots=True)
class Itemset:
    """Choices taken from nodes; value and label are read from each of them."""

    nodes: Expression
    value: Expression
    label: Text


@dataclass(frozen=True, slots=True)
class Control:
    """One question of the body."""

    path: SchemaPath
    kind: ControlKind
    label: Text = NO_TEXT
    hint: Text = NO_TEXT
    appearance: tuple[str, ...] = ()
    media_type: str = ""
    items: tuple[Item, ...] = ()
    itemset: Itemset | None = None
    limits: Mapping[str, float] = field(default_factory=dict)

    @property
    def is_select(self) -> bool:
        """Whether the answer comes from a list."""
        return self.kind in {"select", "select1", "rank"}

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
