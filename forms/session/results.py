"""What a session answers with."""

from dataclasses import dataclass

from forms.instance import Violation


@dataclass(frozen=True, slots=True)
class Change:
    """What an answer did: refs whose value, relevance, choices… changed, and its own violation."""

    changed: frozenset[str]
    violation: Violation | None


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
