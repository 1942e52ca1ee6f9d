"""Several items in one visit: each fact and each paper is asked once, wherever it is changed."""

from dataclasses import replace

import pytest

from forms import Form
from forms.catalogue import Material, ServiceItem, Text
from kiosk.devices.photo import Photo
from kiosk.services.filling import Filling
from kiosk.services.person import Person
from kiosk.services.review import review_of
from kiosk.services.walk import Walk
from tests.support.visits import NOW, an_item, form_of, sample_person

HEAD = (
    "| | type | name | label::中文 (zh_CN) | label::English (en) | required | relevant | "
    "constraint | constraint_message::中文 (zh_CN) | constraint_message::English (en) | "
    "bind::kiosk:fill | bind::kiosk:same |"
)
CHOICES = """
| choices |
| | list_name | name | label::中文 (zh_CN) | label::English (en) |
| | yn | yes | 是 | Yes |
| | yn | no | 否 | No |
| | way | now | 现在拍 | Now |
| | way | promise | 承诺 | Promise |
| | later | now | 现在拍 | Now |
| | later | later | 以后交 | Later |
"""
PHOTO = Photo(b"jpeg", 800, 600, frozenset())
OTHER_PHOTO = Photo(b"another", 800, 600, frozenset())


@pytest.fixture(name="first", scope="module")
def make_first() -> Form:
    return form_of(f"""
| survey |
{HEAD}
| | text | name | 姓名 | Name | yes | | | | | card.name | person.name |
| | text | phone | 电话 | Phone | yes | | | | | | person.phone |
| | text | bank | 账号 | Account | | | | | | | bank.account |
| | text | own | 只问一次 | Own | yes | | | | | | |
| | image | paper | 户口簿 | Register | yes | | | | | | |
{CHOICES}""")


@pytest.fixture(name="second", scope="module")
def make_second() -> Form:
    return form_of(f"""
| survey |
{HEAD}
| | text | applicant | 申请人 | Applicant | yes | | | | | | person.name |
| | select_one yn | matter | 要吗？ | Wanted? | yes | | | | | | |
| | text | call | 打哪个号码？ | Which number? | yes | ${{matter}} = 'yes' | string-length(.) < 6 | 太长 | Too long | | person.phone |
| | text | account | 账号 | Account | yes | | | | | | bank.account |
| | text | own | 只问一次 | Own | | | | | | | |
| | select_one way | how | 带来了吗？ | Brought? | yes | | | | | | |
| | image | page | 户口簿 | Register | yes | ${{how}} = 'now' | | | | | |
{CHOICES}""")


def item(code: str, question: str, way: str = "") -> ServiceItem:
    words = Text("户口簿", "Register")
    paper = Material(
        code="register",
        name=words,
        form=words,
        copies=1,
        note=words,
        required=True,
        symbol="badge",
        question=question,
        way=way,
    )
    return replace(an_item(), code=code, materials=(paper,))


def filling(form: Form, item: ServiceItem, person: Person | None = None, **given: str) -> Filling:
    return Filling(
        form,
        person,
        now=lambda: NOW,
        new_id=lambda: "id",
        language="zh_CN",
        item=item,
        given=given,
    )


@pytest.fixture(name="walk")
def make_walk(first: Form, second: Form) -> Walk:
    walk = Walk(
        [
            filling(first, item("one", "paper"), sample_person()),
            filling(second, item("two", "page", "how"), sample_person(), matter="yes"),
        ]
    )
    walk.begin()
    return walk


def say(walk: Walk, value: str) -> str:
    """Answer the open page and go on; return how that went."""
    walk.open.answer(walk.open.page.ref, value)
    return walk.forward()


def photograph(walk: Walk, photo: Photo = PHOTO) -> str:
    walk.open.set_photo(walk.open.page.ref, photo)
    return walk.forward()


def through_the_first(walk: Walk, *, phone: str = "12345", account: str = "6222") -> None:
    for answer in (phone, account, "一"):
        assert say(walk, answer) == "moved"
    assert photograph(walk) == "moved"


def here(walk: Walk) -> tuple[int, str]:
    return walk.place, walk.open.page.ref.rpartition("/")[2]


def steps(walk: Walk) -> list[str]:
    return [step.page.ref.rpartition("/")[2] for step in walk.pages()]


def answers(walk: Walk, place: int) -> dict[str, tuple[str, str]]:
    rows = review_of(walk.parts[place])
    return {row.ref.rpartition("/")[2]: (row.answer, row.origin) for row in rows}


def test_what_was_answered_in_the_first_item_is_not_asked_in_the_second(walk: Walk) -> None:
    through_the_first(walk)

    assert here(walk) == (1, "own")
    assert walk.forward() == "finished"
    assert answers(walk, 1) == {
        "applicant": ("示范居民", "earlier"),
        "matter": ("是", "event"),
        "call": ("12345", "earlier"),
        "account": ("6222", "earlier"),
        "own": ("", ""),
        "how": ("现在拍", "earlier"),
        "page": (answers(walk, 1)["page"][0], "photo"),
    }


def test_what_is_no_shared_fact_is_asked_in_each_item(walk: Walk) -> None:
    through_the_first(walk)
    say(walk, "二")

    assert [answers(walk, place)["own"][0] for place in (0, 1)] == ["一", "二"]


def test_a_paper_is_photographed_once_and_travels_with_each_item_under_its_own_name(
    walk: Walk,
) -> None:
    through_the_first(walk)
    walk.forward()

    for part, ref in zip(walk.parts, ("/data/paper", "/data/page"), strict=True):
        assert part.photos == {ref: PHOTO}
        assert part.named_photos() == {part.session.value(ref): PHOTO}
        assert part.session.finalize().attachments == (part.session.value(ref),)


def test_the_steps_count_each_fact_once_over_all_items(walk: Walk) -> None:
    assert steps(walk) == ["phone", "bank", "own", "paper", "own"]

    through_the_first(walk)

    assert steps(walk) == ["phone", "bank", "own", "paper", "own"]
    assert [step.is_open for step in walk.pages()] == [False] * 4 + [True]


def test_what_was_left_blank_is_asked_again_where_it_is_needed(walk: Walk) -> None:
    through_the_first(walk, account="")

    assert here(walk) == (1, "account")
    say(walk, "6222")
    assert answers(walk, 0)["bank"] == ("6222", "typed")


def test_an_answer_that_another_item_does_not_take_is_asked_there_and_counts_in_both(
    walk: Walk,
) -> None:
    through_the_first(walk, phone="1234567")

    assert here(walk) == (1, "call")
    assert walk.forward() == "refused"
    say(walk, "555")
    assert [answers(walk, 0)["phone"][0], answers(walk, 1)["call"][0]] == ["555", "555"]


@pytest.mark.parametrize(("place", "ref"), [(0, "/data/phone"), (1, "/data/call")])
def test_a_change_on_the_review_follows_into_the_other_items(
    walk: Walk, place: int, ref: str
) -> None:
    through_the_first(walk)
    walk.forward()

    walk.change(place, ref)

    assert say(walk, "999") == "finished"
    assert [answers(walk, 0)["phone"], answers(walk, 1)["call"]] == [
        ("999", "typed"),
        ("999", "typed" if place == 1 else "earlier"),
    ]
    assert walk.hand_in() == "finished"


def test_a_paper_that_is_taken_anew_on_the_review_is_another_in_each_item(walk: Walk) -> None:
    through_the_first(walk)
    walk.forward()
    walk.change(1, "/data/page")

    assert photograph(walk, OTHER_PHOTO) == "finished"
    assert [list(part.photos.values()) for part in walk.parts] == [[OTHER_PHOTO], [OTHER_PHOTO]]


def test_an_answer_taken_back_is_missed_in_the_other_item_too(walk: Walk) -> None:
    through_the_first(walk)
    walk.forward()
    walk.change(0, "/data/bank")

    assert say(walk, "") == "moved"
    assert here(walk) == (1, "account")
    assert [fault.kind for fault in walk.open.violations] == ["required"]


def test_what_the_event_answers_can_be_changed_on_the_review(walk: Walk) -> None:
    through_the_first(walk)
    walk.forward()
    walk.change(1, "/data/matter")

    assert say(walk, "no") == "finished"
    assert answers(walk, 1)["matter"] == ("否", "typed")


def test_back_leads_through_both_items_to_the_first_page_and_out(walk: Walk) -> None:
    through_the_first(walk)
    seen = []
    while walk.back() == "moved":
        seen.append(here(walk))

    assert seen == [(0, "paper"), (0, "own"), (0, "bank"), (0, "phone")]


def test_going_back_past_an_unanswered_question_takes_nothing_from_the_other_item(
    walk: Walk,
) -> None:
    through_the_first(walk, account="")
    walk.back()
    walk.back()
    walk.back()
    say(walk, "6222")
    walk.forward()
    walk.forward()

    assert here(walk) == (1, "own")


def test_the_way_a_paper_is_given_counts_where_it_is_offered_only(
    second: Form,
) -> None:
    third = form_of(f"""
| survey |
{HEAD}
| | select_one later | how | 带来了吗？ | Brought? | yes | | | | | | |
| | image | page | 户口簿 | Register | yes | ${{how}} = 'now' | | | | | |
{CHOICES}""")
    walk = Walk([filling(form, item("x", "page", "how")) for form in (second, third)])
    walk.begin()
    for answer in ("示范居民", "no", "6222", "", "promise"):
        say(walk, answer)

    assert here(walk) == (1, "how")
    assert say(walk, "later") == "finished"


def test_what_is_said_of_somebody_in_a_repeat_is_no_fact_of_the_visit(first: Form) -> None:
    members = form_of(f"""
| survey |
{HEAD}
| | begin_repeat | member | 家人 | Member | | | | | | | |
| | text | called | 叫什么？ | Called? | yes | | | | | | person.name |
| | end_repeat | | | | | | | | | | |
{CHOICES}""")
    walk = Walk([filling(members, an_item()), filling(first, item("two", "paper"))])
    walk.begin()
    walk.open.open_instance("/data/member[1]")
    say(walk, "别人")
    walk.forward()

    assert here(walk) == (1, "name")
    say(walk, "示范居民")
    assert walk.parts[0].session.value("/data/member[1]/called") == "别人"


def test_what_was_begun_is_known_again_when_the_walk_is_made_anew(walk: Walk, second: Form) -> None:
    through_the_first(walk)

    anew = Walk([walk.parts[0], filling(second, item("two", "page", "how"), matter="yes")])
    anew.begin()

    assert answers(anew, 1)["call"] == ("12345", "earlier")
    assert anew.parts[1].photos == {"/data/page": PHOTO}


def test_a_walk_of_one_item_asks_all_of_it(first: Form) -> None:
    walk = Walk([filling(first, item("one", "paper"), sample_person())])
    walk.begin()
    for answer in ("1", "2", "3"):
        say(walk, answer)

    assert photograph(walk) == "finished"


def test_a_fault_behind_is_opened_before_the_review_is_reached(walk: Walk) -> None:
    through_the_first(walk)
    walk.parts[0].answer("/data/own", "")

    assert walk.forward() == "moved"
    assert here(walk) == (0, "own")
    assert say(walk, "好") == "moved"
    assert here(walk) == (1, "own")
    assert walk.forward() == "finished"


def test_who_files_again_in_the_same_visit_is_not_asked_the_same_again(
    first: Form, second: Form
) -> None:
    walk = Walk([filling(first, item("one", "paper"), sample_person())])
    walk.begin()
    through_the_first_alone(walk)

    later = Walk([filling(second, item("two", "page"), sample_person())], known=walk.lasting())
    later.begin()

    assert answers(later, 0)["applicant"] == ("示范居民", "earlier")
    assert answers(later, 0)["account"] == ("6222", "earlier")
    assert here(later) == (0, "matter")
    say(later, "yes")
    assert here(later) == (0, "own")
    assert answers(later, 0)["call"] == ("12345", "earlier")


def test_papers_and_what_was_said_of_others_are_let_go_with_the_filing(first: Form) -> None:
    walk = Walk([filling(first, item("one", "paper"), sample_person())])
    walk.begin()
    through_the_first_alone(walk)

    assert sorted(walk.lasting()) == ["bank.account", "person.name", "person.phone"]


def through_the_first_alone(walk: Walk) -> None:
    for answer in ("12345", "6222", "一"):
        assert say(walk, answer) == "moved"
    assert photograph(walk) == "finished"
