"""Codes by camera and wedge: what they say, and what never gets through."""

from pathlib import Path

import pytest
import shiboken6
from hypothesis import given
from hypothesis import strategies as st
from PySide6.QtCore import QCoreApplication, QEvent, QObject, Qt
from PySide6.QtGui import QImage, QKeyEvent
from pytestqt.qtbot import QtBot
from typing_extensions import override

from kiosk.devices.camera import SimulatedCamera
from kiosk.devices.scanner import (
    LONGEST,
    ScanFault,
    SimulatedWedge,
    Wedge,
    cleaned,
    read_codes,
)

ADDRESS = "https://county.example/slip/1234567890123456#ABCDEFGHJKMNPQRSTVWXYZ0123"


class Desk(QObject):
    """Stands for a window: notes what was typed into it."""

    def __init__(self) -> None:
        super().__init__()
        self.typed = ""
        self.let_go = ""

    @override
    def event(self, event: QEvent) -> bool:
        if isinstance(event, QKeyEvent) and event.type() is QEvent.Type.KeyPress:
            self.typed += event.text()
            return True
        if isinstance(event, QKeyEvent) and event.type() is QEvent.Type.KeyRelease:
            self.let_go += event.text()
            return True
        return super().event(event)


class Wired(Desk):
    """The same, with a wedge before it."""

    def __init__(self, prefix: str = "", suffix: str = "\r") -> None:
        super().__init__()
        self.codes: list[str] = []
        self.wedge = Wedge(self, prefix=prefix, suffix=suffix)
        self.wedge.read.connect(self.codes.append)
        self.scanner = SimulatedWedge(self, prefix=prefix, suffix=suffix)


def press(desk: QObject, sign: str, key: Qt.Key = Qt.Key.Key_unknown) -> None:
    event = QKeyEvent(QEvent.Type.KeyPress, key, Qt.KeyboardModifier.NoModifier, sign)
    QCoreApplication.sendEvent(desk, event)


def test_a_burst_is_a_code_and_reaches_nobody_else(qtbot: QtBot) -> None:
    desk = Wired()
    desk.scanner.scan(ADDRESS)

    assert (desk.codes, desk.typed) == ([ADDRESS], "")


def test_a_burst_without_a_suffix_ends_when_it_pauses(qtbot: QtBot) -> None:
    desk = Wired(suffix="")
    desk.scanner.scan("12345678")
    qtbot.waitUntil(lambda: bool(desk.codes))

    assert (desk.codes, desk.typed) == (["12345678"], "")


def test_with_a_prefix_the_shortest_code_is_a_code(qtbot: QtBot) -> None:
    desk = Wired(prefix="~", suffix="\t")
    desk.scanner.scan("7")

    assert (desk.codes, desk.typed) == (["7"], "")


def test_what_a_hand_types_arrives_in_its_order(qtbot: QtBot) -> None:
    desk = Wired()
    press(desk, "a")
    qtbot.waitUntil(lambda: desk.typed == "a")
    press(desk, "b")
    press(desk, "c")
    press(desk, "\r", Qt.Key.Key_Return)

    assert (desk.codes, desk.typed) == ([], "abc\r")


def test_a_key_that_waits_goes_with_its_window(qtbot: QtBot) -> None:
    desk = Wired()
    press(desk, "a")
    shiboken6.delete(desk)

    assert not shiboken6.isValid(desk.wedge)


def test_a_key_that_is_let_go_at_once_is_let_go_in_the_window_too(qtbot: QtBot) -> None:
    desk = Wired()
    press(desk, " ", Qt.Key.Key_Space)
    release = QKeyEvent(
        QEvent.Type.KeyRelease, Qt.Key.Key_Space, Qt.KeyboardModifier.NoModifier, " "
    )
    QCoreApplication.sendEvent(desk, release)
    qtbot.waitUntil(lambda: desk.let_go == " ")

    assert desk.typed == " "


def test_two_codes_after_each_other_are_two(qtbot: QtBot) -> None:
    desk = Wired()
    desk.scanner.scan("11111111")
    desk.scanner.scan("22222222")

    assert (desk.codes, desk.typed) == (["11111111", "22222222"], "")


@pytest.mark.parametrize(
    "code",
    ["9" * 10_000, "1234\U0001f600" * 3, "12\x00\x1b34567", "1234\u202e5678", "12\u200b345678"],
    ids=["10,000 signs", "emoji", "control", "right to left", "zero width"],
)
def test_nothing_that_a_scanner_sends_gets_past_it(code: str, qtbot: QtBot) -> None:
    desk = Wired()
    desk.scanner.scan(code)
    qtbot.waitUntil(lambda: bool(desk.codes))

    assert desk.typed == ""
    assert all(len(said) <= LONGEST + 2 for said in desk.codes)
    assert all(isinstance(cleaned(said), ScanFault | str) for said in desk.codes)


@pytest.mark.parametrize(
    ("text", "said"),
    [
        (ADDRESS, ADDRESS),
        ("  1234 5678\r\n", "1234 5678"),
        ("12\u200b34\u202e56\x00", "123456"),
        ("9" * 10_000, ScanFault.TOO_LONG),
        ("1234\U0001f600", ScanFault.OTHER_SIGNS),
        ("示范", ScanFault.OTHER_SIGNS),
        ("\u05d0\u05d1", ScanFault.OTHER_SIGNS),
        ("\u200b\x00 ", ScanFault.EMPTY),
    ],
)
def test_a_code_is_one_line_of_plain_signs_or_refused_in_words(
    text: str, said: str | ScanFault
) -> None:
    assert cleaned(text) == said


@given(st.text(max_size=LONGEST + 20))
def test_whatever_was_read_comes_out_plain_or_not_at_all(text: str) -> None:
    said = cleaned(text)

    assert isinstance(said, ScanFault) or (said.isascii() and said.isprintable() and said)


def test_every_fault_says_what_to_do_in_both_languages() -> None:
    for fault in ScanFault:
        assert "请" in fault.words("zh_CN")
        assert "lease" in fault.words("en")


def test_the_code_of_a_slip_is_read_in_the_cameras_picture(font: Path) -> None:
    camera = SimulatedCamera(font)
    camera.hold(ADDRESS)
    seen = camera.look()

    assert isinstance(seen, QImage)
    assert read_codes(seen) == (ADDRESS,)


def test_a_picture_without_a_code_says_nothing(font: Path) -> None:
    picture = SimulatedCamera(font).look()

    assert isinstance(picture, QImage)
    assert read_codes(picture) == ()
