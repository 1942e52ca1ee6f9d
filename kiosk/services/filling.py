"""Filling in one service item: which page is open, what was answered and where it came from."""

import re
from collections.abc import Callable, Iterator, Mapping
from contextlib import suppress
from datetime import datetime
from hashlib import sha256
from typing import Literal, TypeVar

from forms import Form, FormError, Page, Question, QuestionPage, RepeatPage, Session, Violation
from kiosk.devices.photo import Photo
from kiosk.services.ability import is_answerable
from kiosk.services.person import Person

Origin = Literal["typed", "card", "photo", ""]
Move = Literal["moved", "refused", "finished", "left"]
_V = TypeVar("_V")


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
        self._origins: dict[str, Origin] = {}
        self._identified: set[str] = set()
        self._photos: dict[str, Photo] = {}
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
        pages = {page.ref: page for page in self.single_pages()}
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
        return self._photos

    def named_photos(self) -> dict[str, Photo]:
        """Return the photos by the file name under which the instance names them."""
        return {self.session.value(ref): photo for ref, photo in self._photos.items()}

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
        self._origins[ref] = "typed"
        self._identified.discard(ref)
        self.violations = ()

    def resume(self, earlier: "Filling") -> None:
        """Take over place and typed answers from an earlier version, as far as this one has them."""
        for ref, origin in earlier._origins.items():  # noqa: SLF001 - another of this class
            if origin == "typed":
                with suppress(FormError):
                    self.answer(ref, earlier.session.value(ref))
        if any(page.ref == earlier.page.ref for page in self.single_pages()):
            self._here = earlier.page.ref

    def set_photo(self, ref: str, photo: Photo | None) -> None:
        """Keep the photo that answers an image question, or drop it."""
        self._photos.pop(ref, None)
        self.session.answer(ref, "" if photo is None else photo_name(ref, photo.data))
        if photo is not None:
            self._photos[ref] = photo
            self._origins[ref] = "photo"
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
        self._photos = _moved_up(self._photos, ref)
        self._origins = _moved_up(self._origins, ref)
        self._identified = set(_moved_up(dict.fromkeys(self._identified), ref))

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
            page.ref for page in self.single_pages() if page.ref == ref or ref in _refs(page)
        )

    def reopen(self) -> None:
        """Go from the review back to the last page."""
        self._changed = self._here = ""
        self._here = (self.pages or tuple(self.single_pages()))[-1].ref

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

    def single_pages(self) -> Iterator[Page]:
        """Give every page in order; questions that a form sets on one page stand alone here.

        Where a form asks one node several times, its first question counts.
        """
        seen: set[str] = set()
        for page in self.session.pages():
            singles: tuple[Page, ...] = (page,)
            if isinstance(page, QuestionPage):
                singles = tuple(QuestionPage(q.ref, page.label, (q,)) for q in page.questions)
            for single in singles:
                if single.ref not in seen:
                    seen.add(single.ref)
                    yield single

    def questions(self) -> tuple[Question, ...]:
        """Return every question that takes part now, in order."""
        pages = self.single_pages()
        return tuple(page.questions[0] for page in pages if isinstance(page, QuestionPage))

    def origin_of(self, ref: str) -> Origin:
        """Return where the answer to a question came from, "" where there is none."""
        return self._origins.get(ref, "")

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
                self._origins[question.ref] = person.how
                self._identified.add(question.ref)

    def _passes_over(self, page: Page) -> bool:
        refs = _refs(page)
        return bool(refs) and self._identified.issuperset(refs) and not self.session.check(refs)

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
        return [page for page in self.single_pages() if scope_of(page.ref) == scope]

    def _neighbour(self, step: Literal[1, -1]) -> str | None:
        """Return the page to walk to next from here, also from one that is passed over.

        Past either end of a repeat instance that is the list of the instances.
        """
        order = [page.ref for page in self._level()]
        walk = {page.ref for page in self.pages}
        place = order.index(self._here)
        rest = order[place + 1 :] if step > 0 else order[:place][::-1]
        return next((ref for ref in rest if ref in walk), self._list_around() or None)


def photo_name(ref: str, data: bytes) -> str:
    """Return the file name under which a photo travels: no two photos of a filling share one."""
    place = re.sub(r"[^\w]+", "-", ref).strip("-")
    return f"{place}-{sha256(data).hexdigest()[:8]}.jpg"


def scope_of(ref: str) -> str:
    """Return the innermost repeat instance that `ref` lies in, or ""."""
    match = re.match(r"(.*\])/", ref)
    return match[1] if match else ""


def _refs(page: Page) -> tuple[str, ...]:
    return tuple(q.ref for q in page.questions) if isinstance(page, QuestionPage) else ()


def _moved_up(kept: Mapping[str, _V], removed: str) -> dict[str, _V]:
    """Return `kept` without what lies under `removed`, later instances one position lower."""
    stem, position = removed.rstrip("]").rsplit("[", 1)
    moved: dict[str, _V] = {}
    for ref, value in kept.items():
        match = re.match(rf"{re.escape(stem)}\[(\d+)\](.*)", ref)
        if match is None:
            moved[ref] = value
        elif (place := int(match[1])) != int(position):
            moved[f"{stem}[{place - (place > int(position))}]{match[2]}"] = value
    return moved
