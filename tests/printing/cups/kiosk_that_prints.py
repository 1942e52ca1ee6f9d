"""Asks for a page by the ledger and is killed once the printer has it."""

import os
import signal
import sys
from pathlib import Path

from PySide6.QtCore import QCoreApplication

from kiosk.services.handover import Order, Progress
from printing.spool import open_printer
from tests.support.filings import a_clock, open_store
from tests.support.press import a_press

folder, queue = sys.argv[1:]
page = sys.stdin.buffer.read()
application = QCoreApplication([])


def hear(_place: int, progress: Progress) -> None:
    if progress.stage == "held_up" and progress.is_heard:
        os.kill(os.getpid(), signal.SIGKILL)


store = open_store(Path(folder), a_clock())
with a_press(store, open_printer(queue), a_clock(), name=queue) as press:
    press.print([Order("slip", lambda _copy: page)], hear)
    application.exec()
