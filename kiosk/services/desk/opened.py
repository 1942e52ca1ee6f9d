"""A case in clear, as the desk shows and goes on with it: in memory only, until it is forgotten."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import datetime, tzinfo
from uuid import UUID

from forms import Form
from forms.catalogue import ServiceItem
from kiosk.devices.photo import Photo
from kiosk.services.application import SIGNATURE
from kiosk.services.correcting import FiledWith
from kiosk.services.filling import Filling
from kiosk.services.opening import OpenedFiling, opened_filing
from kiosk.services.reopening import About, Reopened, reopened_of
from kiosk.services.review import ReviewRow, review_of
from kiosk.services.styled import plain
from kiosk.services.versions import Version, photos_of
from printing import mask_name
from sync.clock import moment
from sync.errors import MalformedMessageError
from sync.wire.codec import decode
from sync.wire.envelope import BodyFile, Kind, Withdrawal

_SIGNATURE = {"zh_CN": "签名", "en": "Signature"}
_WORDS = {"zh_CN": "撤回的原因", "en": "Why it was withdrawn"}
_RECORD = {"zh_CN": "原始记录（这台机器没有这一版表格）", "en": "Record (its form is not here)"}


@dataclass(frozen=True, slots=True)
class PaperSeen:
    """A file of a version by what it is; `is_here`: its contents are among the photos by now."""

    name: str
    label: str
    media_type: str
    is_here: bool


@dataclass(frozen=True, slots=True)
class Sheet:
    """One version of a case, for reading: questions with their answers as the review shows them."""

    kind: Kind
    made_at: datetime
    title: str
    rows: tuple[ReviewRow, ...] = field(repr=False)
    papers: tuple[PaperSeen, ...]
    filing: OpenedFiling = field(repr=False)


@dataclass(frozen=True, slots=True)
class Contents:
    """What was opened of a case, the newest version first; or only the numbers to call.

    `photos` by file name. `reopened`: to be corrected; None where it was not filled in as a form.
    """

    case: UUID
    phones: tuple[str, ...] = field(default=(), repr=False)
    sheets: tuple[Sheet, ...] = ()
    photos: Mapping[str, Photo] = field(default_factory=dict, repr=False)
    reopened: Reopened | None = field(default=None, repr=False)

    @property
    def filings(self) -> tuple[OpenedFiling, ...]:
        """The versions as they are printed."""
        return tuple(sheet.filing for sheet in self.sheets)


@dataclass(frozen=True, slots=True)
class Reading:
    """How opened versions are read: with which forms, in which language and time zone."""

    filed_with: FiledWith
    item_named: Callable[[str], ServiceItem | None]
    language: str
    zone: tzinfo


def contents_of(
    about: About, versions: Sequence[Version], secret: bytes | None, reading: Reading
) -> Contents:
    """Return a case for the desk; `versions`: the newest first, `secret`: of the slip, if one was shown.

    Takes a moment: for the compute lane.
    """
    counting = _counting(versions)
    sheets = tuple(_sheet(one, about, reading) for one in counting)
    fillings = [sheet.filing.filling for sheet in sheets if sheet.filing.filling is not None]
    about = _with_name(about, fillings)
    reopened = (reopened_of(one, about, secret) for one in counting if one.envelope.kind in _FORMS)
    photos = {name: photo for one in reversed(counting) for name, photo in photos_of(one).items()}
    phones = [phone for one in fillings for phone in one.answers_of("person.phone")]
    return Contents(
        about.case,
        tuple(dict.fromkeys(phones)),
        sheets,
        photos,
        next(reopened, None),
    )


_FORMS = ("filing", "correction")


def _counting(versions: Sequence[Version]) -> tuple[Version, ...]:
    """Return what counts of a case: the newest version that was filled in, and what was added."""
    filled = next((one for one in versions if one.envelope.kind in _FORMS), None)
    added = (one for one in versions if one.envelope.kind not in _FORMS)
    return tuple(added) if filled is None else (filled, *added)


def _with_name(about: About, fillings: Sequence[Filling]) -> About:
    """Return what is known of a case with the name it goes by, also where it was filed elsewhere."""
    names = (name for one in fillings for name in one.answers_of("person.name"))
    return about if about.masked_name else replace(about, masked_name=mask_name(next(names, "")))


def _sheet(version: Version, about: About, reading: Reading) -> Sheet:
    envelope = version.envelope
    filing = opened_filing(version, about.number, _forms(reading.filed_with))
    item = reading.item_named(envelope.item)
    return Sheet(
        kind=envelope.kind,
        made_at=moment(envelope.made_at).astimezone(reading.zone),
        title=envelope.item if item is None else item.title.get(reading.language),
        rows=_rows(version, filing.filling, reading.language),
        papers=_papers(version, item, filing.filling, reading.language),
        filing=filing,
    )


def _forms(filed_with: FiledWith) -> Callable[[str, str, str], Form | None]:
    def form(item: str, form_id: str, version: str) -> Form | None:
        found = filed_with(item, form_id, version)
        return None if found is None else found[1]

    return form


def _rows(version: Version, filling: Filling | None, language: str) -> tuple[ReviewRow, ...]:
    """Return what was filled in, in the language of the desk; without its form the bare record."""
    if filling is not None:
        own = filling.session.language
        filling.set_language(language)
        rows = review_of(filling)
        filling.set_language(own)
        return rows
    body = version.opened.body
    if body.content_type == "application/xml":
        return (_row(_RECORD[language], body.content.decode(errors="replace")),)
    try:
        words = decode(Withdrawal, body.content).words
    except MalformedMessageError:
        return ()
    return (_row(_WORDS[language], words),) if words else ()


def _row(label: str, answer: str) -> ReviewRow:
    return ReviewRow("", "", label, answer, "typed")


def _papers(
    version: Version, item: ServiceItem | None, filling: Filling | None, language: str
) -> tuple[PaperSeen, ...]:
    """Return the files by the names of their papers, or by the questions that ask for them."""
    questions = filling.questions() if filling is not None else ()
    asked = {one.value: plain(one.label_markup) for one in questions if one.value}

    def label(file: BodyFile) -> str:
        if file.name == SIGNATURE:
            return _SIGNATURE[language]
        return _paper_name(file.paper, item, language) or asked.get(file.name, file.name)

    return tuple(
        PaperSeen(one.name, label(one), one.media_type, version.file(place) is not None)
        for place, one in enumerate(version.opened.body.files)
    )


def _paper_name(paper: str, item: ServiceItem | None, language: str) -> str:
    """Return what a paper of an item is called, with its page where it has several; "" for none."""
    code, _, page = paper.rpartition(":")
    for material in item.materials if item is not None else ():
        if material.code == code:
            name = material.name.get(language)
            return f"{name} {int(page) + 1}" if len(material.questions) > 1 else name
    return ""
