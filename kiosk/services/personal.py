"""What a form asks of whoever files: filled in from their card, their typing, or what staff know."""

from collections.abc import Iterable

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
    for path, bind in session.form.binds.items():
        value = person.facts.get(bind.extra.get("fill", ""), "")
        if value and path not in session.form.controls:
            session.answer("/" + "/".join(path), value)
