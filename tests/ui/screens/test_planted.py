"""The checks of `make screens` are real: a fault of each kind, planted in a window, is found."""

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from PySide6.QtQml import QQmlApplicationEngine
from PySide6.QtQuick import QQuickWindow
from PySide6.QtWidgets import QApplication

from kiosk.demo.driver import pause
from kiosk.fonts import load_fonts
from kiosk.paths import FONTS
from tests.support.access import not_by_keyboard, out_of_order
from tests.support.contrast import contrast, faint_words
from tests.support.scene import faults

Show = Callable[[str], QQuickWindow]


def button(  # each a thing that may be wrong with it
    x: int = 0,
    *,
    y: int = 0,
    width: int = 90,
    height: int = 90,
    name: str = "b",
    word: str = "好",
    more: str = "",
) -> str:
    """Return a button in QML, sound but for what is said otherwise."""
    access = [
        line
        for line in ("Accessible.role: Accessible.Button", "Accessible.name: text")
        if line.split(":")[0] not in more
    ]
    return f"""T.AbstractButton {{ objectName: "{name}"; text: "{word}"; x: {x}; y: {y}
        width: {width}; height: {height}; focusPolicy: Qt.TabFocus
        {"; ".join([*access, *([more] if more else [])])} }}"""


WORDS = 'font { pixelSize: 30; family: "Noto Sans SC" } text: '
PLANTED = {
    "is clipped by": f'Item {{ width: 60; height: 80; clip: true; Text {{ {WORDS} "长长的一句" }} }}',
    "is truncated": f'Text {{ width: 60; elide: Text.ElideRight; {WORDS} "长长的一句话" }}',
    "needs": f'Text {{ width: 60; height: 20; wrapMode: Text.Wrap; {WORDS} "一句话" }}',
    "overlaps text": f'Text {{ {WORDS} "上" }} Text {{ x: 9; {WORDS} "下" }}',
    "has no glyph for": f'Text {{ {WORDS} "\U0001f980" }}',
    "is only 20 px": 'Text { font.pixelSize: 20; text: "小" }',
    "is only 40 × 40": button(width=40, height=40),
    "overlaps QQuickAbstractButton": button() + button(x=50),
    "leaves the window": button(x=590),
    "says nothing to a screen reader": button(more='Accessible.name: ""'),
    "is nothing to touch for a screen reader": button(more="Accessible.role: Accessible.Graphic"),
    "has no word": button(word=""),
    "has no object name": button(name=""),
}
SOUND = f'Text {{ {WORDS} "䶮𬭼㛃" }}' + button(y=99)


@pytest.fixture
def show(qapp: QApplication, tmp_path: Path) -> Iterator[Show]:
    """Open a window with some QML in it."""
    load_fonts(FONTS)
    engine = QQmlApplicationEngine()
    number = iter(range(100))

    def open_window(body: str) -> QQuickWindow:
        file = tmp_path / f"Planted{next(number)}.qml"
        file.write_text(
            "import QtQuick\nimport QtQuick.Templates as T\n"
            f"Window {{ width: 600; height: 300; visible: true\n{body} }}",
            encoding="utf-8",
        )
        engine.load(str(file))
        window = engine.rootObjects()[-1]
        assert isinstance(window, QQuickWindow)
        pause(20)
        return window

    yield open_window
    for window in engine.rootObjects():
        window.close()  # type: ignore[attr-defined]  # a window


@pytest.mark.parametrize("fault", PLANTED)
def test_each_kind_of_fault_is_found_where_it_is_planted(show: Show, fault: str) -> None:
    assert any(fault in found for found in faults(show(PLANTED[fault])))


def test_nothing_is_found_where_nothing_is_planted(show: Show) -> None:
    assert faults(show(SOUND)) == []


@pytest.mark.parametrize(
    ("colour", "opacity", "is_faint"),
    [("#3D4B57", 1, False), ("#7B8B9A", 1, True), ("#14202B", 0.5, True)],
)
def test_words_that_hardly_stand_out_are_found(
    show: Show, colour: str, opacity: float, *, is_faint: bool
) -> None:
    window = show(
        f'Text {{ text: "字"; font.pixelSize: 40; color: "{colour}"; opacity: {opacity} }}'
    )

    assert bool(faint_words(window, window.grabWindow())) is is_faint


def test_black_on_white_is_the_most_contrast_there_is() -> None:
    assert contrast((0, 0, 0), (1, 1, 1)) == pytest.approx(21)


def test_what_is_read_before_something_above_it_is_found(show: Show) -> None:
    assert out_of_order(show(button(y=150) + button(y=10, word="先"))) == [
        "“好” is read before “先”"
    ]


def test_a_row_that_runs_the_wrong_way_is_found(show: Show) -> None:
    window = show(button() + button(x=150, word="先"))

    assert out_of_order(window) == []
    assert out_of_order(window, from_right=True) == ["“好” is read before “先”"]


def test_what_tab_does_not_reach_or_shows_no_focus_is_found(show: Show) -> None:
    by_mouse = button(x=150, name="mouse").replace("TabFocus", "NoFocus")

    assert not_by_keyboard(show(button() + by_mouse)) == [
        "mouse is not reached by Tab",
        "b shows no focus",
    ]
