"""Every question of every sample item: reached, answered from its own constraints, filed."""

import random
import re
from collections.abc import Iterator
from datetime import UTC, date, datetime
from pathlib import Path

import pytest
from typing_extensions import override

import forms
from forms import Question, QuestionPage, Session
from forms.catalogue import Catalogue, ServiceItem
from forms.catalogue.question import ASKED
from forms.catalogue.workbook import read_workbook
from tests.support.filler import Filler
from tests.support.workbooks import CHINESE, sheet_of

RESOURCES = Path(__file__).parents[3] / "resources"
NOW = datetime(2026, 11, 22, 9, 30, tzinfo=UTC)
CODES = sorted(
    path.stem
    for path in (RESOURCES / "services").glob("[a-z]*.md")
    if not re.match("topics|calendar|event-", path.stem)
)
NOW_HERE = "now"
MOST_VISITS = 150
HAN, LATIN = re.compile("[\u4e00-\u9fff]"), re.compile("[A-Za-z]{2,}")


class Wanderer(Filler):
    """Answers every question with one of its fitting values, another one in each visit."""

    def __init__(self, session: Session, *, today: date, chance: random.Random) -> None:
        super().__init__(session, today=today, turn=2 * chance.randrange(6))
        self._chance = chance

    @override
    def _candidates(self, question: Question) -> Iterator[str]:
        values = list(super()._candidates(question))
        self._chance.shuffle(values)
        yield from values


def words_of(question: Question) -> Iterator[str]:
    yield from (question.label, question.hint, question.guidance)
    if "minimal" not in question.appearance:
        yield from (text for choice in question.choices for text in (choice.label, choice.detail))


def check_papers(item: ServiceItem, shown: dict[str, Question]) -> None:
    """Every photo belongs to a paper of the guide, and a paper that is needed is asked for."""
    named = {name for material in item.materials for name in material.questions}
    assert {q for q, question in shown.items() if question.control == "upload"} <= named
    for material in item.materials:
        asked = [shown[name] for name in material.questions if name in shown]
        if material.required:
            assert any(question.required for question in asked), material.code
    for way in {material.way for material in item.materials} & shown.keys():
        photos = [q for m in item.materials if m.way == way for q in m.questions if q in shown]
        assert bool(photos) == (shown[way].value == NOW_HERE), way


@pytest.mark.parametrize("code", CODES)
def test_every_question_is_reached_and_every_visit_can_be_filed(
    code: str, catalogue: Catalogue
) -> None:
    item = catalogue.item(code)
    form = forms.load(catalogue.form_xml(code), catalogue.media(code))
    survey = sheet_of(read_workbook(RESOURCES / "services" / f"{code}.md"), "survey")
    unseen = {row["name"] for row in survey.records if row["type"].split(" ")[0] in ASKED}
    told = [row["name"] for row in survey.records if row["type"] == "hidden"]
    for visit in range(MOST_VISITS):
        language = ("zh_CN", "en")[visit % 2]
        session = Session(form, now=lambda: NOW, new_id=lambda: "1", language=language)
        for name in told if visit & 2 else ():  # an agent acts, in two visits of four
            session.answer(f"/data/{name}", "family")
        Wanderer(session, today=NOW.date(), chance=random.Random(visit)).fill()  # noqa: S311 - not for secrets
        shown = {
            question.ref.rpartition("/")[2]: question
            for page in session.pages()
            if isinstance(page, QuestionPage)
            for question in page.questions
        }
        for words in (words for question in shown.values() for words in words_of(question)):
            strange = LATIN if language == "zh_CN" else HAN
            assert not strange.search(words.replace("示范居民", "")), words
        check_papers(item, shown)
        assert session.finalize().instance_id == "uuid:1"
        unseen -= shown.keys()
        if not unseen and visit % 2:
            return
    assert unseen == set()


@pytest.mark.parametrize("code", CODES)
def test_nothing_in_a_guide_is_missing_in_a_language_or_mixed(
    code: str, catalogue: Catalogue
) -> None:
    item = catalogue.item(code)
    guide = [item.title, item.summary, item.agency, item.basis, item.conditions, item.result]
    guide += [item.fee, item.place, item.audience, item.promise]
    for material in item.materials:
        guide += [material.name, material.form, material.note]
    for text in guide:
        assert bool(text.zh_CN) == bool(text.en)
        assert not LATIN.search(text.zh_CN)
        assert not HAN.search(text.en)


@pytest.mark.parametrize("code", CODES)
def test_an_answer_that_one_event_shares_is_not_typed_where_it_can_be_chosen(
    code: str, catalogue: Catalogue
) -> None:
    survey = sheet_of(read_workbook(RESOURCES / "services" / f"{code}.md"), "survey")
    typed = [row for row in survey.records if row["type"] == "text"]
    asked = [row for row in survey.records if row["type"].split(" ")[0] in ASKED]
    assert len(typed) < len(asked) / 2
    assert all(row[f"hint::{CHINESE}"] for row in typed)
