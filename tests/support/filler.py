"""Fills any form through its session, as a patient resident would: question by question."""

from collections.abc import Iterator
from datetime import date, timedelta

from forms import Question, RepeatPage, Session
from forms.numbers.citizen import check_character

_NUMBERS = {
    "credit-code": ("91350100M000100Y43",),
    "mobile": ("13800000000", "13900000000"),
    "bank-card": ("6222020000000000000", "4111111111111111"),
}
_PLAIN = {
    "int": ("1", "2", "30", "0"),
    "decimal": ("1", "12.5", "100", "0"),
    "time": ("09:30:00.000+08:00",),
    "dateTime": ("2026-11-22T09:30:00.000+08:00",),
}
_UNASKED = {"note", "trigger"}


class Filler:
    """Answers what is asked until nothing is left to ask.

    Args:
        session: the filling.
        today: the session's day; dates are tried around it.
        turn: which choice is taken first; each turn walks another way through the form.
        repeats: how many instances each repeat gets.
    """

    def __init__(self, session: Session, *, today: date, turn: int = 0, repeats: int = 2) -> None:
        self._session = session
        self._today = today
        self._turn = turn
        self._repeats = repeats
        self._seen: set[str] = set()

    def fill(self) -> None:
        while self._step():
            pass

    def _step(self) -> bool:
        for page in self._session.pages():
            if isinstance(page, RepeatPage):
                if page.can_add and len(page.instances) < self._repeats:
                    self._session.add_repeat(page.ref)
                    return True
            elif any(map(self._answer, page.questions)):
                return True
        return False

    def _answer(self, question: Question) -> bool:
        if question.control in _UNASKED or question.readonly or question.value:
            return False
        if question.ref in self._seen:
            return False
        self._seen.add(question.ref)
        if not question.required and self._turn % 2:
            return False
        tried = []
        for value in self._candidates(question):
            self._session.answer(question.ref, value)
            tried.append((value, self._session.check([question.ref])))
            if not tried[-1][1]:
                return True
        raise AssertionError(question.ref, tried)

    def _candidates(self, question: Question) -> Iterator[str]:
        if question.choices:
            values = [choice.value for choice in question.choices]
            start = self._turn % len(values)
            yield from values[start:] + values[:start]
        elif question.control == "upload":
            yield f"{question.ref.strip('/').replace('/', '-')}.jpg"
        elif question.data_type == "date":
            for days in (0, -1, 30, -400):
                yield (self._today + timedelta(days=days)).isoformat()
        elif question.extra.get("check") == "id-number":
            yield id_number(1940 + 7 * self._turn % 70, len(self._seen))
        else:
            yield from _NUMBERS.get(question.extra.get("check", ""), ())
            yield from _PLAIN.get(question.data_type, ("示范居民", "示范居民住在示范村 1 组"))


def id_number(year: int, order: int) -> str:
    """Make an ID number of Dongcheng, Beijing, born on the first day of `year`."""
    body = f"110101{year}0101{order:03}"
    return body + check_character(body)
