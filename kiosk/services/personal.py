"""What a form asks of whoever files: filled in from their card, their typing, or what staff know."""

from collections.abc import Iterable, Mapping

from forms import Question, Session
from kiosk.services.kept import Kept
from kiosk.services.person import Person


def fill_from(person: Person, session: Session, questions: Iterable[Question], kept: Kept) -> None:
    """Answer what the workbook's `fill` names, and note that; also what is asked of nobody."""
    session.vouch(person.id_number)
    for question in questions:
        value = person.facts.get(question.extra.get("fill", ""), "")
        if value and not question.value:
            session.answer(question.ref, value)
            kept.identify(question.ref, person.how)
    fill_hidden(person.facts, session)


def fill_hidden(facts: Mapping[str, str], session: Session) -> None:
    """Answer what is asked of nobody, as far as its `fill` is among the facts."""
    for path, bind in session.form.binds.items():
        value = facts.get(bind.extra.get("fill", ""))
        if value is not None and path not in session.form.controls:
            session.answer("/" + "/".join(path), value)
