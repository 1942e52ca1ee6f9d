"""Every command but `run`."""

import argparse
import os
import re
import sys
from contextlib import closing
from pathlib import Path

import forms
from forms.catalogue import check_workbook, convert_workbook, read_service_item
from forms.errors import FormError
from kiosk.cli import audit, courier, filing, outbox, printers, report, slip, staff, store
from kiosk.cli.arguments import Words, data_folder
from kiosk.cli.common import ZONE, stored
from kiosk.cli.preview import preview_form
from kiosk.cli.run import has_display
from kiosk.demo.play import play
from kiosk.paths import DIVISIONS
from kiosk.services.enrolling import Introduction, enrol_kiosk
from kiosk.services.example import example_of
from kiosk.services.preview import media_of, read_form_file, words_of
from kiosk.services.staffing import make_first_manager, pin_words
from kiosk.stationery import PAPER
from printing import render_application
from sync.clock import SystemClock


def add(words: Words) -> None:
    """Add the commands to the command line."""
    to_enrol = words("enrol", help="make this kiosk known to a central platform")
    data_folder(to_enrol)
    to_enrol.add_argument("--platform", required=True, help="its address, https://…")
    to_enrol.add_argument("--code", required=True, help="the one-time code it gave out")
    to_enrol.add_argument(
        "--fingerprint", type=_fingerprint, help="16 hex digits that came with the code"
    )
    to_enrol.add_argument("--authority", type=Path, help="the platform's own CA, a PEM file")
    to_enrol.add_argument("--manager", metavar="NAME", help="the first manager of the staff desk")
    to_enrol.set_defaults(call=enrol)

    to_demo = words("demo", help="play three visits on an offscreen kiosk")
    to_demo.add_argument("--out", type=Path, default=Path("build/demo"))
    to_demo.set_defaults(call=demo)

    for each in (outbox, courier, report, filing, slip, store, printers, staff, audit):
        each.add(words)
    _services(words("services", help="check, preview and convert workbooks"))


def enrol(given: argparse.Namespace) -> int:
    """Make this kiosk known to a platform by its one-time code."""
    authority = given.authority.read_bytes() if given.authority else None
    introduction = Introduction(given.platform, given.code, given.fingerprint, authority)
    answer = enrol_kiosk(given.data, introduction).answer
    print(f"{answer.hall}，{answer.device_name}，{answer.device}")
    if given.manager:
        with closing(stored(given)) as opened:
            print(pin_words(given.manager, make_first_manager(opened, given.manager)))
    return 0


def demo(given: argparse.Namespace) -> int:
    """Play the three visits."""
    return play(given.out)


def check(given: argparse.Namespace) -> int:
    """Say what is wrong in a workbook, with sheet, row and column, in both languages."""
    findings = check_workbook(given.file, as_service=given.service or None)
    for finding in findings:
        marks = ("（提醒）", "(note) ") if finding.warning else ("", "")
        print(f"{marks[0]}{finding.words('zh_CN')}\n    {marks[1]}{finding.words('en')}")
    faults = sum(not finding.warning for finding in findings)
    if not faults:
        print(f"{given.file.name}: 没有问题。 No faults.")
    return 1 if faults else 0


def preview(given: argparse.Namespace) -> int:
    """Open a form in the kiosk's window; without a display, off screen."""
    if not has_display():
        print("没有显示器，窗口开在屏幕外。 There is no display: the window is off screen.")
        os.environ["QT_QPA_PLATFORM"] = "offscreen"
    try:
        form_file = read_form_file(given.file, DIVISIONS)
    except FormError as error:
        _tell(error)
        return 1
    for warning in form_file.warnings:
        _tell(warning)
    return preview_form(given.file, form_file, given.language)


def paper(given: argparse.Namespace) -> int:
    """Write the application form of a workbook; what is there is replaced."""
    try:
        item, xform = read_service_item(given.file)
        form = forms.load(xform, media_of(given.file, DIVISIONS))
    except FormError as error:
        _tell(error)
        return 1
    application = example_of(item, form, given.language, SystemClock().now(), ZONE)
    try:
        given.to.write_bytes(render_application(application, PAPER))
    except OSError as error:
        raise filing.OutFolderError(str(error)) from error
    print(given.to)
    return 0


def convert(given: argparse.Namespace) -> int:
    """Write a workbook in the other form, every cell's text kept."""
    convert_workbook(given.file, given.to)
    return 0


def _tell(error: FormError) -> None:
    for zh, en in zip(words_of(error, "zh_CN"), words_of(error, "en"), strict=True):
        print(f"{zh}\n    {en}", file=sys.stderr)


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
    to_check = words.add_parser("check", help="say what is wrong in a workbook, and where")
    to_check.add_argument("file", type=Path)
    to_check.add_argument(
        "--service", action="store_true", help="as a service item, also where it does not say so"
    )
    to_check.set_defaults(call=check)
    to_preview = words.add_parser("preview", help="open any form in the kiosk's window")
    to_preview.add_argument("file", type=Path, help="a workbook (.md, .xlsx) or an XForm (.xml)")
    to_preview.add_argument("--language", choices=("zh_CN", "en"), default="zh_CN")
    to_preview.set_defaults(call=preview)
    to_paper = words.add_parser("paper", help="write a form as it is printed, with made-up answers")
    to_paper.add_argument("file", type=Path, help="the workbook of a service item (.md, .xlsx)")
    to_paper.add_argument("to", type=Path, metavar="FILE.pdf")
    to_paper.add_argument("--language", choices=("zh_CN", "en"), default="zh_CN")
    to_paper.set_defaults(call=paper)
    to_convert = words.add_parser("convert", help="turn .md into .xlsx, or back")
    to_convert.add_argument("file", type=Path)
    to_convert.add_argument("to", type=Path)
    to_convert.set_defaults(call=convert)
