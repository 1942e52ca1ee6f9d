"""What a filing is counted as: codes and known names, never a word that somebody wrote."""

from dataclasses import replace
from uuid import UUID

from kiosk.services.assistance import Assistance
from kiosk.services.needs import needs_of, subjects_of
from kiosk.services.visit import Visit
from tests.support.visits import an_item, form_of, open_visit

_ASKED = """
| survey |
| | type | name | label::中文 (zh_CN) | bind::kiosk:same |
| | select_one subject | subject | 说的是哪方面的事？ | |
| | text | where | 具体在什么地方？ | |
| | text | address | 您家住在哪个村？ | household.address |
| choices |
| | list_name | name | label::中文 (zh_CN) |
| | subject | road | 道路 |
| | subject | land | 土地 |
"""
VILLAGES = ("头村", "示范村", "东头村")


def a_visit(kind: str, **answers: str) -> Visit:
    service = open_visit(form_of(_ASKED), item=an_item(kind=kind))
    filling = service.visit.filling
    assert filling is not None
    for name, value in answers.items():
        filling.answer(f"/data/{name}", value)
    return service.visit


def test_an_opinion_counts_for_its_subject_and_the_village_that_is_named_in_it() -> None:
    visit = a_visit("opinion", subject="road", where="东头村小学门口，王某家旁边")

    assert needs_of(visit, VILLAGES) == (
        ("opinion", "road"),
        ("village", "东头村"),
    )


def test_a_filing_counts_for_the_village_of_its_address_and_nothing_else_is_kept() -> None:
    visit = a_visit("filing", subject="road", address="示范村三组 5 号")

    assert needs_of(visit, VILLAGES) == (("channel", "self"), ("village", "示范村"))
    assert needs_of(visit, ()) == (("channel", "self"),)


def test_who_was_helped_is_counted_as_helped() -> None:
    visit = replace(
        a_visit("filing"), assistance=Assistance(UUID(int=1), "示范职员", "agent", "seen")
    )

    assert needs_of(visit, VILLAGES) == (("channel", "agent"),)


def test_subjects_have_the_words_of_their_form() -> None:
    subjects = subjects_of(form_of(_ASKED))

    assert {code: text.get("zh_CN") for code, text in subjects.items()} == {
        "road": "道路",
        "land": "土地",
    }
