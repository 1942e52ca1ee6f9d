"""Finds items and events by what a person types: names, everyday words, pinyin, initials, and nearly so."""

from collections import Counter
from collections.abc import Callable, Iterable
from itertools import product

from forms.catalogue.said import (
    FIRST,
    OTHER,
    Entry,
    Said,
    as_heard,
    letters_of,
    pieces_of,
    said_of,
)

Rank = tuple[int, float]

_SHORTEST_WORD_INSIDE = 2
_SHORTEST_SLIP = 4
_FAINTEST = 0.5
_TOO_COMMON = {1: 0.9, 2: 0.2}


class Finder:
    """Ranks the entries of one catalogue; equally good ones stay in their order."""

    def __init__(self, entries: Iterable[Entry]) -> None:
        self._said = [(entry, said_of(entry)) for entry in entries]
        pieces = (piece for _, said in self._said for some in said.pieces for piece in some)
        self._often = Counter(pieces)

    def find(self, text: str, spell: Callable[[str], str] = str) -> tuple[Entry, ...]:
        """Return what `text` names, best first; () for blank text.

        What merely sounds or looks alike is returned where nothing is named outright. `spell` gives
        the pinyin of Chinese: other characters of the same sound are meant for those of a name.
        """
        readings: tuple[Callable[[str], str], ...] = (str,) if text.isascii() else (str, spell)
        for rank, read in product((rank_of, near_rank_of), readings):
            ranked = [(rank(said, read(text)), entry) for entry, said in self._said]
            found = [(place, entry) for place, entry in ranked if place is not None]
            if found:
                return tuple(entry for _, entry in sorted(found, key=lambda pair: pair[0]))
        return self._sharing(text, 2) or self._sharing(text, 1)

    def _sharing(self, text: str, size: int) -> tuple[Entry, ...]:
        """Return what shares so many characters in a row with `text`: the rarer they are the better."""
        wanted = pieces_of(letters_of(text), size)
        weights = [
            (sum(1 / self._often[piece] for piece in wanted & said.pieces[size - 1]), entry)
            for entry, said in self._said
        ]
        best = max((weight for weight, _ in weights), default=0)
        least = max(best * _FAINTEST, _TOO_COMMON[size])
        found = [(weight, entry) for weight, entry in weights if weight > least]
        return tuple(entry for _, entry in sorted(found, key=lambda pair: -pair[0]))


def rank_of(said: Said, text: str) -> Rank | None:
    """Say how well `text` names an entry outright: (0, 0) best, None not at all."""
    wanted = letters_of(text)
    if not wanted:
        return None
    inside = [word for word in said.keywords if _is_inside(word, wanted)]
    grades = (
        any(name.startswith(wanted) for name in said.names),
        wanted in said.keywords,
        any(wanted in name for name in said.names),
        any(wanted in word for word in said.keywords),
        bool(inside),
        (place := _place(said, wanted)) is not None,
        _all_words_in(text, said),
    )
    grade = next((grade for grade, holds in enumerate(grades) if holds), None)
    if grade is None:
        return None
    fine = {4: -max(map(len, inside), default=0), 5: place or 0}
    return grade, fine.get(grade, 0)


def near_rank_of(said: Said, text: str) -> Rank | None:
    """Say how nearly `text` names an entry: by sounds that are mixed up, or with one slip."""
    wanted = letters_of(text)
    if not wanted:
        return None
    grades = (
        _place(said, wanted, alike=True) is not None,
        _is_slip(said, wanted),
        _all_words_in(text, said, slips=True),
    )
    grade = next((grade for grade, holds in enumerate(grades) if holds), None)
    return None if grade is None else (grade, _place(said, wanted, alike=True) or 0)


def _is_inside(word: str, wanted: str) -> bool:
    return len(word) >= _SHORTEST_WORD_INSIDE and word in wanted


def _place(said: Said, wanted: str, *, alike: bool = False) -> int | None:
    """Say which of its sounds begins with `wanted`; a whole one is as good as the first name."""
    write = as_heard if alike else str
    letters = write(wanted)
    return min(
        (
            FIRST if place == OTHER and letters in {write(spelt), write(initials)} else place
            for spelt, initials, place in said.sounds
            if write(spelt).startswith(letters) or write(initials).startswith(letters)
        ),
        default=None,
    )


def _is_slip(said: Said, wanted: str) -> bool:
    """Tell whether `wanted` begins as a name or keyword does, but for one letter or character."""
    if wanted.isascii():
        return len(wanted) >= _SHORTEST_SLIP and any(
            _but_for_one(wanted, spelt)
            for spelt, initials, _ in said.sounds
            if len(initials) > 1 and len(spelt) >= len(wanted)
        )
    return len(wanted) >= _SHORTEST_SLIP and any(
        _but_for_one(wanted, name)
        for name in (*said.names, *said.keywords)
        if len(name) >= len(wanted)
    )


def _but_for_one(typed: str, said: str) -> bool:
    short = min(len(typed), len(said))
    at = next((place for place in range(short) if typed[place] != said[place]), short)
    rest, more = typed[at:], said[at:]
    return (
        more[1:].startswith(rest[1:])
        or more.startswith(rest[1:])
        or more[1:].startswith(rest)
        or (rest[:2] == more[1::-1] and more[2:].startswith(rest[2:]))
    )


def _all_words_in(text: str, said: Said, *, slips: bool = False) -> bool:
    """Tell whether each English word typed begins a word of names, keywords or summary."""
    typed = text.casefold().split()
    return all(any(_begins(word, one, slips=slips) for word in said.english) for one in typed)


def _begins(word: str, typed: str, *, slips: bool) -> bool:
    is_slip = slips and _SHORTEST_SLIP <= len(typed) <= len(word) + 1 and typed.isalpha()
    return word.startswith(typed) or (is_slip and _but_for_one(typed, word))
