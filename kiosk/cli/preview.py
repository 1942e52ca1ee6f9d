"""The preview of one form in a window of its own."""

import sys
import tempfile
from pathlib import Path

from PySide6.QtGui import QGuiApplication

from kiosk.cli.window import stop_on_interrupt
from kiosk.environment import prepare_environment
from kiosk.preview import PreviewApp
from kiosk.services.preview import FormFile
from sync.clock import SystemClock


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
