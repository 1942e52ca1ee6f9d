"""What a filling keeps beside the form's own answers: where each came from, and the photos."""

import re
from collections.abc import Iterable, Mapping
from hashlib import sha256
from typing import Literal, TypeVar

from kiosk.devices.photo import Photo
from kiosk.services.earlier import EarlierPaper, Paper

Origin = Literal["typed", "card", "photo", "held", "earlier", "event", ""]
"""Typed, read from the card, photographed, held by the platform, answered in another item, or told by
the life event."""

_V = TypeVar("_V")


class Kept:
    """All of it by the ref of the question; it moves with the repeat instance that it belongs to."""

    def __init__(
        self,
        origins: Mapping[str, Origin] | None = None,
        identified: Iterable[str] = (),
        photos: Mapping[str, Photo] | None = None,
        earlier: Mapping[str, EarlierPaper] | None = None,
    ) -> None:
        self._origins: dict[str, Origin] = dict(origins or {})
        self._identified: set[str] = set(identified)
        self._photos: dict[str, Photo] = dict(photos or {})
        self._earlier: dict[str, EarlierPaper] = dict(earlier or {})

    @property
    def origins(self) -> Mapping[str, Origin]:
        """Where each answer came from."""
        return self._origins

    @property
    def identified(self) -> frozenset[str]:
        """Questions that the identity answered."""
        return frozenset(self._identified)

    @property
    def photos(self) -> Mapping[str, Photo]:
        """Photos taken."""
        return self._photos

    @property
    def earlier(self) -> Mapping[str, EarlierPaper]:
        """Papers that stand in earlier cases."""
        return self._earlier

    def origin_of(self, ref: str) -> Origin:
        """Return where an answer came from, "" where there is none."""
        return self._origins.get(ref, "")

    def typed(self) -> tuple[str, ...]:
        """Return the questions that the person answered by hand."""
        return tuple(ref for ref, origin in self._origins.items() if origin == "typed")

    def are_identified(self, refs: Iterable[str]) -> bool:
        """Tell whether there are such questions, and the identity answered all of them."""
        asked = set(refs)
        return bool(asked) and asked <= self._identified

    def type(self, ref: str) -> None:
        """Note an answer by hand."""
        self._origins[ref] = "typed"
        self.ask(ref)

    def ask(self, ref: str) -> None:
        """Note that a question is asked after all."""
        self._identified.discard(ref)

    def identify(self, ref: str, how: Origin) -> None:
        """Note an answer that the person need not give: card, identity or another item gave it."""
        self._origins[ref] = how
        self._identified.add(ref)

    def forget(self, ref: str) -> None:
        """Note that an answer was taken back elsewhere."""
        self._origins.pop(ref, None)
        self._identified.discard(ref)

    def photograph(self, ref: str, paper: Paper | None) -> None:
        """Keep the photo or the earlier paper that answers a question, or drop it."""
        self._photos.pop(ref, None)
        self._earlier.pop(ref, None)
        if isinstance(paper, Photo):
            self._photos[ref] = paper
            self._origins[ref] = "photo"
        elif paper is not None:
            self._earlier[ref] = paper
            self._origins[ref] = "held"

    def remove(self, instance: str) -> None:
        """Forget what belongs to a repeat instance; the later ones move up."""
        self._photos = _moved_up(self._photos, instance)
        self._earlier = _moved_up(self._earlier, instance)
        self._origins = _moved_up(self._origins, instance)
        self._identified = set(_moved_up(dict.fromkeys(self._identified), instance))


def paper_name(ref: str, paper: Paper) -> str:
    """Return the file name under which a paper travels: no two of a filling share one."""
    digest = sha256(paper.data).digest() if isinstance(paper, Photo) else paper.digest
    place = re.sub(r"[^\w]+", "-", ref).strip("-")
    return f"{place}-{digest.hex()[:8]}.jpg"


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
