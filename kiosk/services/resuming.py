"""Looking for a draft with a resume code or an ID card, and making a visit of it again."""

from collections.abc import Callable
from dataclasses import dataclass, field, replace
from datetime import datetime

from forms import Form, FormError
from forms.catalogue import LifeEvent, ServiceItem
from kiosk.services.draft import Draft, read_draft
from kiosk.services.recalled import consent_in, fill_in, guardian_in, person_in
from kiosk.services.visit import EventChoice, Scene, Visit
from kiosk.services.walk import Walk
from sync.errors import KnownError
from sync.store.draft_seal import DraftSeal, SealedDraft, Secret, open_draft, unlock


class DraftGoneError(KnownError):
    """The draft is there, and the item it is for is not, or its form cannot be read any more."""

    zh = "这件事在这台机器上暂时办不了了。您填的还留着，请找工作人员。"
    en = "This service is not offered on this machine at the moment. Your draft is still here; ask staff."


@dataclass(frozen=True, slots=True)
class Forms:
    """The catalogue, as drafts need it.

    `xml` gives an item's form as it is now; `item` and `event` what has a code, None where there is
    nothing any more; `load` reads a form, with the lists and pictures of an item.
    """

    xml: Callable[[ServiceItem], bytes]
    item: Callable[[str], ServiceItem | None]
    event: Callable[[str], LifeEvent | None]
    load: Callable[[ServiceItem, bytes], Form]


@dataclass(frozen=True, slots=True)
class Search:
    """One look: what the code or card stands for, given the salt, and where to find its draft."""

    salt: Callable[[], bytes]
    secret: Callable[[bytes], Secret]
    find: Callable[[bytes, datetime], SealedDraft | None]


@dataclass(frozen=True, slots=True)
class Found:
    """A draft that was opened; of each part the item, and the form it began with."""

    draft: Draft
    photos: dict[bytes, bytes] = field(repr=False)
    seal: DraftSeal
    is_kept: bool
    parts: tuple[tuple[ServiceItem, Form], ...]
    event: EventChoice | None

    @property
    def forms(self) -> dict[str, bytes]:
        """The XForms, by the code of their item."""
        return {part.item: part.form for part in self.draft.parts}


def look_for(search: Search, forms: Forms, now: datetime) -> Found | None:
    """Return the draft, None where there is none that lives. Takes a while: for the compute lane.

    Raises:
        DraftGoneError: it cannot be gone on with here.
        CannotOpenError, MalformedMessageError: it is damaged.
    """
    secret = search.secret(search.salt())
    sealed = search.find(secret.tag, now)
    if sealed is None:
        return None
    seal = unlock(sealed, secret)
    content, photos = open_draft(seal, sealed)
    draft = read_draft(content)
    parts = tuple(_load(forms, part.item, part.form) for part in draft.parts)
    event = _event(forms, draft.event, tuple(item for item, _ in parts))
    return Found(draft, photos, seal, sealed.is_kept, parts, event)


def visit_of(
    found: Found,
    present: Visit,
    card: bytes,
    *,
    now: Callable[[], datetime],
    new_id: Callable[[], str],
) -> Visit:
    """Return the visit that a draft was made of, in the place of the `present` one.

    `card`: digest of the card that was read just now, b"" for none.

    Raises:
        DraftGoneError: the answers do not fit the form.
    """
    draft = found.draft
    try:
        fillings = [
            fill_in(
                part,
                found.photos,
                form,
                item,
                given=found.event.answers_to(item) if found.event else None,
                person=draft.person,
                language=draft.language,
                now=now,
                new_id=new_id,
            )
            for part, (item, form) in zip(draft.parts, found.parts, strict=True)
        ]
    except FormError as error:
        raise DraftGoneError("a record does not fit its form") from error
    return replace(
        present,
        scene=Scene.REVIEW if draft.scene == Scene.REVIEW else Scene.QUESTION,
        language=draft.language,
        is_elder=draft.is_elder,
        item=None if found.event else found.parts[0][0],
        event=found.event,
        consent_at=consent_in(draft, now()),
        consent_version=draft.consent_version,
        person=person_in(draft, card, now()),
        guardian=guardian_in(draft, now()),
        walk=Walk(fillings, draft.place, is_reviewed=draft.is_reviewed),
        signature=b"",
    )


def _event(forms: Forms, code: str, items: tuple[ServiceItem, ...]) -> EventChoice | None:
    if not code:
        return None
    event = forms.event(code)
    if event is None:
        raise DraftGoneError(f"no event {code}")
    return EventChoice(event, items)


def _load(forms: Forms, code: str, xml: bytes) -> tuple[ServiceItem, Form]:
    item = forms.item(code)
    if item is None:
        raise DraftGoneError(f"no item {code}")
    try:
        return item, forms.load(item, xml)
    except FormError as error:
        raise DraftGoneError(f"form of {code}") from error
