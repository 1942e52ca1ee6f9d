"""`kiosk audit`: what was done at the staff desk, as a signed file, and whether such a file is whole."""

import argparse
import json
from collections.abc import Collection
from contextlib import closing
from pathlib import Path

from kiosk.cli.arguments import Words, data_folder
from kiosk.cli.common import hall_time, stored
from kiosk.cli.filing import OutFolderError
from sync.errors import BadSignatureError, KnownError, MalformedMessageError
from sync.store import check_export
from sync.wire.codec import decode
from sync.wire.sign import Signed, key_id


class NotAnAuditError(KnownError):
    """The file is no record of a desk, or was altered after it was saved."""

    zh = "这不是操作记录，或导出后被改过。请向那台机器重新要一份。"
    en = "This is no record of a staff desk, or it was altered. Ask that kiosk for a new one."


class ForeignSignerError(KnownError):
    """The file names a device that does not sign by this key."""

    zh = "署名的不是这台机器：有人换过这份记录。请向那台机器重新要一份。"
    en = "Not signed by this kiosk: somebody replaced this record. Ask that kiosk for a new one."


class NoDeviceListError(KnownError):
    """The list of devices cannot be read."""

    zh = "设备清单读不出来。请县里用 central device list --json 重新出一份。"
    en = "The list of devices cannot be read. The county makes one by central device list --json."


_BROKEN, _UNKNOWN = 1, 3
_NOT_KNOWN = (
    "没断，但这里不认识署名的钥匙：请用 --data 指明那台机器，或用 --devices 给出县里的设备清单。\n"
    "whole, but nobody here knows who signed: name that kiosk by --data, or the county's list of "
    "devices by --devices."
)


def add(words: Words) -> None:
    """Add the command to the command line."""
    commands = words("audit", help="what was done at the staff desk: save it, check it")
    under = commands.add_subparsers(required=True, metavar="COMMAND")
    to_export = under.add_parser("export", help="save everything as one signed file")
    data_folder(to_export)
    to_export.add_argument("file", type=Path)
    to_export.set_defaults(call=_export)
    to_verify = under.add_parser("verify", help="check a saved file, on any machine")
    data_folder(to_verify)
    to_verify.add_argument(
        "--devices",
        type=Path,
        metavar="FILE",
        help="the platform's devices and their keys: central device list --json",
    )
    to_verify.add_argument("file", type=Path)
    to_verify.set_defaults(call=_verify)


def _export(given: argparse.Namespace) -> int:
    with closing(stored(given)) as store:
        store.audit.note(None, "export-audit", outcome="command-line")
        data = store.audit.export()
    try:
        given.file.write_bytes(data)
    except OSError as error:
        raise OutFolderError(str(error)) from error
    print(given.file)
    return 0


def _verify(given: argparse.Namespace) -> int:
    try:
        told = check_export(given.file.read_bytes())
    except (OSError, MalformedMessageError, BadSignatureError) as error:
        raise NotAnAuditError(str(error)) from error
    signer = key_id(told.key).hex()
    keys = _listed(given.devices, told.device) if given.devices else _own(given, told.device)
    if keys and signer not in keys:
        raise ForeignSignerError(f"{told.device} signs by {' '.join(keys)}, this by {signer}")
    print(f"{told.device}  {hall_time(told.at)}  {len(told.rows)} 行 rows")
    print(f"署名钥匙 signed by {signer}")
    if told.broken_at is not None:
        print(f"第 {told.broken_at} 行起断了 broken at row {told.broken_at}")
        return _BROKEN
    if not keys:
        print(_NOT_KNOWN)
        return _UNKNOWN
    print("完整，是这台机器署的名 whole, and signed by this kiosk")
    return 0


def _own(given: argparse.Namespace, device: str) -> Collection[str]:
    """Return by which keys the kiosk of the data folder has signed; none where it is another one."""
    if not given.data.store.is_dir():
        return ()
    with closing(stored(given)) as store:
        enrolment = store.enrolment()
        if enrolment is None or enrolment.answer.device != device:
            return ()
        former = (decode(Signed, one).key for one in store.announcements())
        now = key_id(store.device_key().public_key().public_bytes_raw())
        return [key.hex() for key in (*former, now)]


def _listed(path: Path, device: str) -> Collection[str]:
    """Return by which keys a device has signed that the platform's list names; none where it does not."""
    try:
        rows = json.loads(path.read_text(encoding="utf-8"))
        return next((row["keys"].split() for row in rows if row["device"] == device), ())
    except (OSError, ValueError, KeyError, TypeError, AttributeError) as error:
        raise NoDeviceListError(str(error)) from error
