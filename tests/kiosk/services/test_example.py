"""What the author of a workbook sees of its form on paper before anybody files."""

from pathlib import Path

import pytest

import forms
from forms.catalogue import Catalogue, open_catalogue
from kiosk.services.example import example_of
from printing import ApplicationInput, FormField, FormSection, FormTable
from tests.support.visits import NOW, ZONE


@pytest.fixture(name="catalogue", scope="module")
def opened(built_catalogue: Path) -> Catalogue:
    (folder,) = built_catalogue.iterdir()
    return open_catalogue(folder)


def example(catalogue: Catalogue, code: str, language: str = "zh_CN") -> ApplicationInput:
    form = forms.load(catalogue.form_xml(code), catalogue.media(code))
    return example_of(catalogue.item(code), form, language, NOW, ZONE)


def test_everything_that_can_be_asked_comes_up_and_has_an_answer(catalogue: Catalogue) -> None:
    form = example(catalogue, "temporary-assistance")

    members, papers = (part for part in form.parts if isinstance(part, FormTable))
    assert [row[3] for row in members.rows] == ["11010519491231002X"] * 3
    assert [row[1] for row in papers.rows][-1] == "银行卡"
    answers = {part.label: part.answer for part in form.parts if isinstance(part, FormField)}
    assert all(answers.values())
    assert (answers["人口"], answers["手机号码"]) == ("4", "13000000000")
    assert form.qr_text == ""


@pytest.mark.parametrize(
    "code", ["elderly-allowance", "birth-registration", "food-workshop", "temporary-assistance"]
)
def test_a_layout_of_ours_has_a_place_for_every_answer(catalogue: Catalogue, code: str) -> None:
    titles = [
        part.title for part in example(catalogue, code, "en").parts if isinstance(part, FormSection)
    ]

    assert "Papers handed in" in titles
    assert "Further answers" not in titles
