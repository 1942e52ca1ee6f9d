"""The kiosk in a window of its own."""

import signal
import sys
import tempfile
from pathlib import Path

from PySide6.QtCore import QTimer
from PySide6.QtGui import QGuiApplication

from kiosk.app import Devices, KioskApp
from kiosk.cli.store import salvage_words
from kiosk.environment import prepare_environment
from kiosk.paths import DataFolder
from kiosk.preview import PreviewApp
from kiosk.services.keeping import alone
from kiosk.services.preview import FormFile
from kiosk.settings import Settings
from sync.clock import SystemClock

_HEARTBEAT_MS = 200


def run_window(folder: DataFolder, settings: Settings, devices: Devices) -> int:
    """Show the kiosk until its window is closed; returns the exit status.

    Raises:
        KioskRunsError: one is open on this data folder.
        KnownError: the store cannot be used, not even after a salvage.
    """
    with alone(folder), tempfile.TemporaryDirectory(prefix="kiosk-") as throw_away:
        prepare_environment(Path(throw_away))
        application = QGuiApplication(sys.argv[:1])
        app = KioskApp(folder, settings, SystemClock(), devices)
        if app.salvaged is not None:
            print(*salvage_words(app.salvaged), sep="\n")
        stop_on_interrupt(application)
        if settings.full_screen:
            app.window.showFullScreen()
        app.start()
        status = application.exec()
        app.close()
    return status


def preview_form(file: Path, form_file: FormFile, language: str) -> int:
    """Show the form of a file until its window is closed; returns the exit status."""
    with tempfile.TemporaryDirectory(prefix="kiosk-") as throw_away:
        prepare_environment(Path(throw_away))
        application = QGuiApplication(sys.argv[:1])
        app = PreviewApp(file, form_file, language, SystemClock())
        stop_on_interrupt(application)
        status = application.exec()
        app.close()
    return status


def stop_on_interrupt(application: QGuiApplication) -> None:
    """End on Ctrl+C and on SIGTERM, which Python sees only while it runs now and then."""
    for each in (signal.SIGINT, signal.SIGTERM):
        signal.signal(each, lambda *_: application.exit(0))
    heartbeat = QTimer(application, interval=_HEARTBEAT_MS)
    heartbeat.timeout.connect(lambda: None)
    heartbeat.start()
