import pytest
from pytestqt.qtbot import QtBot

from kiosk.services.visit import Scene, VisitService
from kiosk.viewmodels.question import QuestionViewModel
from tests.support.rows import column
from tests.support.visits import NOW, form_of, open_visit

FORM = form_of("""
| survey |
| | type | name | label::中文 (zh_CN) | label::English (en) | hint::中文 (zh_CN) | hint::English (en) | guidance_hint::中文 (zh_CN) | guidance_hint::English (en) | required | appearance | bind::kiosk:check | bind::kiosk:fill |
| | text | name | 您叫什么名字？ | What is your name? | | | | | yes | | | card.name |
| | select_one relation | relation | 您给谁办？ | Who is it for? | 与办理人的关系 | Your relation | 给别人办要多拍一张。 | One more photo. | yes | | | |
| | text | id | 号码是多少？ | Number? | | | | | yes | | id-number | |
| | select_multiple needs | needs | 有哪些情况？ | Which apply? | | | | | | | | |
| | date | birth | 哪天出生的？ | When born? | | | | | yes | | | card.birth |
| | decimal | area | 多大？ | How large? | | | | | | | | |
| | begin_group | borders | 四边挨着什么 | What lies around | | | | | | field-list | | |
| | text | east | 东边？ | East? | | | | | | | | |
| | text | west | 西边？ | West? | | | | | | | | |
| | end_group | | | | | | | | | | | |
| | select_one place | place | 在哪里？ | Where? | | | | | | | | |
| choices |
| | list_name | name | label::中文 (zh_CN) | label::English (en) | detail_zh_CN | detail_en |
| | relation | self | 给我自己办 | For myself | 发给我本人 | Paid to me |
| | relation | other | 给别人办 | For someone else | | |
| | needs | ill | 有病人 | Someone is ill | | |
| | needs | poor | 没有收入 | No income | | |
| | place | p01 | 北京 | 北京 | Beijing | Beijing |
| | place | p02 | 天津 | 天津 | Tianjin | Tianjin |
| | place | p03 | 河北 | 河北 | Hebei | Hebei |
| | place | p04 | 山西 | 山西 | Shanxi | Shanxi |
| | place | p05 | 辽宁 | 辽宁 | Liaoning | Liaoning |
| | place | p06 | 吉林 | 吉林 | Jilin | Jilin |
| | place | p07 | 黑龙江 | 黑龙江 | Heilongjiang | Heilongjiang |
| | place | p08 | 上海 | 上海 | Shanghai | Shanghai |
| | place | p09 | 江苏 | 江苏 | Jiangsu | Jiangsu |
| | place | p10 | 浙江 | 浙江 | Zhejiang | Zhejiang |
| | place | p11 | 安徽 | 安徽 | Anhui | Anhui |
| | place | p12 | 福建 | 福建 | Fujian | Fujian |
| | place | p13 | 河南 | 河南 | Henan | Henan |
""")


class Desk:
    """A visit that stands at the form's first question, and its view model."""

    def __init__(self) -> None:
        self.visit: VisitService = open_visit(FORM)
        self.view = QuestionViewModel(self.visit, lambda: NOW)
        self.visit.changed.emit()

    def at(self, name: str) -> QuestionViewModel:
        """Go on until the question `name` is open, leaving what may be left."""
        answers = {"relation": "self", "id": "11010519491231002X", "birth": "1949-12-31"}
        while not self.view.ref.endswith(f"/{name}"):
            self.view.answer(answers.get(self.view.ref.rpartition("/")[2], ""))
            before = self.view.ref
            self.view.next()
            assert self.view.ref != before, self.view.headline
        return self.view


@pytest.fixture
def desk(qtbot: QtBot) -> Desk:
    return Desk()


def test_what_the_identity_answered_is_not_asked_again(desk: Desk) -> None:
    view = desk.view

    assert (view.ref, view.kind, view.label) == ("/data/relation", "choice", "您给谁办？")
    assert (view.hint, view.guidance) == ("与办理人的关系", "给别人办要多拍一张。")
    assert (view.step, view.steps, view.isRequired) == (1, 7, True)


def test_a_choice_is_marked_and_can_be_changed(desk: Desk) -> None:
    desk.view.choose("self")
    desk.view.choose("other")

    choices = desk.view.choices
    assert column(choices, "label") == ["给我自己办", "给别人办"]
    assert column(choices, "detail") == ["发给我本人", ""]
    assert column(choices, "isChosen") == [False, True]


def test_going_on_without_a_required_answer_says_so_and_stays(desk: Desk) -> None:
    desk.view.next()

    assert desk.view.ref == "/data/relation"
    assert desk.view.headline != ""

    desk.view.choose("self")

    assert desk.view.headline == ""


def test_a_number_that_is_too_short_is_told_how_many_places_are_missing(desk: Desk) -> None:
    view = desk.at("id")
    for key in "11010519491231002":
        view.press(key)
    view.next()

    assert (view.value, view.headline) == ("11010519491231002", "还差 1 位")

    view.press("X")
    view.next()

    assert view.ref == "/data/needs"


def test_a_number_is_shown_as_it_is_typed(desk: Desk) -> None:
    view = desk.at("area")
    shown = []
    for key in "12.50":
        view.press(key)
        shown.append(view.value)

    assert shown == ["1", "12", "12.", "12.5", "12.50"]


def test_a_stored_whole_number_is_shown_without_a_fraction(desk: Desk) -> None:
    view = desk.at("area")
    view.press("7")
    view.next()
    view.back()

    assert view.value == "7"


def test_what_was_typed_does_not_stand_in_the_next_question(desk: Desk) -> None:
    view = desk.at("area")
    view.press("7")
    view.next()
    desk.visit.set_language("en")

    assert (view.ref, view.value) == ("/data/borders/east", "")


def test_the_last_figure_can_be_taken_back(desk: Desk) -> None:
    view = desk.at("id")
    view.press("1")
    view.press("2")
    view.erase()

    assert view.value == "1"


def test_several_answers_can_be_put_in_and_taken_out(desk: Desk) -> None:
    view = desk.at("needs")

    view.choose("poor")
    view.choose("ill")
    both = view.value
    view.choose("poor")

    assert (view.kind, view.isRequired, both, view.value) == ("choices", False, "ill poor", "ill")


def test_a_date_becomes_the_answer_once_it_is_whole(desk: Desk) -> None:
    desk.visit.filling.change("/data/birth")
    desk.visit.edited()

    assert (desk.view.kind, desk.view.date.isBirth) == ("date", True)
    assert desk.view.value == "1949-12-31"

    desk.view.date.step("day", -1)

    assert desk.view.value == "1949-12-30"


def test_the_questions_of_one_page_are_asked_one_by_one(desk: Desk) -> None:
    view = desk.at("east")

    assert (view.part, view.label) == ("四边挨着什么", "东边？")

    view.answer("  李家 ")
    view.next()

    assert (view.ref, desk.visit.filling.session.value("/data/borders/east")) == (
        "/data/borders/west",
        "李家",
    )


def test_a_long_list_is_looked_up_by_letter(desk: Desk) -> None:
    view = desk.at("place")

    assert (view.layout, view.choosing.letters) == (
        "grid",
        ["A", "B", "F", "H", "J", "L", "S", "T", "Z"],
    )

    view.choosing.lookUp("H")
    found = column(view.choices, "label")
    view.choosing.lookUp("H")

    assert found == ["河北", "黑龙江", "河南"]
    assert view.choices.count == 13


def test_another_language_changes_words_and_keeps_answers(desk: Desk) -> None:
    desk.view.choose("self")

    desk.visit.set_language("en")

    assert (desk.view.label, desk.view.value) == ("Who is it for?", "self")
    assert column(desk.view.choices, "label") == ["For myself", "For someone else"]
    assert column(desk.view.choices, "isChosen") == [True, False]


def test_going_back_loses_nothing(desk: Desk) -> None:
    desk.at("needs").choose("ill")

    desk.view.back()
    desk.view.back()

    assert (desk.view.ref, desk.view.value) == ("/data/relation", "self")

    assert desk.at("needs").value == "ill"


def test_what_is_opened_from_the_review_leads_back_there(desk: Desk) -> None:
    desk.at("place").next()
    scene = desk.visit.visit.scene
    desk.visit.change("/data/needs")

    assert (scene, desk.view.isChanging, desk.view.steps) == (Scene.REVIEW, True, 0)

    desk.view.next()

    assert desk.visit.visit.scene is Scene.REVIEW


def test_the_same_view_is_not_announced_twice(desk: Desk, qtbot: QtBot) -> None:
    with qtbot.assertNotEmitted(desk.view.changed):
        desk.visit.changed.emit()


def test_nothing_of_the_person_stays_when_the_visit_ends(desk: Desk) -> None:
    desk.view.choose("self")

    desk.visit.end()

    view = desk.view
    assert (view.ref, view.kind, view.value, view.label) == ("", "", "", "")
    assert (view.choices.count, view.date.words) == (0, "")
