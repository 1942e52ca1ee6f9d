"""Making a kiosk known to a platform: over the network, or by two files that somebody carries."""

import re
import unicodedata
from collections.abc import Iterator
from contextlib import closing, contextmanager, suppress
from dataclasses import dataclass
from pathlib import Path

from kiosk.paths import DataFolder
from kiosk.services.alone import locked
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


class CodeRefusedError(KnownError):
    """The platform does not take the enrolment code."""

    zh = (
        "县平台不收这个登记码：按错了，过期了，或另一台机器已经用过。请核对后重按，一共可以试 5 次；"
        "还不行，请在县平台上运行 central enrolment new 要一个新的。"
    )
    en = (
        "The platform does not take this code: mistyped, too old, or used by another machine. Check "
        "it and type it again, five tries in all; then get a new one there: central enrolment new."
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


class NoAnswerError(KnownError):
    """The platform could not be reached, or not in time; the code is as good as before."""

    zh = "连不上县平台，这次没有登记上，登记码还能用。请检查网线和网址，再按一次登记码。"
    en = (
        "The platform cannot be reached: not enrolled, the code is still good. Check cable and "
        "address, then type it again."
    )


class NameNotFoundError(NoAnswerError):
    """The platform's name has no address."""

    zh = (
        "查不到县平台的网址，这次没有登记上，登记码还能用。"
        "请核对网址，检查网线和 DNS 设置，再按一次登记码。"
    )
    en = (
        "The platform's name has no address: not enrolled, the code is still good. Check address, "
        "cable and DNS, then type it again."
    )


class PlatformBusyError(NoAnswerError):
    """The platform is there, and cannot answer now."""

    zh = (
        "县平台暂时出错或太忙，这次没有登记上，登记码还能用。请过几分钟再按一次；"
        "还不行，请联系县平台。"
    )
    en = (
        "The platform has a fault or is busy: not enrolled, the code is still good. Type it again in "
        "some minutes; if this lasts, tell the platform."
    )


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


class NotAnAddressError(KnownError):
    """What was scanned or typed is no address of a platform."""

    zh = "这不是县平台的网址。网址像 https://platform.example.cn:8443，没有汉字和空格。"
    en = "This is no address of a platform. One looks like https://platform.example.cn:8443."


class NotAnAuthorityError(KnownError):
    """The file is no certificate."""

    zh = "--authority 给的文件不是证书（PEM 或 DER）。请用县平台的 CA 证书。"
    en = "The file given with --authority is no certificate (PEM or DER). It is the platform's CA."


class EnrollingElsewhereError(KnownError):
    """Somebody enrols this kiosk at this moment: at its screen, or by a command."""

    zh = "另一处正在登记本机（屏幕上，或用命令）。请等它做完。"
    en = "This kiosk is being enrolled elsewhere just now, at its screen or by a command. Wait for it."


class CarrierError(KnownError):
    """A file cannot be written."""

    zh = "这个文件写不进。请检查 U 盘是否插好、写保护或已满。"
    en = "The file cannot be written. Check that the stick is in, not full or protected."


class UnreadableFileError(KnownError):
    """A file cannot be opened, or is larger than anything that belongs here."""

    zh = "打不开这个文件。请检查文件名，U 盘是否插好；文件要放在 U 盘或 /tmp 里，自助机的用户才读得到。"
    en = (
        "The file cannot be opened. Check its name and the stick; it must lie on a stick or in /tmp, "
        "where the kiosk's user may read it."
    )


class NoTrustBesideError(KnownError):
    """There is an answer, and neither key list nor catalogue beside it."""

    zh = (
        "答复旁边没有密钥清单和事项目录。请在县平台上运行 central trust export 写到 U 盘，"
        "再在本机运行 sudo kiosk courier receipts；接上网时本机也会自己取。"
    )
    en = (
        "Neither key list nor catalogue lies beside the answer. Write them onto the stick there: "
        "central trust export; then here: sudo kiosk courier receipts. With a network the kiosk fetches them."
    )


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
