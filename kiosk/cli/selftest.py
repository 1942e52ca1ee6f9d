"""`kiosk selftest`: whether this program works on this machine, off screen and without a network."""

import argparse
import json
import os
import sys
import tempfile
import time
from collections.abc import Callable
from contextlib import closing
from pathlib import Path

from PySide6.QtGui import QGuiApplication

from kiosk.cli.arguments import Words
from kiosk.cli.common import NoStoreError
from kiosk.demo.driver import Driver
from kiosk.demo.rehearsal import rehearse
from kiosk.environment import prepare_environment
from kiosk.paths import DataFolder
from kiosk.services.desk.managed import laid_over
from kiosk.services.store_copy import open_copy
from kiosk.settings import read_settings
from kiosk.version import version
from kiosk.welcome import Welcome
from sync.clock import SystemClock
from sync.store import StoreDamagedError


def add(words: Words) -> None:
    """Add the command to the command line."""
    parser = words("selftest", help="try off screen whether this program works here")
    parser.add_argument(
        "--data",
        type=lambda text: DataFolder(Path(text)),
        metavar="DIR",
        help="open a copy of the store in this folder, too",
    )
    parser.add_argument("--walk", action="store_true", help="walk a whole visit on a made-up kiosk")
    parser.add_argument("--json", action="store_true", help="tell each step's seconds")
    parser.set_defaults(call=selftest)


def selftest(given: argparse.Namespace) -> int:
    """Try the steps in their order, then say READY and the version; a failure is raised.

    Raises:
        KnownError: what does not work.
    """
    with tempfile.TemporaryDirectory(prefix="kiosk-selftest-") as name:
        throw_away = Path(name)
        os.environ.update(QT_QPA_PLATFORM="offscreen", QT_QUICK_BACKEND="software")
        prepare_environment(throw_away / "qt")
        _application = QGuiApplication.instance() or QGuiApplication(sys.argv[:1])
        steps: dict[str, Callable[[], object]] = {"start": _start}
        if given.data:
            steps["store"] = lambda: _open_store(given.data, throw_away / "store")
        if given.walk:
            steps["walk"] = lambda: rehearse(throw_away / "kiosk", SystemClock())
        seconds = {each: _timed(step) for each, step in steps.items()}
    if given.json:
        print(json.dumps({"ready": version(), "seconds": seconds}))
    else:
        print(f"READY {version()}")
    return 0


def _start() -> None:
    """Show the first picture."""
    shown: list[bool] = []
    welcome = Welcome(full_screen=False)
    welcome.shown.connect(lambda: shown.append(True))
    Driver(welcome.window).wait_until(lambda: bool(shown), "the first picture")
    welcome.close()


def _open_store(folder: DataFolder, into: Path) -> None:
    """Open a copy of the store as the kiosk opens it.

    Raises:
        NoStoreError: there is none.
        StoreDamagedError: its tables are not whole.
        KnownError: it, or the settings beside it, cannot be used.
    """
    if not folder.store.is_dir():
        raise NoStoreError(str(folder.root))
    settings = read_settings(folder.settings)
    with closing(open_copy(folder, into, SystemClock())) as store:
        problems = store.check(deep=False).problems
        if problems:
            raise StoreDamagedError(problems[0])
        store.enrolment()
        laid_over(settings, store.settings.now(), store.told.now())


def _timed(step: Callable[[], object]) -> float:
    began = time.monotonic()
    step()
    return round(time.monotonic() - began, 2)
