"""A returned case, opened by its slip without any network, to be changed in place and filed again."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import datetime
from io import BytesIO
from typing import get_args
from uuid import UUID

from PIL import Image
from PySide6.QtCore import QObject, Signal

from forms import Form, FormError
from forms.catalogue import ServiceItem
from kiosk.devices.photo import Photo
from kiosk.devices.pixels import DECODING_ERRORS
from kiosk.jobs import Err, Failure, Ok, SerialJobRunner
from kiosk.services.ability import asks_photo
from kiosk.services.documents import BEARS_OTHER_NUMBERS, Document
from kiosk.services.earlier import EarlierPaper
from kiosk.services.filling import Filling
from kiosk.services.guardian import Guardian
from kiosk.services.person import Person
from sync.clock import moment
from sync.errors import CannotOpenError, KnownError
from sync.store import CaseStanding, Store
from sync.wire.codec import decode
from sync.wire.envelope import Envelope, FormName, Identity
from sync.wire.seal import Opened, open_envelope, open_file
from sync.wire.slip import slip_key

# Item code, form id and version, to the item and its form; None where no catalogue here has it.
FiledWith = Callable[[str, str, str], tuple[ServiceItem, Form] | None]


class FormGoneError(KnownError):
    """The case was filed with a form that no catalogue of this kiosk has any more."""

    zh = "这份申请用的是以前的表格，这台机器里没有了。请带小票到窗口，工作人员帮您改。"
    en = "Your form is of a version that is no longer here. Please take the slip to the window."


class StaysClosedError(KnownError):
    """The slip's secret does not open what was filed."""

    zh = "这张小票打不开这份材料。请带小票和身份证到窗口，工作人员帮您改。"
    en = "This slip does not open the filing. Please take it and your ID card to the window."


@dataclass(frozen=True, slots=True)
class Correction:
    """What a corrected filing takes over from the one before.

    `about` opened the case. `secret` is that of the slip: the new version is sealed to it, too, so
    that either slip opens it. What was consented to still holds: it is the same filing. `document`
    told who filed it; `opened_at`: when the slip was shown that opens it now.
    """

    about: UUID
    secret: bytes = field(repr=False)
    note: str
    number: str
    masked_name: str
    consent_version: str
    consent_at: datetime
    document: str = ""
    guardian: Guardian | None = None
    opened_at: datetime | None = None


@dataclass(frozen=True, slots=True)
class Reopened:
    """The newest version that the slip opens; its papers by the file name in the record."""

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
    for data in case.versions:
        envelope = decode(Envelope, data)
        try:
            opened = open_envelope(envelope, slip_key(secret))
        except CannotOpenError:
            continue
        if envelope.form is not None:
            identity = opened.body.identity
            return Reopened(
                Correction(
                    about=case.id,
                    secret=secret,
                    note=case.progress.note,
                    number=case.progress.slip_number,
                    masked_name=case.progress.masked_name,
                    consent_version=identity.consent,
                    consent_at=moment(identity.consent_at),
                    document=identity.document,
                    guardian=_guardian(identity),
                ),
                envelope.item,
                envelope.form,
                opened.body.content,
                _photos(store, envelope, opened),
                {
                    one.name: EarlierPaper(one.paper, one.case, moment(one.filed_at), one.digest)
                    for one in opened.body.held
                },
            )
    raise StaysClosedError("no version opens")


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


def _photos(store: Store, envelope: Envelope, opened: Opened) -> dict[str, Photo]:
    photos = {}
    for place, file in enumerate(opened.body.files):
        try:
            sealed = store.attachments.path(file.sealed).read_bytes()
            data = open_file(envelope, opened, place, sealed)
            with Image.open(BytesIO(data)) as image:
                if image.format == "JPEG":
                    photos[file.name] = Photo(data, *image.size, frozenset())
        except (OSError, CannotOpenError, *DECODING_ERRORS):
            continue
    return photos


@dataclass(frozen=True, slots=True)
class CorrectingState:
    """How far the opening got."""

    is_busy: bool = False
    error: Failure | None = None


class CorrectingService(QObject):
    """Opens returned cases on the compute lane. `changed`: the state; `opened`: correction, item, filling."""

    changed = Signal()
    opened = Signal(object, object, object)

    def __init__(
        self,
        open_: Callable[[CaseStanding, bytes], Reopened],
        filed_with: FiledWith,
        runner: SerialJobRunner,
        now: Callable[[], datetime],
        new_id: Callable[[], str],
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self._open = open_
        self._filed_with = filed_with
        self._runner = runner
        self._now = now
        self._new_id = new_id
        self._turn = 0
        self._state = CorrectingState()

    @property
    def state(self) -> CorrectingState:
        """How far the opening got."""
        return self._state

    def begin(self, case: CaseStanding, secret: bytes, language: str) -> None:
        """Open a returned case, to be changed."""
        if not self._state.is_busy:
            self._turn += 1
            turn = self._turn
            self._show(CorrectingState(is_busy=True))
            self._runner.run(
                lambda: self._work(case, secret), lambda found: self._fold(turn, found, language)
            )

    def forget(self) -> None:
        """Drop what is on its way."""
        self._turn += 1
        self._show(CorrectingState())

    def _work(self, case: CaseStanding, secret: bytes) -> tuple[Reopened, tuple[ServiceItem, Form]]:
        reopened = self._open(case, secret)
        found = self._filed_with(reopened.item, reopened.form.id, reopened.form.version)
        if found is None:
            raise FormGoneError(f"{reopened.item} {reopened.form}")
        return reopened, found

    def _fold(
        self,
        turn: int,
        result: Ok[tuple[Reopened, tuple[ServiceItem, Form]]] | Err,
        language: str,
    ) -> None:
        if turn != self._turn:
            return
        match result:
            case Ok((reopened, (item, form))):
                self._hand_over(reopened, item, form, language)
            case Err(error):
                self._show(CorrectingState(error=error))

    def _hand_over(self, reopened: Reopened, item: ServiceItem, form: Form, language: str) -> None:
        try:
            filling = filling_of(
                reopened, item, form, now=self._now, new_id=self._new_id, language=language
            )
        except FormError as error:
            self._show(CorrectingState(error=FormGoneError(f"{reopened.item}: {error}")))
            return
        self._show(CorrectingState())
        self.opened.emit(reopened.correction, item, filling)

    def _show(self, state: CorrectingState) -> None:
        if state != self._state:
            self._state = state
            self.changed.emit()
