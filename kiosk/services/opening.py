"""Opening filings with their slip, without any network: the answers for reading, and the files."""

from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import datetime
from uuid import UUID

from cryptography.hazmat.primitives.asymmetric.x25519 import X25519PrivateKey

from forms import Form, FormError
from kiosk.services.filling import Filling
from kiosk.services.review import review_of
from kiosk.services.versions import Version, sealed_in, with_files
from kiosk.services.wanted import FORM as SUPPLEMENT
from kiosk.services.wanted import form_of
from sync.clock import moment
from sync.errors import CannotOpenError, KnownError
from sync.store import Store
from sync.wire.codec import decode
from sync.wire.envelope import Body, Envelope, FormName, HeldFile
from sync.wire.identity import Identity
from sync.wire.seal import open_envelope
from sync.wire.slip import read_slip, slip_key

# Form id and version, to the form; None where this kiosk does not have it.
Forms = Callable[[str, str, str], Form | None]


class NotASlipError(KnownError):
    """The text is not what the QR of a slip says."""

    zh = "这不是回执单二维码里的内容。请把码重新扫一遍，整段贴进来。"
    en = "This is not the text of a slip's code. Scan the code again and give the whole text."


class SecondCopyError(KnownError):
    """The slip has no secret: a second copy, or the number alone."""

    zh = "这张回执单不带开启码（补打的单子，或只有号码），打不开内容。请用当时给的那一张。"
    en = "This slip has no secret (a reprint, or the number alone). Use the one given at the time."


class NotFiledHereError(KnownError):
    """No filing of this number is in the store of this kiosk."""

    zh = "本机没有这个号码的材料：可能是在别的自助机上交的，或已过保存期。"
    en = "This kiosk has no such filing: it was made at another one, or is past its retention."


class ForeignSlipError(KnownError):
    """The secret does not open the filing of this number."""

    zh = "这个开启码打不开这份材料：码不全、抄错了，或这项业务不允许凭单打开。"
    en = "This secret does not open the filing: mistyped, of another slip, or the service forbids it."


@dataclass(frozen=True, slots=True)
class OpenedFile:
    """An attachment in clear; `data` None where it is not on this disk as it was stored."""

    name: str
    media_type: str
    size: int
    data: bytes | None = field(repr=False)


@dataclass(frozen=True, slots=True)
class OpenedFiling:
    """What a person handed in.

    `answers`: label and answer for reading; empty where this kiosk has not the form any more:
    then `filling` is None and `content`, the record itself, says it all. `held`: papers that stand
    in earlier cases instead of among `files`.
    """

    id: UUID
    number: str
    made_at: datetime
    item: str
    answers: tuple[tuple[str, str], ...] = field(repr=False)
    content: str = field(repr=False)
    files: tuple[OpenedFile, ...]
    form: FormName | None
    filling: Filling | None = field(repr=False)
    identity: Identity = field(repr=False)
    held: tuple[HeldFile, ...] = ()
    is_correction: bool = False


def open_filings(store: Store, forms: Forms, text: str) -> tuple[OpenedFiling, ...]:
    """Open every filing that a slip belongs to, with what its QR says.

    Raises:
        NotASlipError, SecondCopyError, NotFiledHereError, ForeignSlipError: one stays closed.
    """
    slip = read_slip(text)
    if slip is None:
        raise NotASlipError("no slip number with its check digit")
    if slip.secret is None:
        raise SecondCopyError("no secret")
    key = slip_key(slip.secret)
    return tuple(_open(store, forms, number, key) for number in slip.numbers)


def _open(store: Store, forms: Forms, number: str, key: X25519PrivateKey) -> OpenedFiling:
    data = store.sealed(number)
    if data is None:
        raise NotFiledHereError("unknown number")
    envelope = decode(Envelope, data)
    try:
        opened = open_envelope(envelope, key)
    except CannotOpenError as error:
        raise ForeignSlipError(str(error)) from error
    return opened_filing(with_files(Version(envelope, opened), sealed_in(store)), number, forms)


def opened_filing(version: Version, number: str, forms: Forms) -> OpenedFiling:
    """Return an opened version as it is read and printed."""
    envelope, body = version.envelope, version.opened.body
    filling = _filling(envelope, body, forms)
    return OpenedFiling(
        id=envelope.id,
        number=number,
        made_at=moment(envelope.made_at),
        item=envelope.item,
        answers=tuple((row.label, row.answer) for row in review_of(filling)) if filling else (),
        content=body.content.decode(errors="replace"),
        files=tuple(
            OpenedFile(one.name, one.media_type, one.size, version.file(place))
            for place, one in enumerate(body.files)
        ),
        form=envelope.form,
        filling=filling,
        identity=body.identity,
        held=body.held,
        is_correction=envelope.kind == "correction",
    )


def _filling(envelope: Envelope, body: Body, forms: Forms) -> Filling | None:
    """Return what was filled in, None where this kiosk has not the form any more."""
    made_at = moment(envelope.made_at)
    try:
        form = _form(envelope, body, forms)
        if form is None:
            return None
        return Filling(
            form,
            None,
            now=lambda: made_at,
            new_id=lambda: str(envelope.id),
            language=body.language,
            instance=body.content,
        )
    except FormError:
        return None


def _form(envelope: Envelope, body: Body, forms: Forms) -> Form | None:
    ref = envelope.form
    if ref is None:
        return None
    if ref.id == SUPPLEMENT.form_id:
        return form_of(body.content)
    return forms(envelope.item, ref.id, ref.version)
