"""Questions that only an XLSForm from elsewhere asks: what the scene makes of them."""

import pytest
from pytestqt.qtbot import QtBot

from forms import Form
from kiosk.services.review import review_of
from kiosk.services.visit import Scene, VisitService
from kiosk.viewmodels.controls import SHOWN_AT_ONCE
from kiosk.viewmodels.question import QuestionViewModel
from kiosk.viewmodels.review import ReviewViewModel
from tests.support.rows import column
from tests.support.visits import NOW, begin_visit, form_of

HEAD = (
    "| | type | name | label::中文 (zh_CN) | label::English (en) | required | appearance | "
    "relevant | calculation | constraint | parameters |"
)
CHOICES = """
| choices |
| | list_name | name | label::中文 (zh_CN) | label::English (en) |
| | yn | yes | **是** | Yes |
| | yn | no | <b>否</b> | No |
| | many | x | x | x |
"""


def a_form(*rows: str, choices: str = CHOICES) -> Form:
    survey = "\n".join(f"| | {row} | | | | | | |" for row in rows)
    return form_of(f"| survey |\n{HEAD}\n{survey}\n{choices}")


class Desk:
    """A form tried out by itself, and the view models of its scenes."""

    def __init__(self, form: Form) -> None:
        self.visit: VisitService = begin_visit(form)
        self.view = QuestionViewModel(self.visit, lambda: NOW)
        self.review = ReviewViewModel(self.visit)
        self.visit.try_out(form)

    def value(self, name: str) -> str:
        return self.visit.filling.session.value(f"/data/{name}")

    @property
    def scene(self) -> Scene:
        return self.visit.visit.scene


def test_a_ranking_counts_only_once_it_was_touched(qtbot: QtBot) -> None:
    desk = Desk(a_form("rank yn | order | 排一排 | Rank"))
    before = desk.value("order")
    desk.view.move("no", -1)
    moved = (desk.value("order"), column(desk.view.choices, "value"))
    desk.view.answer("")
    desk.view.keepOrder()

    assert (desk.view.kind, before, moved) == ("rank", "", ("no yes", ["no", "yes"]))
    assert desk.value("order") == "yes no"


def test_the_places_of_a_ranking_are_counted_from_one(qtbot: QtBot) -> None:
    desk = Desk(a_form("rank yn | order | 排一排 | Rank"))
    desk.view.move("no", -1)

    assert column(desk.view.choices, "place") == [1, 2]


def test_a_quick_choice_leads_on(qtbot: QtBot) -> None:
    desk = Desk(
        form_of(
            f"| survey |\n{HEAD}\n"
            "| | select_one yn | a | 甲？ | A? | | quick | | | | |\n"
            f"| | text | b | 乙？ | B? | | | | | | |\n{CHOICES}"
        )
    )
    desk.view.choose("yes")

    assert (desk.value("a"), desk.view.ref) == ("yes", "/data/b")


def test_a_moment_needs_its_day_and_its_time(qtbot: QtBot) -> None:
    desk = Desk(a_form("dateTime | at | 何时？ | When?"))
    desk.view.date.chooseNear(0)
    desk.view.next()
    half = (desk.scene, desk.view.headline, desk.view.date.words)
    desk.view.time.chooseNow()

    assert half == (Scene.QUESTION, "请输入日期和时间", "2026年11月22日")
    assert desk.value("at") == "2026-11-22T14:05:00.000+08:00"
    assert desk.view.time.words == "14:05"


def test_a_time_is_kept_with_the_zone_of_the_hall(qtbot: QtBot) -> None:
    desk = Desk(a_form("time | at | 几点？ | What time?"))
    desk.view.time.step("hour", 1)

    assert desk.value("at") == "15:05:00.000+08:00"


def test_a_range_is_answered_by_steps(qtbot: QtBot) -> None:
    form = form_of(
        f"| survey |\n{HEAD}\n| | range | r | 多少？ | How much? | | | | | | start=2 end=8 step=2 |\n"
    )
    desk = Desk(form)
    desk.view.range.step(2)

    assert (desk.view.kind, desk.value("r")) == ("range", "6")


@pytest.mark.parametrize(
    ("kind", "why"),
    [("geopoint", "place"), ("geotrace", "place"), ("audio", "sound"), ("video", "video"),
     ("file", "file")],
)  # fmt: skip
def test_what_cannot_be_asked_can_be_passed(kind: str, why: str, qtbot: QtBot) -> None:
    desk = Desk(a_form(f"{kind} | q | 问题 | Question"))
    seen = (desk.view.kind, desk.view.inability)
    desk.view.next()

    assert (seen, desk.scene) == (("unable", why), Scene.REVIEW)


def test_what_cannot_be_asked_but_must_be_there_bars_the_way_only_at_the_end(
    qtbot: QtBot,
) -> None:
    desk = Desk(
        form_of(
            f"| survey |\n{HEAD}\n"
            "| | geopoint | here | 在哪儿？ | Where? | yes | | | | | |\n"
            "| | text | b | 乙？ | B? | | | | | | |\n"
        )
    )
    desk.view.next()
    second = desk.view.ref
    desk.view.next()
    review = desk.scene
    desk.review.next()

    assert (second, review) == ("/data/b", Scene.REVIEW)
    assert (desk.scene, desk.view.inability) == (Scene.QUESTION, "place")
    assert desk.view.headline != ""

    desk.view.next()

    assert desk.scene is Scene.REVIEW


def test_a_list_without_choices_is_said_and_bars_nothing(qtbot: QtBot) -> None:
    form = form_of(
        f"| survey |\n{HEAD[:-1]}| choice_filter |\n"
        "| | select_one yn | a | 甲？ | A? | yes | | | | | | name = 'none' |\n" + CHOICES
    )
    desk = Desk(form)
    said = desk.view.inability
    desk.view.next()

    assert (said, desk.scene) == ("choices", Scene.REVIEW)


def test_a_fault_that_no_page_asks_for_is_said_on_the_review(qtbot: QtBot) -> None:
    desk = Desk(
        form_of(
            f"| survey |\n{HEAD}\n"
            "| | text | b | 乙？ | B? | | | | | | |\n"
            "| | calculate | c | | | yes | | | '' | | |\n"
        )
    )
    desk.view.next()
    desk.review.next()

    assert desk.scene is Scene.REVIEW
    assert desk.review.fault != ""


def test_a_question_whose_answer_takes_it_away_is_left(qtbot: QtBot) -> None:
    desk = Desk(
        form_of(
            f"| survey |\n{HEAD[:-1]}| trigger |\n"
            "| | text | a | 甲？ | A? | | | | 'x' | | | ${b} |\n"
            "| | text | b | 乙？ | B? | | | ${a} != 'x' | | | | |\n"
        )
    )
    desk.view.next()
    desk.view.answer("away")

    assert (desk.view.ref, desk.view.value) == ("/data/a", "x")


def test_markup_is_shown_and_read_out_as_words(qtbot: QtBot) -> None:
    desk = Desk(a_form("select_one yn | a | 您*同意*吗 <i> & <img src=x>？ | Agree?"))
    desk.view.choose("no")

    assert desk.view.label == "您同意吗 <i> & <img src=x>？"
    assert desk.view.labelText == "您<i>同意</i>吗 &lt;i&gt; &amp; &lt;img src=x&gt;？"
    assert column(desk.view.choices, "styled") == ["<b>是</b>", "&lt;b&gt;否&lt;/b&gt;"]
    assert column(desk.view.choices, "label") == ["是", "<b>否</b>"]
    assert [row.answer for row in review_of(desk.visit.filling)] == ["<b>否</b>"]


def test_a_very_long_list_is_shown_bit_by_bit(qtbot: QtBot) -> None:
    rows = "\n".join(f"| | many | m{n} | {n} 号 | No. {n} |" for n in range(150))
    head = "| choices |\n| | list_name | name | label::中文 (zh_CN) | label::English (en) |\n"
    desk = Desk(a_form("select_one many | a | 哪个？ | Which?", choices=head + rows))
    first = (desk.view.choices.count, desk.view.choosing.more, desk.view.choosing.letters)
    desk.view.choosing.showMore()
    desk.view.choosing.showMore()

    assert first == (SHOWN_AT_ONCE, 150 - SHOWN_AT_ONCE, [])
    assert (desk.view.choices.count, desk.view.choosing.more) == (150, 0)
