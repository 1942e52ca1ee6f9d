"""Making a kiosk known to a platform: over the network, or by two files that somebody carries."""

import re
import unicodedata
from collections.abc import Iterator
from contextlib import closing, contextmanager, suppress
from dataclasses import dataclass
from pathlib import Path

from kiosk.paths import DataFolder
from kiosk.services.alone import locked
from kiosk.services.enrolling_errors import (
    AlreadyEnrolledError,
    CarrierError,
    CodeRefusedError,
    EnrollingElsewhereError,
    NameNotFoundError,
    NoAnswerError,
    NotAnAddressError,
    NotAnAnswerError,
    NotAnAuthorityError,
    NotAnInvitationError,
    NothingAskedError,
    NoTrustBesideError,
    OtherPlatformError,
    PlatformBusyError,
    SameDeviceError,
    UnreadableFileError,
    WrongCodeError,
)
from kiosk.services.keeping import open_store
from kiosk.services.network import transport_of
from kiosk.services.trusting import TrustBusyError, UnusableCatalogueError, take_trust
from kiosk.settings import read_settings
from sync.clock import SystemClock
from sync.engine import (
    enrol,
    hand_over_key,
    request_of,
    signed_recovery,
    take_answer,
    trust_fetch,
)
from sync.engine import enrol_invited as invited
from sync.errors import BadSignatureError, KnownError, MalformedMessageError
from sync.store import Enrolment, Store, StoreFullError
from sync.store.durable import write_durably
from sync.transport import (
    AnyAuthority,
    HttpTransport,
    NameUnknownError,
    PlatformFaultError,
    RateLimitedError,
    RefusedError,
    SlowLinkError,
    TransportError,
    UnreachableError,
)
from sync.trust import FolderFetch, TrustError
from sync.trust.files import open_plain
from sync.wire.codec import decode
from sync.wire.enrolling import (
    NUMBER_DIGITS,
    Invitation,
    invitation_from,
    plain_address,
    read_invitation,
)
from sync.wire.repository import FOLDER
from sync.wire.sign import Signed

_MOST = 2**20
_PATIENCE_MS = 5000


@dataclass(frozen=True, slots=True)
class Introduction:
    """What a technician brings to an enrolment without a sheet.

    `fingerprint`: key id of the platform's signing key; None trusts the link this once.
    `authority`: the platform's own CA (PEM or DER); None for plain HTTP or a public CA.
    """

    platform: str
    code: str
    fingerprint: bytes | None = None
    authority: bytes | None = None


def enrol_kiosk(folder: DataFolder, given: Introduction, *, again: bool = False) -> Enrolment:
    """Make the kiosk of `folder` known to a platform, by a one-time code.

    The platform gets the recovery copy of the store's key, if there is an escrow key.

    Raises:
        AlreadyEnrolledError: it is enrolled, and not to be enrolled `again`.
        CodeRefusedError, SameDeviceError: the platform does not take the code.
        OtherPlatformError: another platform answers than the fingerprint names.
        NotAnAddressError, NotAnAuthorityError: what is given is none.
        EnrollingElsewhereError: somebody else does it now.
        NoAnswerError: the platform cannot be reached.
        TransportError: what answers is of no use.
        KnownError: the store cannot be used.
    """
    address = read_address(given.platform)
    try:
        line = HttpTransport(address, SystemClock(), authority=given.authority)
    except ValueError as error:
        raise NotAnAuthorityError("not PEM or DER") from error
    with _enrolling(folder, again=again) as store, closing(line):
        with _answered(SameDeviceError if again else CodeRefusedError):
            enrolment = enrol(store, line, address, given.code, fingerprint=given.fingerprint)
        with suppress(TransportError):  # then the data lane does it later
            hand_over_key(store, line)
    folder.asked.unlink(missing_ok=True)
    return enrolment


def enrol_invited(
    folder: DataFolder, invitation: Invitation, code: str, *, again: bool = False
) -> Enrolment:
    """Make the kiosk known by what the sheet says and the code; no certificate is needed for it.

    Raises what `enrol_kiosk` does.
    """
    _require_code(invitation, code)
    line = HttpTransport(invitation.address, SystemClock(), authority=AnyAuthority())
    refused = SameDeviceError if again else CodeRefusedError
    with _enrolling(folder, again=again) as store, closing(line), _answered(refused):
        enrolment = invited(store, line, invitation, code)
    folder.asked.unlink(missing_ok=True)
    return enrolment


def ask_invitation(address: str, fingerprint: bytes, code: str) -> Invitation:
    """Return what the sheet of a code says, asked of the platform; its fingerprint proves it.

    Raises:
        CodeRefusedError: no code of this number is good.
        OtherPlatformError: another platform answers than the fingerprint names.
        NoAnswerError: the platform cannot be reached.
        TransportError: what answers is of no use.
    """
    number = code[:NUMBER_DIGITS]
    line = HttpTransport(address, SystemClock(), authority=AnyAuthority())
    with closing(line), _answered(CodeRefusedError):
        signed = decode(Signed, line.invitation(number))
        return invitation_from(signed, address, fingerprint, number)


def fetch_news(folder: DataFolder) -> KnownError | None:
    """Give the platform the recovery copy, and take its key list and catalogue at once.

    Returns:
        Why that was not through; the kiosk does it by itself when it runs.
    """
    with closing(_store(folder)) as store:
        enrolment = store.enrolment()
        if enrolment is None:
            return NothingAskedError("not enrolled")
        with closing(transport_of(enrolment, SystemClock(), store.floor)) as line:
            try:
                hand_over_key(store, line)
                take_trust(folder, store, trust_fetch(line), is_live=True)
            except (TransportError, TrustError, TrustBusyError, UnusableCatalogueError) as error:
                return error
    return None


def write_request(
    folder: DataFolder, invitation: Invitation, code: str, file: Path, *, again: bool = False
) -> None:
    """Write what asks the platform to take this kiosk up; nobody on the way can read or change it.

    Raises:
        AlreadyEnrolledError: it is enrolled, and not to be enrolled `again`.
        WrongCodeError: the code is of another sheet.
        CarrierError: the file cannot be written.
        KnownError: the store cannot be used.
    """
    _require_code(invitation, code)
    with _enrolling(folder, again=again) as store:
        request = request_of(store, invitation, code)
    write_durably(folder.asked, invitation.text.encode())
    _write(file, request)


def read_answer(folder: DataFolder, file: Path) -> Enrolment:
    """Take the platform's answer.

    Raises:
        NothingAskedError: this kiosk has not asked.
        NotAnAnswerError: another's answer, or an altered one.
        UnreadableFileError: the file cannot be read.
    """
    invitation = read_invitation(folder.asked.read_text("utf-8")) if folder.asked.exists() else None
    if invitation is None:
        raise NothingAskedError(file.name)
    answer = read_small(file)
    with closing(_store(folder)) as store:
        try:
            enrolment = take_answer(store, invitation, answer)
        except (BadSignatureError, MalformedMessageError) as error:
            raise NotAnAnswerError(str(error)) from error
    folder.asked.unlink()
    return enrolment


def take_news(folder: DataFolder, medium: Path) -> KnownError | None:
    """Take key list and catalogue, where they lie on the medium that brought the answer.

    Returns:
        Why they were not taken; the enrolment stands.
    """
    if not (medium / FOLDER).is_dir():
        return NoTrustBesideError(medium.name)
    with closing(_store(folder)) as store:
        try:
            take_trust(folder, store, FolderFetch(medium / FOLDER), is_live=False)
        except (TrustError, TrustBusyError, UnusableCatalogueError) as error:
            return error
    return None


def write_recovery(folder: DataFolder, medium: Path) -> Path | None:
    """Write the recovery copy of the store's key onto a medium, and return where.

    Returns:
        None where the platform has no escrow key.

    Raises:
        CarrierError: it cannot be written.
    """
    with closing(_store(folder)) as store:
        copy, enrolment = signed_recovery(store), store.enrolment()
    if copy is None or enrolment is None:
        return None
    file = medium / f"recovery-{enrolment.answer.device}.cbor"
    _write(file, copy)
    return file


def is_enrolled(folder: DataFolder) -> bool:
    """Tell whether a platform has taken the kiosk up.

    Raises:
        EnrollingElsewhereError: that may be happening just now.
        KnownError: the store cannot be used.
    """
    if not folder.store.is_dir():
        return False
    with _store_alone(folder, 0) as store:
        return store.enrolment() is not None


def read_fingerprint(text: str) -> bytes:
    """Return a key id as the platform prints it, in groups or not.

    Raises:
        NotAnInvitationError: these are not 16 hex digits.
    """
    digits = "".join(text.split())
    if not re.fullmatch(r"[0-9a-fA-F]{16}", digits):
        raise NotAnInvitationError(f"a fingerprint of {len(digits)} signs")
    return bytes.fromhex(digits)


def read_code(text: str) -> str:
    """Return a one-time code as somebody groups it, without what stands between its digits."""
    return re.sub(r"[\s-]", "", unicodedata.normalize("NFKC", text))


def read_address(text: str) -> str:
    """Return an address as somebody types it, in its form.

    Raises:
        NotAnAddressError: it is none.
    """
    address = plain_address(text)
    if address is None:
        raise NotAnAddressError(text)
    return address


def read_small(path: Path, most: int = _MOST) -> bytes:
    """Return a plain file that somebody brought; nothing is waited for.

    Raises:
        UnreadableFileError: it is not there, not for us, something else or too large.
    """
    try:
        with open_plain(path.parent, path.name) as file:
            data = file.read(most + 1)
    except OSError as error:
        raise UnreadableFileError(f"{path.name}: {error.strerror}") from error
    if len(data) > most:
        raise UnreadableFileError(f"{path.name}: larger than {most} bytes")
    return data


def _require_code(invitation: Invitation, code: str) -> None:
    if not invitation.is_of(code):
        raise WrongCodeError(f"the sheet is {invitation.number}")


@contextmanager
def _answered(refused: type[KnownError]) -> Iterator[None]:
    """Say what became of a question in the words of an enrolment: here nothing is tried again."""
    try:
        yield
    except RefusedError as error:
        raise refused(str(error)) from error
    except (BadSignatureError, MalformedMessageError) as error:
        raise OtherPlatformError(str(error)) from error
    except NameUnknownError as error:
        raise NameNotFoundError(str(error)) from error
    except (UnreachableError, SlowLinkError) as error:
        raise NoAnswerError(str(error)) from error
    except (PlatformFaultError, RateLimitedError) as error:
        raise PlatformBusyError(str(error)) from error


@contextmanager
def _enrolling(folder: DataFolder, *, again: bool) -> Iterator[Store]:
    """Open a store that is to be enrolled, and by nobody else meanwhile."""
    folder.root.mkdir(mode=0o700, parents=True, exist_ok=True)
    with _store_alone(folder, _PATIENCE_MS) as store:
        if not again and (known := store.enrolment()) is not None:
            raise AlreadyEnrolledError(known.answer.device)
        yield store


@contextmanager
def _store_alone(folder: DataFolder, patience_ms: int) -> Iterator[Store]:
    """Open the store while nobody else enrols or looks."""
    lock = folder.root / "enrol.lock"
    with (
        locked(lock, EnrollingElsewhereError, StoreFullError, patience_ms),
        closing(_store(folder)) as store,
    ):
        yield store


def _store(folder: DataFolder) -> Store:
    return open_store(folder, read_settings(folder.settings), SystemClock())


def _write(path: Path, data: bytes) -> None:
    try:
        write_durably(path, data)
    except (OSError, StoreFullError) as error:
        raise CarrierError(f"{path.name}: {error}") from error
