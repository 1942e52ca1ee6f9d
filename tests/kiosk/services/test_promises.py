"""Promises: which papers they are for, who signs, and by when the late ones follow."""

from dataclasses import replace
from datetime import date, timedelta
from functools import partial
from uuid import UUID

import pytest

from forms.catalogue import Material, ServiceItem, Text
from kiosk.services.guardian import Guardian
from kiosk.services.person import from_typing
from kiosk.services.promises import Promised, promises_of
from kiosk.services.slips import Entry, Office
from kiosk.services.visit import VisitService
from sync.store import Filed
from tests.support.visits import ID_NUMBER, NOW, ZONE, an_item, form_of, open_visit

OFFICE = Office("示范镇便民服务中心", "1 号机", "https://platform.example", ZONE)
FORM = form_of("""
| survey |
| | type | name | label::中文 (zh_CN) | label::English (en) |
| | select_one way | deed_way | 房产证带来了吗？ | The deed? |
| | select_one way | photo_way | 照片带来了吗？ | The photo? |
| choices |
| | list_name | name | label::中文 (zh_CN) | label::English (en) |
| | way | now | 带来了 | Yes |
| | way | promise | 没带，我承诺 | I promise |
| | way | later | 以后补 | Later |
""")


def paper(name: str, way: str) -> Material:
    words = Text(name, name)
    return Material(name, words, Text("原件", "Original"), 1, Text(), True, "", "", way)  # noqa: FBT003


ITEM = replace(
    an_item(),
    promise=Text("我承诺是真的。", "I promise."),
    late_days=10,
    materials=(paper("房产证", "deed_way"), paper("照片", "photo_way"), paper("身份证", "")),
)
FILED = Filed(UUID(int=1), "0001000371234565", 1, b"", NOW, b"secret of 16 byte")


def promised(
    deed: str, photo: str, visit: VisitService | None = None, item: ServiceItem = ITEM
) -> tuple[Promised, ...]:
    visit = visit or open_visit(FORM, item=item)
    visit.walk.parts[0].answer("/data/deed_way", deed)
    visit.walk.parts[0].answer("/data/photo_way", photo)
    return promises_of(visit.visit, (Entry(item, FILED),), OFFICE)


def test_a_paper_that_was_brought_needs_no_promise() -> None:
    assert promised("now", "now") == ()


@pytest.mark.parametrize(
    ("deed", "photo", "papers"),
    [
        ("promise", "now", [("房产证", False)]),
        ("now", "later", [("照片", True)]),
        ("promise", "later", [("房产证", False), ("照片", True)]),
    ],
)
def test_each_paper_stands_there_as_it_was_chosen(
    deed: str, photo: str, papers: list[tuple[str, bool]]
) -> None:
    (one,) = promised(deed, photo)

    assert [(paper.name, paper.late) for paper in one.promise.papers] == papers
    assert (one.promise.name, one.promise.id_number) == ("示范居民", ID_NUMBER)
    assert one.promise.promise == "我承诺是真的。"


def test_the_code_leads_to_the_case_and_opens_nothing() -> None:
    (one,) = promised("promise", "now")

    assert one.promise.qr_text == "https://platform.example/slip/0001000371234565"


def test_for_a_child_its_guardian_signs() -> None:
    visit = open_visit(FORM, item=ITEM)
    guardian = Guardian("mother", from_typing("示范母亲", "34052419800101001X"), NOW)
    given = replace(visit.visit, guardian=guardian)
    visit.walk.parts[0].answer("/data/deed_way", "promise")

    (one,) = promises_of(given, (Entry(ITEM, FILED),), OFFICE)

    assert (one.promise.name, one.promise.id_number) == ("示范母亲", "34052419800101001X")


def test_the_day_for_late_papers_counts_from_the_filing_in_working_days() -> None:
    (one,) = promised("now", "later")
    asked: list[tuple[date, int]] = []

    assert one.days == 10
    assert one.dated(partial(_note, asked)).late_by == NOW.date() + timedelta(days=14)
    assert asked == [(NOW.date(), 10)]


def test_without_a_late_paper_there_is_no_day() -> None:
    (one,) = promised("promise", "now")

    assert one.dated(partial(_note, [])).late_by is None


def _note(asked: list[tuple[date, int]], day: date, days: int) -> date:
    asked.append((day, days))
    return day + timedelta(days=14)
