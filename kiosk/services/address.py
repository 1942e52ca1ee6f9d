"""The address on the card, or one given before in this visit, as the answer to several questions at once."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from typing import Literal

from forms import Question, QuestionPage
from kiosk.services.divisions import Divisions
from kiosk.services.filling import Filling
from kiosk.services.person import Person

LEVELS = ("card.province", "card.city", "card.county", "card.township")
_PLACES = frozenset({"card.place", "card.address"})
_ADDRESS = "card.address"

Source = Literal["card", "earlier"]


@dataclass(frozen=True, slots=True)
class AddressOffer:
    """An address that is known: `codes` and `names` from the province down, `place` is the rest.

    `is_whole`: it is told down to the township.
    """

    source: Source
    codes: tuple[str, ...]
    names: tuple[str, ...]
    place: str

    @property
    def is_whole(self) -> bool:
        """Whether nothing above the rest is left to ask."""
        return len(self.codes) == len(LEVELS)


@dataclass(frozen=True, slots=True)
class Cascade:
    """The questions that ask for one address together: the levels that take part, and the rest."""

    levels: tuple[Question, ...]
    place: Question | None

    @property
    def ref(self) -> str:
        """Where it begins."""
        return self.levels[0].ref

    @property
    def questions(self) -> tuple[Question, ...]:
        """All of them, in order."""
        return self.levels if self.place is None else (*self.levels, self.place)

    def holds(self, ref: str) -> bool:
        """Tell whether a question is one of them."""
        return any(question.ref == ref for question in self.questions)


def cascades_of(questions: Sequence[Question]) -> Iterator[Cascade]:
    """Give the addresses that a form asks for level by level."""
    starts = [n for n, one in enumerate(questions) if _fill(one) == LEVELS[0]]
    ends = [*starts[1:], len(questions)] if starts else []
    for start, end in zip(starts, ends, strict=True):
        run = questions[start:end]
        found = (next((one for one in run if _fill(one) == level), None) for level in LEVELS)
        place = next((one for one in run if _fill(one) in _PLACES), None)
        yield Cascade(tuple(one for one in found if one is not None), place)


def cascade_around(filling: Filling) -> Cascade | None:
    """Return the address that the open page asks for, or a part of it."""
    page = filling.page
    if not isinstance(page, QuestionPage) or not _asks_address(page.questions[0]):
        return None
    around = cascades_of(filling.questions())
    return next((one for one in around if one.holds(page.ref)), None)


class AddressBook:
    """What addresses can be offered, and what an offer does."""

    def __init__(self, read: Callable[[str], bytes]) -> None:
        """`read` gives the lists that the forms ask from, by name, see `Divisions`."""
        self._read = read
        self._divisions = Divisions(read)

    def forget(self) -> None:
        """Forget what was told of anybody's address."""
        self._divisions.forget()

    def renew(self) -> None:
        """Read the lists anew: there are others."""
        self._divisions = Divisions(self._read)

    def offers(
        self,
        question: Question,
        person: Person | None,
        parts: Sequence[Filling],
        filling: Filling,
    ) -> tuple[AddressOffer, ...]:
        """Return the addresses that the open `question` of `filling` can be answered by, each once.

        They are offered where an address begins, and where its rest is asked: there only the rest
        of those that agree with what was chosen above.
        """
        cascade = cascade_around(filling) if _asks_address(question) else None
        here = question.ref
        if cascade is None or here not in {cascade.ref, cascade.questions[-1].ref}:
            return ()
        known = [*self._on_card(person), *_earlier(parts, filling, cascade)]
        if here != cascade.ref:
            above = tuple(question.value for question in cascade.levels)
            known = [one for one in known if one.place and one.codes == above[: len(one.codes)]]
        else:
            known = [one for one in known if one.codes]
        return tuple({(one.codes, one.place): one for one in reversed(known)}.values())[::-1]

    def _on_card(self, person: Person | None) -> Iterator[AddressOffer]:
        address = person.facts.get(_ADDRESS, "") if person and person.how == "card" else ""
        if address:
            told = self._divisions.told(address)
            codes = tuple(one.code for one in told.divisions)
            names = tuple(one.name for one in told.divisions)
            yield AddressOffer("card", codes, names, told.rest)


def is_taken(offer: AddressOffer, cascade: Cascade) -> bool:
    """Tell whether the answers are what is offered."""
    values = tuple(question.value for question in cascade.levels[: len(offer.codes)])
    return values == offer.codes and (cascade.place is None or cascade.place.value == offer.place)


def take(filling: Filling, offer: AddressOffer) -> None:
    """Answer the questions of the address that begins on the open page, as far as it is told.

    The page where it was taken stays, the others are passed over and stand on the review; what is
    left of an address that is not whole is filled in and shown.
    """
    here = filling.page.ref
    for level, code in zip(LEVELS, offer.codes, strict=False):
        cascade = cascade_around(filling)
        asked = (
            next((one for one in cascade.levels if _fill(one) == level), None) if cascade else None
        )
        if asked is None or code not in {choice.value for choice in asked.choices}:
            return
        filling.give(asked.ref, code, offer.source, is_asked=asked.ref == here)
    cascade = cascade_around(filling)
    if cascade and cascade.place and offer.place:
        filling.give(cascade.place.ref, offer.place, offer.source, is_asked=not offer.is_whole)


def take_back(filling: Filling) -> None:
    """Leave the address of the open page to the person again."""
    cascade = cascade_around(filling)
    for question in reversed(cascade.questions) if cascade else ():
        filling.answer(question.ref, "")


def ask_rest(filling: Filling) -> None:
    """Where a level was chosen by hand, ask for those below, too: what was known is of elsewhere."""
    cascade = cascade_around(filling)
    here = filling.page.ref
    if cascade is None or filling.origin_of(here) != "typed":
        return
    refs = [question.ref for question in cascade.questions]
    below = refs[refs.index(here) + 1 :]
    if any(filling.origin_of(level.ref) in {"card", "earlier"} for level in cascade.levels):
        for ref in below:
            filling.ask(ref)


def _earlier(parts: Sequence[Filling], filling: Filling, here: Cascade) -> Iterator[AddressOffer]:
    """Give every address that was given before, in full."""
    for part in parts:
        for cascade in cascades_of(part.questions()):
            is_here = part is filling and cascade.ref == here.ref
            levels = cascade.levels
            is_full = len(levels) == len(LEVELS) and all(one.value for one in cascade.questions)
            if is_full and not is_here:
                yield AddressOffer(
                    "earlier",
                    tuple(one.value for one in levels),
                    tuple(map(_chosen, levels)),
                    cascade.place.value if cascade.place else "",
                )


def _chosen(question: Question) -> str:
    return next((one.label for one in question.choices if one.value == question.value), "")


def _fill(question: Question) -> str:
    return question.extra.get("fill", "")


def _asks_address(question: Question) -> bool:
    return _fill(question) in _PLACES or _fill(question) in LEVELS
