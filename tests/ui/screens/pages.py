"""Every question page of a service item: with its longest label, and with an error showing."""

from collections.abc import Callable, Iterator
from random import Random

from typing_extensions import override

from forms import Page, Question, QuestionPage, Session
from kiosk.app import KioskApp
from kiosk.services.ability import is_answerable
from kiosk.services.filling import Filling
from kiosk.services.pages import refs_of, single_pages
from kiosk.services.person import from_typing
from kiosk.services.visit import Scene
from tests.support.filler import Filler
from tests.ui.screens.gallery import Gallery

LONG_NAME = "示范阿卜杜拉·䶮𬭼㛃"
ID_NUMBER = "11010519491231002X"
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


def open_item(app: KioskApp, code: str, gallery: Gallery) -> Filling:
    """Begin a visit and come to the item's first question."""
    visit = app.visit
    gallery.begin()
    visit.choose(app._catalogue.catalogue.item(code))
    visit.start()
    visit.agree()
    if visit.visit.scene is Scene.IDENTITY:
        visit.identify(from_typing(LONG_NAME, ID_NUMBER))
    if visit.visit.scene is Scene.CODE:
        visit.begin_questions()
    return visit.filling


def look_at_pages(app: KioskApp, code: str, gallery: Gallery, *, most: int = 10**6) -> None:
    """Look at each page that any way through the item shows, twice; then at its review."""
    seen: set[str] = set()
    quiet = 0
    for turn in range(_TURNS):
        filling = open_item(app, code, gallery)
        LongWinded(app, filling.session, turn).fill()
        before = len(seen)
        pages = list(single_pages(filling.session))
        answers = {ref: filling.session.value(ref) for page in pages for ref in refs_of(page)}
        for page in pages:
            name = _name_of(page.ref)
            if name not in seen and len(seen) < most:
                seen.add(name)
                _look_at(app, page, gallery, f"{code}/{len(seen):02d}-{name}")
                for ref in refs_of(page):
                    filling.answer(ref, answers[ref])
        if turn == 0:
            _look_at_review(app, gallery, code)
        quiet = 0 if len(seen) > before else quiet + 1
        if quiet == _QUIET or len(seen) >= most:
            return


def _look_at(app: KioskApp, page: Page, gallery: Gallery, title: str) -> None:
    filling = app.visit.filling
    if not isinstance(page, QuestionPage):
        _open(app, page.ref)
        gallery.look(title)
        return
    question = page.questions[0]
    asks = is_answerable(question) and question.control not in {"note", "trigger"}
    if asks and question.control != "upload":
        filling.session.answer(question.ref, "")
    _open(app, page.ref)
    gallery.look(title)
    wrong = _most_wrong(filling.session, question) if asks else None
    if wrong is not None:
        app.visit.answer(question.ref, wrong)
        app.visit.next()
        gallery.look(f"{title}-error")


def _open(app: KioskApp, ref: str) -> None:
    """Open a page as the walk through the form comes to it."""
    app.visit.filling._here = ref
    app.visit.filling._changed = ""
    app.visit.edited()


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


def _look_at_review(app: KioskApp, gallery: Gallery, code: str) -> None:
    app.visit.filling.reopen()
    _until(app.visit.next, lambda: app.visit.visit.scene is Scene.REVIEW)
    gallery.look(f"{code}/99-review")


def _until(step: Callable[[], None], arrived: Callable[[], bool], most: int = 60) -> None:
    for _ in range(most):
        if arrived():
            return
        step()
    raise AssertionError("the review does not come")


def _name_of(ref: str) -> str:
    """Return the name of a page; instances of a repeat share theirs."""
    return ref.rstrip("/").rsplit("/", 1)[-1].partition("[")[0]
