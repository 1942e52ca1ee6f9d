"""What a session answers with."""

from dataclasses import dataclass

from forms.instance import Violation


@dataclass(frozen=True, slots=True)
class Change:
    """What a step did to the record.

    Args:
        ref: the node that was answered, added or removed; "" for a change of language.
        changed: references of all that may look different now: whose value, relevance, words,
            choices… changed, new nodes, nodes that moved up after a removal, and the repeat
            (`/data/members`) that has more or fewer instances.
        violation: what is wrong with the answer.
    """

    ref: str
    changed: frozenset[str]
    violation: Violation | None = None


@dataclass(frozen=True, slots=True)
class NodeState:
    """One node of the record, for a client that shows or compares the whole of it.

    Args:
        value: what expressions see: "" where blank or irrelevant; None for groups
            and repeat instances.
        stored: what the draft keeps, also while irrelevant.
        label: in the active language; None where the form has none.
    """

    ref: str
    value: str | None
    stored: str
    relevant: bool
    required: bool
    readonly: bool
    label: str | None


@dataclass(frozen=True, slots=True)
class Finalized:
    """A record ready to be filed; `attachments` are the file names it mentions."""

    xml: bytes
    instance_id: str
    attachments: tuple[str, ...]


class NotValid(Exception):  # noqa: N818 - a finding, named as the sentence it makes
    """The record cannot be finalized: these answers are missing or not right."""

    def __init__(self, found: tuple[Violation, ...]) -> None:
        super().__init__(", ".join(f"{v.ref} ({v.kind})" for v in found))
        self.violations = found
