"""A journey without a finger: Tab, Return, the space bar and figures of a real keyboard, no touch at all."""

from collections.abc import Mapping, Sequence
from typing import cast

from PySide6.QtCore import Qt
from PySide6.QtGui import QAccessible, QAccessibleInterface
from PySide6.QtQuick import QQuickWindow
from PySide6.QtTest import QTest
from typing_extensions import override

from kiosk.demo.driver import pause
from tests.ui.journeys.coming import coming
from tests.ui.journeys.coming_once import CARD, PHONE, SAME_ADDRESS, SMALL
from tests.ui.journeys.hall import Hall, opened_with
from tests.ui.journeys.hand import Finger
from tests.ui.journeys.person import Answer
from tests.ui.journeys.record import Record

# A scanner types faster than that; what comes slower is a hand.
_BETWEEN_MS = 60
_MOST = 150


class Keys(Finger):
    """Presses keys. What a screen reader would say of each thing on the way is listened to."""

    def __init__(self, window: QQuickWindow) -> None:
        super().__init__(window)
        self.nameless: set[str] = set()

    @override
    def touch(self, name: str) -> None:
        self.find(name)
        if name.startswith("pad_") and self._here.startswith("pad_"):
            figure = name.removeprefix("pad_")
            self._press(Qt.Key.Key_Backspace if figure == "erase" else Qt.Key(ord(figure)))
            return
        self._reach(name)
        self._press(Qt.Key.Key_Return)

    @override
    def draw(self, name: str, points: Sequence[tuple[float, float]]) -> None:
        self._reach(name)
        self._press(Qt.Key.Key_Space)

    @property
    def _here(self) -> str:
        return self.window.activeFocusItem().objectName()

    def _reach(self, name: str) -> None:
        self.settle()
        for _ in range(_MOST):
            if self._here == name:
                return
            self._press(Qt.Key.Key_Tab)
            self._listen()
        raise LookupError(f"Tab does not reach {name}")

    def _listen(self) -> None:
        said = cast(
            "QAccessibleInterface | None",
            QAccessible.queryAccessibleInterface(self.window.activeFocusItem()),
        )
        if said is None or not said.text(QAccessible.Text.Name):
            self.nameless.add(self._here or "something without a name")

    def _press(self, key: Qt.Key) -> None:
        self.keystrokes += 1
        QTest.keyClick(self.window, key)
        pause(_BETWEEN_MS)


ANSWERS: Mapping[str, Answer] = {
    "matter": "lost",
    "for_whom": "self",
    "contact": "own",
    "phone": PHONE,
    "reported": "yes",
    "province": SAME_ADDRESS,
}


def by_keys(hall: Hall, record: Record) -> None:
    """A lost social security card, by keyboard events only, each thing named to a screen reader."""
    with coming(hall, record, SMALL, answers=ANSWERS, papers=("id_front",), finger=Keys) as person:
        keys = person.hand
        person.come_for("cards", "social-security-card")
        person.lay_card(CARD)
        person.go_on()
        person.look("review")
        code = person.sign()
        person.look("filed")
        (opened,) = opened_with(person.place.app, code)
        person.await_delivery()
        nameless = keys.nameless if isinstance(keys, Keys) else set()
    found = dict(opened.answers)
    record.expect("no touch at all", holds=record.touches == 0)
    record.expect(
        f"a screen reader has a name for everything {sorted(nameless)}", holds=not nameless
    )
    record.expect("answers stand", holds=found["手机号码是多少？"] == "139 0000 0001")
    record.expect("the platform has it", holds=PHONE in hall.said(record.number))
