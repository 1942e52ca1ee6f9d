"""From the start of the process to its first frame: the kiosk, and a bare QML window, in turns."""

import os
import statistics
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path

from benchmarks.figures import Figure, figure

ROUNDS = 9
_ROOT = Path(__file__).parents[1]
_FRAME = "FRAME"
_BARE = """
import sys
from PySide6.QtGui import QGuiApplication
from PySide6.QtQml import QQmlApplicationEngine
import PySide6.QtQuick
application = QGuiApplication(sys.argv)
engine = QQmlApplicationEngine()
engine.load(sys.argv[1])
window = engine.rootObjects()[0]
window.frameSwapped.connect(lambda: (print("FRAME", flush=True), application.exit(0)))
application.exec()
"""
_KIOSK = """
import sys
from pathlib import Path
from benchmarks.ui_start import show
show(Path(sys.argv[1]))
"""
_WINDOW = """
import QtQuick

Window { width: 1920; height: 1080; visible: true; color: "#F4F6F8" }
"""


def figures(folder: Path) -> list[Figure]:
    """Measure under `folder`."""
    from tests.ui.stage import furnish  # noqa: PLC0415 - not in the process that is timed

    hall = furnish(folder / "kiosk")
    window = folder / "Window.qml"
    window.write_text(_WINDOW, encoding="utf-8")
    ours = [sys.executable, "-c", _KIOSK, str(hall.data.root)]
    theirs = [sys.executable, "-c", _BARE, str(window)]
    times = [(_first_frame(ours), _first_frame(theirs)) for _ in range(ROUNDS + 1)][1:]
    medians = (statistics.median(each) for each in zip(*times, strict=True))
    return [
        figure(
            "ui.start",
            next(medians),
            "a bare QML window",
            next(medians),
            unit="ms",
            aim="<= 1.8",
        )
    ]


def show(folder: Path) -> None:
    """Open the kiosk as `kiosk run` does, and leave at its first frame."""
    from PySide6.QtCore import Qt  # noqa: PLC0415 - imports are what is timed
    from PySide6.QtGui import QGuiApplication  # noqa: PLC0415 - imports are what is timed

    from kiosk.app import Devices, KioskApp  # noqa: PLC0415
    from kiosk.environment import prepare_environment  # noqa: PLC0415
    from kiosk.paths import DataFolder  # noqa: PLC0415
    from kiosk.settings import Settings  # noqa: PLC0415
    from sync.clock import SystemClock  # noqa: PLC0415

    prepare_environment(folder.parent / "qt")
    application = QGuiApplication(sys.argv[:1])
    app = KioskApp(DataFolder(folder), Settings(), SystemClock(), Devices(None, None))
    app.window.frameSwapped.connect(
        _leave(application.exit), Qt.ConnectionType.SingleShotConnection
    )
    app.window.resize(1920, 1080)
    app.start()
    application.exec()
    app.close()


def _leave(leave: Callable[[int], None]) -> Callable[[], None]:
    def say() -> None:
        print(_FRAME, flush=True)
        leave(0)

    return say


def _first_frame(words: list[str]) -> float:
    environment = {**os.environ, "QT_QPA_PLATFORM": "offscreen", "QT_QUICK_BACKEND": "software"}
    began = time.perf_counter()
    with subprocess.Popen(  # noqa: S603 - our own program
        words, cwd=_ROOT, env=environment, stdout=subprocess.PIPE, text=True
    ) as process:
        assert process.stdout is not None
        line = process.stdout.readline()
        took = (time.perf_counter() - began) * 1000
        process.stdout.read()
    if line.strip() != _FRAME:
        raise RuntimeError(f"no frame came: {line!r}")
    return took
