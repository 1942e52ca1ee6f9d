"""The walk through everything that a visit files: the forms of its items, one after the other."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from forms import Page
from kiosk.services import address, carry
from kiosk.services.address import AddressOffer
from kiosk.services.filling import Filling, Move
from kiosk.services.shared import Fact, implied

_TURNS = 9


@dataclass(frozen=True, slots=True)
class Step:
    """A page of the walk; `keys`: names of the facts and papers that it shares with other items."""

    page: Page
    keys: frozenset[str]
    is_open: bool


class Walk:
    """Several fillings as one: what is answered in one item stands in every other that asks for it.

    A fact is carried over as its page is left, whichever item that lies in; so a change on the
    review follows into the other items, too.
    """

    def __init__(
        self,
        parts: Sequence[Filling],
        here: int = 0,
        *,
        is_reviewed: bool = False,
        known: Mapping[str, Fact] | None = None,
    ) -> None:
        """Walk through `parts`, one for each item, in order.

        `here`: which is open; `is_reviewed`: all was asked; `known`: what an earlier filing of the
        same visit told of who files.
        """
        self.parts = tuple(parts)
        self.is_reviewed = is_reviewed
        self._here = here
        self._facts: dict[str, Fact] = dict(known or {})
        is_known = any(part.given for part in self.parts) or bool(known)
        self._is_shared = len(self.parts) > 1 or is_known
        for part in reversed(self.parts) if self._is_shared else ():
            self._learn(carry.facts_of(part))
        self._spread()

    @property
    def open(self) -> Filling:
        """The filling whose page is open."""
        return self.parts[self._here]

    @property
    def place(self) -> int:
        """Which part is open, from 0."""
        return self._here

    def begin(self) -> None:
        """Open the first page that is to be asked."""
        self._enter(range(len(self.parts)))

    def pages(self) -> Iterator[Step]:
        """Give every page that is to be asked, in order, each fact and paper once."""
        seen: set[str] = set()
        for part in self.parts:
            for step in self._steps(part):
                if step.is_open or not step.keys or not step.keys <= seen:
                    yield step
                seen |= step.keys | {one[0] for one in map(implied, step.keys) if one}

    def open_pages(self) -> Iterator[Step]:
        """Give the pages around the open one: of its repeat instance, or of its item."""
        return self._steps(self.open)

    def _steps(self, part: Filling) -> Iterator[Step]:
        here = part.page.ref if part is self.open else ""
        for page in part.pages:
            keys = carry.keys_of(part, page) if self._is_shared else frozenset()
            yield Step(page, keys, page.ref == here)

    def forward(self) -> Move:
        """Go on, if the open page holds no fault; past the end of an item to the next one."""
        self._carry()
        is_back = self.is_reviewed and self.open.is_changing
        move = self.open.forward()
        if move != "finished":
            return move
        if not is_back and self._enter(range(self._here + 1, len(self.parts))):
            return "moved"
        if self._open_fault():
            return "moved"
        self.is_reviewed = True
        return "finished"

    def back(self) -> Move:
        """Go back one page, to the item before, or to the review that the page was opened from."""
        self._carry()
        move = self.open.back()
        if move == "finished" and not self.is_reviewed:
            self.open.reopen()
            return "moved"
        if move != "left":
            return move
        for place in reversed(range(self._here)):
            if self.parts[place].pages:
                self._here = place
                self.open.reopen()
                return "moved"
        return "left"

    def change(self, place: int, ref: str) -> None:
        """Open a page from the review; going on leads back there."""
        self._here = place
        self.open.change(ref)

    def reopen(self) -> None:
        """Go from the review back to the last page."""
        for part in self.parts:
            part.reopen()
        asked = [place for place, part in enumerate(self.parts) if part.pages]
        self._here = asked[-1] if asked else 0

    def hand_in(self) -> Move:
        """Leave the review, if no item holds a fault; else open the page of the first."""
        for place, part in enumerate(self.parts):
            move = part.hand_in()
            if move != "finished":
                self._here = place
                return move
        return "finished"

    def take_address(self, offer: AddressOffer | None) -> None:
        """Answer the address that begins on the open page by one that is known; None takes it back."""
        around = address.cascade_around(self.open)
        if around is None:
            return
        if offer is None:
            address.take_back(self.open)
        else:
            address.take(self.open, offer)
        self._share(carry.facts_at(self.open, (one.ref for one in around.questions)))

    def lasting(self) -> dict[str, Fact]:
        """Return what is told here of who files, for another filing in the same visit."""
        told = [carry.facts_of(part) for part in reversed(self.parts)]
        return carry.lasting({key: fact for facts in told for key, fact in facts.items()})

    def set_language(self, language: str) -> None:
        """Go on in another language."""
        for part in self.parts:
            part.set_language(language)

    def _enter(self, places: Sequence[int]) -> bool:
        """Open the first of these items that has anything to ask; tell whether there is one."""
        for place in places:
            self.parts[place].restart()
            if self.parts[place].pages:
                self._here = place
                return True
        return False

    def _open_fault(self) -> bool:
        for place, part in enumerate(self.parts):
            if part.open_fault():
                self._here = place
                return True
        return False

    def _carry(self) -> None:
        """Let the answers of the open page stand wherever else they are asked for."""
        address.ask_rest(self.open)
        self._share(carry.open_facts(self.open))

    def _share(self, facts: Mapping[str, Fact]) -> None:
        if self._is_shared:
            self._learn(facts)
            self._spread()
            self._facts = {key: fact for key, fact in self._facts.items() if fact.value}

    def _learn(self, facts: Mapping[str, Fact]) -> None:
        self._facts |= facts
        for key, fact in facts.items():
            if fact.value and (follows := implied(key)):
                self._facts.setdefault(*follows)

    def _spread(self) -> None:
        """Fill in what is known; an answer may bring up questions that are known, too."""
        for _ in range(_TURNS if self._is_shared else 0):
            changes = [carry.take(part, self._facts) for part in self.parts]
            if not any(changes):
                return
