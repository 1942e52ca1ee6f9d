"""`kiosk run`: what it is told, and what is plugged in. Imports little: the window is to stand at once."""

import argparse
import os
import sys
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

from kiosk.cli.arguments import Words, data_folder
from kiosk.paths import CHIME, DataFolder
from kiosk.settings import (
    Settings,
    UnreadableSettingsError,
    read_settings,
    require_tray_outside,
)
from sync.errors import KnownError

if TYPE_CHECKING:
    from kiosk.app import Devices


class NoDisplayError(KnownError):
    """There is nothing to open a window on."""

    zh = "这里没有显示器。请检查显示器的电源和连线；用命令打开的，请在图形会话里运行。"
    en = "There is no display. Check its power and cable; a command needs a graphical session."


def add(words: Words) -> None:
    """Add the command to the command line."""
    parser = words("run", help="open the kiosk's window")
    data_folder(parser)
    parser.add_argument(
        "--embedded", action="store_true", help="with a central platform of its own on loopback"
    )
    parser.set_defaults(call=run)


def run(given: argparse.Namespace) -> int:
    """Open the window; without a display, say so, and from source play the demo instead.

    Raises:
        NoDisplayError: there is none, and this is the installed program.
    """
    from kiosk.cli.window import run_window  # noqa: PLC0415 - Qt, which no other command needs

    if not has_display():
        if getattr(sys, "frozen", False):
            raise NoDisplayError("neither DISPLAY nor WAYLAND_DISPLAY is set")
        from kiosk.demo.play import play  # noqa: PLC0415 - the whole kiosk

        print("没有显示器，改为播放演示。 There is no display: playing the demo instead.")
        return play(Path("build/demo"))
    folder: DataFolder = given.data
    settings = read_settings(folder.settings)
    if given.embedded:
        from kiosk.demo.embedded import embedded_kiosk  # noqa: PLC0415 - a platform as well

        with embedded_kiosk(folder) as devices:
            there = _plugged_in(replace(settings, printer=""))
            sounding = replace(devices, speech=there.speech, bell=there.bell)
            return run_window(folder, settings, lambda: sounding)
    require_tray_outside(folder.root, settings)
    return run_window(folder, settings, lambda: _plugged_in(settings))


def has_display() -> bool:
    """Tell whether a window can be seen here."""
    if sys.platform in ("win32", "darwin"):
        return True
    return any(os.environ.get(name) for name in ("DISPLAY", "WAYLAND_DISPLAY", "QT_QPA_PLATFORM"))


def _plugged_in(settings: Settings) -> "Devices":
    """Return the devices that the settings name. Each takes a while to load, so only those."""
    from kiosk.app import Devices  # noqa: PLC0415
    from kiosk.devices.bell.chime import Chime  # noqa: PLC0415

    reader = camera = printer = speech = None
    if settings.reader:
        from kiosk.devices.card_reader import PROFILES, SerialReader  # noqa: PLC0415

        if settings.reader_profile not in PROFILES:
            raise UnreadableSettingsError(f"unknown reader_profile {settings.reader_profile}")
        reader = SerialReader(settings.reader, profile=settings.reader_profile)
    if settings.camera:
        from kiosk.devices.camera.live import LiveCamera  # noqa: PLC0415

        camera = LiveCamera(settings.camera)
    if settings.printer:
        from kiosk.cli.printers import printer_of  # noqa: PLC0415

        printer = printer_of(settings)
    if settings.speech:
        from kiosk.devices.speech.espeak import EspeakSpeech  # noqa: PLC0415

        speech = EspeakSpeech()
    bell = Chime(CHIME, min(settings.call_volume, 1.0))
    return Devices(reader, camera, printer, speech, bell)
