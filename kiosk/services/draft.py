"""What a draft carries, as bytes: the forms it began with, the answers, whose they are, the place."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Literal, get_args

from forms import Form
from forms.catalogue import ServiceItem
from kiosk.devices.photo import Doubt, Photo
from kiosk.services.filling import Filling, Stand
from kiosk.services.kept import Kept, Origin
from kiosk.services.person import Person
from kiosk.services.visit import CONSENT_VERSION, Visit
from sync.clock import milliseconds, moment
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
class DraftPerson:
    """Who is asking."""

    name: str
    id_number: str
    how: Literal["card", "typed"]
    facts: tuple[Named, ...]


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
        consent_version=CONSENT_VERSION,
        consent_at=milliseconds(visit.consent_at),
        person=_person_out(visit.person),
    )
    photos = [photo.data for _, stand in stands for photo in stand.kept.photos.values()]
    return encode(draft), {name_of(data): data for data in photos}


def read_draft(data: bytes) -> Draft:
    """Read what `draft_of` made.

    Raises:
        MalformedMessageError: it is something else.
    """
    return decode(Draft, data)


def fill_in(  # noqa: PLR0913 - a filling needs them all
    part: DraftPart,
    photos: Mapping[bytes, bytes],
    form: Form,
    item: ServiceItem,
    *,
    given: Mapping[str, str] | None,
    language: str,
    now: Callable[[], datetime],
    new_id: Callable[[], str],
) -> Filling:
    """Return the filling that a part was made of, in its own form.

    Raises:
        FormError: the record does not fit the form.
    """
    filling = Filling(
        form,
        None,
        now=now,
        new_id=new_id,
        language=language,
        instance=part.record,
        item=item,
        given=given,
    )
    kept = Kept(
        {one.name: _origin(one.text) for one in part.origins},
        part.identified,
        {one.ref: _photo_in(one, photos[one.file]) for one in part.photos if one.file in photos},
    )
    filling.go_on(Stand(part.record, kept, part.here, part.changing))
    return filling


def person_in(draft: Draft, card: bytes) -> Person | None:
    """Return who is asking; `card`: digest of the card that was read just now, b"" for none."""
    person = draft.person
    if person is None:
        return None
    facts = {one.name: one.text for one in person.facts}
    return Person(person.name, person.id_number, person.how, facts, card)


def consent_in(draft: Draft, now: datetime) -> datetime:
    """Return when the person consented, in the time zone of `now`."""
    return moment(draft.consent_at).astimezone(now.tzinfo)


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
    )


def _photo_in(photo: DraftPhoto, data: bytes) -> Photo:
    doubts = frozenset(Doubt[name] for name in photo.doubts)
    return Photo(data, photo.width, photo.height, doubts)


def _person_out(person: Person | None) -> DraftPerson | None:
    if person is None:
        return None
    return DraftPerson(person.name, person.id_number, person.how, _names_out(person.facts))


def _names_out(texts: Mapping[str, str]) -> tuple[Named, ...]:
    return tuple(Named(name, text) for name, text in texts.items())


def _origin(text: str) -> Origin:
    origins: dict[str, Origin] = {origin: origin for origin in get_args(Origin)}
    return origins.get(text, "")
