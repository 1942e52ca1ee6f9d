from collections.abc import Callable
from pathlib import Path

import pytest

from forms.catalogue import Finding, ServiceItem, check_workbook
from forms.catalogue.check import read_item
from forms.catalogue.report import Report
from forms.catalogue.workbook import Workbook, read_workbook, write_workbook
from tests.support.workbooks import CHINESE, ENGLISH, cell_of, with_cell, without_row

Check = Callable[[Workbook], tuple[Finding, ...]]


@pytest.fixture(scope="module")
def allowance(resources: Path) -> Workbook:
    """An item with a paper that can be promised, and one that may follow."""
    return read_workbook(resources / "services" / "minimum-living-allowance.md")


@pytest.fixture
def findings(tmp_path: Path) -> Check:
    def check(workbook: Workbook) -> tuple[Finding, ...]:
        write_workbook(workbook, tmp_path / "item.md")
        return check_workbook(tmp_path / "item.md")

    return check


@pytest.fixture(scope="module")
def item(allowance: Workbook) -> ServiceItem:
    read = read_item(allowance, (), {}, Report())
    assert read is not None
    return read[0]


def test_an_item_says_what_is_promised_and_until_when_a_paper_may_follow(
    item: ServiceItem,
) -> None:
    assert {m.code: m.way for m in item.materials if m.way} == {
        "income-proof": "income_way",
        "illness-proof": "illness_way",
    }
    assert item.promise.zh_CN.startswith("我承诺")
    assert item.promise.en
    assert item.late_days == 15


@pytest.mark.parametrize(
    ("sheet", "key", "heading", "text", "shown", "words"),
    [
        ("materials", "income-proof", "way", "no_way", "way", "no_way"),
        ("materials", "income-proof", "way", "reason_other", "way", "单选题"),
        ("choices", "promise", "name", "swear", "survey:income_way:type", "now、promise、later"),
        ("survey", "income_proof", "relevant", "", "relevant", "${income_way} = 'now'"),
        ("service", "promise", CHINESE, "", CHINESE, "承诺什么"),
        ("service", "promise", ENGLISH, "", ENGLISH, "英文"),
        ("service", "late_days", CHINESE, "", CHINESE, "几个工作日"),
        ("service", "late_days", CHINESE, "半月", CHINESE, "整数"),
        ("materials", "illness-proof", "way", "", "service:late_days:" + CHINESE, "way"),
    ],
)
def test_a_way_that_does_not_fit_is_named_with_sheet_cell_and_cure(
    allowance: Workbook,
    findings: Check,
    *,
    sheet: str,
    key: str,
    heading: str,
    text: str,
    shown: str,
    words: str,
) -> None:
    where = tuple(shown.split(":", 2)) if shown.count(":") > 1 and "::" not in shown else ()
    place = where or (sheet, key, shown)
    planted = with_cell(allowance, sheet, cell_of(allowance, sheet, key, heading), text)
    cell = cell_of(allowance, *place)
    (found,) = [f for f in findings(planted) if (f.sheet, f.cell) == (place[0], cell)]
    assert words in found.zh
    assert found.en


@pytest.mark.parametrize("field", ["promise", "late_days"])
def test_a_field_that_a_way_needs_is_asked_for_below_the_last_row(
    field: str, allowance: Workbook, findings: Check
) -> None:
    (found,) = findings(without_row(allowance, "service", field))
    assert (found.sheet, found.cell[0]) == ("service", "A")
    assert f"“{field}”" in found.zh
