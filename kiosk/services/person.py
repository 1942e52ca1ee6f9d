"""Who is asking, for the length of one visit."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, datetime
from hashlib import sha256
from typing import Literal

from forms import numbers
from kiosk.devices.card_reader import CardRead
from kiosk.services.documents import Document, bare, birth_of, number_fault
from kiosk.services.names import cleaned_name


@dataclass(frozen=True, slots=True)
class Person:
    """A person as a card or they themselves named them.

    `facts` maps fill names of the workbooks (`card.name` …) to XForms text. Sex is the code of
    GB/T 2261.1 (1 male, 2 female), nation that of GB/T 3304. `card` is a digest of all that the card
    says, b"" without one. `document` bears `id_number`; `checked_at`: when it was read or typed.
    """

    name: str
    id_number: str
    how: Literal["card", "typed"]
    facts: Mapping[str, str]
    card: bytes = field(default=b"", repr=False)
    document: Document = "resident-id-card"
    checked_at: datetime | None = None

    @property
    def born(self) -> date | None:
        """The birth date, where the document tells it."""
        born = self.facts.get("card.birth")
        return None if born is None else date.fromisoformat(born)


def from_card(card: CardRead) -> Person:
    """Take over what a card says."""
    return Person(
        name=card.name,
        id_number=card.id_number,
        how="card",
        facts={
            "card.name": card.name,
            "card.id_number": card.id_number,
            "card.sex": card.sex,
            "card.nation": card.nation,
            "card.birth": card.birth.isoformat(),
            "card.address": card.address,
        },
        card=card_digest(card),
    )


def card_digest(card: CardRead) -> bytes:
    """Return what tells this card from every other, also from the next one of the same person."""
    fields = (getattr(card, name) for name in CardRead.__slots__)
    return sha256("\x1f".join(map(str, fields)).encode()).digest()


def from_typing(name: str, number: str, document: Document = "resident-id-card") -> Person:
    """Take over a typed name and a valid number of a document, and what the number says."""
    number = bare(number)
    name = cleaned_name(name)
    facts = {"card.name": name, "card.id_number": number}
    born = birth_of(number)
    if born is not None:
        facts["card.sex"] = "1" if numbers.is_male(number) else "2"
        facts["card.birth"] = born.isoformat()
    return Person(name, number, "typed", facts, document=document)


def id_number_fault(
    number: str, *, today: date, language: str, document: Document = "resident-id-card"
) -> str | None:
    """Return in words what keeps `number` from being that of a document, or None."""
    return number_fault(document, number, today=today, language=language)
