"""Making a kiosk known to a platform: over the network, or by two files that somebody carries."""

import re
from contextlib import closing, suppress
from dataclasses import dataclass
from pathlib import Path

from kiosk.paths import DIVISIONS, SERVICES, DataFolder
from kiosk.services.catalogue import built_catalogue
from kiosk.services.keeping import open_store
from kiosk.services.network import transport_of
from kiosk.services.trusting import Repository
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
from sync.transport import AnyAuthority, HttpTransport, RefusedError, TransportError
from sync.trust import Fetch, FolderFetch, TrustError
from sync.wire.codec import decode
from sync.wire.enrolling import (
    NUMBER_DIGITS,
    Invitation,
    invitation_from,
    read_invitation,
)
from sync.wire.repository import FOLDER
from sync.wire.sign import Signed

_MOST = 128 * 2**10


class CodeRefusedError(KnownError):
    """The platform does not take the enrolment code."""

    zh = (
        "县平台不收这个登记码：打错了，过期了，或另一台机器已经用过。"
        "请在县平台上运行 central enrolment new 要一个新的。"
    )
    en = (
        "The platform does not take this code: mistyped, too old, or used by another machine. "
        "Get a new one there: central enrolment new."
    )


class SameDeviceError(KnownError):
    """An enrolled kiosk asks anew, and the platform does not take the code."""

    zh = (
        "县平台不收：登记码不对，或它就是本机原来登记的平台，一台机器在一个平台上只登记一次。"
        "换大厅请先让材料送完，再用空的数据文件夹登记。"
    )
    en = (
        "The platform refuses: a wrong code, or it is the platform that knows this kiosk already, and "
        "takes it up once. To move to another hall let everything go, then enrol with an empty data "
        "folder."
    )


class OtherPlatformError(KnownError):
    """Who answered is not the platform that the fingerprint names."""

    zh = "应答的平台与指纹对不上，本机没有登记。请核对网址，和登记码一起给出的指纹。"
    en = "Who answered does not have this fingerprint: not enrolled. Check address and fingerprint."


class AlreadyEnrolledError(KnownError):
    """This kiosk belongs to a platform already."""

    zh = (
        "本机已经登记过，没有改动。还没送走的材料只认原来的登记；确要重新登记，"
        "请先让它们送完，再加 --again。"
    )
    en = (
        "This kiosk is enrolled already; nothing is changed. What still waits goes under the old "
        "enrolment only. To enrol it anew all the same, let that go first, then add --again."
    )


class NotAnInvitationError(KnownError):
    """What was scanned or typed is not what a sheet of an enrolment says."""

    zh = "这不是登记单上的内容。请扫县平台登记单上的二维码；指纹是 16 位 0–9 和 a–f。"
    en = (
        "This is not of an enrolment sheet. Scan the QR on the platform's sheet; a fingerprint is 16 "
        "of 0–9 and a–f."
    )


class WrongCodeError(KnownError):
    """The code is not that of the sheet."""

    zh = "登记码和登记单不是一套。登记码有 10 位数字，前 4 位与登记单的编号一样。请核对后重按。"
    en = "The code is not of this sheet: 10 digits, the first 4 are the sheet's number. Check it."


class NothingAskedError(KnownError):
    """There is an answer, and this kiosk has not asked."""

    zh = "本机没有等着的登记申请：已经登记过，或申请是另一台机器写的。没有改动。"
    en = "This kiosk waits for no answer: it is enrolled, or another one asked. Nothing is changed."


class NotAnAnswerError(KnownError):
    """The file is not the platform's answer to this kiosk's request."""

    zh = "这不是县平台给本机的答复：平台不对，给的是另一台机器，或在路上被改动过。没有采用。"
    en = "This is not the platform's answer to this kiosk, or it was altered on the way. Not used."


class CarrierError(KnownError):
    """A file cannot be read or written."""

    zh = "这个文件读不出或写不进。请检查 U 盘是否插好、写保护或已满。"
    en = "The file cannot be read or written. Check that the stick is in, not full or protected."


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
        CodeRefusedError: the platform does not take the code.
        OtherPlatformError: another platform answers than the fingerprint names.
        TransportError: the platform gives no answer.
        KnownError: the store cannot be used.
    """
    line = HttpTransport(given.platform, SystemClock(), authority=given.authority)
    with closing(_new_store(folder, again=again)) as store, closing(line):
        try:
            enrolment = enrol(
                store, line, given.platform, given.code, fingerprint=given.fingerprint
            )
        except RefusedError as error:
            raise (SameDeviceError if again else CodeRefusedError)(str(error)) from error
        except BadSignatureError as error:
            raise OtherPlatformError(str(error)) from error
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
    with closing(_new_store(folder, again=again)) as store, closing(line):
        try:
            enrolment = invited(store, line, invitation, code)
        except RefusedError as error:
            raise (SameDeviceError if again else CodeRefusedError)(str(error)) from error
        except BadSignatureError as error:
            raise OtherPlatformError(str(error)) from error
    folder.asked.unlink(missing_ok=True)
    return enrolment


def ask_invitation(address: str, fingerprint: bytes, code: str) -> Invitation:
    """Return what the sheet of a code says, asked of the platform; its fingerprint proves it.

    Raises:
        CodeRefusedError: no code of this number is good.
        OtherPlatformError: another platform answers than the fingerprint names.
        TransportError: the platform gives no answer.
    """
    number = code[:NUMBER_DIGITS]
    line = HttpTransport(address, SystemClock(), authority=AnyAuthority())
    with closing(line):
        try:
            signed = decode(Signed, line.invitation(number))
            return invitation_from(signed, address, fingerprint, number)
        except RefusedError as error:
            raise CodeRefusedError(str(error)) from error
        except (BadSignatureError, MalformedMessageError) as error:
            raise OtherPlatformError(str(error)) from error


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
                _refresh(folder, store, trust_fetch(line), is_live=True)
            except (TransportError, TrustError) as error:
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
    with closing(_new_store(folder, again=again)) as store:
        request = request_of(store, invitation, code)
    write_durably(folder.asked, invitation.text.encode())
    _write(file, request)


def read_answer(folder: DataFolder, file: Path) -> tuple[Enrolment, Path | None]:
    """Take the platform's answer; with it the repository of trust, where it lies beside it.

    Returns:
        The enrolment, and the file beside the answer that takes the recovery copy to the platform;
        None where it has no escrow key.

    Raises:
        NothingAskedError: this kiosk has not asked.
        NotAnAnswerError: another's answer, or an altered one.
        CarrierError: a file cannot be read or written.
        TrustError: the repository beside it is not to be believed; the enrolment stands.
    """
    invitation = read_invitation(_read(folder.asked).decode()) if folder.asked.exists() else None
    if invitation is None:
        raise NothingAskedError(file.name)
    with closing(_store(folder)) as store:
        try:
            enrolment = take_answer(store, invitation, _read(file))
        except (BadSignatureError, MalformedMessageError) as error:
            raise NotAnAnswerError(str(error)) from error
        folder.asked.unlink()
        copy = signed_recovery(store)
        carried = file.with_name(f"recovery-{enrolment.answer.device}.cbor") if copy else None
        if copy is not None and carried is not None:
            _write(carried, copy)
        medium = file.parent / FOLDER
        if medium.is_dir():
            _refresh(folder, store, FolderFetch(medium), is_live=False)
    return enrolment, carried


def read_fingerprint(text: str) -> bytes:
    """Return a key id as the platform prints it, in groups or not.

    Raises:
        NotAnInvitationError: these are not 16 hex digits.
    """
    digits = "".join(text.split())
    if not re.fullmatch(r"[0-9a-fA-F]{16}", digits):
        raise NotAnInvitationError(f"a fingerprint of {len(digits)} signs")
    return bytes.fromhex(digits)


def _refresh(folder: DataFolder, store: Store, fetch: Fetch, *, is_live: bool) -> None:
    enrolment = store.enrolment()
    if enrolment is None or not enrolment.answer.root:
        return
    seed = built_catalogue(SERVICES, DIVISIONS, folder.catalogue)
    Repository(folder.trust, store, fetch, seed, is_live=is_live).refresh()


def _require_code(invitation: Invitation, code: str) -> None:
    if not invitation.is_of(code):
        raise WrongCodeError(f"the sheet is {invitation.number}")


def _new_store(folder: DataFolder, *, again: bool) -> Store:
    store = _store(folder)
    if not again and (known := store.enrolment()) is not None:
        store.close()
        raise AlreadyEnrolledError(known.answer.device)
    return store


def _store(folder: DataFolder) -> Store:
    return open_store(folder, read_settings(folder.settings), SystemClock())


def _read(path: Path) -> bytes:
    try:
        with path.open("rb") as file:
            return file.read(_MOST)
    except OSError as error:
        raise CarrierError(f"{path.name}: {error.strerror}") from error


def _write(path: Path, data: bytes) -> None:
    try:
        write_durably(path, data)
    except (OSError, StoreFullError) as error:
        raise CarrierError(f"{path.name}: {error}") from error
