"""The application form of a workbook, filled in with made-up answers: for the eyes of its author."""

from dataclasses import replace
from datetime import datetime, tzinfo
from uuid import UUID

from forms import Form, Question, RepeatPage, Session
from forms.catalogue import ServiceItem
from kiosk.services.application import Beside, application_of
from kiosk.services.checked import Checked
from kiosk.services.filling import Filling
from kiosk.services.slips import Office
from printing import ApplicationInput

_HALL = {"zh_CN": ("示范镇便民服务中心", "1 号机"), "en": ("Shifan Town Service Hall", "kiosk 1")}
_NUMBER = "0" * 16
_CHECKED = {
    "id-number": "11010519491231002X",
    "credit-code": "91350100M000100Y43",
    "mobile": "13000000000",
    "bank-card": "6222020000000000000",
}
_WORDS = ("示范", "居民自己写的话，可以有好几行。" * 4)
_PLAIN = {"int": "1", "decimal": "1", "binary": "photo.jpg"}
_INSTANCES = 3
_TRIED = 8


def example_of(
    item: ServiceItem, form: Form, language: str, at: datetime, zone: tzinfo
) -> ApplicationInput:
    """Return the form of an item as it looks when everything that comes up is answered.

    Args:
        item: whose form it is.
        form: what it asks.
        language: of its words.
        at: when it would have been filed.
        zone: of the hall.
    """
    now = at.astimezone(zone)
    filling = Filling(
        form, None, now=lambda: now, new_id=lambda: str(UUID(int=0)), language=language, item=item
    )
    seen: set[str] = set()
    while _answer_next(filling.session, seen, now):
        pass
    hall, device = _HALL["en" if language == "en" else "zh_CN"]
    office = Office(hall, device, "", zone)
    beside = Beside(_NUMBER, now, Checked("card", "resident-id-card", now, None))
    return replace(application_of(filling, item, beside, office), qr_text="")


def _answer_next(session: Session, seen: set[str], now: datetime) -> bool:
    """Answer what was not seen yet, or add to a repeat; tell whether there was anything."""
    for page in session.pages():
        if isinstance(page, RepeatPage):
            if page.can_add and len(page.instances) < _INSTANCES:
                session.add_repeat(page.ref)
                return True
            continue
        for question in page.questions:
            if question.ref not in seen and not question.readonly:
                seen.add(question.ref)
                if not question.value:
                    _answer(session, question, now)
                return True
    return False


def _answer(session: Session, question: Question, now: datetime) -> None:
    """Answer in the right kind; whether the form takes it does not matter on paper."""
    if question.choices:
        _choose(session, question)
        return
    moments = {
        "date": now.date().isoformat(),
        "time": now.timetz().isoformat(timespec="milliseconds"),
        "dateTime": now.isoformat(timespec="milliseconds"),
    }
    words = _WORDS["multiline" in question.appearance]
    known = _CHECKED.get(question.extra.get("check", ""), words)
    session.answer(question.ref, {**_PLAIN, **moments}.get(question.data_type, known))


def _choose(session: Session, question: Question) -> None:
    """Take that one of the first choices which brings up most."""
    values = [choice.value for choice in question.choices[:_TRIED]]
    asked: dict[str, int] = {}
    for value in values:
        session.answer(question.ref, value)
        asked[value] = len(session.pages())
    session.answer(question.ref, max(values, key=asked.__getitem__))
