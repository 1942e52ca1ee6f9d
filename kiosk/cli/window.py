"""The kiosk in a window of its own: the greeting first, everything else behind it."""

import signal
import sys
import tempfile
from collections.abc import Callable
from contextlib import ExitStack
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, QTimer
from PySide6.QtGui import QGuiApplication

from kiosk.environment import prepare_environment
from kiosk.paths import DataFolder
from kiosk.services.alone import alone
from kiosk.settings import Settings
from kiosk.welcome import Welcome

if TYPE_CHECKING:
    from kiosk.app import Devices

_HEARTBEAT_MS = 200


def run_window(folder: DataFolder, settings: Settings, devices: "Callable[[], Devices]") -> int:
    """Show the kiosk until its window is closed; returns the exit status.

    `devices`: gives what is plugged in, once the greeting is on the screen.

    Raises:
        KioskRunsError: one is open on this data folder.
        KnownError: the store cannot be used, not even after a salvage.
    """
    with ExitStack() as stack:
        stack.enter_context(alone(folder))
        throw_away = Path(stack.enter_context(tempfile.TemporaryDirectory(prefix="kiosk-")))
        prepare_environment(throw_away, compiled=folder.compiled)
        application = QGuiApplication(sys.argv[:1])
        stop_on_interrupt(application)
        welcome = Welcome(full_screen=settings.full_screen)
        failed: list[BaseException] = []

        def open_behind() -> None:
            try:
                _open(stack, folder, settings, devices(), welcome)
            except BaseException as error:  # noqa: BLE001 - raised again when Qt has let go
                failed.append(error)
                application.exit(1)

        welcome.shown.connect(lambda: QTimer.singleShot(0, open_behind))
        status = application.exec()
        if failed:
            raise failed[0]
    return status


def _open(
    stack: ExitStack,
    folder: DataFolder,
    settings: Settings,
    devices: "Devices",
    welcome: Welcome,
) -> None:
    """Open the kiosk before the greeting; whoever touched that has begun a visit."""
    # These take a while to load; the greeting is on the screen.
    from kiosk.app import KioskApp  # noqa: PLC0415
    from kiosk.cli.store import salvage_words  # noqa: PLC0415
    from sync.clock import SystemClock  # noqa: PLC0415

    app = KioskApp(folder, settings, SystemClock(), devices)
    stack.callback(app.close)
    if app.salvaged is not None:
        print(*salvage_words(app.salvaged), sep="\n")
    if settings.full_screen:
        app.window.showFullScreen()
    welcome.touched.connect(app.greet)
    if welcome.is_touched:
        app.greet()
    app.window.frameSwapped.connect(welcome.close, Qt.ConnectionType.SingleShotConnection)
    app.start()


def stop_on_interrupt(application: QGuiApplication) -> None:
    """End on Ctrl+C and on SIGTERM, which Python sees only while it runs now and then."""
    for each in (signal.SIGINT, signal.SIGTERM):
        signal.signal(each, lambda *_: application.exit(0))
    heartbeat = QTimer(application, interval=_HEARTBEAT_MS)
    heartbeat.timeout.connect(lambda: None)
    heartbeat.start()
