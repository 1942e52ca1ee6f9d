"""Walking through a form: what is asked, what is passed over, and the way back."""

import pytest

from forms import Form, RepeatPage, load
from kiosk.services.filling import Filling
from kiosk.services.person import Person
from kiosk.services.review import review_of
from tests.support.visits import NOW, form_of, sample_person

HEAD = (
    "| | type | name | label::中文 (zh_CN) | label::English (en) | required | relevant | "
    "constraint | constraint_message::中文 (zh_CN) | constraint_message::English (en) | "
    "bind::kiosk:fill | bind::kiosk:secret |"
)


@pytest.fixture(name="form", scope="module")
def make_form() -> Form:
    return form_of(f"""
| survey |
{HEAD}
| | text | name | 姓名 | Name | yes | | | | | card.name | |
| | text | number | 号码 | Number | yes | | | | | card.id_number | yes |
| | select_one yn | family | 有家人吗？ | Family? | yes | | | | | | |
| | integer | rooms | 几间？ | Rooms? | yes | ${{family}} = 'yes' | . < 9 | 太多 | Too many | | |
| | begin_repeat | member | 家人 | Member | | ${{family}} = 'yes' | | | | | |
| | text | called | 叫什么？ | Called? | yes | | | | | | |
| | end_repeat | | | | | | | | | | |
| | text | words | 还想说什么？ | Anything else? | | | | | | | |
| choices |
| | list_name | name | label::中文 (zh_CN) | label::English (en) |
| | yn | yes | 有 | Yes |
| | yn | no | 没有 | No |
""")


def begin(form: Form, person: Person | None = None) -> Filling:
    return Filling(form, person, now=lambda: NOW, new_id=lambda: "id", language="zh_CN")


def test_what_the_identity_answers_is_passed_over_and_stands_on_the_review(form: Form) -> None:
    filling = begin(form, sample_person())

    assert filling.page.ref == "/data/family"
    assert [(row.answer, row.origin, row.is_secret) for row in review_of(filling)][:2] == [
        ("示范居民", "typed", False),
        ("11010519491231002X", "typed", True),
    ]


def test_without_an_identity_every_question_is_asked(form: Form) -> None:
    assert begin(form).page.ref == "/data/name"


def test_a_page_with_a_fault_is_not_left(form: Form) -> None:
    filling = begin(form, sample_person())

    assert filling.forward() == "refused"
    assert [(fault.ref, fault.kind) for fault in filling.violations] == [
        ("/data/family", "required")
    ]


def test_the_next_answer_takes_the_words_of_the_fault_away(form: Form) -> None:
    filling = begin(form, sample_person())
    filling.forward()

    filling.answer("/data/family", "no")

    assert filling.violations == ()


def test_questions_that_do_not_matter_are_not_asked(form: Form) -> None:
    filling = begin(form, sample_person())
    filling.answer("/data/family", "no")

    assert filling.forward() == "moved"
    assert filling.page.ref == "/data/words"


def test_going_back_loses_nothing_and_leaves_at_the_first_page(form: Form) -> None:
    filling = begin(form, sample_person())
    filling.answer("/data/family", "no")
    filling.forward()
    filling.answer("/data/words", "好")

    assert filling.back() == "moved"
    assert filling.back() == "left"
    assert filling.session.value("/data/words") == "好"


def test_a_change_from_the_review_leads_back_to_it(form: Form) -> None:
    filling = begin(form, sample_person())
    filling.answer("/data/family", "no")
    while filling.forward() != "finished":
        pass

    filling.change("/data/name")
    filling.answer("/data/name", "示范居民甲")

    assert filling.forward() == "finished"
    assert review_of(filling)[0].answer == "示范居民甲"


def test_a_change_that_makes_more_necessary_opens_it(form: Form) -> None:
    filling = begin(form, sample_person())
    filling.answer("/data/family", "no")
    while filling.forward() != "finished":
        pass

    filling.change("/data/family")
    filling.answer("/data/family", "yes")

    assert filling.forward() == "moved"
    assert filling.page.ref == "/data/rooms"


def test_a_member_that_is_removed_takes_its_answers_along(form: Form) -> None:
    filling = begin(form, sample_person())
    filling.answer("/data/family", "yes")
    filling.forward()
    filling.answer("/data/rooms", "2")
    filling.forward()
    page = filling.page
    assert isinstance(page, RepeatPage)
    for _ in range(2 - len(page.instances)):
        filling.session.add_repeat(page.ref)
    filling.answer(f"{page.ref}[1]/called", "甲")
    filling.answer(f"{page.ref}[2]/called", "乙")

    filling.remove_repeat(f"{page.ref}[1]")

    assert filling.session.value(f"{page.ref}[1]/called") == "乙"
    assert [row.answer for row in review_of(filling) if "called" in row.ref] == ["乙"]


def test_a_node_that_is_asked_twice_is_asked_once_here() -> None:
    form = load(
        b"""<h:html xmlns="http://www.w3.org/2002/xforms" xmlns:h="http://www.w3.org/1999/xhtml">
        <h:head><h:title>t</h:title><model><instance><data id="d"><a/><b/></data></instance>
        <bind nodeset="/data/a" type="string"/><bind nodeset="/data/b" type="string"/></model>
        </h:head><h:body><input ref="/data/a"><label>A</label></input>
        <input ref="/data/b"><label>B</label></input>
        <input ref="/data/a"><label>again</label></input></h:body></h:html>"""
    )
    filling = begin(form)

    assert [filling.forward(), filling.page.ref, filling.forward()] == [
        "moved",
        "/data/b",
        "finished",
    ]


def test_an_answer_that_asks_for_too_many_instances_is_said_and_not_kept() -> None:
    filling = begin(
        form_of("""
| survey |
| | type | name | label::中文 (zh_CN) | label::English (en) | repeat_count |
| | integer | n | 几个？ | How many? | |
| | begin_repeat | r | 每个 | Each | ${n} |
| | text | t | 什么？ | What? | |
| | end_repeat | | | | |
""")
    )
    filling.answer("/data/n", "2147483647")

    assert filling.session.value("/data/n") == ""
    assert filling.forward() == "refused"

    filling.answer("/data/n", "2")

    assert filling.forward() == "moved"
