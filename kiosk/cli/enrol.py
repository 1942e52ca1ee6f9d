"""`kiosk enrol`: make this kiosk known to a platform, by the network or by two files."""

import argparse
from contextlib import closing
from pathlib import Path

from kiosk.cli.arguments import Words, data_folder
from kiosk.cli.common import stored
from kiosk.services.enrolling import (
    Introduction,
    enrol_invited,
    enrol_kiosk,
    fetch_news,
    read_answer,
    read_code,
    read_fingerprint,
    read_small,
    take_news,
    write_recovery,
    write_request,
)
from kiosk.services.enrolling_errors import NotAnInvitationError
from kiosk.services.staffing import make_first_manager, pin_words
from sync.errors import KnownError
from sync.store import Enrolment
from sync.wire.enrolling import Invitation, read_invitation

_MOST_OF_A_PICTURE = 40 * 2**20


class NotAPictureError(KnownError):
    """A file is no picture that can be read."""

    zh = (
        "这个文件不是能读的图片。请用 PNG 或 JPEG：登记单的 .png 文件，或一张照片；"
        "也可以用 --qr 给出二维码里的文字。"
    )
    en = (
        "This file is no picture that can be read. Take a PNG or JPEG: the sheet as .png, or a photo; "
        "or give the text of the QR with --qr."
    )


class TooFewWordsError(KnownError):
    """What is given does not say how this kiosk is to be enrolled."""

    zh = (
        "请给：--qr 或 --image 和 --code（登记单和登记码）；没有网络时再加 --request 文件，"
        "拿到答复后用 --answer 文件；没有登记单时给 --platform 和 --code。"
    )
    en = (
        "Give --qr or --image and --code (sheet and code); without a network --request FILE as well, "
        "then --answer FILE; without a sheet --platform and --code."
    )


def add(words: Words) -> None:
    """Add the command to the command line."""
    parser = words("enrol", help="make this kiosk known to a central platform")
    data_folder(parser)
    sheet = parser.add_mutually_exclusive_group()
    sheet.add_argument("--qr", metavar="TEXT", help="what the QR of the sheet says")
    sheet.add_argument("--image", type=Path, metavar="FILE", help="a picture of that QR")
    sheet.add_argument("--platform", metavar="URL", help="its address, where there is no sheet")
    parser.add_argument("--code", help="the one-time code, which was told apart")
    by_hand = parser.add_mutually_exclusive_group()
    by_hand.add_argument(
        "--request", type=Path, metavar="FILE", help="without a network: write what asks for it"
    )
    by_hand.add_argument(
        "--answer", type=Path, metavar="FILE", help="take what `central enrolment approve` wrote"
    )
    parser.add_argument(
        "--fingerprint", type=_fingerprint, help="with --platform: 16 hex digits from the sheet"
    )
    parser.add_argument(
        "--authority", type=Path, help="with --platform: the platform's own CA, a PEM file"
    )
    parser.add_argument("--again", action="store_true", help="also where it is enrolled already")
    parser.add_argument("--manager", metavar="NAME", help="the first manager of the staff desk")
    parser.set_defaults(call=enrol)


def enrol(given: argparse.Namespace) -> int:
    """Enrol, or write the request for it; exit status 1 where keys or catalogue are yet to come.

    Raises:
        TooFewWordsError: it does not say how.
        KnownError: the platform, the sheet or the store say no.
    """
    if given.answer:
        return _take_answer(given)
    if not given.code or not (given.qr or given.image or given.platform):
        raise TooFewWordsError("options")
    code = read_code(given.code)
    if given.request:
        write_request(given.data, _sheet(given), code, given.request, again=given.again)
        print(_ASKED.format(file=given.request))
        return 0
    if given.platform:
        authority = read_small(given.authority) if given.authority else None
        introduction = Introduction(given.platform, code, given.fingerprint, authority)
        enrolment = enrol_kiosk(given.data, introduction, again=given.again)
    else:
        enrolment = enrol_invited(given.data, _sheet(given), code, again=given.again)
    return _settle(given, enrolment, fetch_news(given.data))


def _take_answer(given: argparse.Namespace) -> int:
    enrolment, medium = read_answer(given.data, given.answer), given.answer.parent
    status = _settle(given, enrolment, take_news(given.data, medium))
    carried = write_recovery(given.data, medium)
    if carried is not None:
        print(_CARRY.format(file=carried))
    return status


def _settle(given: argparse.Namespace, enrolment: Enrolment, missing: KnownError | None) -> int:
    """Say which kiosk this is now and what it still lacks, and make its first manager."""
    given.data.first_start.unlink(missing_ok=True)  # what was begun at the screen is done here
    answer = enrolment.answer
    print(f"{answer.hall}，{answer.device_name}，{answer.device}")
    if missing is not None:
        print(_NO_NEWS, missing.zh, missing.en, sep="\n")
    if given.manager:
        with closing(stored(given)) as opened:
            print(pin_words(given.manager, make_first_manager(opened, given.manager)))
    return int(missing is not None)


_ASKED = (
    "已写好申请 {file}：带到县平台，用 central enrolment approve 批。24 小时内有效。\n"
    "Written to {file}: take it to the platform for central enrolment approve, within 24 hours."
)
_CARRY = (
    "请把 {file} 也带回县平台：central enrolment recovery。它是资料库密钥的恢复副本，只有县里的"
    "备用私钥打得开。\n"
    "Take {file} back to the platform, too: central enrolment recovery. It is the recovery copy of the "
    "store's key, which only the escrow key opens."
)
_NO_NEWS = (
    "登记好了；密钥清单或事项目录还没取到：\nEnrolled; key list or catalogue have not come yet:"
)


def _sheet(given: argparse.Namespace) -> Invitation:
    """Return what the sheet says.

    Raises:
        NotAnInvitationError: text or picture are not of one.
        NotAPictureError, UnreadableFileError: there is no picture.
    """
    texts = (given.qr,) if given.qr else _texts_in(given.image) if given.image else ()
    found = [one for text in texts if (one := read_invitation(text)) is not None]
    if len(found) != 1:
        raise NotAnInvitationError(f"{len(texts)} codes, {len(found)} of a sheet")
    return found[0]


def _texts_in(image: Path) -> tuple[str, ...]:
    from kiosk.devices.scanner import picture_in, read_codes  # noqa: PLC0415 - only here

    picture = picture_in(read_small(image, _MOST_OF_A_PICTURE))
    if picture.isNull():
        raise NotAPictureError(image.name)
    return read_codes(picture)


def _fingerprint(text: str) -> bytes:
    """Return a key id as the platform prints it.

    Raises:
        argparse.ArgumentTypeError: these are not 16 hex digits.
    """
    try:
        return read_fingerprint(text)
    except NotAnInvitationError as error:
        raise argparse.ArgumentTypeError(
            f"指纹是 16 位 0–9 和 a–f。 Fingerprint: 16 of 0–9 and a–f, not {text!r}"
        ) from error
