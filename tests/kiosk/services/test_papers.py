"""What to bring for several items: each paper once, as often and as urgently as any of them wants it."""

import re
from dataclasses import replace
from pathlib import Path

import pytest

from forms.catalogue import Catalogue, Text, open_catalogue
from kiosk.services.events import choice_of, first_choice
from kiosk.services.next_steps import next_steps
from kiosk.services.papers import checklist_of, papers_of

HAN = re.compile("[\u4e00-\u9fff]")


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
    more = choice_of(catalogue, catalogue.event("newborn"), ["social-security-card"])

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
    assert en.papers[0].name == "ID card"
    assert "Fee: Free" in en.text
    assert not HAN.search(en.text)
    assert ("Time", "20 working days") in en.facts


def test_one_working_day_is_one_on_list_and_slip(catalogue: Catalogue) -> None:
    item = catalogue.item("birth-registration")
    listed = checklist_of(item.title, (item,), "en")
    said = " ".join(next_steps((item,), "en") + next_steps((item, item), "en"))

    assert ("Time", "1 working day") in listed.facts
    assert said.count("within 1 working day.") == 2


def test_a_long_list_says_on_the_phone_at_least_when_each_paper_is_wanted(
    catalogue: Catalogue,
) -> None:
    event = catalogue.event("newborn")
    items = choice_of(catalogue, event, [entry.item for entry in event.items]).items
    text = checklist_of(event.name, items, "zh_CN").text

    assert "□ 结婚证（有就带，结了婚才要；没带可以作承诺）" in text
    assert "原件" not in text


def test_a_life_event_leaves_out_what_it_never_wants(catalogue: Catalogue) -> None:
    event = catalogue.event("newborn")
    items = choice_of(catalogue, event, [entry.item for entry in event.items]).items

    assert "death-certificate" in {paper.code for paper in papers_of(items)}
    assert "death-certificate" not in {paper.code for paper in papers_of(items, event)}


def test_a_list_for_something_that_promises_no_time_names_none(catalogue: Catalogue) -> None:
    item = replace(catalogue.item("elderly-allowance"), promised_days=0, fee=Text())

    facts = checklist_of(item.title, (item,), "zh_CN").facts

    assert [label for label, _ in facts] == ["到哪里办", "问事电话"]
