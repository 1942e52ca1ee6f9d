"""What each command does."""

import argparse
import os
import sys
from pathlib import Path

from forms.catalogue import check_workbook, convert_workbook
from kiosk.app import Devices, enrol_kiosk
from kiosk.cli.window import run_window
from kiosk.demo.embedded import embedded_kiosk
from kiosk.demo.play import play
from kiosk.devices.card_reader import SerialReader
from kiosk.paths import DataFolder
from kiosk.settings import read_settings


def run(given: argparse.Namespace) -> int:
    """Open the window; without a display, say so and play the demo instead."""
    if not _has_display():
        print("没有显示器，改为播放演示。 There is no display: playing the demo instead.")
        return play(Path("build/demo"))
    folder = DataFolder(given.data)
    settings = read_settings(folder.settings)
    if given.embedded:
        with embedded_kiosk(folder) as devices:
            return run_window(folder, settings, devices)
    reader = SerialReader(settings.reader) if settings.reader else None
    return run_window(folder, settings, Devices(reader, camera=None))


def enrol(given: argparse.Namespace) -> int:
    """Make this kiosk known to a platform by its one-time code."""
    answer = enrol_kiosk(DataFolder(given.data), given.platform, given.code).answer
    print(f"{answer.hall}，{answer.device_name}，{answer.device}")
    return 0


def demo(given: argparse.Namespace) -> int:
    """Play the three visits."""
    return play(given.out)


def check(given: argparse.Namespace) -> int:
    """Say what is wrong in a workbook, with sheet and cell, in both languages."""
    findings = check_workbook(given.file)
    for finding in findings:
        place = "!".join(part for part in (finding.sheet, finding.cell) if part)
        print(f"{place}: {finding.zh}\n    {finding.en}")
    if not findings:
        print(f"{given.file.name}: 没有问题。 No faults.")
    return 1 if findings else 0


def convert(given: argparse.Namespace) -> int:
    """Write a workbook in the other form, every cell's text kept."""
    convert_workbook(given.file, given.to)
    return 0


def _has_display() -> bool:
    if sys.platform in ("win32", "darwin"):
        return True
    return any(os.environ.get(name) for name in ("DISPLAY", "WAYLAND_DISPLAY", "QT_QPA_PLATFORM"))
