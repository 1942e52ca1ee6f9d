"""`kiosk sample`: one made-up visit on this very kiosk, to see that its filing arrives."""

import argparse
import os
import sys
import tempfile
from contextlib import ExitStack
from pathlib import Path

from PySide6.QtGui import QGuiApplication

from kiosk.cli.arguments import Words, data_folder
from kiosk.cli.common import NoStoreError
from kiosk.demo.sample import sample_visit
from kiosk.environment import prepare_environment
from kiosk.paths import DataFolder
from kiosk.services.alone import alone
from kiosk.settings import read_settings
from sync.clock import SystemClock


def add(words: Words) -> None:
    """Add the command to the command line."""
    parser = words("sample", help="file one sample from this kiosk; the platform gets it")
    data_folder(parser)
    parser.add_argument("--wait", type=int, default=30, metavar="SECONDS", help="for its arrival")
    how = parser.add_mutually_exclusive_group()
    how.add_argument("--put-off", action="store_true", help="stop halfway and tell the resume code")
    how.add_argument("--resume", default="", metavar="CODE", help="go on with what was put off")
    parser.set_defaults(call=sample)


def sample(given: argparse.Namespace) -> int:
    """Walk the visit and say what came of it: 0 arrived or put off, 1 filed and not arrived yet.

    Raises:
        NoStoreError: nobody has enrolled here.
        KioskRunsError: one is open on this data folder.
        KnownError: why it cannot be filed.
    """
    folder: DataFolder = given.data
    if not folder.store.is_dir():
        raise NoStoreError(str(folder.root))
    with ExitStack() as stack:
        stack.enter_context(alone(folder))
        throw_away = Path(stack.enter_context(tempfile.TemporaryDirectory(prefix="kiosk-sample-")))
        os.environ.update(QT_QPA_PLATFORM="offscreen", QT_QUICK_BACKEND="software")
        prepare_environment(throw_away / "qt")
        _application = QGuiApplication.instance() or QGuiApplication(sys.argv[:1])
        tray = throw_away / "tray"
        tray.mkdir()
        settings = read_settings(folder.settings)
        visit = stack.enter_context(sample_visit(folder, settings, SystemClock(), tray))
        done = visit.put_off() if given.put_off else visit.file(given.resume, given.wait * 1000)
    if done.code:
        print(f"{done.code}  示范件办了一半，凭码接着办。 Put off; the code goes on with it.")
        return 0
    if done.is_delivered:
        print(f"{done.number}  示范件已送到县平台。 The platform has the sample.")
        return 0
    print(f"{done.number}  示范件已存好，还没送到。 The sample is filed and has not arrived yet.")
    return 1
