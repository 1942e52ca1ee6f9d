"""What a filling keeps beside the form's own answers: where each came from, and the photos."""

import re
from collections.abc import Iterable, Mapping
from hashlib import sha256
from typing import Literal, TypeVar

from kiosk.devices.photo import Photo

Origin = Literal["typed", "card", "photo", "earlier", "event", ""]
"""Typed, read from the card, photographed, answered in another item, or told by the life event."""

_V = TypeVar("_V")


class Kept:
    """All of it by the ref of the question; it moves with the repeat instance that it belongs to."""

    def __init__(
        self,
        origins: Mapping[str, Origin] | None = None,
        identified: Iterable[str] = (),
        photos: Mapping[str, Photo] | None = None,
    ) -> None:
        self._origins: dict[str, Origin] = dict(origins or {})
        self._identified: set[str] = set(identified)
        self._photos: dict[str, Photo] = dict(photos or {})

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

    def photograph(self, ref: str, photo: Photo | None) -> None:
        """Keep the photo that answers a question, or drop it."""
        self._photos.pop(ref, None)
        if photo is not None:
            self._photos[ref] = photo
            self._origins[ref] = "photo"

    def remove(self, instance: str) -> None:
        """Forget what belongs to a repeat instance; the later ones move up."""
        self._photos = _moved_up(self._photos, instance)
        self._origins = _moved_up(self._origins, instance)
        self._identified = set(_moved_up(dict.fromkeys(self._identified), instance))


def photo_name(ref: str, data: bytes) -> str:
    """Return the file name under which a photo travels: no two photos of a filling share one."""
    place = re.sub(r"[^\w]+", "-", ref).strip("-")
    return f"{place}-{sha256(data).hexdigest()[:8]}.jpg"


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
