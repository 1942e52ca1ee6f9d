"""Who is asking, as an envelope's body tells it: who consents for a child, and which staff helped."""

from dataclasses import dataclass
from typing import Annotated, Literal
from uuid import UUID

from sync.wire.codec import Millis, Name, Size
from sync.wire.person import Person


@dataclass(frozen=True, slots=True)
class Guardian:
    """Who consents for a child under 14: separately, for this one filing."""

    relation: Literal["father", "mother", "grandparent", "other"]
    how: Literal["card", "typed"]
    document: Annotated[str, Size(0, 40)]
    name: Name
    number: Annotated[str, Size(1, 40)]
    consent: Annotated[str, Size(0, 40)]
    consent_at: Millis


@dataclass(frozen=True, slots=True)
class Agent:
    """Who acts for a person that is absent, with that person's papers."""

    relation: Literal["family", "village", "carer", "other"]
    how: Literal["card", "typed"]
    document: Annotated[str, Size(0, 40)]
    name: Name
    number: Annotated[str, Size(1, 40)]


@dataclass(frozen=True, slots=True)
class Assist:
    """Which member of the staff helped, and how they knew whom it is about.

    `checked`: a card was read, they saw the document, they know the person, or the slip was shown.
    """

    staff: UUID
    name: Name
    mode: Literal["beside", "agent"]
    checked: Literal["card", "seen", "known", "slip"]
    agent: Agent | None = None


@dataclass(frozen=True, slots=True)
class Identity:
    """Who is asking, and what they agreed to (design D16).

    `checked_at`: when the document was read or typed, or the slip shown; 0 where nothing was.
    `person`: the digest of the ID number, where a card was read (`sync.wire.person`). `how` is staff
    where they saw a document that was typed; `assist`: who of them helped.
    """

    how: Literal["card", "typed", "staff", "slip", "none"]
    document: Annotated[str, Size(0, 40)]
    consent: Annotated[str, Size(0, 40)]
    consent_at: Millis
    checked_at: Millis = 0
    guardian: Guardian | None = None
    person: Person | None = None
    assist: Assist | None = None
