"""`kiosk audit`: what was done at the staff desk, as a signed file, and whether such a file is whole."""

import argparse
from contextlib import closing
from pathlib import Path

from kiosk.cli.arguments import Words, data_folder
from kiosk.cli.common import hall_time, stored
from kiosk.cli.filing import OutFolderError
from sync.errors import BadSignatureError, KnownError, MalformedMessageError
from sync.store import check_export
from sync.wire.sign import key_id


class NotAnAuditError(KnownError):
    """The file is no record of a desk, or was altered after it was saved."""

    zh = "这不是操作记录，或导出后被改过。请向那台机器重新要一份。"
    en = "This is no record of a staff desk, or it was altered. Ask that kiosk for a new one."


def add(words: Words) -> None:
    """Add the command to the command line."""
    commands = words("audit", help="what was done at the staff desk: save it, check it")
    under = commands.add_subparsers(required=True, metavar="COMMAND")
    to_export = under.add_parser("export", help="save everything as one signed file")
    data_folder(to_export)
    to_export.add_argument("file", type=Path)
    to_export.set_defaults(call=_export)
    to_verify = under.add_parser("verify", help="check a saved file, on any machine")
    to_verify.add_argument("file", type=Path)
    to_verify.set_defaults(call=_verify)


def _export(given: argparse.Namespace) -> int:
    with closing(stored(given)) as store:
        store.audit.note(None, "export-audit", outcome="command line")
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
    print(f"{told.device}  {hall_time(told.at)}  {len(told.rows)} 行 rows")
    print(f"署名钥匙 signed by {key_id(told.key).hex()}")
    if told.broken_at is not None:
        print(f"第 {told.broken_at} 行起断了 broken at row {told.broken_at}")
        return 1
    print("完整 whole")
    return 0
