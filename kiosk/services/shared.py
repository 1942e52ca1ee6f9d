"""What the items of one visit ask in common: facts by their concept, papers by their code."""

from collections.abc import Mapping
from dataclasses import dataclass

from forms import Question
from forms.catalogue import NOW, ServiceItem
from kiosk.services.ability import asks_photo
from kiosk.services.earlier import Paper
from kiosk.services.pages import scope_of

_PAPER = "paper:"
_WAY = "way:"


@dataclass(frozen=True, slots=True)
class Fact:
    """An answer that counts in every item that asks for it; `photo` where it is a paper."""

    value: str
    photo: Paper | None = None


class SharedQuestions:
    """Knows by what name a question of an item is asked in other items, too."""

    def __init__(self, item: ServiceItem | None) -> None:
        self._papers = {} if item is None else _papers_of(item)

    def key_of(self, question: Question) -> str:
        """Return the name of the fact or paper that `question` asks for; "" for what is its own.

        What is asked in a repeat is about somebody else each time.
        """
        if scope_of(question.ref):
            return ""
        name = question.ref.rpartition("/")[2]
        return question.extra.get("same") or self._papers.get(name, "")


def fits(question: Question, fact: Fact) -> bool:
    """Tell whether an answer is one that `question` takes: of its choices, a photo for a photo."""
    if fact.value and asks_photo(question) != (fact.photo is not None):
        return False
    offered = {choice.value for choice in question.choices}
    return not offered or offered.issuperset(fact.value.split())


def paper_in(key: str) -> str:
    """Return the paper and page that a key names, as `household-register:0`; "" for another key."""
    return key.removeprefix(_PAPER) if key.startswith(_PAPER) else ""


def implied(key: str) -> tuple[str, Fact] | None:
    """Return what follows from a paper being here: nobody asks how it will be given."""
    if not key.startswith(_PAPER):
        return None
    code = key.removeprefix(_PAPER).rpartition(":")[0]
    return f"{_WAY}{code}", Fact(NOW)


def _papers_of(item: ServiceItem) -> Mapping[str, str]:
    """Return the keys of an item's papers by question: each page, and how the paper is given."""
    pages = {
        name: f"{_PAPER}{material.code}:{place}"
        for material in item.materials
        for place, name in enumerate(material.questions)
    }
    return pages | {
        material.way: f"{_WAY}{material.code}" for material in item.materials if material.way
    }
