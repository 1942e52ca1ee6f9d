"""Carries what was answered in one item to the others that ask for it, and to the next filing."""

from collections.abc import Iterable, Mapping

from forms import Page, Question, QuestionPage
from kiosk.services.ability import asks_photo
from kiosk.services.filling import Filling
from kiosk.services.kept import Origin
from kiosk.services.shared import Fact, fits

# What is one fact of whoever files, whatever they file next in the same visit.
_LASTING = ("person.", "household.", "contact.", "bank.", "spouse.")


def keys_of(filling: Filling, page: Page) -> frozenset[str]:
    """Return by what names other items ask for the same as a page."""
    asked = page.questions if isinstance(page, QuestionPage) else ()
    return frozenset(filter(None, map(filling.key_of, asked)))


def facts_of(filling: Filling) -> dict[str, Fact]:
    """Return what is answered here and asked in other items, too, by its name there."""
    return {key: fact for key, fact in _told(filling, filling.questions()).items() if fact.value}


def open_facts(filling: Filling) -> dict[str, Fact]:
    """Return the same of the open page; what was answered and taken back has no value."""
    page = filling.page
    return _told(filling, page.questions) if isinstance(page, QuestionPage) else {}


def facts_at(filling: Filling, refs: Iterable[str]) -> dict[str, Fact]:
    """Return the same of some questions."""
    wanted = set(refs)
    return _told(filling, (one for one in filling.questions() if one.ref in wanted))


def lasting(facts: Mapping[str, Fact]) -> dict[str, Fact]:
    """Return what holds for the next filing of the same person, too; papers are let go."""
    return {key: fact for key, fact in facts.items() if key.startswith(_LASTING)}


def take(filling: Filling, facts: Mapping[str, Fact]) -> bool:
    """Fill in what was answered elsewhere; return whether that changed anything."""
    changed = False
    for question in filling.questions():
        name = question.ref.rpartition("/")[2]
        fact = facts.get(filling.key_of(question))
        if fact is not None:
            changed |= _take(filling, question, fact, "earlier")
        elif name in filling.given and not filling.origin_of(question.ref):
            changed |= _take(filling, question, Fact(filling.given[name]), "event")
    return changed


def _told(filling: Filling, questions: Iterable[Question]) -> dict[str, Fact]:
    return {
        key: Fact(question.value, filling.paper_at(question.ref))
        for question in questions
        if (key := filling.key_of(question)) and filling.origin_of(question.ref)
    }


def _take(filling: Filling, question: Question, fact: Fact, origin: Origin) -> bool:
    ref, photo = question.ref, filling.paper_at(question.ref)
    is_known = photo is fact.photo if photo or fact.photo else question.value == fact.value
    if is_known or not fits(question, fact):
        return False
    if not fact.value:
        return filling.let_go(ref)
    was_typed = filling.origin_of(ref) == "typed"
    how: Origin = "typed" if was_typed else origin
    photo = fact.photo if asks_photo(question) else None
    return filling.give(ref, fact.value, how, photo=photo, is_asked=was_typed)
