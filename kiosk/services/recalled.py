"""What a draft carried, brought back: the filling of each item, who is asking, who consented."""

from collections.abc import Callable, Mapping
from datetime import datetime
from typing import get_args

from forms import Form
from forms.catalogue import ServiceItem
from kiosk.devices.photo import Doubt, Photo
from kiosk.services.draft import Draft, DraftPart, DraftPerson, DraftPhoto
from kiosk.services.earlier import EarlierPaper
from kiosk.services.filling import Filling, Stand
from kiosk.services.guardian import Guardian
from kiosk.services.kept import Kept, Origin
from kiosk.services.person import Person
from sync.clock import moment


def fill_in(  # noqa: PLR0913 - a filling needs them all
    part: DraftPart,
    photos: Mapping[bytes, bytes],
    form: Form,
    item: ServiceItem,
    *,
    given: Mapping[str, str] | None,
    person: DraftPerson | None,
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
        {
            one.ref: EarlierPaper(one.paper, one.case, _local(one.filed_at, now()), one.digest)
            for one in part.earlier
        },
    )
    filling.go_on(Stand(part.record, kept, part.here, part.changing))
    if person is not None:
        filling.session.vouch(person.id_number)
    return filling


def person_in(draft: Draft, card: bytes, now: datetime) -> Person | None:
    """Return who is asking; `card`: digest of the card that was read just now, b"" for none."""
    return None if draft.person is None else _person(draft.person, card, now)


def guardian_in(draft: Draft, now: datetime) -> Guardian | None:
    """Return who consented for a child."""
    guardian = draft.guardian
    if guardian is None:
        return None
    person = _person(guardian.person, b"", now)
    return Guardian(guardian.relation, person, _local(guardian.consent_at, now))


def consent_in(draft: Draft, now: datetime) -> datetime:
    """Return when the person consented, in the time zone of `now`."""
    return _local(draft.consent_at, now)


def _person(person: DraftPerson, card: bytes, now: datetime) -> Person:
    return Person(
        person.name,
        person.id_number,
        person.how,
        {one.name: one.text for one in person.facts},
        card,
        person.document,
        _local(person.checked_at, now) if person.checked_at else None,
    )


def _local(at: int, now: datetime) -> datetime:
    return moment(at).astimezone(now.tzinfo)


def _photo_in(photo: DraftPhoto, data: bytes) -> Photo:
    doubts = frozenset(Doubt[name] for name in photo.doubts)
    return Photo(data, photo.width, photo.height, doubts)


def _origin(text: str) -> Origin:
    origins: dict[str, Origin] = {origin: origin for origin in get_args(Origin)}
    return origins.get(text, "")
