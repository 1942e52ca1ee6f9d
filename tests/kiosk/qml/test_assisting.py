"""帮人办 with a keyboard: log in, go into a visit and come back, by figures, arrows and Return."""

from collections.abc import Callable

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from kiosk.app import KioskApp
from kiosk.demo.driver import Driver
from kiosk.services.visit import Scene
from kiosk.settings import Settings

_PIN = "482915"
_MOST = 40


def keys(kiosk: KioskApp, hand: Driver, *pressed: Qt.Key) -> str:
    """Press keys; return the name of what has the focus then."""
    for key in pressed:
        QTest.keyClick(kiosk.window, key)
        hand.settle()
    return kiosk.window.activeFocusItem().objectName()


def reach(kiosk: KioskApp, hand: Driver, key: Qt.Key, name: str) -> None:
    """Press an arrow until something has the focus."""
    for _ in range(_MOST):
        if keys(kiosk, hand, key) == name:
            return
    raise LookupError(f"no arrow leads to {name}")


def test_staff_help_by_keyboard_alone_and_come_back(open_kiosk: Callable[..., KioskApp]) -> None:
    kiosk = open_kiosk(settings=Settings(scanner=False))  # it would take keys this fast for a scan
    hand = Driver(kiosk.window)
    kiosk.store.staff.add("示范职员", "manager", _PIN, by=None)
    hand.touch("desk_open")
    hand.find("pad_4")
    keys(kiosk, hand, *(Qt.Key(ord(figure)) for figure in _PIN))
    hand.wait_until(lambda: kiosk.desk.state.member is not None, "the log-in")
    kiosk.place.take_scan("no slip")
    assert kiosk.desk.state.section == "cases", "a scan on any page is looked up"
    reach(kiosk, hand, Qt.Key.Key_Up, "section_assist")
    keys(kiosk, hand, Qt.Key.Key_Return)
    hand.find("assist_seen")

    begun = keys(kiosk, hand)
    down = keys(kiosk, hand, Qt.Key.Key_Down)
    up = keys(kiosk, hand, Qt.Key.Key_Up)
    keys(kiosk, hand, Qt.Key.Key_Return)
    hand.find("desk_return")
    assistance = kiosk.visit.visit.assistance
    assert (begun, down, up) == ("assist_seen", "assist_known", "assist_seen")
    assert hand.sees("search")
    assert assistance is not None
    assert (assistance.name, assistance.checked) == ("示范职员", "seen")

    reached = [keys(kiosk, hand, Qt.Key.Key_Right) for _ in range(3)]
    assert len(set(reached)) == len(reached)
    reach(kiosk, hand, Qt.Key.Key_Left, "desk_return")
    kiosk.visit.choose(kiosk.catalogue.catalogue.item("tree-felling"))
    keys(kiosk, hand, Qt.Key.Key_Return)
    hand.find("assist_go_on")
    hand.touch("assist_end")
    hand.touch("assist_end")
    hand.find("assist_seen")
    assert kiosk.visit.visit.scene is Scene.ATTRACT
    hand.touch("assist_known")
    hand.find("desk_return")
    assert not hand.sees("farewell"), "nobody is wished farewell over the next one's visit"

    kiosk.idle.expired.emit()
    hand.find("pad_4")
    assert kiosk.desk.state.member is None, "where everybody has gone the desk asks for the PIN"
