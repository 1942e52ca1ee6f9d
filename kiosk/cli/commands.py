"""What each command does."""

import argparse
import os
import sys
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

from forms.catalogue import check_workbook, convert_workbook
from forms.errors import FormError
from kiosk.app import Devices
from kiosk.cli.window import preview_form, run_window
from kiosk.demo.embedded import embedded_kiosk
from kiosk.demo.play import play
from kiosk.devices.card_reader import SerialReader
from kiosk.paths import DIVISIONS, DataFolder
from kiosk.services.enrolling import Introduction, enrol_kiosk
from kiosk.services.preview import read_form_file, words_of
from kiosk.settings import Settings, UnreadableSettingsError, read_settings
from printing.spool import FileSpooler

if TYPE_CHECKING:
    from kiosk.devices.camera.live import LiveCamera
    from kiosk.devices.speech.espeak import EspeakSpeech


def run(given: argparse.Namespace) -> int:
    """Open the window; without a display, say so and play the demo instead."""
    if not _has_display():
        print("没有显示器，改为播放演示。 There is no display: playing the demo instead.")
        return play(Path("build/demo"))
    folder: DataFolder = given.data
    settings = read_settings(folder.settings)
    if given.embedded:
        with embedded_kiosk(folder) as devices:
            return run_window(folder, settings, replace(devices, speech=_speech(settings)))
    reader = SerialReader(settings.reader) if settings.reader else None
    printer = _printer(folder, settings)
    devices = Devices(reader, _camera(settings), printer, _speech(settings))
    return run_window(folder, settings, devices)


def _camera(settings: Settings) -> "LiveCamera | None":
    if not settings.camera:
        return None
    # Qt's multimedia takes a while to load, and only an open window needs it.
    from kiosk.devices.camera.live import LiveCamera  # noqa: PLC0415

    return LiveCamera(settings.camera)


def _speech(settings: Settings) -> "EspeakSpeech | None":
    if not settings.speech:
        return None
    # Qt's sound takes a while to load, and only an open window needs it.
    from kiosk.devices.speech.espeak import EspeakSpeech  # noqa: PLC0415

    return EspeakSpeech()


def _printer(folder: DataFolder, settings: Settings) -> FileSpooler | None:
    """Return the folder that slips are printed into; paper does not belong to what a kiosk keeps.

    Raises:
        UnreadableSettingsError: the folder lies in the data folder.
    """
    if not settings.slips:
        return None
    tray = Path(settings.slips).resolve()
    if tray.is_relative_to(folder.root.resolve()):
        raise UnreadableSettingsError("slips lies in the data folder: a slip opens its filing")
    return FileSpooler(tray)


def enrol(given: argparse.Namespace) -> int:
    """Make this kiosk known to a platform by its one-time code."""
    authority = given.authority.read_bytes() if given.authority else None
    introduction = Introduction(given.platform, given.code, given.fingerprint, authority)
    answer = enrol_kiosk(given.data, introduction).answer
    print(f"{answer.hall}，{answer.device_name}，{answer.device}")
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
    if not _has_display():
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


def convert(given: argparse.Namespace) -> int:
    """Write a workbook in the other form, every cell's text kept."""
    convert_workbook(given.file, given.to)
    return 0


def _tell(error: FormError) -> None:
    for zh, en in zip(words_of(error, "zh_CN"), words_of(error, "en"), strict=True):
        print(f"{zh}\n    {en}", file=sys.stderr)


def _has_display() -> bool:
    if sys.platform in ("win32", "darwin"):
        return True
    return any(os.environ.get(name) for name in ("DISPLAY", "WAYLAND_DISPLAY", "QT_QPA_PLATFORM"))
