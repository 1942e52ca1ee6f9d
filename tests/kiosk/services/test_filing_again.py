"""Another filing in the same visit: what who files has told already, and where it stays away."""

from dataclasses import replace

import pytest

from kiosk.services.submitting import submissions_of
from kiosk.services.visit import Scene, VisitService
from tests.support.visits import an_item, form_of, open_visit

FORM = form_of("""
| survey |
| | type | name | label::中文 (zh_CN) | label::English (en) | required | bind::kiosk:fill | bind::kiosk:same |
| | text | name | 姓名 | Name | yes | card.name | person.name |
| | text | phone | 电话 | Phone | yes | | person.phone |
| | text | child | 孩子 | Child | yes | | child.name |
""")
SECOND = replace(an_item(), code="second")


@pytest.fixture(name="visit")
def who_has_filed() -> VisitService:
    visit = open_visit(FORM)
    for answer in ("13900000001", "示范"):
        visit.answer(visit.filling.page.ref, answer)
        visit.next()
    assert visit.visit.scene is Scene.REVIEW
    visit.show_filed()
    visit.go_home()
    return visit


def values(visit: VisitService) -> dict[str, str]:
    names = ("name", "phone", "child")
    return {name: visit.filling.session.value(f"/data/{name}") for name in names}


def test_who_files_is_not_asked_again_but_about_the_child_they_are(visit: VisitService) -> None:
    visit.choose(SECOND)
    visit.start()
    visit.agree()

    assert values(visit) == {"name": "示范居民", "phone": "13900000001", "child": ""}
    assert visit.filling.page.ref == "/data/child"
    assert visit.filling.origin_of("/data/phone") == "earlier"


def test_what_is_said_without_a_name_gets_none_from_the_filing_before(visit: VisitService) -> None:
    visit.choose(replace(SECOND, identity=False))
    visit.start()
    visit.agree()

    assert values(visit) == {"name": "", "phone": "", "child": ""}
    for answer in ("", "13900000002", "示范"):
        visit.answer(visit.filling.page.ref, answer or "某人")
        visit.next()
    filed = submissions_of(visit.visit)[0]
    assert filed.identity["how"] == "none"
    assert filed.masked_name == "某*"
    assert filed.tails == ("0002",)


def test_the_end_of_the_visit_forgets_it(visit: VisitService) -> None:
    before = dict(visit.visit.facts)
    visit.end()

    assert sorted(before) == ["person.name", "person.phone"]
    assert visit.visit.facts == {}
