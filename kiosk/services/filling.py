"""Filling in one service item: which page is open, what is wrong, and where it goes on."""

from collections.abc import Callable, Mapping
from contextlib import suppress
from datetime import datetime
from typing import Literal

from forms import Form, FormError, Page, Question, RepeatPage, Session, Violation
from kiosk.devices.photo import Photo
from kiosk.services.ability import is_answerable
from kiosk.services.kept import Kept, Origin, photo_name
from kiosk.services.pages import questions_of, refs_of, scope_of, single_pages
from kiosk.services.person import Person

Move = Literal["moved", "refused", "finished", "left"]


class Filling:
    """One filling of one form, page by page, one question a page.

    A repeat is a page that lists its instances; the pages of an instance are a walk of their own,
    which begins and ends at that list.

    Pages that the card or the typed identity has answered without fault are passed over on the way
    and stand on the review, where each can be opened. What this kiosk cannot ask is shown and bars
    the way only at the review.
    """

    def __init__(
        self,
        form: Form,
        person: Person | None,
        *,
        now: Callable[[], datetime],
        new_id: Callable[[], str],
        language: str,
        instance: bytes | None = None,
    ) -> None:
        """`instance`: an earlier record to begin with, None for an empty form."""
        self.session = Session(form, now=now, new_id=new_id, language=language, instance=instance)
        self._kept = Kept()
        self._changed = ""
        self._here = ""
        self.violations: tuple[Violation, ...] = ()
        self._refused: tuple[Violation, ...] = ()
        if person is not None:
            self._fill(person)
        self._here = self._first()

    @property
    def pages(self) -> tuple[Page, ...]:
        """Pages to walk through now, in order: of the open repeat instance, else outside any."""
        return tuple(page for page in self._level() if not self._passes_over(page))

    @property
    def page(self) -> Page:
        """The page that is open; the first one where its own answer took it away."""
        pages = {page.ref: page for page in single_pages(self.session)}
        if self._here not in pages:
            first = self._first()
            self._here = first if first in pages else next(iter(pages))
        return pages[self._here]

    @property
    def is_changing(self) -> bool:
        """Whether the open page was opened from the review and leads back there."""
        return self._here == self._changed

    @property
    def photos(self) -> Mapping[str, Photo]:
        """Photos taken, by the ref of their question."""
        return self._kept.photos

    def named_photos(self) -> dict[str, Photo]:
        """Return the photos by the file name under which the instance names them."""
        return {self.session.value(ref): photo for ref, photo in self.photos.items()}

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
        if any(page.ref == earlier.page.ref for page in single_pages(self.session)):
            self._here = earlier.page.ref

    def set_photo(self, ref: str, photo: Photo | None) -> None:
        """Keep the photo that answers an image question, or drop it."""
        self.session.answer(ref, "" if photo is None else photo_name(ref, photo.data))
        self._kept.photograph(ref, photo)
        self.violations = ()

    def add_repeat(self, ref: str) -> None:
        """Add an instance to a repeat and open its first page."""
        self.open_instance(self.session.add_repeat(ref).ref)

    def open_instance(self, ref: str) -> None:
        """Open the first page of a repeat instance."""
        self._here = f"{ref}/"
        self._here = self._first()

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
        after = None if self.is_changing else self._neighbour(1)
        if after is not None:
            self._here = after
            return "moved"
        return "moved" if self._open_fault(self._faults()) else "finished"

    def back(self) -> Move:
        """Go back one page, or to the review that this page was opened from."""
        self.violations = self._refused = ()
        if self.is_changing:
            return "finished"
        before = self._neighbour(-1)
        if before is None:
            return "left"
        self._here = before
        return "moved"

    def change(self, ref: str) -> None:
        """Open the page that asks `ref` from the review; going on leads back there."""
        self._here = self._changed = next(
            page.ref
            for page in single_pages(self.session)
            if page.ref == ref or ref in refs_of(page)
        )

    def reopen(self) -> None:
        """Go from the review back to the last page."""
        self._changed = self._here = ""
        self._here = (self.pages or tuple(single_pages(self.session)))[-1].ref

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
            self._here = fault.ref
            self.violations = (fault,)
        return fault is not None

    def questions(self) -> tuple[Question, ...]:
        """Return every question that takes part now, in order."""
        return questions_of(self.session)

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

    def _fill(self, person: Person) -> None:
        for question in self.questions():
            value = person.facts.get(question.extra.get("fill", ""), "")
            if value and not question.value:
                self.session.answer(question.ref, value)
                self._kept.identify(question.ref, person.how)

    def _passes_over(self, page: Page) -> bool:
        refs = refs_of(page)
        return self._kept.are_identified(refs) and not self.session.check(refs)

    def _first(self) -> str:
        """Return the page to begin with here; the list around an instance that asks nothing."""
        pages = self.pages or tuple(self._level())
        return pages[0].ref if pages else self._list_around()

    def _list_around(self) -> str:
        """Return the repeat whose instance the open page lies in, or ""."""
        return scope_of(self._here).rpartition("[")[0]

    def _level(self) -> list[Page]:
        """Return the pages of the instance that the open page lies in, or those in none."""
        scope = scope_of(self._here)
        return [page for page in single_pages(self.session) if scope_of(page.ref) == scope]

    def _neighbour(self, step: Literal[1, -1]) -> str | None:
        """Return the page to walk to next from here, also from one that is passed over.

        Past either end of a repeat instance that is the list of the instances.
        """
        order = [page.ref for page in self._level()]
        walk = {page.ref for page in self.pages}
        place = order.index(self._here)
        rest = order[place + 1 :] if step > 0 else order[:place][::-1]
        return next((ref for ref in rest if ref in walk), self._list_around() or None)
