"""A form of every kind of question, looked at by hand in the preview's window."""

import shutil
from collections.abc import Callable, Iterator
from datetime import UTC, datetime
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from forms.catalogue import convert_workbook
from kiosk.demo.driver import Driver
from kiosk.paths import DIVISIONS
from kiosk.preview import PreviewApp
from kiosk.services.preview import read_form_file
from kiosk.services.review import review_of
from kiosk.services.visit import Scene
from sync.clock import ManualClock
from tests.support.scene import faults

FORMS = Path(__file__).parents[1] / "forms"
START = datetime(2026, 11, 22, 6, 5, tzinfo=UTC)
WAYS = {
    "words": ("key_a",),
    "code": ("pad_0", "pad_7"),
    "barcode": ("key_6",),
    "people": ("pad_4",),
    "area": ("pad_2", "pad_.", "pad_5"),
    "day": ("near_0",),
    "hour": ("hour_later", "full_hour"),
    "moment": ("near_-1", "minute_earlier"),
    "warmth": ("step_up", "step_up", "step_up"),
    "rooms": ("value_later",),
    "fruit": ("choice_pear",),
    "mood": ("choice_polite",),
    "fruits": ("choice_peach", "choice_apple"),
    "village": ("letter_S", "choice_v05"),
    "wishes": ("up_near",),
    "animals": ("remove_1",),
}
ANSWERS = {
    "words": "啊",
    "code": "07",
    "barcode": "6",
    "people": "4",
    "area": "2.5",
    "day": "2026年11月22日",
    "hour": "15:00",
    "moment": "2026年11月21日 14:04",
    "warmth": "1.5",
    "rooms": "2",
    "quick": "没来过",
    "fruit": "梨",
    "mood": "态度好，说得明白，有耐心，不嫌麻烦",
    "fruits": "苹果、桃",
    "village": "石桥村",
    "wishes": "1. 快，一次办完、2. 离家近、3. 态度好，说得明白，有耐心，不嫌麻烦",
    "read": "已经看过",
}
Open = Callable[..., "Clerk"]


class Clerk:
    """Somebody who looks at a form before it is published."""

    def __init__(self, file: Path, size: tuple[int, int], language: str) -> None:
        self.file = file
        form_file = read_form_file(file, DIVISIONS)
        self.app = PreviewApp(file, form_file, language, ManualClock(START))
        self.app.window.resize(*size)
        self.hand = Driver(self.app.window)
        self.visit = self.app.visit

    @property
    def place(self) -> str:
        """Name of the open question, else of the scene."""
        visit = self.visit.visit
        if visit.scene in (Scene.QUESTION, Scene.REPEAT, Scene.MATERIAL):
            return self.visit.filling.page.ref.rpartition("/")[2]
        return visit.scene.value

    def words(self) -> set[str]:
        return {str(item.property("text")) for item in self.hand.items()}

    def go_on(self) -> None:
        """Go on by touch; a quick choice leads on by itself, a photo may be left out."""
        before = self.place
        self.hand.touch({"quick": "choice_no", "photo": "skip"}.get(before, "next"))
        self.hand.wait_until(lambda: self.place != before, f"the page after {before}")
        self.hand.settle()


@pytest.fixture
def open_preview(tmp_path: Path, qapp: QApplication) -> Iterator[Open]:
    """Open a copy of the form of every question; closed after the test."""
    opened: list[Clerk] = []
    shutil.copytree(FORMS, tmp_path, dirs_exist_ok=True)

    def open_at(
        size: tuple[int, int] = (1280, 800),
        language: str = "zh_CN",
        name: str = "every_control.md",
    ) -> Clerk:
        opened.append(Clerk(tmp_path / name, size, language))
        return opened[-1]

    yield open_at
    for clerk in opened:
        clerk.app.close()


def test_every_question_is_answered_by_touch_and_read_back_on_the_review(
    open_preview: Open,
) -> None:
    clerk = open_preview()
    while clerk.place != "review":
        for name in WAYS.get(clerk.place, ()):
            clerk.hand.touch(name)
            clerk.hand.settle()
        clerk.go_on()

    rows = {row.ref.rpartition("/")[2]: row.answer for row in review_of(clerk.visit.filling)}
    assert {name: answer for name, answer in rows.items() if answer} == ANSWERS
    assert set(ANSWERS.values()) <= clerk.words()

    clerk.go_on()

    assert "从头再来" in clerk.words()


@pytest.mark.parametrize(
    ("size", "language", "is_elder"),
    [
        ((1280, 800), "zh_CN", False),
        ((1280, 800), "en", True),
        ((1080, 1920), "zh_CN", True),
        ((1920, 1080), "en", False),
    ],
)
def test_nothing_is_cut_off_or_too_small(
    open_preview: Open,
    size: tuple[int, int],
    language: str,
    is_elder: bool,  # noqa: FBT001 - a row of the table
) -> None:
    clerk = open_preview(size, language)
    clerk.visit.set_elder(is_elder=is_elder)
    found: list[str] = []
    while clerk.place != "signature":
        clerk.hand.settle()
        found += [f"{clerk.place}: {fault}" for fault in faults(clerk.app.window)]
        clerk.visit.next()
    clerk.hand.settle()
    found += [f"end: {fault}" for fault in faults(clerk.app.window)]

    assert found == []


def test_the_window_says_that_it_is_a_preview(open_preview: Open) -> None:
    clerk = open_preview()
    clerk.hand.settle()

    assert clerk.hand.text_of("mark") == "预览"
    assert "不保存，不发送" in clerk.words()


def test_markup_is_shown_and_no_address_can_be_touched(open_preview: Open) -> None:
    clerk = open_preview()
    clerk.hand.settle()
    (welcome,) = (text for text in clerk.words() if "不用着急" in text)

    assert "<b>每种题</b>" in welcome
    assert "乡镇网站 (http://example.org)" in welcome
    assert "<a" not in welcome
    assert "年龄 &lt; 60" in welcome


def test_pictures_lie_beside_the_file(open_preview: Open) -> None:
    clerk = open_preview()
    clerk.visit.change("/data/fruit")
    clerk.hand.settle()
    shown = {
        item.property("source").toString(): item.property("implicitWidth")
        for item in clerk.hand.items()
        if item.inherits("QQuickImage") and "media" in item.property("source").toString()
    }

    assert shown.keys() == {f"image://media/{name}.png" for name in ("field", "red", "green")}
    assert all(width > 100 for width in shown.values())


def test_what_the_kiosk_cannot_ask_is_said_and_left_out(open_preview: Open) -> None:
    clerk = open_preview()
    clerk.visit.change("/data/place")
    clerk.hand.settle()

    assert clerk.hand.sees("unable")
    assert "这台机器不能定位" in clerk.words()


def test_escape_ends_the_preview(open_preview: Open) -> None:
    clerk = open_preview()
    clerk.hand.settle()
    QTest.keyClick(clerk.app.window, Qt.Key.Key_Escape)

    assert not clerk.app.window.isVisible()


def test_before_the_first_question_one_can_go_on_or_begin_anew(open_preview: Open) -> None:
    clerk = open_preview()
    clerk.hand.touch("back")
    clerk.hand.settle()
    title = "表格从这里开始" in clerk.words()
    clerk.hand.touch("next")
    clerk.hand.settle()

    assert title
    assert clerk.place == "welcome"


def test_a_changed_file_is_shown_at_the_same_place_with_what_was_answered(
    open_preview: Open,
) -> None:
    clerk = open_preview()
    clerk.visit.change("/data/people")
    clerk.hand.settle()
    clerk.hand.press_pad("42")
    text = clerk.file.read_text(encoding="utf-8")
    clerk.file.write_text(text.replace("家里几口人？", "家里现在几口人？"), encoding="utf-8")
    clerk.hand.wait_until(lambda: "家里现在几口人？" in clerk.words(), "the new words")

    assert clerk.visit.filling.session.value("/data/people") == "42"


def test_an_editor_may_put_a_new_file_in_the_place_of_the_old_one(open_preview: Open) -> None:
    clerk = open_preview()
    text = clerk.file.read_text(encoding="utf-8")
    for title in ("改过的表", "又改过的表"):
        fresh = clerk.file.with_suffix(".new")
        fresh.write_text(text.replace("示范：每种题一道", title), encoding="utf-8")
        clerk.file.unlink()
        clerk.hand.settle()
        fresh.rename(clerk.file)
        clerk.hand.wait_until(lambda: clerk.app.view.title == title, title)  # noqa: B023 - at once


def test_a_spoilt_file_is_said_in_words_and_the_form_stays(open_preview: Open) -> None:
    clerk = open_preview()
    text = clerk.file.read_text(encoding="utf-8")
    clerk.file.write_text(text.replace("| rank mood |", "| rank moood |"), encoding="utf-8")
    clerk.hand.wait_until(lambda: clerk.hand.sees("dismiss"), "the fault")
    said = clerk.app.view.fault
    clerk.hand.touch("dismiss")
    clerk.hand.settle()

    assert "survey" in said
    assert clerk.hand.sees("next")


def test_excel_and_xforms_open_as_well(open_preview: Open, tmp_path: Path) -> None:
    convert_workbook(tmp_path / "every_control.md", tmp_path / "every_control.xlsx")

    assert open_preview(name="every_control.xlsx").place == "welcome"
