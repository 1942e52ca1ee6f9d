"""Each sample item filled from its first question to the finalized instance."""

import re
from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path

import pytest
from lxml import etree

import forms
from forms import Question, QuestionPage, Session
from forms.catalogue import Catalogue
from tests.support.filler import Filler

RESOURCES = Path(__file__).parents[3] / "resources"
NOW = datetime(2026, 11, 22, 9, 30, tzinfo=UTC)
ITEMS = sorted(
    path.stem
    for path in (RESOURCES / "services").glob("[a-z]*.md")
    if not re.match("topics|calendar|event-", path.stem)
)

Open = Callable[..., Session]


@pytest.fixture(scope="module")
def form(catalogue: Catalogue) -> Callable[[str], forms.Form]:
    loaded: dict[str, forms.Form] = {}

    def load(code: str) -> forms.Form:
        if code not in loaded:
            loaded[code] = forms.load(catalogue.form_xml(code), catalogue.media(code))
        return loaded[code]

    return load


@pytest.fixture
def opened(form: Callable[[str], forms.Form]) -> Open:
    def session(code: str, language: str = "zh_CN", **answers: str) -> Session:
        begun = Session(form(code), now=lambda: NOW, new_id=lambda: "1", language=language)
        for name, value in answers.items():
            begun.answer(f"/data/{name.replace('__', '/')}", value)
        return begun

    return session


def questions(session: Session) -> dict[str, Question]:
    """Give the questions of all pages by the last part of their ref."""
    return {
        question.ref.rpartition("/")[2]: question
        for page in session.pages()
        if isinstance(page, QuestionPage)
        for question in page.questions
    }


def texts(xml: bytes) -> dict[str, str]:
    """Give the answers of a finalized instance by name; of a repeat, the last one."""
    return {
        etree.QName(element).localname: element.text or ""
        for element in etree.fromstring(xml).iter("{*}*")
        if not len(element)
    }


@pytest.mark.parametrize("turn", range(4))
@pytest.mark.parametrize("code", ITEMS)
def test_an_item_can_be_filled_to_the_end(code: str, turn: int, opened: Open) -> None:
    session = opened(code, "en" if turn == 3 else "zh_CN")
    Filler(session, today=NOW.date(), turn=turn).fill()
    assert session.violations() == ()
    finalized = session.finalize()
    assert finalized.instance_id == "uuid:1"
    pictures = [q.value for q in questions(session).values() if q.control == "upload" and q.value]
    assert sorted(finalized.attachments) == sorted(pictures)


@pytest.mark.parametrize("code", ITEMS)
def test_no_word_of_the_other_language_is_shown(code: str, opened: Open) -> None:
    session = opened(code, "en")
    Filler(session, today=NOW.date()).fill()
    for question in questions(session).values():
        for words in (question.label, question.hint, question.guidance):
            assert words
            assert not re.search(r"[\u4e00-\u9fff]", words.replace("示范居民", "")), words


def test_age_is_counted_to_the_day(opened: Open) -> None:
    born_tomorrow = opened("elderly-allowance", relation="self", id_number="110101195611230017")
    assert born_tomorrow.value("/data/age") == "69"
    assert "69" in questions(born_tomorrow)["too_young"].label
    born_today = opened("elderly-allowance", relation="self", id_number="110101195611220011")
    assert born_today.value("/data/age") == "70"
    assert born_today.value("/data/tier") == "70-79"
    assert "too_young" not in questions(born_today)


def test_filing_for_a_parent_counts_the_age_of_the_parent(opened: Open) -> None:
    session = opened(
        "elderly-allowance",
        relation="parent",
        id_number="34052419800101001X",
        elder__elder_id="11010519491231002X",
    )
    assert session.value("/data/age") == "76"
    assert "agent_id_front" in questions(session)
    session.answer("/data/relation", "self")
    assert session.value("/data/age") == "46"
    assert "agent_id_front" not in questions(session)
    assert "elder_name" not in questions(session)


def test_the_address_goes_from_province_to_township(opened: Open) -> None:
    session = opened("elderly-allowance", province="50", city="5001", county="500101")
    assert len(questions(session)["province"].choices) == 31
    assert [choice.value for choice in questions(session)["city"].choices] == ["5001", "5002"]
    townships = questions(session)["township"].choices
    assert all(choice.value.startswith("500101") for choice in townships)
    assert townships[0].detail.endswith(("Jiedao", "Zhen", "Xiang"))


def test_the_income_of_each_is_worked_out_over_the_whole_family(opened: Open) -> None:
    session = opened("temporary-assistance", own_income="2000", lives_alone="no")
    second = session.add_repeat("/data/members").ref
    session.answer("/data/members[1]/member_income", "1000")
    session.answer(f"{second}/member_income", "500.5")
    assert session.value("/data/household_size") == "3"
    assert session.value("/data/income_each") == "1166.83"
    session.answer("/data/lives_alone", "yes")
    assert session.value("/data/household_size") == "1"
    assert session.value("/data/income_each") == "2000"


def test_a_workshop_without_a_licence_needs_no_photo_of_it(opened: Open) -> None:
    session = opened("food-workshop")
    assert not questions(session)["credit_code"].required
    assert "licence" not in questions(session)
    session.answer("/data/credit_code", "91350100M000100Y43")
    assert questions(session)["licence"].required


@pytest.mark.parametrize(
    ("code", "ref", "value", "language", "words"),
    [
        ("temporary-assistance", "/data/birth", "2026-11-23", "zh_CN", "这一天还没到，请再看看。"),
        ("food-workshop", "/data/area", "4.9", "en", "Please give a number from 5 to 1000"),
        ("homestead-building", "/data/land", "built basic", "zh_CN", "永久基本农田不能建房"),
        ("homestead-building", "/data/plot_area", "150.01", "en", "at most 150 square metres"),
        ("opinion", "/data/content", "好", "zh_CN", "请写 5 到 500 个字。"),
        ("elderly-allowance", "/data/benefits", "none pension", "zh_CN", "就不要再选别的"),
        ("elderly-allowance", "/data/payment/account", "6222", "zh_CN", "还差 12 位。"),
    ],
)
def test_an_answer_that_does_not_fit_is_met_with_words(
    opened: Open, *, code: str, ref: str, value: str, language: str, words: str
) -> None:
    violation = opened(code, language).answer(ref, value).violation
    assert violation is not None
    assert words in violation.message


def test_an_opinion_without_a_reply_needs_no_name_and_no_number(opened: Open) -> None:
    session = opened(
        "opinion",
        sort="suggestion",
        subject="road",
        content="路灯坏了，请来修一修。",
        wants_reply="no",
    )
    assert session.violations() == ()
    sent = texts(session.finalize().xml)
    assert "name" not in sent
    assert "phone" not in sent


def test_what_is_no_longer_asked_is_not_sent(opened: Open) -> None:
    session = opened("medical-insurance", for_whom="child", insured__registered="no")
    Filler(session, today=NOW.date()).fill()
    sent = texts(session.finalize().xml)
    assert sent["child_birth"] == "2026-11-22"
    assert "insured_id" not in sent
    assert "insured_page" not in sent
