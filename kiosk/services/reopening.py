"""What was filed, opened to be gone on with: by its slip, or as the platform gave it to the desk."""

from collections.abc import Callable, Mapping
from contextlib import suppress
from dataclasses import dataclass, field, replace
from datetime import datetime
from typing import Literal, get_args
from uuid import UUID

from forms import Form
from forms.catalogue import ServiceItem
from kiosk.devices.photo import Photo
from kiosk.services.ability import asks_photo
from kiosk.services.documents import BEARS_OTHER_NUMBERS, Document
from kiosk.services.earlier import EarlierPaper
from kiosk.services.filling import Filling
from kiosk.services.guardian import Guardian
from kiosk.services.person import Person
from kiosk.services.versions import Version, photos_of, versions_of
from sync.clock import moment
from sync.errors import CannotOpenError, KnownError
from sync.store import CaseSeen, CaseStanding, Store
from sync.wire.codec import decode
from sync.wire.envelope import Envelope, FormName
from sync.wire.identity import Identity
from sync.wire.seal import open_envelope
from sync.wire.slip import slip_key

FollowKind = Literal["correction", "supplement"]


class FormGoneError(KnownError):
    """The case was filed with a form that no catalogue of this kiosk has any more."""

    zh = "这份申请用的是以前的表格，这台机器里没有了。请带回执单到窗口，工作人员帮您改。"
    en = "Your form is of a version that is no longer here. Please take the slip to the window."


class StaysClosedError(KnownError):
    """The slip's secret does not open what was filed."""

    zh = "这张回执单打不开这份材料。请带回执单和身份证到窗口，工作人员帮您改。"
    en = "This slip does not open the filing. Please take it and your ID card to the window."


@dataclass(frozen=True, slots=True)
class Correction:
    """What a later version of a filing takes over from the one before.

    `about` opened the case. `secret` is that of the slip: the new version is sealed to it, too, so
    that either slip opens it; None where no slip was shown: then it gets one of its own, and is
    sealed to `slip_key`, the public key of the one before. What was
    consented to still holds: it is the same filing. `document` told who filed it; `opened_at`: when
    the slip was shown that opens it now. `kind`: a supplement brings papers and leaves the rest as
    it is. `seen`: how the case stood when it was opened.
    """

    about: UUID
    secret: bytes | None = field(repr=False)
    note: str
    number: str
    masked_name: str
    consent_version: str
    consent_at: datetime
    document: str = ""
    guardian: Guardian | None = None
    opened_at: datetime | None = None
    kind: FollowKind = "correction"
    slip_key: bytes | None = None
    seen: CaseSeen | None = None


@dataclass(frozen=True, slots=True)
class About:
    """What is known of a case without opening it: the envelope that opened it, and its slip number.

    `kind`: what is to follow. `seen`: how it stands now.
    """

    case: UUID
    number: str
    masked_name: str
    note: str
    kind: FollowKind = "correction"
    seen: CaseSeen | None = None


@dataclass(frozen=True, slots=True)
class Reopened:
    """The newest version that opens; its papers by the file name in the record."""

    correction: Correction
    item: str
    form: FormName
    record: bytes = field(repr=False)
    photos: Mapping[str, Photo] = field(repr=False)
    earlier: Mapping[str, EarlierPaper] = field(default_factory=dict, repr=False)


def reopen(store: Store, case: CaseStanding, secret: bytes) -> Reopened:
    """Open the newest version of a filing that its slip opens.

    Raises:
        StaysClosedError: it opens none, or what it opens was not filled in as a form.
    """
    told = case.progress
    seen = replace(store.cases.seen(case.id), status=told.status)  # which the screen says
    about = About(case.id, told.slip_number, told.masked_name, told.note, seen=seen)
    for version in versions_of(store, case.versions, secret):
        reopened = reopened_of(version, about, secret)
        if reopened is not None:
            return reopened
    raise StaysClosedError("no version opens")


def opened_by(store: Store, about: About, secret: bytes) -> Correction:
    """Return what a later version takes over from the newest one that a slip opens.

    Raises:
        StaysClosedError: it opens none that is kept here.
    """
    case = store.standings.of(about.number)
    for data in case.versions if case else ():
        with suppress(CannotOpenError):
            opened = open_envelope(decode(Envelope, data), slip_key(secret))
            return _correction(opened.body.identity, about, secret)
    raise StaysClosedError("no version opens")


def reopened_of(version: Version, about: About, secret: bytes | None) -> Reopened | None:
    """Return a version as it is gone on with, None where it was not filled in as a form."""
    envelope, body = version.envelope, version.opened.body
    if envelope.form is None or envelope.kind == "supplement":
        return None
    before = body.slip_key if secret is None else None
    return Reopened(
        replace(_correction(body.identity, about, secret), slip_key=before),
        envelope.item,
        envelope.form,
        body.content,
        photos_of(version),
        {
            one.name: EarlierPaper(one.paper, one.case, moment(one.filed_at), one.digest)
            for one in body.held
        },
    )


def _correction(identity: Identity, about: About, secret: bytes | None) -> Correction:
    return Correction(
        about=about.case,
        secret=secret,
        note=about.note,
        number=about.number,
        masked_name=about.masked_name,
        consent_version=identity.consent,
        consent_at=moment(identity.consent_at),
        document=identity.document,
        guardian=_guardian(identity),
        kind=about.kind,
        seen=about.seen,
    )


def _guardian(identity: Identity) -> Guardian | None:
    """Return who consented for a child when it was filed before."""
    told = identity.guardian
    if told is None:
        return None
    document = next(
        (one for one in get_args(Document) if one == told.document), get_args(Document)[0]
    )
    person = Person(told.name, told.number, told.how, {}, document=document)
    return Guardian(told.relation, person, moment(told.consent_at))


def filling_of(
    reopened: Reopened,
    item: ServiceItem,
    form: Form,
    *,
    now: Callable[[], datetime],
    new_id: Callable[[], str],
    language: str,
) -> Filling:
    """Return the filling that goes on from what was filed, as a new version of it.

    A photo that is no longer on this disk is asked for again.

    Raises:
        FormError: the record does not fit the form.
    """
    filling = Filling(
        form,
        None,
        now=now,
        new_id=new_id,
        language=language,
        instance=reopened.record,
        item=item,
        is_edit=True,
    )
    if reopened.correction.document in BEARS_OTHER_NUMBERS:
        for number in filling.answers_of("person.id_number"):
            filling.session.vouch(number)
    for question in filling.questions():
        if asks_photo(question) and question.value:
            name = question.value
            earlier = reopened.earlier.get(name)
            paper = reopened.photos.get(name) or (earlier and earlier.in_zone(now().tzinfo))
            filling.set_photo(question.ref, paper)
    return filling
