"""Memory of a kiosk after 120 short visits against after 20, in a process of its own.

Each visit stops once for long enough that the kiosk makes the next scenes ahead.
"""

import gc
import os
import subprocess
import sys
from pathlib import Path

from benchmarks.figures import Figure, figure
from benchmarks.ui_touch import middle_of, settle, touch_to_frame
from kiosk.app import Devices, KioskApp
from kiosk.demo.driver import pause
from kiosk.services.person import from_typing
from kiosk.services.visit import Scene
from tests.support.filler import Filler
from tests.ui.stage import furnish, opened, start_qt

SOME, MANY = 20, 120
SIZE = (1280, 800)
PAUSE_MS = 300
PAGES = 5
ITEMS = ("elderly-allowance", "temporary-assistance", "opinion")
_PAGE = os.sysconf("SC_PAGE_SIZE")
_ROOT = Path(__file__).parents[1]


def figures(folder: Path) -> list[Figure]:
    """Measure under `folder`."""
    told = subprocess.run(  # noqa: S603 - our own program
        [sys.executable, "-m", "benchmarks.ui_memory", str(folder)],
        cwd=_ROOT,
        capture_output=True,
        text=True,
        check=True,
    ).stdout.split()
    after_some, after_many = float(told[-2]), float(told[-1])
    return [
        figure("ui.memory", after_many, "after 20 visits", after_some, unit="MiB", aim="<= 1.05")
    ]


def _measure(folder: Path) -> None:
    application = start_qt(folder / "qt")
    hall = furnish(folder / "kiosk")
    with opened(hall, Devices(None, None), SIZE) as app:
        for visit in range(MANY):
            _visit(app, ITEMS[visit % len(ITEMS)])
            if visit + 1 in {SOME, MANY}:
                print(_resident_mib())
    application.quit()


def _visit(app: KioskApp, code: str) -> None:
    """Come, look at a guide, agree, look at questions, answer them, look at the last page, leave."""
    window, visit = app.window, app.visit
    app._scenery.shell.touch()
    place = middle_of(window, "begin")
    touch_to_frame(window, place, lambda: visit.visit.scene is Scene.HOME)
    pause(PAUSE_MS)
    visit.choose(app.catalogue.catalogue.item(code))
    settle(window)
    visit.start()
    settle(window)
    visit.agree()
    if visit.visit.scene is Scene.IDENTITY:
        visit.identify(from_typing("示范居民", "11010519491231002X"))
    if visit.visit.scene is Scene.CODE:
        visit.begin_questions()
    for _ in range(PAGES):
        settle(window)
        visit.next()
    Filler(visit.filling.session, today=app.today()).fill()
    visit.walk.reopen()
    visit.next()
    settle(window)
    visit.end()


def _resident_mib() -> float:
    gc.collect()
    pages = int(Path("/proc/self/statm").read_text(encoding="ascii").split()[1])
    return pages * _PAGE / 2**20


if __name__ == "__main__":
    _measure(Path(sys.argv[1]))
