"""The application form as it is built from what was filled in: by the workbook's layout, or by the form."""

from dataclasses import replace
from datetime import datetime
from uuid import UUID

import pytest

from forms.catalogue import Material, PrintRow, ServiceItem, Text
from forms.catalogue.layout import ANSWERS, LEFT_OUT, PAPERS, SECTION, SIGNATURE, TABLE
from kiosk.services.application import Beside, application_of, form_title
from kiosk.services.checked import Checked, Consenting
from kiosk.services.filled import parts_of
from kiosk.services.filling import Filling
from kiosk.services.slips import Office
from printing import (
    FormDeclaration,
    FormField,
    FormOffice,
    FormPart,
    FormSection,
    FormSignature,
    FormTable,
)
from tests.support.visits import NOW, ZONE, an_item, form_of

OFFICE = Office("示范镇便民服务中心", "1 号机", "https://platform.example", ZONE, "0001")
CARD = Checked("card", "resident-id-card", NOW, None)
FORM = form_of("""
| survey |
| | type | name | label::中文 (zh_CN) | label::English (en) | hint::中文 (zh_CN) | hint::English (en) | appearance | calculation | bind::kiosk:same | bind::kiosk:check | bind::kiosk:secret |
| | select_one yn | poor | 日子难吗？ | Hard times? | 困难情况 | Hardship | | | | | |
| | text | name | 您叫什么名字？ | Your name? | 姓名，和身份证一样 | Full name, as on the card | | | person.name | | |
| | text | number | 号码是多少？ | Which number? | 公民身份号码，18 位 | ID number, 18 characters | | | person.id_number | id-number | yes |
| | text | county | 哪个县？ | Which county? | 住址 | Address | | | | | |
| | text | village | 哪个村？ | Which village? | 住址 | Address | | | | | |
| | decimal | income | 每月多少钱？ | Income? | 月收入，元，没有写 0 | Income in yuan; 0 if none | | | | | |
| | begin_group | money | 钱打到哪里 | Payment | | | | | | | |
| | text | why | 为什么？ | Why? | | | multiline | | | | |
| | end_group | | | | | | | | | | |
| | calculate | double | | | | | | ${income} * 2 | | | |
| | begin_repeat | members | 家里人 | Family | | | | | | | |
| | text | kin_name | 叫什么？ | Name? | 姓名 | Full name | | | | | |
| | integer | age | 多大了？ | Age? | 周岁 | Age | | | | | |
| | end_repeat | | | | | | | | | | |
| | select_one way | way | 结婚证带来了吗？ | With you? | 告知承诺 | Promise | | | | | |
| | image | card | 身份证 | ID card | | | | | | | |
| | image | more | 别的照片，有就拍 | More photos | | | | | | | |
| choices |
| | list_name | name | label::中文 (zh_CN) | label::English (en) |
| | yn | yes | 很难 | Very |
| | way | now | 带来了 | Yes |
| | way | promise | 没带，我承诺 | I promise |
| | way | later | 以后补 | Later |
""")


def paper(code: str, question: str, *, way: str = "", required: bool = True) -> Material:
    names = Text(f"{code}证", code)
    return Material(code, names, Text("原件", "Original"), 1, Text(), required, "", question, way)


ITEM = replace(
    an_item(),
    title=Text("示范补贴申请", "Sample allowance"),
    promise=Text("我承诺已经结婚。", "I promise that I am married."),
    late_days=5,
    materials=(
        paper("身份", "card"),
        paper("结婚", "", way="way"),
        paper("房产", "", required=False),
    ),
)


def filled(language: str = "zh_CN", **answers: str) -> Filling:
    filling = Filling(
        FORM, None, now=lambda: NOW, new_id=lambda: str(UUID(int=1)), language=language
    )
    given = {
        "poor": "yes",
        "name": "示范居民",
        "number": "11010519491231002X",
        "income": "800",
        "county": "示范县",
        "village": "示范村三组",
        "way": "now",
        "money/why": "卡丢了",
        "card": "a.jpg",
    }
    for name, value in (given | answers).items():
        filling.session.answer(f"/data/{name}", value)
    for place, name in enumerate(("示范䶮", "示范𬭼"), start=1):
        if place > 1:
            filling.session.add_repeat("/data/members")
        filling.session.answer(f"/data/members[{place}]/kin_name", name)
    return filling


def parts(filling: Filling, item: ServiceItem = ITEM) -> tuple[FormPart, ...]:
    return parts_of(filling, item, b"png", {})


def fields(given: tuple[FormPart, ...]) -> dict[str, str]:
    return {part.label: part.answer for part in given if isinstance(part, FormField)}


def tables(given: tuple[FormPart, ...]) -> list[FormTable]:
    return [part for part in given if isinstance(part, FormTable)]


def titles(given: tuple[FormPart, ...]) -> list[str]:
    return [part.title for part in given if isinstance(part, FormSection)]


def test_without_a_layout_groups_are_sections_and_the_applicant_comes_first() -> None:
    given = parts(filled())

    assert titles(given) == ["申请人", "申请内容", "钱打到哪里", "家里人", "提交的材料"]
    assert isinstance(given[1], FormField)
    assert given[1].label == "姓名"
    assert isinstance(given[-1], FormOffice)


def test_fields_bear_the_official_term_and_answers_stand_in_full() -> None:
    said = fields(parts(filled()))

    assert said["公民身份号码"] == "11010519491231002X"
    assert said["住址"] == "示范县 示范村三组"
    assert said["月收入（元）"] == "800"
    assert said["困难情况"] == "很难"
    assert said["为什么？"] == "卡丢了"


def test_the_form_is_in_the_language_of_the_visit() -> None:
    given = parts(filled("en"))

    assert fields(given)["Income in yuan"] == "800"
    assert titles(given)[:2] == ["Applicant", "Application"]
    assert tables(given)[0].columns == ("No.", "Full name", "Age")


def test_a_repeat_is_a_table_with_a_row_for_each() -> None:
    members = tables(parts(filled()))[0]

    assert members.columns == ("序号", "姓名", "周岁")
    assert members.rows == (("1", "示范䶮", ""), ("2", "示范𬭼", ""))


def test_a_layout_orders_names_and_widths_and_nothing_is_lost() -> None:
    rows = (
        PrintRow(SECTION, label=Text("困难", "Hardship")),
        PrintRow(ANSWERS, ("income",), width="third"),
        PrintRow(ANSWERS, ("double",), Text("两倍", "Twice"), "third"),
        PrintRow(TABLE, ("age", "kin_name"), Text("岁数、名字", "Age, Name")),
        PrintRow(SIGNATURE),
        PrintRow(LEFT_OUT, ("number", "county", "village")),
    )
    given = parts(filled(), replace(ITEM, layout=rows))

    assert given[1] == FormField("月收入（元）", "800", "third")
    assert fields(given)["两倍"] == "1600"
    assert tables(given)[0].columns == ("序号", "岁数", "名字")
    assert tables(given)[0].rows[1] == ("2", "", "示范𬭼")
    assert titles(given) == ["困难", "其他内容"]
    assert {"困难情况", "姓名", "为什么？"} <= set(fields(given))
    assert not {"公民身份号码", "住址", "告知承诺"} & set(fields(given))


def test_what_a_layout_forgets_of_a_repeat_is_a_table_at_the_end() -> None:
    given = parts(filled(), replace(ITEM, layout=(PrintRow(TABLE, ("age",)),)))

    assert [table.columns for table in tables(given)] == [("序号", "周岁"), ("序号", "姓名")]


def test_a_title_stands_only_where_something_stands_below_it() -> None:
    empty, papers, signed = (PrintRow(SECTION, label=Text(name, name)) for name in "甲乙丙")
    rows = (
        *(empty, PrintRow(ANSWERS, ("nobody_asked",))),
        *(papers, PrintRow(PAPERS), PrintRow(LEFT_OUT, ("poor",))),
        *(signed, PrintRow(SIGNATURE)),
    )
    bare = replace(ITEM, materials=(), promise=Text(), layout=rows)

    assert titles(parts(filled(card=""), bare))[:1] == ["丙"]
    assert titles(parts(filled(), bare))[:2] == ["乙", "丙"]


@pytest.mark.parametrize(
    ("way", "said"),
    [("now", ""), ("promise", "以承诺代替"), ("later", "5 个工作日内补交")],
)
def test_the_papers_say_how_each_was_given(way: str, said: str) -> None:
    listed = tables(parts(filled(way=way, more="b.jpg")))[1].rows

    assert listed[0] == ("1", "身份证", "原件，1 份", "已拍照 1 页")
    assert listed[1][3] == (said or "没有交")
    assert listed[-1] == ("3", "别的照片", "", "已拍照 1 页")
    assert len(listed) == 3


def test_what_was_handed_in_earlier_says_when() -> None:
    given = parts_of(filled(), ITEM, b"", {"a.jpg": "2026年10月1日交过，办件号末四位 0001"})

    assert tables(given)[1].rows[0][3] == "2026年10月1日交过，办件号末四位 0001"


def test_what_an_agent_signed_says_so_whomever_the_workbook_has_sign() -> None:
    given = parts_of(filled(), ITEM, b"png", {}, is_by_agent=True)

    assert FormSignature("代办人签名", b"png") in given


@pytest.mark.parametrize(("way", "promises"), [("now", 0), ("promise", 1)])
def test_a_promise_stands_before_the_signature_where_it_was_made(way: str, promises: int) -> None:
    given = parts(filled(way=way))
    signed = next(place for place, part in enumerate(given) if isinstance(part, FormSignature))

    assert given[signed] == FormSignature("申请人签名", b"png")
    said = [part.words for part in given[:signed] if isinstance(part, FormDeclaration)]
    assert said.count("我承诺已经结婚。") == promises
    assert len(said) == promises + 1


def test_number_time_and_who_was_identified_stand_above_it() -> None:
    guardian = Consenting("mother", "resident-id-card", "示范家长", "440524188001010014")
    beside = Beside("0001000371234565", NOW, replace(CARD, guardian=guardian), b"png")
    form = application_of(filled(), ITEM, beside, OFFICE)

    assert form.title == "示范补贴申请表"
    assert form.qr_text == "https://platform.example/slip/0001000371234565"
    assert form.facts == (
        ("身份核验", "居民身份证，本机刷卡核验，2026年11月22日 14:05"),
        ("监护人", "示范家长（母亲），居民身份证 440524188001010014，已同意"),
    )
    assert form.made_at == datetime(2026, 11, 22, 14, 5, tzinfo=ZONE)


def test_nobody_identified_is_not_said_to_be() -> None:
    assert Checked("none", "", None, None).facts("zh_CN", ZONE) == ()


@pytest.mark.parametrize(
    ("title", "form"),
    [("生育登记", "生育登记表"), ("社会保障卡申领、补换", "社会保障卡申领、补换申请表")],
)
def test_the_form_is_named_after_the_item(title: str, form: str) -> None:
    assert form_title(replace(ITEM, title=Text(title, "")), "zh_CN") == form
