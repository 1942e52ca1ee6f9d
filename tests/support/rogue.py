"""Somebody who pastes, scans and pulls cables, at a kiosk of real parts."""

import time

from PySide6.QtCore import QCoreApplication
from PySide6.QtGui import QGuiApplication, QInputMethodEvent

from kiosk.app import KioskApp
from kiosk.demo.driver import Driver
from kiosk.devices.scanner import SimulatedWedge
from kiosk.settings import Settings
from tests.support.visits import form_of

FLOOD = 10_000
# As many turns of a page feel like a freeze.
TURNS = 75
ITEM = "elderly-allowance"
SCANNER = Settings(scanner=True)
FORM = form_of("""
| survey |
| | type | name | label::中文 (zh_CN) | label::English (en) | appearance | bind::kiosk:check |
| | text | line | 一行 | A line | | |
| | text | lines | 几行 | Some lines | multiline | |
| | barcode | code | 哪个码？ | Which code? | | |
| | text | credit | 信用代码 | Credit code | | credit-code |
| | text | phone | 手机 | Mobile | | mobile |
| | int | count | 几个？ | How many? | | |
""")


class Rogue:
    """Somebody who pastes, scans and pulls cables."""

    def __init__(self, app: KioskApp) -> None:
        self.app = app
        self.hand = Driver(app.window)
        self.visit = app.visit
        self.visit.begin()

    def ask(self, name: str) -> None:
        """Open a question of the form above."""
        self.visit.try_out(FORM)
        self.visit.change(f"/data/{name}")
        self.hand.settle()

    def identify(self) -> None:
        """Come to the question who is asking."""
        self.visit.choose(self.app.catalogue.catalogue.item(ITEM))
        self.visit.start()
        self.visit.agree()
        self.hand.settle()

    def patience(self) -> float:
        """Return the seconds that nothing may take: so many turns of a page here and now."""
        began = time.thread_time()
        for _ in range(3):
            self.hand.touch("progress")
            self.visit.go_home()
            self.hand.settle()
        return (time.thread_time() - began) / 6 * TURNS

    def paste(self, text: str) -> float:
        """Hand words to what has the focus, as a clipboard does; return the seconds it took."""
        began = time.thread_time()
        focus = QGuiApplication.focusObject()
        assert focus is not None
        event = QInputMethodEvent()
        event.setCommitString(text)
        QCoreApplication.sendEvent(focus, event)
        self.hand.settle()
        return time.thread_time() - began

    def scan(self, text: str) -> float:
        """Show a code to the scanner; return the seconds it took."""
        began = time.thread_time()
        SimulatedWedge(self.app.window).scan(text)
        self.hand.settle()
        return time.thread_time() - began

    def words(self) -> str:
        """Return all that can be read now."""
        texts = (item.property("text") for item in self.hand.items() if item.isEnabled())
        return " ".join(text for text in texts if isinstance(text, str))
