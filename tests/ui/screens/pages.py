"""Every question page of a service item: with its longest label, and with an error showing."""

from collections.abc import Iterator
from random import Random

from typing_extensions import override

from forms import Page, Question, QuestionPage, Session
from kiosk.app import KioskApp
from kiosk.services.ability import is_answerable
from kiosk.services.pages import refs_of, single_pages
from kiosk.services.visit import VisitService
from tests.support.filler import Filler
from tests.ui.screens.tour import LONG_NAME, Tour

_LONG_PLACE = "示范县示范镇示范村第十二村民小组一百零八号后院西侧第二间"
_TURNS = 12
_QUIET = 3
# Tried until the form complains; the longest complaint is the one to look at.
_WRONG = ("", "1", "0", "-1", "9", "!", "好", "示范1", "99999999", "2099-01-01", "1850-01-01")


class LongWinded(Filler):
    """Fills a form another way at each turn, with names and places as long as people have them."""

    def __init__(self, app: KioskApp, session: Session, turn: int) -> None:
        super().__init__(session, today=app.today(), turn=2 * turn, repeats=1)
        self._chance = Random(turn)  # noqa: S311 - which way through a form is no secret

    @override
    def _candidates(self, question: Question) -> Iterator[str]:
        values = list(super()._candidates(question))
        if question.choices:
            self._chance.shuffle(values)
        elif question.data_type == "string" and question.control == "input":
            yield from (LONG_NAME, _LONG_PLACE)
        yield from values


def look_at_pages(tour: Tour, code: str, *, most: int = 10**6) -> None:
    """Look at each page that any way through the item shows, twice; then at its review."""
    seen: set[str] = set()
    quiet = 0
    for turn in range(_TURNS):
        tour.open_item(code)
        filling = tour.app.visit.filling
        LongWinded(tour.app, filling.session, turn).fill()
        before = len(seen)
        pages = list(single_pages(filling.session))
        answers = {ref: filling.session.value(ref) for page in pages for ref in refs_of(page)}
        for page in pages:
            name = _name_of(page.ref)
            if name not in seen and len(seen) < most:
                seen.add(name)
                _look_at(tour, page, f"{code}/{len(seen):02d}-{name}")
                for ref in refs_of(page):
                    filling.answer(ref, answers[ref])
        if turn == 0:
            filling.reopen()
            tour.to_review()
            tour.looker.look(f"{code}/99-review")
        quiet = 0 if len(seen) > before else quiet + 1
        if quiet == _QUIET or len(seen) >= most:
            return


def _look_at(tour: Tour, page: Page, title: str) -> None:
    visit = tour.app.visit
    if not isinstance(page, QuestionPage):
        _open(visit, page.ref)
        tour.looker.look(title)
        return
    question, session = page.questions[0], visit.filling.session
    asks = is_answerable(question) and question.control not in {"note", "trigger"}
    if asks and question.control != "upload":
        session.answer(question.ref, "")
    _open(visit, page.ref)
    tour.looker.look(title)
    wrong = _most_wrong(session, question) if asks else None
    if wrong is not None:
        visit.answer(question.ref, wrong)
        visit.next()
        tour.looker.look(f"{title}-error")


def _open(visit: VisitService, ref: str) -> None:
    """Open a page as the walk through the form comes to it."""
    trail = visit.filling.trail
    trail.here, trail.changing = ref, ""
    visit.edited()


def _most_wrong(session: Session, question: Question) -> str | None:
    """Return the answer that the form says most about, None where nothing is wrong with any."""
    said = {value: _complaint(session, question, value) for value in _tried(question)}
    session.answer(question.ref, "")
    worst = max(said, key=lambda value: len(said[value]))
    return worst if said[worst] else None


def _tried(question: Question) -> tuple[str, ...]:
    if question.choices:
        values = [choice.value for choice in question.choices]
        return ("", " ".join(values)) if question.control == "select" else ("",)
    return ("",) if question.control == "upload" else _WRONG


def _complaint(session: Session, question: Question, value: str) -> str:
    session.answer(question.ref, value)
    found = session.check([question.ref])
    return found[0].message if found else ""


def _name_of(ref: str) -> str:
    """Return the name of a page; instances of a repeat share theirs."""
    return ref.rstrip("/").rsplit("/", 1)[-1].partition("[")[0]
