"""A whole life event filled item by item: each fact and each paper is asked for once."""

from collections import Counter
from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path

import pytest
from typing_extensions import override

import forms
from forms import Question, Session
from forms.catalogue import Catalogue, LifeEvent
from forms.catalogue.question import ASKED, SAME, repeated
from forms.catalogue.workbook import read_workbook
from tests.support.filler import Filler, id_number
from tests.support.workbooks import CHINESE, sheet_of

NOW = datetime(2026, 11, 22, 9, 30, tzinfo=UTC)
EVENTS = ("newborn", "retirement", "disability-support", "eatery", "after-death")
# Consent, promises and wishes, which each item needs for itself.
OF_EACH_ITEM = {"authorise", "promise", "matter"}


class OnceOnly(Filler):
    """Takes over what was answered under a concept, or photographed of a paper; counts the rest."""

    def __init__(
        self, session: Session, *, turn: int, known: dict[str, str], papers: dict[str, str]
    ) -> None:
        super().__init__(session, today=NOW.date(), turn=turn)
        self._known = known
        self._papers = papers
        self.asked: Counter[str] = Counter()

    @override
    def _candidates(self, question: Question) -> Iterator[str]:
        if question.data_type == "decimal":
            yield "12.5"
        elif question.extra.get("check") == "id-number":
            yield id_number(1960, 100 + len(self._known))
        yield from super()._candidates(question)

    @override
    def _answer(self, question: Question) -> bool:
        name = question.ref.rpartition("/")[2]
        fact = question.extra.get("same") or self._papers.get(name, "")
        if not fact or question.value:
            return super()._answer(question)
        if fact in self._known:
            if self._known[fact] == "":
                return False
            self._session.answer(question.ref, self._known[fact])
            assert not self._session.check([question.ref]), question.ref
            return True
        self.asked[fact] += 1
        answered = super()._answer(question)
        self._known[fact] = self._session.value(question.ref)
        return answered


def fill(event: LifeEvent, catalogue: Catalogue, turn: int) -> tuple[Counter[str], dict[str, str]]:
    known: dict[str, str] = {}
    asked: Counter[str] = Counter()
    for entry in event.items:
        item = catalogue.item(entry.item)
        form = forms.load(catalogue.form_xml(item.code), catalogue.media(item.code))
        session = Session(form, now=lambda: NOW, new_id=lambda: "1", language="zh_CN")
        for answer in entry.answers:
            assert session.answer(f"/data/{answer.question}", answer.value).violation is None
        papers = {name: f"{m.code} {name}" for m in item.materials for name in m.questions}
        filler = OnceOnly(session, turn=turn, known=known, papers=papers)
        filler.fill()
        assert session.violations() == ()
        assert session.finalize().xml
        asked += filler.asked
    return asked, known


@pytest.mark.parametrize("turn", [0, 2, 4])
@pytest.mark.parametrize("code", EVENTS)
def test_an_event_asks_each_fact_and_each_paper_once(
    code: str, turn: int, catalogue: Catalogue
) -> None:
    asked, known = fill(catalogue.event(code), catalogue, turn)
    assert set(asked.values()) == {1}
    assert {"person.name", "person.id_number", "contact.whose", "id-card id_front"} <= known.keys()


@pytest.mark.parametrize(
    ("code", "facts"),
    [
        ("newborn", {"child.name", "child.birth", "birth-certificate birth_certificate"}),
        ("after-death", {"deceased.died_on", "death-certificate death_certificate"}),
        ("eatery", {"business.name", "business.area", "health-certificate health_certificate"}),
        ("retirement", {"bank.account", "household-register hukou_self"}),
        ("disability-support", {"household.property", "person.income", "bank-card card_front"}),
    ],
)
def test_items_of_an_event_share_what_it_is_about(
    code: str, facts: set[str], catalogue: Catalogue
) -> None:
    assert facts <= fill(catalogue.event(code), catalogue, 0)[1].keys()


@pytest.mark.parametrize("code", EVENTS)
def test_a_question_that_two_items_of_an_event_word_alike_has_a_concept(
    code: str, catalogue: Catalogue, resources: Path
) -> None:
    worded: dict[str, set[str]] = {}
    for entry in catalogue.event(code).items:
        survey = sheet_of(read_workbook(resources / "services" / f"{entry.item}.md"), "survey")
        for row in survey.records:
            label = row[f"label::{CHINESE}"]
            if row["type"].split(" ")[0] in ASKED and row["type"] not in {"note", "image"}:
                own = {answer.question for answer in entry.answers}
                if row["name"] not in own | OF_EACH_ITEM | repeated(survey):
                    worded.setdefault(label, set()).add(row[SAME] or entry.item)
    assert {label: asked for label, asked in worded.items() if len(asked) > 1} == {}
