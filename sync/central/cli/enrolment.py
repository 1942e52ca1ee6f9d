"""`central enrolment`: invite a device, and answer one that asks by a file."""

import argparse
import os
import sys
from pathlib import Path
from stat import S_ISREG
from typing import Any

from sync.central.certificates import authority
from sync.central.cli.output import print_json
from sync.central.enrolment import Host, Place, new_code
from sync.central.errors import MediumError, NoCertificateError
from sync.central.folder import Folder
from sync.central.founding import open_database
from sync.central.inviting import answer_request
from sync.central.journal import entry
from sync.central.key_lists import publish_keys
from sync.central.keys import Keyring, present_key
from sync.central.recovery import keep_copy
from sync.central.sheet import grouped, terminal, write_sheet
from sync.central.trust import root_metadata
from sync.clock import Clock
from sync.errors import BadSignatureError, KnownError, MalformedMessageError
from sync.wire.codec import decode
from sync.wire.enrolling import Invitation, plain_address
from sync.wire.sign import Signed

_MOST = 64 * 2**10
_WITHOUT_WAITING = getattr(os, "O_NONBLOCK", 0) | getattr(os, "O_BINARY", 0)
_NO_QR = (
    "没有 --address，所以没有二维码：请加上自助机访问平台的网址。\n"
    "No --address, so no QR: give the address at which kiosks reach the platform."
)


_APPROVED = (
    "已写好答复。请把 central trust export 也写到同一个 U 盘，带回自助机：sudo kiosk enrol --answer。\n"
    "The answer is written. With central trust export on the same stick take it to the kiosk: "
    "sudo kiosk enrol --answer."
)
_KEPT = "已收下 {device} 号机的恢复副本。 The recovery copy of kiosk {device} is kept."


class NotARequestError(KnownError):
    """The file is no request of a device, or was altered on the way."""

    zh = "这不是自助机写的登记申请，或在路上被改动过，没有采用。请在自助机上重新写一份。"
    en = "This is no request of a kiosk, or it was altered on the way. Write it again at the kiosk."


class NotARecoveryCopyError(KnownError):
    """The file is no recovery copy of a device, or was altered on the way."""

    zh = "这不是自助机写的恢复副本，或在路上被改动过，没有收下。"
    en = "This is no recovery copy of a kiosk, or it was altered on the way. Not taken."


class UnreadableFileError(KnownError):
    """A file cannot be opened, or is larger than anything that a kiosk writes."""

    zh = "打不开这个文件，或它太大，不是自助机写的。请检查文件名，U 盘是否插好。"
    en = "The file cannot be opened, or is too large to be a kiosk's. Check its name and the stick."


class NotAnAddressError(KnownError):
    """What is given with --address is none that a kiosk could use."""

    zh = "--address 不是网址。网址像 https://platform.example.cn:8443，没有汉字和空格。"
    en = "--address is none. One looks like https://platform.example.cn:8443."


class RequestRefusedError(KnownError):
    """The code in the request is not good."""

    zh = "申请里的登记码不对、过期、已锁或已被另一台机器用过。请用 central enrolment new 另给一个。"
    en = "The code in it is wrong, expired, locked or used by another machine. Make a new one."


def add_commands(commands: Any, shared: argparse.ArgumentParser) -> None:
    """Add this part's commands to the parser."""
    actions = commands.add_parser("enrolment", help="let a device take part").add_subparsers(
        required=True, metavar="ACTION"
    )
    command = actions.add_parser("new", parents=[shared], help="a one-time code, and its QR apart")
    command.add_argument("--hall", required=True, help="name of the service hall")
    command.add_argument("--device-name", default="")
    command.add_argument("--address", default="", help="URL of the platform, for kiosks and slips")
    command.add_argument(
        "--replaces", default="", metavar="CODE", help="the device that this one takes the place of"
    )
    command.add_argument(
        "--sheet",
        type=Path,
        metavar="FILE",
        help="write it: .pdf with words, or .png, the QR alone",
    )
    command.add_argument("--json", action="store_true", help="print JSON")
    command.set_defaults(run=_new)
    command = actions.add_parser(
        "approve", parents=[shared], help="answer what `kiosk enrol --request` wrote"
    )
    command.add_argument("file", type=Path, metavar="FILE")
    command.add_argument("--out", type=Path, metavar="FILE", help="default: FILE with .answer")
    command.set_defaults(run=_approve)
    command = actions.add_parser(
        "recovery", parents=[shared], help="take the recovery copy that a kiosk wrote into a file"
    )
    command.add_argument("file", type=Path, metavar="FILE")
    command.set_defaults(run=_recovery)


def _new(options: argparse.Namespace, clock: Clock) -> None:
    address = _address(options.address) if options.address else ""
    place = Place(options.hall, options.device_name, address, options.replaces)
    with open_database(options.data) as engine, entry(engine, clock) as page:
        made = new_code(page, place)
        fingerprint = present_key(page.connection, "signing")
        invitation = Invitation(made.number, fingerprint, made.key, address)
        if options.sheet is not None and address:
            write_sheet(options.sheet, invitation, place)
    text = invitation.text if address else ""
    if options.json:
        print_json({"code": made.code, "fingerprint": fingerprint.hex(), "qr": text})
        return
    print(terminal(invitation) if text else _NO_QR, file=sys.stderr)
    print(f"平台指纹 Fingerprint: {grouped(fingerprint)}", file=sys.stderr)
    print("登记码（另外告知，不要和二维码放在一起） Code, to be told apart:", file=sys.stderr)
    print(made.code)
    print("24 小时内有效，只能用一次。 Good once, for 24 hours.", file=sys.stderr)


def _approve(options: argparse.Namespace, clock: Clock) -> None:
    data = _read(options.file)
    folder = Folder(options.data)
    keys = Keyring(folder)
    with open_database(options.data) as engine:
        with entry(engine, clock) as page:
            signing = keys.read(page.connection).key
            host = Host(signing, "", _authority(folder), root_metadata(options.data))
            try:
                answer = answer_request(page, data, host)
            except (BadSignatureError, MalformedMessageError) as error:
                raise NotARequestError(str(error)) from error
        if answer is None:  # the wrong try is noted
            raise RequestRefusedError(options.file.name)
        out = options.out or options.file.with_suffix(".answer")
        _write(out, answer)
        print(out)
        print(_APPROVED, file=sys.stderr)
        publish_keys(options.data, engine, clock)


def _recovery(options: argparse.Namespace, clock: Clock) -> None:
    data = _read(options.file)
    with open_database(options.data) as engine, entry(engine, clock) as page:
        try:
            device = keep_copy(page, decode(Signed, data))
        except (BadSignatureError, MalformedMessageError) as error:
            raise NotARecoveryCopyError(str(error)) from error
    print(_KEPT.format(device=device), file=sys.stderr)


def _authority(folder: Folder) -> bytes:
    """Return the CA that the device is to pin, b"" where the platform has none."""
    try:
        return authority(folder)
    except NoCertificateError:
        return b""


def _address(text: str) -> str:
    address = plain_address(text)
    if address is None:
        raise NotAnAddressError(text)
    return address


def _read(path: Path) -> bytes:
    """Return a plain file that somebody brought: a pipe would never end, a device is none."""
    try:
        descriptor = os.open(path, os.O_RDONLY | _WITHOUT_WAITING)
        with os.fdopen(descriptor, "rb") as file:
            is_plain = S_ISREG(os.fstat(descriptor).st_mode)
            data = file.read(_MOST + 1) if is_plain else b""
    except OSError as error:
        raise UnreadableFileError(f"{path}: {error.strerror}") from error
    if not is_plain or len(data) > _MOST:
        raise UnreadableFileError(f"{path}: no plain file, or larger than {_MOST} bytes")
    return data


def _write(path: Path, data: bytes) -> None:
    try:
        path.write_bytes(data)
    except OSError as error:
        raise MediumError(f"{path}: {error.strerror}") from error
