"""What the sample items promise to everyone who reads or copies them."""

import re
import shutil
from pathlib import Path

import pytest
from pyxform.validators.odk_validate import check_xform

from forms.catalogue import Catalogue, check_workbook
from forms.catalogue.question import ASKED
from forms.catalogue.workbook import Row, read_workbook
from tests.support.workbooks import CHINESE, ENGLISH, sheet_of

RESOURCES = Path(__file__).parents[3] / "resources"
SERVICES = sorted((RESOURCES / "services").glob("[a-z]*.md"))
ITEMS = [path for path in SERVICES if not re.match("topics|calendar|event-", path.stem)]
LONGEST_QUESTION = 22
LONGEST_ENGLISH_QUESTION = 64
LONGEST_CHOICE = {
    f"label::{CHINESE}": 14,
    "detail_zh_CN": 14,
    f"label::{ENGLISH}": 42,
    "detail_en": 50,
}


def asked(path: Path) -> list[Row]:
    survey = sheet_of(read_workbook(path), "survey")
    return [row for row in survey.records if row["type"].split(" ")[0] in ASKED]


@pytest.mark.parametrize("path", SERVICES, ids=lambda path: path.stem)
def test_a_sample_workbook_has_no_findings(path: Path) -> None:
    assert check_workbook(path) == ()


@pytest.mark.parametrize("path", ITEMS, ids=lambda path: path.stem)
def test_every_question_is_short_and_says_in_both_languages_why_it_is_asked(path: Path) -> None:
    for row in asked(path):
        label = re.sub(r"\$\{\w+\}", "", row[f"label::{CHINESE}"])
        assert len(label) <= LONGEST_QUESTION, label
        assert len(row[f"label::{ENGLISH}"]) <= LONGEST_ENGLISH_QUESTION, row["name"]
        for words in ("label", "hint", "guidance_hint"):
            assert row[f"{words}::{CHINESE}"], row["name"]
            assert row[f"{words}::{ENGLISH}"], row["name"]
            assert not re.search(r"[\u4e00-\u9fff]", row[f"{words}::{ENGLISH}"]), row["name"]


@pytest.mark.parametrize("path", ITEMS, ids=lambda path: path.stem)
def test_every_choice_fits_on_its_card(path: Path) -> None:
    for row in sheet_of(read_workbook(path), "choices").records:
        for heading, longest in LONGEST_CHOICE.items():
            assert len(row[heading]) <= longest, row[heading]


@pytest.mark.parametrize("path", ITEMS, ids=lambda path: path.stem)
def test_id_numbers_and_accounts_are_secret(path: Path) -> None:
    for row in asked(path):
        if row["bind::kiosk:check"] in {"id-number", "bank-card"}:
            assert row["bind::kiosk:secret"] == "yes", row["name"]


@pytest.mark.parametrize("path", ITEMS, ids=lambda path: path.stem)
def test_every_date_says_whether_it_may_be_past_or_future(path: Path) -> None:
    for row in asked(path):
        if row["type"] == "date":
            assert "today()" in row["constraint"], row["name"]


def test_offices_and_telephones_are_marked_as_samples(catalogue: Catalogue) -> None:
    for item in catalogue.items:
        for words in (item.agency.zh_CN, item.place.zh_CN, "".join(item.phones)):
            assert "示范" in words
        assert "sample" in item.agency.en
        assert "sample" in item.place.en


def test_every_icon_a_guide_names_is_in_the_package(catalogue: Catalogue) -> None:
    named = {topic.symbol for topic in catalogue.topics}
    named |= {event.icon for event in catalogue.events}
    for item in catalogue.items:
        named |= {item.symbol, *(material.symbol for material in item.materials)}
    assert {symbol for symbol in named if not (RESOURCES / f"icons/{symbol}.svg").exists()} == set()


def test_the_opinion_is_read_by_the_platform_only_and_may_be_anonymous(
    catalogue: Catalogue,
) -> None:
    opinion = catalogue.item("opinion")
    assert (opinion.kind, opinion.recipients, opinion.identity) == ("opinion", ("platform",), False)


@pytest.mark.skipif(shutil.which("java") is None, reason="ODK Validate runs on Java")
@pytest.mark.parametrize("path", ITEMS, ids=lambda path: path.stem)
def test_odk_validate_accepts_every_form(path: Path, catalogue: Catalogue, tmp_path: Path) -> None:
    form = tmp_path / "form.xml"
    form.write_bytes(catalogue.form_xml(path.stem))
    check_xform(str(form))
