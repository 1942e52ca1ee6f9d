"""What a draft carries, as bytes: the forms it began with, the answers, whose they are, the place."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Literal

from kiosk.services.documents import Document
from kiosk.services.filling import Stand
from kiosk.services.guardian import Guardian, Relation
from kiosk.services.known import Visit
from kiosk.services.person import Person
from sync.clock import milliseconds
from sync.wire.codec import decode, encode


@dataclass(frozen=True, slots=True)
class Named:
    """A text under a name."""

    name: str
    text: str


@dataclass(frozen=True, slots=True)
class DraftPhoto:
    """A photo of the draft; `file`: the name it is stored under."""

    ref: str
    file: bytes
    width: int
    height: int
    doubts: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class DraftEarlier:
    """A paper that stands in an earlier case."""

    ref: str
    paper: str
    case: str
    filed_at: int
    digest: bytes


@dataclass(frozen=True, slots=True)
class DraftPerson:
    """Who is asking, how and when that was checked."""

    name: str
    id_number: str
    how: Literal["card", "typed"]
    facts: tuple[Named, ...]
    document: Document = "resident-id-card"
    checked_at: int = 0


@dataclass(frozen=True, slots=True)
class DraftGuardian:
    """Who consented for a child."""

    relation: Relation
    person: DraftPerson
    consent_at: int


@dataclass(frozen=True, slots=True)
class DraftPart:
    """The filling of one item. `form`: its XForm; `record`: the answers; `here`: its open page."""

    item: str
    form: bytes
    record: bytes
    origins: tuple[Named, ...]
    identified: tuple[str, ...]
    photos: tuple[DraftPhoto, ...]
    here: str
    changing: str
    earlier: tuple[DraftEarlier, ...] = ()


@dataclass(frozen=True, slots=True)
class Draft:
    """One visit's work. `event`: code of the life event, "" for one item; `place`: the open part.

    `is_reviewed`: all of it was asked.
    """

    event: str
    parts: tuple[DraftPart, ...]
    place: int
    is_reviewed: bool
    scene: str
    language: str
    is_elder: bool
    consent_version: str
    consent_at: int
    person: DraftPerson | None
    guardian: DraftGuardian | None = None


def draft_of(
    visit: Visit, forms: Mapping[str, bytes], name_of: Callable[[bytes], bytes]
) -> tuple[bytes, dict[bytes, bytes]]:
    """Return what `visit` comes to, and its photos by name.

    Args:
        visit: one in which a form is open.
        forms: the XForms that it is filled in, by the code of their item.
        name_of: gives the name of a photo from its bytes.
    """
    walk = visit.walk
    if walk is None or visit.consent_at is None:
        raise RuntimeError("nothing is being filled in")
    stands = [(part.item.code, part.stand()) for part in walk.parts if part.item is not None]
    draft = Draft(
        event=visit.event.event.code if visit.event else "",
        parts=tuple(_part_out(code, forms[code], stand, name_of) for code, stand in stands),
        place=walk.place,
        is_reviewed=walk.is_reviewed,
        scene=visit.scene.value,
        language=visit.language,
        is_elder=visit.is_elder,
        consent_version=visit.consent_version,
        consent_at=milliseconds(visit.consent_at),
        person=_person_out(visit.person) if visit.person else None,
        guardian=_guardian_out(visit.guardian) if visit.guardian else None,
    )
    photos = [photo.data for _, stand in stands for photo in stand.kept.photos.values()]
    return encode(draft), {name_of(data): data for data in photos}


def read_draft(data: bytes) -> Draft:
    """Read what `draft_of` made.

    Raises:
        MalformedMessageError: it is something else.
    """
    return decode(Draft, data)


def _part_out(item: str, form: bytes, stand: Stand, name_of: Callable[[bytes], bytes]) -> DraftPart:
    kept = stand.kept
    return DraftPart(
        item=item,
        form=form,
        record=stand.record,
        origins=_names_out(kept.origins),
        identified=tuple(sorted(kept.identified)),
        photos=tuple(
            DraftPhoto(
                ref,
                name_of(photo.data),
                photo.width,
                photo.height,
                tuple(sorted(doubt.name for doubt in photo.doubts)),
            )
            for ref, photo in kept.photos.items()
        ),
        here=stand.here,
        changing=stand.changing,
        earlier=tuple(
            DraftEarlier(ref, one.paper, one.case, milliseconds(one.filed_at), one.digest)
            for ref, one in kept.earlier.items()
        ),
    )


def _person_out(person: Person) -> DraftPerson:
    return DraftPerson(
        person.name,
        person.id_number,
        person.how,
        _names_out(person.facts),
        person.document,
        _at(person.checked_at),
    )


def _guardian_out(guardian: Guardian) -> DraftGuardian | None:
    """Return a guardian who has consented; another is asked anew."""
    if guardian.person is None or guardian.consent_at is None:
        return None
    return DraftGuardian(
        guardian.relation, _person_out(guardian.person), milliseconds(guardian.consent_at)
    )


def _at(at: datetime | None) -> int:
    return 0 if at is None else milliseconds(at)


def _names_out(texts: Mapping[str, str]) -> tuple[Named, ...]:
    return tuple(Named(name, text) for name, text in texts.items())
