"""Reads the words of the command line and calls what they name."""

import argparse
import re
import sys
from collections.abc import Sequence
from pathlib import Path

from forms.errors import FormError
from kiosk.cli import commands, courier, filing, outbox, store
from kiosk.cli.common import data_folder
from sync.errors import KnownError


def main(arguments: Sequence[str] | None = None) -> int:
    """Run the command line; returns the exit status: 0 done, 1 found faults, 2 cannot."""
    given = _parser().parse_args(arguments)
    try:
        status: int = given.call(given)
    except KnownError as error:
        print(error.zh, error.en, f"({error})", sep="\n", file=sys.stderr)
        return 2
    except FormError as error:
        print(error.user_text("zh_CN"), error.user_text("en"), sep="\n", file=sys.stderr)
        return 2
    return status


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="kiosk", description="乡办: the kiosk of a service hall")
    words = parser.add_subparsers(required=True, metavar="COMMAND")

    run = words.add_parser("run", help="open the kiosk's window")
    data_folder(run)
    run.add_argument(
        "--embedded", action="store_true", help="with a central platform of its own on loopback"
    )
    run.set_defaults(call=commands.run)

    enrol = words.add_parser("enrol", help="make this kiosk known to a central platform")
    data_folder(enrol)
    enrol.add_argument("--platform", required=True, help="its address, https://…")
    enrol.add_argument("--code", required=True, help="the one-time code it gave out")
    enrol.add_argument(
        "--fingerprint", type=_fingerprint, help="16 hex digits that came with the code"
    )
    enrol.add_argument("--authority", type=Path, help="the platform's own CA, a PEM file")
    enrol.set_defaults(call=commands.enrol)

    demo = words.add_parser("demo", help="play three visits on an offscreen kiosk")
    demo.add_argument("--out", type=Path, default=Path("build/demo"))
    demo.set_defaults(call=commands.demo)

    for each in (outbox, courier, filing, store):
        each.add(words.add_parser)
    _services(words.add_parser("services", help="check, preview and convert workbooks"))
    return parser


def _fingerprint(text: str) -> bytes:
    """Return a key id as the platform prints it.

    Raises:
        argparse.ArgumentTypeError: these are not 16 hex digits.
    """
    if not re.fullmatch(r"[0-9a-fA-F]{16}", text):
        raise argparse.ArgumentTypeError(
            f"指纹是 16 位 0–9 和 a–f。 Fingerprint: 16 of 0–9 and a–f, not {text!r}"
        )
    return bytes.fromhex(text)


def _services(parser: argparse.ArgumentParser) -> None:
    words = parser.add_subparsers(required=True, metavar="COMMAND")
    check = words.add_parser("check", help="say what is wrong in a workbook, and where")
    check.add_argument("file", type=Path)
    check.add_argument(
        "--service", action="store_true", help="as a service item, also where it does not say so"
    )
    check.set_defaults(call=commands.check)
    preview = words.add_parser("preview", help="open any form in the kiosk's window")
    preview.add_argument("file", type=Path, help="a workbook (.md, .xlsx) or an XForm (.xml)")
    preview.add_argument("--language", choices=("zh_CN", "en"), default="zh_CN")
    preview.set_defaults(call=commands.preview)
    convert = words.add_parser("convert", help="turn .md into .xlsx, or back")
    convert.add_argument("file", type=Path)
    convert.add_argument("to", type=Path)
    convert.set_defaults(call=commands.convert)
