"""Who answers for a child under 14 (PIPL art. 31): when they are wanted, and who may be one."""

from collections.abc import Iterator
from contextlib import suppress
from dataclasses import dataclass, field
from datetime import date, datetime
from typing import Literal

from forms import numbers
from kiosk.services.documents import years_old
from kiosk.services.person import Person
from kiosk.services.walk import Walk

CONSENTS_ALONE = 14
ADULT = 18
GUARDIAN_CONSENT_VERSION = "1"

Relation = Literal["father", "mother", "grandparent", "other"]

_NAME = frozenset({"child.name"})
_NUMBER = frozenset({"child.id_number"})
_TELLING = _NUMBER | {"child.birth", "person.birth", "person.id_number"}
_DATE_LENGTH = 10


@dataclass(frozen=True, slots=True)
class Guardian:
    """Who consents for a child.

    `person`: None until it was shown who they are; `consent_at`: None until they consented.
    """

    relation: Relation
    person: Person | None = field(default=None, repr=False)
    consent_at: datetime | None = None


def is_child(born: date | None, today: date) -> bool:
    """Tell whether somebody is too young to consent alone."""
    return born is not None and born <= today and years_old(born, today) < CONSENTS_ALONE


def is_about_child(walk: Walk | None, today: date) -> bool:
    """Tell whether what was answered tells of a child under 14."""
    return walk is not None and any(is_child(born, today) for born in _births(walk))


def child_name(person: Person | None, walk: Walk | None, today: date) -> str:
    """Return what the child is called, "" where nobody said yet."""
    if person is not None and is_child(person.born, today):
        return person.name
    return next(iter(_answers(walk, _NAME)), "") if walk else ""


def guardian_fault(
    person: Person, filer: Person | None, walk: Walk | None, today: date, language: str
) -> str | None:
    """Return in words what keeps `person` from being a guardian here, or None."""
    taken = set(_answers(walk, _NUMBER)) if walk else set()
    if filer is not None and is_child(filer.born, today):
        taken.add(filer.id_number)
    if person.id_number in taken:
        return _in(
            language,
            "这是孩子自己的号码。请填大人的。",
            "This is the child's own number. Please give the adult's.",
        )
    if person.born is not None and years_old(person.born, today) < ADULT:
        return _in(
            language,
            "监护人要满 18 岁。请请孩子的爸爸、妈妈或者别的监护人来。",
            "A guardian has to be 18. Please ask a parent or another guardian of the child.",
        )
    return None


def _births(walk: Walk) -> Iterator[date]:
    for text in _answers(walk, _TELLING):
        with suppress(ValueError):
            is_date = len(text) == _DATE_LENGTH
            yield date.fromisoformat(text) if is_date else numbers.birth_date(text)


def _answers(walk: Walk, concepts: frozenset[str]) -> Iterator[str]:
    return (
        question.value
        for part in walk.parts
        for question in part.questions()
        if question.extra.get("same") in concepts and question.value
    )


def _in(language: str, zh: str, en: str) -> str:
    return en if language == "en" else zh
