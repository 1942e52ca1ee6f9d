"""What an expression can see when it runs."""

from datetime import datetime, tzinfo
from typing import Protocol

from forms.xpath.tree import Node
from forms.xpath.values import Value


class Environment(Protocol):
    """The form around an expression: clock, languages, secondary instances."""

    @property
    def zone(self) -> tzinfo:
        """The local time zone."""
        ...

    @property
    def language(self) -> str:
        """The active language, "" if the form names none."""
        ...

    @property
    def root(self) -> Node:
        """The node above the root element of the primary instance: where absolute paths begin."""
        ...

    def now(self) -> datetime:
        """Return the present, aware, in the local zone."""
        ...

    def new_id(self) -> str:
        """Return a new UUID as text."""
        ...

    def random(self) -> float:
        """Return a number from 0 up to 1."""
        ...

    def instance(self, name: str) -> Node | None:
        """Return the node above the root element of an instance; None if there is none."""
        ...

    def lookup_table(self, name: str) -> Node | None:
        """Return the instance or the media file that pulldata() names; None if there is none."""
        ...

    def itext(self, text_id: str) -> Value:
        """Return a translated text in the active language, "" if there is none.

        Where texts are nodes of a document, all its `<value>` nodes, the plain one first.
        """
        ...

    def choice_name(self, value: str, ref: str, near: Node) -> str:
        """Return the label of a choice of the control at `ref`, seen from a node."""
        ...

    def variable(self, name: str) -> Value:
        """Return the value of `$name`."""
        ...


class Context:
    """One evaluation: a node, its place in the list being filtered, and where it all began."""

    __slots__ = ("current", "environment", "node", "position", "root", "size", "zone")

    def __init__(self, environment: Environment, node: Node) -> None:
        self.environment = environment
        self.zone = environment.zone
        self.root = environment.root
        self.node = node
        self.current = node
        self.position = 1
        self.size = 1

    def at(self, node: Node) -> "Context":
        """Begin again at another node."""
        self.node = self.current = node
        return self

    def inner(self, size: int) -> "Context":
        """Return a context for the predicates of a list of this size; node and position follow."""
        inner = Context.__new__(Context)
        inner.environment = self.environment
        inner.zone = self.zone
        inner.root = self.root
        inner.current = self.current
        inner.node = self.node
        inner.position = 1
        inner.size = size
        return inner
