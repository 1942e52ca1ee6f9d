"""Where a filling stands: the pages to walk through, which one is open, and the ways from it."""

from collections.abc import Callable, Mapping
from typing import Literal

from forms import Page, Question, QuestionPage, Session
from kiosk.services.pages import refs_of, scope_of, single_pages


class Trail:
    """The way through one form. A repeat instance is a walk of its own, around which lies its list.

    Attributes:
        here: ref of the open page.
        changing: the page that was opened from the review, "" for none.
    """

    def __init__(self, session: Session, passes_over: Callable[[Page], bool]) -> None:
        """`passes_over`: whether a page need not be asked."""
        self._session = session
        self._passes_over = passes_over
        self._laid_out: tuple[Page, ...] = ()
        self._singles: dict[str, Page] = {}
        self.here = ""
        self.changing = ""

    @property
    def every(self) -> Mapping[str, Page]:
        """Every page by its ref, in order; walked anew only where the form looks different."""
        laid_out = self._session.pages()
        if laid_out is not self._laid_out:
            self._laid_out = laid_out
            self._singles = {page.ref: page for page in single_pages(self._session)}
        return self._singles

    @property
    def questions(self) -> tuple[Question, ...]:
        """Every question that takes part now, in order."""
        pages = self.every.values()
        return tuple(page.questions[0] for page in pages if isinstance(page, QuestionPage))

    @property
    def pages(self) -> tuple[Page, ...]:
        """Pages to walk through now, in order: of the open repeat instance, else outside any."""
        return tuple(page for page in self._level() if not self._passes_over(page))

    @property
    def page(self) -> Page:
        """The page that is open; the first one where its own answer took it away."""
        pages = self.every
        if self.here not in pages:
            first = self._first()
            self.here = first if first in pages else next(iter(pages))
        return pages[self.here]

    @property
    def is_changing(self) -> bool:
        """Whether the open page was opened from the review and leads back there."""
        return self.here == self.changing

    def begin(self) -> None:
        """Go to the first page that is to be asked."""
        self.here = self.changing = ""
        self.here = self._first()

    def end(self) -> None:
        """Go to the last page that is to be asked."""
        self.here = self.changing = ""
        self.here = (self.pages or tuple(self.every.values()))[-1].ref

    def enter(self, instance: str) -> None:
        """Go to the first page of a repeat instance."""
        self.here = f"{instance}/"
        self.here = self._first()

    def step(self, step: Literal[1, -1]) -> bool:
        """Walk on or back from here, also from a page that is passed over; False at either end.

        Past either end of a repeat instance lies the list of the instances.
        """
        order = [page.ref for page in self._level()]
        walk = {page.ref for page in self.pages}
        place = order.index(self.here)
        rest = order[place + 1 :] if step > 0 else order[:place][::-1]
        beside = next((ref for ref in rest if ref in walk), self._list_around())
        self.here = beside or self.here
        return bool(beside)

    def change(self, ref: str) -> None:
        """Go to the page that asks `ref` from the review, where it leads back to."""
        self.here = self.changing = self._asking(ref)

    def go_to(self, ref: str) -> None:
        """Go to the page that asks `ref` instead of this one; a way back to the review stays."""
        was_changing = self.is_changing
        self.here = self._asking(ref)
        self.changing = self.here if was_changing else ""

    def _asking(self, ref: str) -> str:
        pages = self.every
        return ref if ref in pages else next(r for r, page in pages.items() if ref in refs_of(page))

    def _first(self) -> str:
        """Return the page to begin with here; the list around an instance that asks nothing."""
        pages = self.pages or tuple(self._level())
        return pages[0].ref if pages else self._list_around()

    def _list_around(self) -> str:
        """Return the repeat whose instance the open page lies in, or ""."""
        return scope_of(self.here).rpartition("[")[0]

    def _level(self) -> list[Page]:
        """Return the pages of the instance that the open page lies in, or those in none."""
        scope = scope_of(self.here)
        return [page for page in self.every.values() if scope_of(page.ref) == scope]
