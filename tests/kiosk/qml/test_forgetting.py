"""What a resident copied goes with the visit."""

from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QTest

from tests.kiosk.qml.conftest import Open
from tests.support.rogue import Rogue

NAME = "示范阿卜杜拉"


def test_what_was_copied_is_forgotten_at_the_end_of_the_visit(open_kiosk: Open) -> None:
    rogue = Rogue(open_kiosk())
    rogue.identify()
    rogue.paste(NAME)
    for key in (Qt.Key.Key_A, Qt.Key.Key_C):
        QTest.keyClick(rogue.app.window, key, Qt.KeyboardModifier.ControlModifier)
    copied = QGuiApplication.clipboard().text()
    rogue.visit.end()

    assert copied == NAME
    assert QGuiApplication.clipboard().text() == ""
