import shutil
from collections.abc import Callable
from pathlib import Path

import pytest

from forms.catalogue import (
    ALWAYS,
    CHOSEN,
    CONCEPTS,
    Answer,
    Catalogue,
    CatalogueError,
    Finding,
    build_catalogue,
    check_workbook,
    convert_workbook,
)
from forms.catalogue.workbook import read_workbook, write_workbook
from tests.support.workbooks import CHINESE, ENGLISH, cell_of, sheet_of, with_cell, without_sheet

SAME = "bind::kiosk:same"
EVENT = "event-eatery.md"
ITEMS = ("sole-trader.md", "small-eatery.md", "food-workshop.md", "food-stall.md")

Change = Callable[[str, str, str, str, str], None]


@pytest.fixture
def folder(resources: Path, tmp_path: Path) -> Path:
    """The event of the eatery with its four items."""
    folder = tmp_path / "services"
    folder.mkdir()
    for name in (EVENT, *ITEMS, "topics.md"):
        shutil.copy(resources / "services" / name, folder)
    return folder


@pytest.fixture
def change(folder: Path) -> Change:
    def write(file: str, sheet: str, key: str, heading: str, text: str) -> None:
        book = read_workbook(folder / file)
        write_workbook(
            with_cell(book, sheet, cell_of(book, sheet, key, heading), text), folder / file
        )

    return write


def findings(folder: Path) -> tuple[Finding, ...]:
    return check_workbook(folder / EVENT)


def test_the_five_events_name_their_items_in_both_languages(catalogue: Catalogue) -> None:
    names = {event.names.zh_CN for event in catalogue.events}
    assert names == {"新生儿出生", "退休", "扶残助困", "开办小餐饮店", "身后"}
    codes = {item.code for item in catalogue.items}
    for event in catalogue.events:
        assert {entry.item for entry in event.items} <= codes
        assert ALWAYS in {entry.choice for entry in event.items}
        assert all(entry.why.zh_CN and entry.why.en for entry in event.items)
        assert event.words.zh_CN
        assert event.names.en


def test_an_event_says_what_is_always_filed_and_what_it_answers_itself(
    catalogue: Catalogue,
) -> None:
    event = catalogue.event("after-death")
    assert [(entry.item, entry.choice) for entry in event.items] == [
        ("pension-insurance", ALWAYS),
        ("social-security-card", ALWAYS),
        ("certificate-request", CHOSEN),
        ("temporary-assistance", CHOSEN),
    ]
    assert event.items[0].answers == (Answer("matter", "stop"),)
    assert event.icon == "potted_plant"
    assert event.topics == ("cards",)
    with pytest.raises(KeyError):
        catalogue.event("nothing")


@pytest.mark.parametrize(
    ("typed", "code"),
    [
        ("生娃", "newborn"),
        ("xse", "newborn"),
        ("tuixiu", "retirement"),
        ("养老钱", "retirement"),
        ("开饭店", "eatery"),
        ("kfd", "eatery"),
        ("丧葬费", "after-death"),
        ("after a death", "after-death"),
        ("残疾", "disability-support"),
    ],
)
def test_an_event_is_found_by_what_people_type(catalogue: Catalogue, typed: str, code: str) -> None:
    found = (entry.code for entry in catalogue.search(typed) if entry in catalogue.events)
    assert next(found) == code


def test_an_event_survives_excel(folder: Path) -> None:
    convert_workbook(folder / EVENT, folder / "event-eatery.xlsx")
    (folder / EVENT).unlink()
    assert check_workbook(folder / "event-eatery.xlsx") == ()


MISTAKES = {
    "unknown item": ("items", "small-eatery", "item", "small-eatry", "是不是“small-eatery”"),
    "neither always nor chosen": ("items", "small-eatery", "choice", "maybe", "always"),
    "no reason": ("items", "small-eatery", f"why::{CHINESE}", "", "缺少翻译"),
    "reason in Chinese only": ("items", "small-eatery", f"why::{ENGLISH}", "", "翻译"),
    "item twice": ("items", "small-eatery", "item", "sole-trader", "重名"),
    "answer to no question": (
        "items",
        "sole-trader",
        "answers",
        "matter=stop",
        "没有叫“matter”的单选题",
    ),
    "answer that is not offered": ("items", "sole-trader", "answers", "form=two", "family"),
    "answer without a value": ("items", "sole-trader", "answers", "form", "family"),
    "answer to several choices": ("items", "sole-trader", "answers", "scope=food", "单选题"),
    "paper the item does not want": ("items", "sole-trader", "without", "passport", "passport"),
    "name in Chinese only": ("event", "name", ENGLISH, "", "英文"),
    "code in capitals": ("event", "code", CHINESE, "Eatery", "小写字母"),
    "unknown topic": ("event", "topics", CHINESE, "shops", "business"),
    "unknown field": ("event", "keywords", "field", "keyword", "keywords"),
    "icon left out": ("event", "icon", CHINESE, "", "图标"),
}


@pytest.mark.parametrize("name", list(MISTAKES))
def test_a_mistake_in_an_event_is_named_with_sheet_cell_and_cure(
    name: str, folder: Path, change: Change
) -> None:
    sheet, key, heading, text, words = MISTAKES[name]
    cell = cell_of(read_workbook(folder / EVENT), sheet, key, heading)
    change(EVENT, sheet, key, heading, text)
    (found,) = [f for f in findings(folder) if (f.sheet, f.cell) == (sheet, cell)]
    assert words in found.zh
    assert found.en


CONFLICTS = {
    "other choices": (
        ("food-workshop.md", "choices", "rented", "name", "leased"),
        ("business.premises", "leased", "survey!"),
    ),
    "another check": (
        ("small-eatery.md", "survey", "phone", "bind::kiosk:check", ""),
        ("person.phone", "bind::kiosk:check", "survey!"),
    ),
    "another list": (
        ("small-eatery.md", "survey", "premises", "type", "select_one agree"),
        ("business.premises", "choices", "survey!"),
    ),
    "another paper of the same code": (
        ("small-eatery.md", "materials", "lease", f"name::{CHINESE}", "房产证"),
        ("lease", "房产证", "materials!"),
    ),
}


@pytest.mark.parametrize("name", list(CONFLICTS))
def test_what_two_items_of_an_event_want_differently_is_named_with_both_places(
    name: str, folder: Path, change: Change, resources: Path
) -> None:
    mistake, words = CONFLICTS[name]
    assert findings(folder) == ()
    change(*mistake)
    (found,) = findings(folder)
    assert (found.sheet, found.heading) == ("items", "item")
    for said in (found.zh, found.en):
        assert all(word in said for word in (*words, mistake[0].removesuffix(".md")))
    with pytest.raises(CatalogueError, match=r"event-eatery\.md items"):
        build_catalogue(folder, resources / "divisions", folder.parent / "out")
    assert not (folder.parent / "out").exists()


def test_an_event_without_items_is_no_event(folder: Path) -> None:
    book = read_workbook(folder / EVENT)
    write_workbook(without_sheet(book, "items"), folder / EVENT)
    (found,) = findings(folder)
    assert found.sheet == "items"


def test_two_events_with_one_code_are_refused(folder: Path, resources: Path) -> None:
    shutil.copy(folder / EVENT, folder / "event-other.md")
    with pytest.raises(CatalogueError, match="eatery"):
        build_catalogue(folder, resources / "divisions", folder.parent / "out")


@pytest.mark.parametrize(
    ("key", "heading", "text", "shown", "words"),
    [
        ("site", SAME, "business.adress", SAME, "business.address"),
        ("site", SAME, "person.birth", "type", "date"),
        ("site", SAME, "business.name", SAME, "shop_name"),
    ],
)
def test_a_concept_out_of_place_is_named(
    folder: Path, change: Change, *, key: str, heading: str, text: str, shown: str, words: str
) -> None:
    cell = cell_of(read_workbook(folder / "small-eatery.md"), "survey", key, shown)
    change("small-eatery.md", "survey", key, heading, text)
    (found,) = [f for f in check_workbook(folder / "small-eatery.md") if f.cell == cell]
    assert words in found.zh
    assert words in found.en


def test_a_concept_in_a_repeat_is_refused(folder: Path, change: Change) -> None:
    change("sole-trader.md", "survey", "partner_name", SAME, "spouse.name")
    (found,) = check_workbook(folder / "sole-trader.md")
    assert "repeat" in found.zh


def test_every_concept_of_the_vocabulary_is_in_the_clerks_guide(resources: Path) -> None:
    guide = (resources / "services" / "README.md").read_text(encoding="utf-8")
    assert [concept for concept in CONCEPTS if f"`{concept}`" not in guide] == []


def test_every_item_asks_the_common_facts_by_their_concepts(resources: Path) -> None:
    asked = {"name": "person.name", "id_number": "person.id_number", "phone": "person.phone"}
    asked |= {"contact": "contact.whose", "birth": "person.birth", "sex": "person.sex"}
    for path in sorted((resources / "services").glob("[a-z]*.md")):
        book = read_workbook(path)
        for row in sheet_of(book, "survey").records if book.sheet("survey") else ():
            if row["name"] in asked:
                assert row[SAME] == asked[row["name"]], (path.stem, row["name"])


def test_an_event_answers_no_question_of_a_repeat(folder: Path, resources: Path) -> None:
    shutil.copy(resources / "services" / "minimum-living-allowance.md", folder)
    book = read_workbook(folder / EVENT)
    item = cell_of(book, "items", "food-stall", "item")
    answers = cell_of(book, "items", "food-stall", "answers")
    book = with_cell(book, "items", item, "minimum-living-allowance")
    write_workbook(with_cell(book, "items", answers, "married=yes"), folder / EVENT)
    assert [(f.sheet, f.cell) for f in findings(folder)] == [("items", answers)]
    write_workbook(with_cell(book, "items", answers, "member_kin=child"), folder / EVENT)
    assert [(f.sheet, f.cell) for f in findings(folder)] == [("items", answers)]
    write_workbook(with_cell(book, "items", answers, "has_supporters=yes"), folder / EVENT)
    assert findings(folder) == ()
