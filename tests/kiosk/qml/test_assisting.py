"""帮人办 with a keyboard: log in, go into a visit and come back, by figures, arrows and Return."""

from collections.abc import Callable

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from kiosk.app import KioskApp
from kiosk.demo.driver import Driver
from kiosk.services.visit import Scene
from kiosk.settings import Settings
from tests.support.scene import faults

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


def type_pin(kiosk: KioskApp, hand: Driver) -> None:
    """Type the PIN on a keyboard: nothing else is asked for."""
    hand.find("pad_4")
    keys(kiosk, hand, *(Qt.Key(ord(figure)) for figure in _PIN))
    hand.wait_until(lambda: kiosk.desk.state.member is not None, "the log-in")


def come_to_work(kiosk: KioskApp, hand: Driver) -> None:
    """Log in as one of two."""
    manager = kiosk.store.staff.add("示范职员", "manager", _PIN, by=None)
    kiosk.store.staff.add("示范同事", "assistant", "591826", by=manager.id)
    hand.touch("desk_open")
    hand.touch(f"staff_{kiosk.desk.members().index('示范职员')}")
    type_pin(kiosk, hand)


def test_staff_help_by_keyboard_alone_and_come_back(open_kiosk: Callable[..., KioskApp]) -> None:
    kiosk = open_kiosk(settings=Settings(scanner=False))  # it would take keys this fast for a scan
    hand = Driver(kiosk.window)
    come_to_work(kiosk, hand)
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
    hand.find("pad_4")
    assert kiosk.desk.logged_in is None, "it may be the resident who touched it"
    hand.touch("back")
    hand.touch("desk_return")
    type_pin(kiosk, hand)
    hand.find("assist_go_on")
    look_at_what_comes_after(kiosk, hand)


def look_at_what_comes_after(kiosk: KioskApp, hand: Driver) -> None:
    """End the visit, begin another; its end brings back a desk that asks for the PIN."""
    hand.touch("assist_end")
    hand.touch("assist_end")
    hand.find("assist_seen")
    assert kiosk.visit.visit.scene is Scene.ATTRACT
    hand.touch("assist_known")
    hand.find("desk_return")
    assert not hand.sees("farewell"), "nobody is wished farewell over the next one's visit"

    kiosk.idle.expired.emit()
    hand.find("pad_4")
    assert kiosk.desk.state.member is None, "the desk comes back for the next, and asks for the PIN"
    assert faults(kiosk.window) == []
    type_pin(kiosk, hand)
    noted = [(one.action, one.outcome) for one in kiosk.store.audit.list(limit=6)]
    acts = [act for act in noted if act != ("log-in", "tried")]
    assert acts[:4] == [("log-in", "ok"), ("lock", "visit"), ("assist", ""), ("assist", "ended")]
