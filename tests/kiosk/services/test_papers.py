"""What to bring for several items: each paper once, as often and as urgently as any of them wants it."""

from dataclasses import replace
from pathlib import Path

import pytest

from forms.catalogue import Catalogue, Text, open_catalogue
from kiosk.services.events import choice_of, first_choice
from kiosk.services.papers import checklist_of, papers_of


@pytest.fixture(name="catalogue")
def opened(built_catalogue: Path) -> Catalogue:
    (folder,) = built_catalogue.iterdir()
    return open_catalogue(folder)


def test_a_paper_that_two_items_want_is_brought_once(catalogue: Catalogue) -> None:
    item = catalogue.item("elderly-allowance")
    first, *rest = item.materials
    other = replace(item, materials=(replace(first, copies=3, required=False),))

    once = papers_of((other, item))

    assert len(once) == 1 + len(rest)
    assert (once[0].copies, once[0].required) == (3, True)


def test_a_life_event_begins_with_what_always_belongs_to_it(catalogue: Catalogue) -> None:
    first = first_choice(catalogue, "newborn")
    more = choice_of(catalogue, "newborn", ["social-security-card"])

    assert [item.code for item in first.items] == ["birth-registration", "medical-insurance"]
    assert [item.code for item in more.items] == [
        "birth-registration",
        "medical-insurance",
        "social-security-card",
    ]


def test_the_list_names_papers_place_time_and_phone_in_the_language_asked_for(
    catalogue: Catalogue,
) -> None:
    item = catalogue.item("elderly-allowance")
    zh, en = (checklist_of(item.title, (item,), code) for code in ("zh_CN", "en"))

    assert zh.text.startswith("高龄津贴申请\n□ 身份证（原件，1 份")
    assert "多久办好：20 个工作日" in zh.text
    assert "0000-0000001" in zh.text
    assert en.papers[0][0] == "ID card"
    assert ("Time", "20 working days") in en.facts


def test_a_list_for_something_that_promises_no_time_names_none(catalogue: Catalogue) -> None:
    item = replace(catalogue.item("elderly-allowance"), promised_days=0, fee=Text())

    facts = checklist_of(item.title, (item,), "zh_CN").facts

    assert [label for label, _ in facts] == ["到哪里办", "问事电话"]
