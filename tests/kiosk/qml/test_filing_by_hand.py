"""A form filled in, signed and filed by touch alone, as a resident does it."""

import math
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from forms import Question, QuestionPage
from kiosk.app import KioskApp
from kiosk.demo.driver import Driver, middle
from kiosk.devices.camera import SimulatedCamera
from kiosk.paths import FONTS
from kiosk.services.person import from_typing
from kiosk.services.visit import Scene
from kiosk.settings import Settings
from tests.kiosk.qml.conftest import Open
from tests.support.filler import Filler

ID_NUMBER = "11010519491231002X"
CIRCLE = [(0.5 + 0.2 * math.cos(turn / 3), 0.5 + 0.3 * math.sin(turn / 3)) for turn in range(20)]


class Resident:
    """Somebody who has agreed and said who they are, before the first question."""

    def __init__(self, app: KioskApp, item: str) -> None:
        self.app = app
        self.hand = Driver(app.window)
        self.visit = app.visit
        self.visit.begin()
        self.visit.choose(app.catalogue.catalogue.item(item))
        self.visit.start()
        self.visit.agree()
        if self.visit.visit.scene is Scene.IDENTITY:
            self.visit.identify(from_typing("示范居民", ID_NUMBER))

    def open(self, name: str) -> None:
        """Open one question, as from the review."""
        self.visit.change(f"/data/{name}")
        self.hand.settle()

    def fill_the_rest(self) -> None:
        """Answer what is still blank, and stand at the review."""
        filling = self.visit.filling
        Filler(filling.session, today=self.app.today()).fill()
        assert filling.session.violations() == ()
        filling.reopen()
        while self.visit.visit.scene is not Scene.REVIEW:
            self.visit.next()
        self.hand.settle()

    @property
    def question(self) -> Question:
        """The question that is open."""
        page = self.visit.filling.page
        assert isinstance(page, QuestionPage)
        return page.questions[0]

    def value(self, name: str) -> str:
        return self.visit.filling.session.value(f"/data/{name}")


@pytest.fixture
def camera() -> SimulatedCamera:
    return SimulatedCamera(FONTS / "NotoSansSC_500Medium.ttf")


@pytest.fixture
def assistance(open_kiosk: Open, camera: SimulatedCamera) -> Resident:
    return Resident(open_kiosk(camera=camera), "temporary-assistance")


@pytest.fixture
def opinion(open_kiosk: Open, camera: SimulatedCamera) -> Resident:
    return Resident(open_kiosk(camera=camera), "opinion")


def test_a_choice_is_touched_and_the_next_question_comes(opinion: Resident) -> None:
    opinion.hand.touch("choice_" + opinion.question.choices[0].value)
    opinion.hand.touch("next")

    assert opinion.hand.sees("choice_" + opinion.question.choices[6].value)


def test_going_on_without_an_answer_shows_why_not(opinion: Resident) -> None:
    opinion.hand.touch("next")
    shown = opinion.hand.sees("violation")
    opinion.hand.touch("choice_" + opinion.question.choices[0].value)
    opinion.hand.settle()

    assert shown
    assert not opinion.hand.sees("violation")


def test_words_are_written_in_pinyin_on_the_screen(opinion: Resident) -> None:
    opinion.open("content")
    opinion.hand.press_keys("zhongguo")
    opinion.hand.touch("candidate_0")
    opinion.hand.settle()

    assert opinion.value("content") == "中国"
    assert opinion.hand.text_of("answer") == "中国"


def test_each_question_begins_on_an_empty_page(assistance: Resident) -> None:
    assistance.open("name")
    before = assistance.hand.text_of("answer")
    assistance.open("address")

    assert (before, assistance.hand.text_of("answer")) == ("示范居民", "")


def test_a_number_is_typed_on_the_pad(assistance: Resident) -> None:
    assistance.open("cost")
    assistance.hand.press_pad("128.50")
    assistance.hand.touch("pad_erase")
    assistance.hand.touch("next")

    assert assistance.value("cost") == "128.5"


def test_a_day_is_one_touch_or_a_few_steps(assistance: Resident) -> None:
    assistance.open("happened_on")
    assistance.hand.touch("near_-1")
    yesterday = assistance.value("happened_on")
    assistance.hand.touch("day_earlier")
    assistance.hand.touch("month_earlier")

    assert (yesterday, assistance.value("happened_on")) == ("2026-11-21", "2026-10-20")


def test_a_birthday_begins_with_its_decade(assistance: Resident) -> None:
    assistance.open("birth")
    assistance.hand.touch("decade_1950")
    assistance.hand.touch("year_later")

    assert assistance.value("birth") == "1960-12-31"


def test_a_long_list_is_looked_up_by_letter(assistance: Resident) -> None:
    assistance.open("province")
    assistance.hand.touch("letter_H")
    assistance.hand.settle()
    seen = [code for code in ("13", "41", "43", "11") if assistance.hand.sees(f"choice_{code}")]
    assistance.hand.touch("choice_43")

    assert (seen, assistance.value("province")) == (["13", "41", "43"], "43")


def test_family_members_are_named_one_by_one_and_taken_out(assistance: Resident) -> None:
    assistance.visit.answer("/data/lives_alone", "no")
    assistance.open("members")
    while assistance.hand.sees("remove_1"):
        assistance.hand.touch("remove_1")
    assistance.hand.touch("add")
    assistance.hand.settle()
    asks = assistance.hand.sees("answer")
    assistance.hand.touch("back")
    assistance.hand.settle()

    assert asks
    assert assistance.hand.sees("change_1")

    assistance.hand.touch("remove_1")

    assert not assistance.hand.sees("change_1")


def test_a_photo_is_taken_looked_at_and_used(assistance: Resident) -> None:
    assistance.open("materials/id_front")
    assistance.hand.touch("take")
    assistance.hand.find("use")
    assistance.hand.settle()
    assistance.hand.touch("use")

    (photo,) = assistance.visit.filling.photos.values()
    assert len(photo.data) > 100_000


def test_a_paper_that_is_missing_is_said_warmly(assistance: Resident) -> None:
    assistance.open("materials/id_front")
    assistance.hand.touch("skip")

    assert assistance.hand.sees("missed")


def test_without_a_camera_nobody_is_asked_to_take_a_photo(open_kiosk: Open) -> None:
    resident = Resident(open_kiosk(), "temporary-assistance")
    resident.open("materials/id_front")

    assert not resident.hand.sees("take")
    assert resident.hand.sees("skip")


def test_photos_are_chosen_from_a_stick(
    open_kiosk: Open, camera: SimulatedCamera, tmp_path: Path
) -> None:
    (tmp_path / "photo.jpg").write_bytes(camera.capture())
    resident = Resident(open_kiosk(settings=Settings(photos=str(tmp_path))), "temporary-assistance")
    resident.open("materials/id_front")
    resident.hand.touch("take")
    resident.hand.touch("file_0")
    resident.hand.touch("use")

    assert len(resident.visit.filling.photos) == 1


def test_a_secret_answer_shows_while_it_is_held(assistance: Resident) -> None:
    assistance.fill_the_rest()
    answer = "answer_/data/id_number"
    hidden = assistance.hand.text_of(answer)
    eye = middle(assistance.hand.find("peep_/data/id_number"))
    QTest.mousePress(assistance.hand.window, Qt.MouseButton.LeftButton, pos=eye)
    held = assistance.hand.text_of(answer)
    QTest.mouseRelease(assistance.hand.window, Qt.MouseButton.LeftButton, pos=eye)

    assert (hidden, held.replace(" ", "")) == ("••••2X", ID_NUMBER)
    assert assistance.hand.text_of(answer) == hidden


def test_signing_files_and_the_rating_follows(opinion: Resident) -> None:
    opinion.fill_the_rest()
    opinion.hand.touch("next")
    opinion.hand.touch("next")
    asked = opinion.hand.sees("unsigned")
    opinion.hand.settle()
    opinion.hand.draw("sign_pad", CIRCLE)
    opinion.hand.touch("next")
    opinion.hand.find("number")
    number = opinion.hand.text_of("number")
    opinion.hand.wait_until(lambda: opinion.app.slips.state == "printed", "the slip")
    opinion.hand.touch("next")
    opinion.hand.touch("rate_5")
    opinion.hand.touch("next")
    opinion.hand.find("rating_note")
    rated = opinion.app.rating.state
    opinion.hand.touch("next")

    assert (asked, rated.level, rated.is_sent) == (True, 5, True)
    assert len(number.replace(" ", "")) == 16
    assert opinion.visit.visit.scene is Scene.ATTRACT


def test_the_other_language_reaches_the_open_question(opinion: Resident) -> None:
    opinion.hand.touch("tool_language")
    opinion.hand.settle()
    words = {str(item.property("text")) for item in opinion.hand.items()}

    assert opinion.question.label in words
    assert opinion.hand.text_of("next") == "Next"
