"""Which pages make up one paper: those of the materials sheet, or those of a repeat."""

import re

from forms import Question, QuestionPage
from kiosk.services.ability import asks_photo
from kiosk.services.filling import Filling


def sheets_of(filling: Filling) -> tuple[Question, ...]:
    """Return the questions that take the pages of the open paper, in order; at least the open one."""
    page = filling.page
    if not isinstance(page, QuestionPage):
        return ()
    here = page.questions[0].ref
    asked = tuple(question for question in filling.questions() if asks_photo(question))
    names = _names_beside(filling, _name(here))
    if names:
        return tuple(question for question in asked if _name(question.ref) in names)
    return tuple(question for question in asked if _anywhere(question.ref) == _anywhere(here))


def swap_photos(filling: Filling, one: str, other: str) -> None:
    """Have two pages change places: what was taken for one belongs to the other."""
    first, second = filling.paper_at(one), filling.paper_at(other)
    filling.set_photo(one, second)
    filling.set_photo(other, first)


def _names_beside(filling: Filling, name: str) -> frozenset[str]:
    materials = filling.item.materials if filling.item else ()
    named = (material.questions for material in materials if name in material.questions)
    return frozenset(next(named, ()))


def _name(ref: str) -> str:
    return ref.rpartition("/")[2]


def _anywhere(ref: str) -> str:
    """Return the ref without the places of repeat instances."""
    return re.sub(r"\[\d+\]", "", ref)
