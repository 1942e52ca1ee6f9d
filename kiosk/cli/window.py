"""The kiosk in a window of its own: the greeting first, everything else behind it."""

import shutil
import signal
import sys
import tempfile
from collections.abc import Callable
from contextlib import ExitStack
from dataclasses import replace
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, QTimer
from PySide6.QtGui import QGuiApplication

from kiosk.environment import prepare_environment
from kiosk.logs import program_log
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
        stack.enter_context(program_log(folder.log))
        throw_away = Path(stack.enter_context(tempfile.TemporaryDirectory(prefix="kiosk-")))
        prepare_environment(throw_away, compiled=folder.compiled)
        application = QGuiApplication(sys.argv[:1])
        stop_on_interrupt(application)
        welcome = Welcome(full_screen=settings.full_screen)
        failed: list[BaseException] = []
        plugged = cache(devices)

        def open_behind() -> None:
            try:
                _open(stack, folder, settings, plugged(), welcome, open_behind)
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
    again: Callable[[], None],
) -> None:
    """Open the kiosk before the greeting; whoever touched that has begun a visit.

    One that no platform knows yet, or whose first start broke off, opens a technician's window first;
    then it is opened `again`.
    """
    # These take a while to load; the greeting is on the screen.
    from kiosk.app import KioskApp  # noqa: PLC0415
    from kiosk.cli.store import salvage_words  # noqa: PLC0415
    from kiosk.services.watchdog import watchdog_of  # noqa: PLC0415
    from sync.clock import SystemClock  # noqa: PLC0415
    from sync.store import NotEnrolledError  # noqa: PLC0415

    if folder.first_start.exists():
        _open_first(stack, folder, settings, devices, welcome, again)
        return
    try:
        app = KioskApp(folder, settings, SystemClock(), devices)
    except NotEnrolledError:
        _open_first(stack, folder, settings, devices, welcome, again)
        return
    stack.callback(app.close)
    if app.salvaged is not None:
        print(*salvage_words(app.salvaged), sep="\n")
    if settings.full_screen:
        app.window.showFullScreen()
    if app.updating is not None:
        app.updating.leaving.connect(lambda: _leave(folder))
    welcome.touched.connect(app.greet)
    if welcome.is_touched:
        app.greet()
    app.window.frameSwapped.connect(welcome.close, Qt.ConnectionType.SingleShotConnection)
    watchdog = watchdog_of(app.lanes)
    stack.callback(watchdog.stop)
    app.window.frameSwapped.connect(watchdog.start, Qt.ConnectionType.SingleShotConnection)
    app.start()


def _open_first(
    stack: ExitStack,
    folder: DataFolder,
    settings: Settings,
    devices: "Devices",
    welcome: Welcome,
    again: Callable[[], None],
) -> None:
    """Let a technician enrol the kiosk, then open it: there is always a window."""
    from kiosk.enrolment import EnrolApp  # noqa: PLC0415 - once in the life of a kiosk
    from kiosk.services.watchdog import Watchdog  # noqa: PLC0415
    from sync.clock import SystemClock  # noqa: PLC0415

    first = EnrolApp(folder, settings, SystemClock(), _with_camera(devices))
    watchdog = Watchdog(first.lanes)
    closing = stack.enter_context(ExitStack())
    closing.callback(first.close)
    closing.callback(watchdog.stop)
    if settings.full_screen:
        first.window.showFullScreen()

    def go_on() -> None:
        again()
        closing.close()

    first.window.frameSwapped.connect(welcome.close, Qt.ConnectionType.SingleShotConnection)
    first.finished.connect(lambda: QTimer.singleShot(0, go_on))
    watchdog.start()


def _with_camera(devices: "Devices") -> "Devices":
    """Have any camera read the sheet, where none is named: on a new machine nothing is set."""
    from kiosk.devices.camera.live import LiveCamera  # noqa: PLC0415 - the technician's window alone

    return devices if devices.camera is not None else replace(devices, camera=LiveCamera())


def _leave(folder: DataFolder) -> None:
    """End for the next version; the scenes as Qt compiled them were for this one."""
    from kiosk.services.updating import LEFT  # noqa: PLC0415 - read already

    shutil.rmtree(folder.compiled, ignore_errors=True)
    QGuiApplication.exit(LEFT)


def stop_on_interrupt(application: QGuiApplication) -> None:
    """End on Ctrl+C and on SIGTERM, which Python sees only while it runs now and then."""
    for each in (signal.SIGINT, signal.SIGTERM):
        signal.signal(each, lambda *_: application.exit(0))
    heartbeat = QTimer(application, interval=_HEARTBEAT_MS)
    heartbeat.timeout.connect(lambda: None)
    heartbeat.start()
