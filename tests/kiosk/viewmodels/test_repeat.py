import pytest
from pytestqt.qtbot import QtBot

from kiosk.services.review import review_of
from kiosk.services.visit import Scene
from kiosk.viewmodels.question import QuestionViewModel
from kiosk.viewmodels.repeat import RepeatViewModel
from kiosk.viewmodels.review import ReviewViewModel
from tests.support.rows import column
from tests.support.visits import NOW, form_of, open_visit

FORM = form_of("""
| survey |
| | type | name | label::中文 (zh_CN) | label::English (en) | required |
| | text | village | 哪个村？ | Which village? | |
| | begin_repeat | members | 家里还有谁 | Who else | |
| | text | who | 叫什么？ | Name? | yes |
| | integer | age | 几岁？ | Age? | |
| | end_repeat | | | | |
| | text | words | 还想说什么？ | Anything else? | |
""")


class Desk:
    """A visit at the list of the family, with the view models around it."""

    def __init__(self) -> None:
        self.visit = open_visit(FORM)
        self.question = QuestionViewModel(self.visit, lambda: NOW)
        self.repeat = RepeatViewModel(self.visit)
        self.review = ReviewViewModel(self.visit)
        self.visit.changed.emit()
        self.question.next()

    def add(self, name: str) -> None:
        self.repeat.add()
        self.fill(name)

    def fill(self, name: str) -> None:
        self.question.answer(name)
        self.question.next()
        self.question.next()

    @property
    def names(self) -> list[str]:
        return column(self.repeat.instances, "label")


@pytest.fixture
def desk(qtbot: QtBot) -> Desk:
    desk = Desk()
    for row in desk.visit.filling.page.instances:  # type: ignore[union-attr]  # a repeat is open
        desk.repeat.remove(row.ref)
    return desk


def test_the_list_is_one_step_among_the_questions(desk: Desk) -> None:
    assert desk.visit.visit.scene is Scene.REPEAT
    assert (desk.repeat.label, desk.repeat.step, desk.repeat.steps) == ("家里还有谁", 2, 3)
    assert desk.repeat.canAdd


def test_after_the_last_question_of_one_the_list_is_open_again(desk: Desk) -> None:
    desk.add("示范甲")
    desk.add("示范乙")

    assert desk.visit.visit.scene is Scene.REPEAT
    assert desk.names == ["示范甲", "示范乙"]


def test_the_questions_of_one_are_counted_by_themselves(desk: Desk) -> None:
    desk.repeat.add()

    assert (desk.question.label, desk.question.step, desk.question.steps) == ("叫什么？", 1, 2)


def test_going_on_from_the_list_passes_by_what_was_answered_there(desk: Desk) -> None:
    desk.add("示范甲")
    desk.repeat.next()

    assert desk.question.ref == "/data/words"

    desk.question.back()

    assert desk.visit.visit.scene is Scene.REPEAT


def test_going_back_from_the_first_question_of_one_leads_to_the_list(desk: Desk) -> None:
    desk.repeat.add()
    desk.question.back()

    assert desk.visit.visit.scene is Scene.REPEAT
    assert desk.names == [""]


def test_one_that_is_not_filled_in_is_opened_before_going_on(desk: Desk) -> None:
    desk.repeat.add()
    desk.question.back()
    desk.repeat.next()

    assert (desk.question.label, desk.question.headline != "") == ("叫什么？", True)

    desk.fill("示范甲")
    desk.repeat.next()

    assert desk.question.ref == "/data/words"


def test_one_can_be_gone_through_again_and_one_taken_out(desk: Desk) -> None:
    desk.add("示范甲")
    desk.add("示范乙")
    desk.repeat.open("/data/members[2]")

    assert desk.question.value == "示范乙"

    desk.fill("示范丙")
    desk.repeat.remove("/data/members[1]")

    assert desk.names == ["示范丙"]


def test_the_review_names_whom_an_answer_belongs_to_and_leads_to_the_list(desk: Desk) -> None:
    desk.add("示范甲")
    desk.repeat.next()
    desk.question.next()

    rows = [(row.part, row.label, row.answer) for row in review_of(desk.visit.filling)]
    assert rows == [
        ("", "哪个村？", ""),
        ("", "家里还有谁", "示范甲"),
        ("示范甲", "叫什么？", "示范甲"),
        ("示范甲", "几岁？", ""),
        ("", "还想说什么？", ""),
    ]

    desk.review.change("/data/members")
    desk.add("示范乙")

    assert (desk.visit.visit.scene, desk.repeat.isChanging) == (Scene.REPEAT, True)

    desk.repeat.next()

    assert desk.visit.visit.scene is Scene.REVIEW


def test_nothing_stays_when_the_visit_ends(desk: Desk) -> None:
    desk.add("示范甲")

    desk.visit.end()

    assert (desk.repeat.label, desk.names) == ("", [])
