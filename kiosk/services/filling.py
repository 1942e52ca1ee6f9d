"""Filling in one service item: which page is open, what is wrong, and where it goes on."""

from collections.abc import Callable, Mapping
from contextlib import suppress
from dataclasses import dataclass, field
from datetime import datetime
from typing import Literal

from forms import (
    Form,
    FormError,
    Page,
    Question,
    RepeatPage,
    Session,
    Violation,
)
from forms.catalogue import ServiceItem
from kiosk.services.ability import is_answerable
from kiosk.services.earlier import Paper
from kiosk.services.kept import Kept, Origin
from kiosk.services.pages import refs_of
from kiosk.services.paper_answers import PaperAnswers
from kiosk.services.person import Person
from kiosk.services.personal import fill_from
from kiosk.services.shared import SharedQuestions
from kiosk.services.trail import Trail

Move = Literal["moved", "refused", "finished", "left"]


@dataclass(frozen=True, slots=True)
class Stand:
    """How far a filling has come: the record, what is kept beside it, and the open page.

    `changing`: the page that was opened from the review, "" for none.
    """

    record: bytes = field(repr=False)
    kept: Kept = field(repr=False)
    here: str
    changing: str


class Filling(PaperAnswers):
    """One filling of one form, page by page, one question a page.

    A repeat is a page that lists its instances; the pages of an instance are a walk of their own,
    which begins and ends at that list.

    Pages that the card, the typed identity or another item of the visit has answered without fault
    are passed over on the way and stand on the review, where each can be opened. What this kiosk
    cannot ask is shown and bars the way only at the review.
    """

    def __init__(  # noqa: PLR0913 - a filling needs them all
        self,
        form: Form,
        person: Person | None,
        *,
        now: Callable[[], datetime],
        new_id: Callable[[], str],
        language: str,
        instance: bytes | None = None,
        item: ServiceItem | None = None,
        given: Mapping[str, str] | None = None,
        is_edit: bool = False,
    ) -> None:
        """Open a form.

        Args:
            form: what is asked.
            person: who is asking, as far as that is known.
            now: gives the present.
            new_id: gives the instance its id.
            language: of the words.
            instance: an earlier record to begin with, None for an empty form.
            item: whose form it is; None where it is tried out by itself.
            given: answers, by question name, that follow from what the person came for.
            is_edit: `instance` was filed before: this becomes a new version of it.
        """
        session = Session(
            form, now=now, new_id=new_id, language=language, instance=instance, is_edit=is_edit
        )
        super().__init__(session, SharedQuestions(item))
        self.item = item
        self._given = given or {}
        self.trail = Trail(self.session, self._passes_over)
        self._refused: tuple[Violation, ...] = ()
        if person is not None:
            fill_from(person, self.session, self.questions(), self._kept)
        self.trail.begin()

    @property
    def pages(self) -> tuple[Page, ...]:
        """Pages to walk through now, in order: of the open repeat instance, else outside any."""
        return self.trail.pages

    @property
    def page(self) -> Page:
        """The page that is open; the first one where its own answer took it away."""
        return self.trail.page

    @property
    def is_changing(self) -> bool:
        """Whether the open page was opened from the review and leads back there."""
        return self.trail.is_changing

    def answer(self, ref: str, value: str) -> None:
        """Store an answer; what is wrong with it is said only when the person goes on."""
        try:
            self.session.answer(ref, value)
        except FormError as error:
            # The form asks for more than there is room for; the answer it had stays.
            words = error.user_text(self.session.language)
            self.violations = self._refused = (Violation(ref, "constraint", words),)
            return
        self._refused = ()
        self._kept.type(ref)
        self.violations = ()

    def resume(self, earlier: "Filling") -> None:
        """Take over place and typed answers from an earlier version, as far as this one has them."""
        for ref in earlier._kept.typed():  # noqa: SLF001 - another of this class
            with suppress(FormError):
                self.answer(ref, earlier.session.value(ref))
        if earlier.page.ref in self.trail.every:
            self.trail.here = earlier.page.ref

    def stand(self) -> Stand:
        """Return how far this filling has come, for `go_on`."""
        kept = Kept(
            self._kept.origins, self._kept.identified, self._kept.photos, self._kept.earlier
        )
        return Stand(self.session.snapshot(), kept, self.page.ref, self.trail.changing)

    def go_on(self, stand: Stand) -> None:
        """Take up where a filling of the same record stood."""
        self._kept = stand.kept
        self.trail.here, self.trail.changing = stand.here, stand.changing

    def set_language(self, language: str) -> None:
        """Go on in another language, in which what is wrong is said from now on, too."""
        self.session.set_language(language)
        if self.violations and not self._refused:
            self.violations = self.session.check(fault.ref for fault in self.violations)

    def restart(self) -> None:
        """Go to the first page that is to be asked."""
        self.trail.begin()

    @property
    def given(self) -> Mapping[str, str]:
        """Answers, by question name, that follow from what the person came for."""
        return self._given

    def give(
        self,
        ref: str,
        value: str,
        origin: Origin,
        *,
        photo: Paper | None = None,
        is_asked: bool = False,
    ) -> bool:
        """Answer a question by what is known; its page is passed over, unless it `is_asked` still.

        Returns whether it takes an answer: not where another one made it irrelevant.
        """
        try:
            if photo is not None:
                self.set_photo(ref, photo)
            else:
                self.session.answer(ref, value)
        except FormError:
            return False
        self._kept.identify(ref, self._kept.origin_of(ref) if photo else origin)
        if is_asked:
            self._kept.ask(ref)
        self.violations = self._refused = ()
        return True

    def let_go(self, ref: str) -> bool:
        """Take back what was known; return whether the question is still there."""
        try:
            self.session.answer(ref, "")
        except FormError:
            return False
        self._kept.photograph(ref, None)
        self._kept.forget(ref)
        return True

    def ask(self, ref: str) -> None:
        """Ask a question after all, with the answer it has."""
        self._kept.ask(ref)

    def add_repeat(self, ref: str) -> None:
        """Add an instance to a repeat and open its first page."""
        self.open_instance(self.session.add_repeat(ref).ref)

    def open_instance(self, ref: str) -> None:
        """Open the first page of a repeat instance."""
        self.trail.enter(ref)

    def remove_repeat(self, ref: str) -> None:
        """Remove one instance of a repeat; the later ones move up, with what belongs to them."""
        self.session.remove_repeat(ref)
        self._kept.remove(ref)

    def forward(self) -> Move:
        """Go on, if the open page holds no fault; at the end only if the whole form holds none."""
        page = self.page
        if isinstance(page, RepeatPage):
            if self._open_fault_within(page):
                return "moved"
        else:
            self.violations = self._refused or self.session.check(
                question.ref for question in page.questions if is_answerable(question)
            )
            if self.violations:
                return "refused"
        if not self.is_changing and self.trail.step(1):
            return "moved"
        return "moved" if self.open_fault() else "finished"

    def back(self) -> Move:
        """Go back one page, or to the review that this page was opened from."""
        self.violations = self._refused = ()
        if self.is_changing:
            return "finished"
        return "moved" if self.trail.step(-1) else "left"

    def change(self, ref: str) -> None:
        """Open the page that asks `ref` from the review; going on leads back there."""
        self.trail.change(ref)

    def go_to(self, ref: str) -> None:
        """Open the page that asks `ref` instead of this one; a way back to the review stays."""
        self.trail.go_to(ref)
        self.violations = self._refused = ()

    def reopen(self) -> None:
        """Go from the review back to the last page."""
        self.trail.end()

    def hand_in(self) -> Move:
        """Leave the review, if the whole form holds no fault; else open the page of the first.

        Refused: what is wrong is nothing that a page asks for.
        """
        faults = self.session.violations()
        if self._open_fault(faults):
            return "moved"
        self.violations = faults[:1]
        return "refused" if faults else "finished"

    def _faults(self) -> tuple[Violation, ...]:
        """Return what is wrong with the questions that can be answered here."""
        faults = self.session.violations()
        answerable = {q.ref for q in self.questions() if is_answerable(q)} if faults else set()
        return tuple(fault for fault in faults if fault.ref in answerable)

    def open_fault(self) -> bool:
        """Open the first page whose answer has a fault; tell whether there is one."""
        return self._open_fault(self._faults())

    def _open_fault(self, faults: tuple[Violation, ...]) -> bool:
        """Open the first of these faults that a page asks for; tell whether there is one."""
        asked = {question.ref for question in self.questions()} if faults else set()
        fault = next((fault for fault in faults if fault.ref in asked), None)
        if fault is not None:
            self.change(fault.ref)
            self.violations = (fault,)
        return fault is not None

    def _open_fault_within(self, page: RepeatPage) -> bool:
        """Open the first page of the instances of a repeat that has a fault, if there is one."""
        under = f"{page.ref}["
        fault = next((fault for fault in self._faults() if fault.ref.startswith(under)), None)
        if fault is not None:
            self.trail.here = fault.ref
            self.violations = (fault,)
        return fault is not None

    def questions(self) -> tuple[Question, ...]:
        """Return every question that takes part now, in order."""
        return self.trail.questions

    def origin_of(self, ref: str) -> Origin:
        """Return where the answer to a question came from, "" where there is none."""
        return self._kept.origin_of(ref)

    def answers_of(self, concept: str) -> tuple[str, ...]:
        """Return the answers to the questions of a concept (`person.phone`), blanks left out."""
        return tuple(
            question.value
            for question in self.questions()
            if question.extra.get("same") == concept and question.value
        )

    def _passes_over(self, page: Page) -> bool:
        refs = refs_of(page)
        return self._kept.are_identified(refs) and not self.session.check(refs)
