"""A kiosk in a process of its own: comes to the third question by touch, says its code, and stays."""

import sys
from pathlib import Path

from PySide6.QtGui import QGuiApplication

from kiosk.app import Devices, KioskApp
from kiosk.demo.driver import Driver, pause
from kiosk.paths import DataFolder
from kiosk.settings import Settings
from sync.clock import ManualClock
from tests.kiosk.qml.conftest import START
from tests.support.half_filled import Person


def main(folder: Path) -> None:
    _application = QGuiApplication(sys.argv[:1])
    app = KioskApp(DataFolder(folder), Settings(), ManualClock(START), Devices(None, None))
    app.window.resize(1280, 800)
    person = Person(app)
    person.hand = Driver(app.window)
    code = person.identify()
    person.answer_two()
    person.hand.press_pad("138")
    person.await_kept()
    sys.stdout.write(f"{code}\n")
    sys.stdout.flush()
    while True:
        pause(1000)


if __name__ == "__main__":
    main(Path(sys.argv[1]))
