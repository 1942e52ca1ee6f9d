"""Every command but `run`."""

import argparse
import os
import sys
from pathlib import Path

import forms
from forms.catalogue import check_workbook, convert_workbook, read_service_item
from forms.errors import FormError
from kiosk.cli import (
    audit,
    courier,
    doctor,
    enrol,
    filing,
    outbox,
    printers,
    report,
    sample,
    selftest,
    slip,
    staff,
    store,
    update,
)
from kiosk.cli.arguments import Words
from kiosk.cli.common import ZONE
from kiosk.cli.preview import preview_form
from kiosk.cli.run import has_display
from kiosk.demo.play import play
from kiosk.paths import DIVISIONS
from kiosk.services.example import example_of
from kiosk.services.preview import media_of, read_form_file, words_of
from kiosk.stationery import PAPER
from printing import render_application
from sync.clock import SystemClock


def add(words: Words) -> None:
    """Add the commands to the command line."""
    to_demo = words("demo", help="play three visits on an offscreen kiosk")
    to_demo.add_argument("--out", type=Path, default=Path("build/demo"))
    to_demo.set_defaults(call=demo)

    for each in (enrol, outbox, courier, report, filing, slip, store, printers, staff, audit):
        each.add(words)
    for each in (selftest, sample, doctor, update):
        each.add(words)
    _services(words("services", help="check, preview and convert workbooks"))


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
