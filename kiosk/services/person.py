"""Who is asking, for the length of one visit."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Literal

from forms import numbers
from kiosk.devices.card_reader import CardRead


@dataclass(frozen=True, slots=True)
class Person:
    """A person as a card or they themselves named them.

    `facts` maps fill names of the workbooks (`card.name` …) to XForms text. Sex is the code of
    GB/T 2261.1 (1 male, 2 female), nation that of GB/T 3304.
    """

    name: str
    id_number: str
    how: Literal["card", "typed"]
    facts: Mapping[str, str]


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
    )


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
