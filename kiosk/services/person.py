"""Who is asking, for the length of one visit."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from hashlib import sha256
from typing import Literal

from forms import numbers
from kiosk.devices.card_reader import CardRead


@dataclass(frozen=True, slots=True)
class Person:
    """A person as a card or they themselves named them.

    `facts` maps fill names of the workbooks (`card.name` …) to XForms text. Sex is the code of
    GB/T 2261.1 (1 male, 2 female), nation that of GB/T 3304. `card` is a digest of all that the card
    says, b"" without one.
    """

    name: str
    id_number: str
    how: Literal["card", "typed"]
    facts: Mapping[str, str]
    card: bytes = field(default=b"", repr=False)


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


def from_typing(name: str, id_number: str) -> Person:
    """Take over a typed name and a valid citizen ID number, and what the number says."""
    number = numbers.normalize("id-number", id_number)
    return Person(
        name=name.strip(),
        id_number=number,
        how="typed",
        facts={
            "card.name": name.strip(),
            "card.id_number": number,
            "card.sex": "1" if numbers.is_male(number) else "2",
            "card.birth": numbers.birth_date(number).isoformat(),
        },
    )


def name_fault(name: str, language: str) -> str | None:
    """Return in words what keeps `name` from being a name, or None."""
    if not name.strip():
        return "Please enter your name." if language == "en" else "请写上姓名。"
    return None


def id_number_fault(id_number: str, *, today: date, language: str) -> str | None:
    """Return in words what keeps `id_number` from being one, or None."""
    return numbers.fault("id-number", id_number, today=today, language=language)
