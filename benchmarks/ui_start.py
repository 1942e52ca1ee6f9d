"""From the start of the process to its first frame: `kiosk run`, and a bare QML window, in turns.

Ours is the command line itself, on a data folder that has been started before, as every day but the
first; the frame is the greeting's. What is opened behind it takes longer and is told beside it:
until the kiosk's own first frame, from which on a touch is answered at once.
"""

import os
import statistics
import subprocess
import sys
import time
from pathlib import Path

from benchmarks.figures import Figure, figure

ROUNDS = 9
_ROOT = Path(__file__).parents[1]
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
# The classes say of themselves when they are seen; all else is what `kiosk run` does.
_KIOSK = """
import sys
from PySide6.QtCore import Qt
from kiosk import welcome

class Seen(welcome.Welcome):
    def __init__(self, **settings):
        super().__init__(**settings)
        self.shown.connect(lambda: print("FRAME", flush=True))

    def close(self):
        super().close()
        print("OPEN", flush=True)

welcome.Welcome = Seen
from kiosk.cli import main
sys.exit(main(["run", "--data", sys.argv[1]]))
"""
_WINDOW = """
import QtQuick

Window { width: 1280; height: 800; visible: true; color: "#F4F6F8" }
"""


def figures(folder: Path) -> list[Figure]:
    """Measure under `folder`."""
    from tests.ui.stage import furnish  # noqa: PLC0415 - not in the process that is timed

    hall = furnish(folder / "kiosk")
    window = folder / "Window.qml"
    window.write_text(_WINDOW, encoding="utf-8")
    ours = [sys.executable, "-c", _KIOSK, str(hall.data.root)]
    theirs = [sys.executable, "-c", _BARE, str(window)]
    times = [(*_seen(ours, "FRAME", "OPEN"), *_seen(theirs, "FRAME")) for _ in range(ROUNDS + 1)]
    first, whole, bare = (statistics.median(each) for each in zip(*times[1:], strict=True))
    against = "a bare QML window"
    return [
        figure("ui.start", first, against, bare, unit="ms", aim="<= 1.8"),
        figure("ui.start.open", whole, against, bare, unit="ms", aim="none: told beside it"),
    ]


def _seen(words: list[str], *marks: str) -> list[float]:
    """Return after how many milliseconds a program says each of these marks; then end it."""
    environment = {**os.environ, "QT_QPA_PLATFORM": "offscreen", "QT_QUICK_BACKEND": "software"}
    took = []
    began = time.perf_counter()
    with subprocess.Popen(  # noqa: S603 - our own program
        words, cwd=_ROOT, env=environment, stdout=subprocess.PIPE, text=True
    ) as process:
        assert process.stdout is not None
        for mark in marks:
            line = process.stdout.readline().strip()
            took.append((time.perf_counter() - began) * 1000)
            if line != mark:
                raise RuntimeError(f"{mark} did not come: {line!r}")
        process.terminate()
        process.wait()
    return took
