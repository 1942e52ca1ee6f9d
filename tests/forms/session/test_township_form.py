"""A service form as a clerk writes it, through pyxform."""

from pathlib import Path

import pytest
from pyxform.xls2xform import convert

import forms
from tests.forms.xform import start

TOWNS = """name,label,county,pinyin
t1,示范镇,k1,shifanzhen
t2,示范乡,k1,shifanxiang
t3,样板镇,k2,yangbanzhen
"""


@pytest.fixture(scope="module")
def form() -> forms.Form:
    workbook = (Path(__file__).parent / "township.md").read_text("utf-8")
    xml = convert(xlsform=workbook, file_type=".md").xform.encode()
    return forms.load(
        xml,
        media={
            "counties.csv": "name,label\nk1,示范县\nk2,样板县\n".encode,
            "towns.csv": TOWNS.encode,
        },
    )


@pytest.fixture
def filling(form: forms.Form) -> forms.Session:
    return start(form)


def test_it_is_known_by_its_settings(form: forms.Form) -> None:
    assert form.ref == forms.FormRef("old-age-allowance", "1")
    assert (form.title, form.languages) == ("高龄津贴", ("zh_CN", "en"))


def test_labels_hints_and_guidance_change_with_the_language(filling: forms.Session) -> None:
    chinese = filling.question("/data/applicant/name")
    filling.set_language("en")
    english = filling.question("/data/applicant/name")

    assert (chinese.label, chinese.hint, chinese.guidance) == (
        "您的姓名",
        "申请人姓名",
        "写在回执上",
    )
    assert (english.label, english.guidance) == ("Your name", "Printed on the slip")


def test_a_translation_that_is_missing_falls_back_to_the_default_language(
    filling: forms.Session,
) -> None:
    filling.set_language("en")

    assert filling.check(["/data/applicant/name"])[0].message == "请写姓名"


@pytest.mark.parametrize(
    ("birth", "age"), [("1949-12-31", "76"), ("1949-11-22", "77"), ("1949-11-23", "76")]
)
def test_age_is_exact_to_the_day(filling: forms.Session, birth: str, age: str) -> None:
    filling.answer("/data/birth", birth)

    assert filling.value("/data/age") == age


def test_the_usual_age_formula_works_as_well(filling: forms.Session) -> None:
    filling.answer("/data/birth", "1949-12-31")

    assert filling.value("/data/age_about") == "76"


def test_a_birth_date_in_the_future_is_refused_in_words(filling: forms.Session) -> None:
    violation = filling.answer("/data/birth", "2027-01-01").violation

    assert violation == forms.Violation("/data/birth", "constraint", "不能晚于今天")


def test_a_cascade_over_csv_files_offers_the_towns_of_the_county(filling: forms.Session) -> None:
    nothing = filling.question("/data/town").choices
    change = filling.answer("/data/county", "k1")
    towns = filling.question("/data/town").choices
    filling.answer("/data/town", "t2")
    filling.answer("/data/county", "k2")

    assert nothing == ()
    assert "/data/town" in change.changed
    assert [(c.value, c.label, c.detail) for c in towns] == [
        ("t1", "示范镇", "shifanzhen"),
        ("t2", "示范乡", "shifanxiang"),
    ]
    assert filling.value("/data/town") == ""


def test_choices_speak_the_active_language(filling: forms.Session) -> None:
    filling.answer("/data/alone", "no")
    chinese = (filling.question("/data/alone").choices[0].label, filling.value("/data/alone_name"))
    filling.set_language("en")
    english = (filling.question("/data/alone").choices[0].label, filling.value("/data/alone_name"))

    assert chinese == ("是", "否")
    assert english == ("Yes", "No")


def test_members_are_asked_only_where_there_are_some_and_labelled_by_name(
    filling: forms.Session,
) -> None:
    hidden = [page.ref for page in filling.pages() if isinstance(page, forms.RepeatPage)]
    filling.answer("/data/alone", "no")
    filling.answer("/data/members[1]/member_name", "示范居民")
    filling.answer("/data/members[1]/income", "1200.5")
    second = filling.add_repeat("/data/members").ref
    filling.answer(f"{second}/income", "800")
    hub = next(page for page in filling.pages() if isinstance(page, forms.RepeatPage))

    assert hidden == []
    assert [i.label for i in hub.instances] == ["示范居民 的情况", "的情况"]
    assert filling.question("/data/members[1]/relation").label == "示范居民 与您的关系"
    assert filling.value("/data/total") == "2000.5"


def test_it_can_be_filled_and_filed(filling: forms.Session) -> None:
    answers = {
        "/data/applicant/name": "示范居民",
        "/data/applicant/id_number": "11010519491231002X",
        "/data/birth": "1949-12-31",
        "/data/county": "k1",
        "/data/town": "t1",
        "/data/alone": "yes",
        "/data/needs": "meals care",
        "/data/photo": "photo.jpg",
    }
    found = [filling.answer(ref, value).violation for ref, value in answers.items()]
    final = filling.finalize()

    assert found == [None] * len(answers)
    assert final.attachments == ("photo.jpg",)
    assert "<members>" not in final.xml.decode()
    assert "<instanceName>示范居民 高龄津贴</instanceName>" in final.xml.decode()
    assert filling.value("/data/needs") == "meals care"
