from collections.abc import Callable
from pathlib import Path
from typing import NamedTuple

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from forms.catalogue import Finding, check_workbook, convert_workbook
from forms.catalogue.workbook import Workbook, printable, read_workbook, write_workbook
from tests.support.workbooks import (
    CHINESE,
    ENGLISH,
    cell_of,
    sheet_of,
    with_cell,
    without_column,
    without_row,
    without_sheet,
)

Check = Callable[[Workbook], tuple[Finding, ...]]


@pytest.fixture
def allowance(resources: Path) -> Workbook:
    return read_workbook(resources / "services" / "elderly-allowance.md")


@pytest.fixture
def findings(resources: Path, tmp_path: Path) -> Check:
    """Write a workbook as Excel beside the real topics, and check it."""
    convert_workbook(resources / "services" / "topics.md", tmp_path / "topics.xlsx")

    def check(workbook: Workbook) -> tuple[Finding, ...]:
        write_workbook(workbook, tmp_path / "item.xlsx")
        return check_workbook(tmp_path / "item.xlsx")

    return check


class Mistake(NamedTuple):
    """`text` in the cell under `heading` in the row of `key`; `words` are part of the finding.

    `shown` is the row and heading where the finding is, if it is another cell.
    """

    sheet: str
    key: str
    heading: str
    text: str
    words: str
    shown: tuple[str, str] | None = None


MISTAKES = {
    "unknown check": Mistake("survey", "account", "bind::kiosk:check", "bankcard", "bank-card"),
    "unknown fill": Mistake("survey", "name", "bind::kiosk:fill", "card.age", "card.name"),
    "unknown concept": Mistake("survey", "name", "bind::kiosk:same", "name", "person.name"),
    "secret, but not yes": Mistake("survey", "account", "bind::kiosk:secret", "true", "yes"),
    "too many phrases": Mistake(
        "survey", "owner_reason", "bind::kiosk:phrases", "一、二、三、四、五、六、七", "最多 6"
    ),
    "phrase too long for a key": Mistake(
        "survey", "owner_reason", "bind::kiosk:phrases", "一二三四五六七八九十一二三", "最多 12"
    ),
    "phrase twice": Mistake("survey", "owner_reason", "bind::kiosk:phrases", "甲、甲", "两次"),
    "phrases without their English": Mistake(
        "survey",
        "owner_reason",
        "bind::kiosk:phrases_en",
        "One",
        "一个对一个",
        ("owner_reason", "bind::kiosk:phrases"),
    ),
    "phrases for a choice": Mistake("survey", "living", "bind::kiosk:phrases", "甲", "text"),
    "part of the address from another list": Mistake(
        "survey", "city", "bind::kiosk:fill", "card.county", "counties.csv"
    ),
    "asking whether somebody acts": Mistake(
        "survey", "owner_reason", "bind::kiosk:fill", "agent.relation", "hidden"
    ),
    "label in Chinese only": Mistake("survey", "living", f"label::{ENGLISH}", "", "翻译"),
    "label in English only": Mistake("survey", "living", f"label::{CHINESE}", "", "翻译"),
    "hint in English only": Mistake("survey", "living", f"hint::{CHINESE}", "", "翻译"),
    "message in Chinese only": Mistake(
        "survey", "elder_id", f"constraint_message::{ENGLISH}", "", "翻译"
    ),
    "choice in Chinese only": Mistake("choices", "parent", f"label::{ENGLISH}", "", "翻译"),
    "second line in Chinese only": Mistake("choices", "parent", "detail_en", "", "翻译"),
    "same name twice": Mistake("survey", "living", "name", "care", "重名", ("care", "name")),
    "same choice twice": Mistake("choices", "parent", "name", "self", "重名"),
    "choice without a name": Mistake("choices", "parent", "name", "", "name"),
    "constraint without words": Mistake(
        "survey",
        "living",
        "constraint",
        ". != 'x'",
        "说什么",
        ("living", f"constraint_message::{CHINESE}"),
    ),
    "question that does not exist": Mistake(
        "survey", "too_young", "relevant", "${agee} < 70", "“age”"
    ),
    "list that does not exist": Mistake("survey", "care", "type", "select_one cares", "cares"),
    "file that does not exist": Mistake(
        "survey", "city", "type", "select_one_from_file town.csv", "cities.csv"
    ),
    "type that does not exist": Mistake("survey", "living", "type", "txet", "“text”"),
    "no type": Mistake("survey", "living", "type", "", "题型"),
    "name with a space": Mistake("survey", "living", "name", "living with", "字母"),
    "expression our engine refuses": Mistake("survey", "too_young", "relevant", "${age} <", "括号"),
    "calculation our engine refuses": Mistake(
        "survey", "beneficiary_id", "calculation", "nothing(1)", "nothing"
    ),
    "material without question": Mistake(
        "materials", "recipient-id-card", "question", "id_fornt", "拍照"
    ),
    "material whose question takes no picture": Mistake(
        "materials", "recipient-bank-card", "question", "account", "拍照"
    ),
    "picture that no material names": Mistake(
        "materials",
        "recipient-bank-card",
        "question",
        "id_back",
        "card_front",
        ("card_front", "name"),
    ),
    "material neither needed nor not": Mistake(
        "materials", "recipient-bank-card", "required", "maybe", "yes"
    ),
    "copies that are no number": Mistake(
        "materials", "recipient-bank-card", "copies", "一份", "整数"
    ),
    "material in Chinese only": Mistake(
        "materials", "recipient-bank-card", f"name::{ENGLISH}", "", "翻译"
    ),
    "field left blank": Mistake("service", "summary", CHINESE, "", "一句话介绍"),
    "field in Chinese only": Mistake("service", "summary", ENGLISH, "", "英文"),
    "field misspelt": Mistake("service", "summary", "field", "sumary", "summary"),
    "field twice": Mistake("service", "summary", "field", "title", "title"),
    "days that are no number": Mistake("service", "promised_days", CHINESE, "二十", "整数"),
    "promise longer than the law": Mistake("service", "promised_days", CHINESE, "31", "法定"),
    "identity neither yes nor no": Mistake("service", "identity", CHINESE, "是", "yes"),
    "unknown recipient": Mistake("service", "recipients", CHINESE, "platform、me", "escrow"),
    "platform left out": Mistake("service", "recipients", CHINESE, "slip", "platform"),
    "unknown kind": Mistake("service", "kind", CHINESE, "request", "filing"),
    "opinion for others to read": Mistake(
        "service", "kind", CHINESE, "opinion", "platform", ("recipients", CHINESE)
    ),
    "topic that does not exist": Mistake("service", "topics", CHINESE, "elderly、old", "old"),
    "code in Chinese": Mistake("service", "code", CHINESE, "高龄津贴", "小写字母"),
    "icon in Chinese": Mistake("service", "symbol", CHINESE, "老人", "elderly"),
    "form of another item": Mistake("settings", "高龄津贴申请", "form_id", "other", "form_id"),
    "no version": Mistake("settings", "高龄津贴申请", "version", "", "version"),
    "unknown language": Mistake("settings", "高龄津贴申请", "default_language", ENGLISH, CHINESE),
    "no namespace": Mistake("settings", "高龄津贴申请", "namespaces", "x", "urn:township-kiosk"),
}


@pytest.mark.parametrize("name", list(MISTAKES))
def test_a_mistake_is_named_with_sheet_cell_and_cure(
    name: str, allowance: Workbook, findings: Check
) -> None:
    sheet, key, heading, text, words, shown = MISTAKES[name]
    planted = with_cell(allowance, sheet, cell_of(allowance, sheet, key, heading), text)
    where = "survey" if name == "picture that no material names" else sheet
    cell = cell_of(allowance, where, *(shown or (key, heading)))
    found = [f for f in findings(planted) if (f.sheet, f.cell) == (where, cell)]
    assert found
    assert words in found[0].zh
    assert found[0].en
    assert found[0].words("en").startswith(f"{where}!{cell} (row {found[0].row}")


def test_a_correct_workbook_has_no_findings(allowance: Workbook, findings: Check) -> None:
    assert findings(allowance) == ()


@pytest.mark.parametrize("sheet", ["survey", "choices", "settings", "service", "materials"])
def test_a_missing_sheet_is_named(sheet: str, allowance: Workbook, findings: Check) -> None:
    found = findings(without_sheet(allowance, sheet))
    assert any(f.sheet == sheet and f"工作表“{sheet}”" in f.zh for f in found)


@pytest.mark.parametrize(
    ("sheet", "heading"),
    [
        ("survey", "type"),
        ("survey", f"label::{ENGLISH}"),
        ("choices", "list_name"),
        ("settings", "version"),
        ("service", ENGLISH),
        ("materials", "question"),
    ],
)
def test_a_missing_column_is_named(
    sheet: str, heading: str, allowance: Workbook, findings: Check
) -> None:
    found = findings(without_column(allowance, sheet, heading))
    assert any(f.sheet == sheet and f"列“{heading}”" in f.zh and f.cell[-1] == "1" for f in found)


def test_a_missing_field_is_asked_for_below_the_last_row(
    allowance: Workbook, findings: Check
) -> None:
    found = findings(without_row(allowance, "service", "fee"))
    rows = len(sheet_of(allowance, "service").rows)
    assert [(f.sheet, f.cell) for f in found] == [("service", f"A{rows}")]


def test_a_column_that_is_there_twice_is_named(allowance: Workbook, findings: Check) -> None:
    cell = sheet_of(allowance, "survey").cell(1, f"hint::{ENGLISH}")
    found = findings(with_cell(allowance, "survey", cell, f"hint::{CHINESE}"))
    assert any((f.sheet, f.cell) == ("survey", cell) and "两次" in f.zh for f in found)


def test_an_item_that_wants_an_identity_must_ask_who_it_is(
    allowance: Workbook, findings: Check
) -> None:
    cell = cell_of(allowance, "survey", "phone", "bind::kiosk:same")
    (found,) = findings(with_cell(allowance, "survey", cell, ""))
    assert "person.phone" in found.zh


def test_an_unknown_kiosk_column_is_named(allowance: Workbook, findings: Check) -> None:
    cell = sheet_of(allowance, "survey").cell(1, "bind::kiosk:check")
    found = findings(with_cell(allowance, "survey", cell, "bind::kiosk:chekc"))
    assert (found[0].sheet, found[0].cell) == ("survey", cell)


def test_a_group_that_is_never_closed_is_named(allowance: Workbook, findings: Check) -> None:
    survey = sheet_of(allowance, "survey")
    row = next(n for n, cells in enumerate(survey.rows, start=1) if cells[:1] == ("end_group",))
    found = findings(with_cell(allowance, "survey", f"A{row}", "calculate"))
    assert found
    assert all(f.sheet == "survey" for f in found)


def test_a_form_that_turns_in_a_circle_is_refused(allowance: Workbook, findings: Check) -> None:
    cell = cell_of(allowance, "survey", "beneficiary_id", "calculation")
    (found,) = findings(with_cell(allowance, "survey", cell, "concat(${age}, '')"))
    assert (found.sheet, found.cell[0]) == ("survey", "B")
    assert "循环" in found.zh


def test_the_list_of_topics_is_checked_by_its_name(resources: Path, tmp_path: Path) -> None:
    topics = read_workbook(resources / "services" / "topics.md")
    broken = with_cell(topics, "topics", cell_of(topics, "topics", "medical", "symbol"), "")
    write_workbook(broken, tmp_path / "topics.xlsx")
    (found,) = check_workbook(tmp_path / "topics.xlsx")
    assert (found.sheet, found.cell) == ("topics", cell_of(topics, "topics", "medical", "symbol"))


@pytest.mark.parametrize("name", ["item.xlsx", "item.xls", "item.md", "gone/item.xlsx"])
def test_a_file_that_is_no_workbook_is_a_finding(tmp_path: Path, name: str) -> None:
    if "/" not in name:
        (tmp_path / name).write_bytes(b"\xff\xfe\0 nothing")
    assert check_workbook(tmp_path / name)


@settings(deadline=None, max_examples=25, suppress_health_check=list(HealthCheck))
@given(data=st.data())
def test_whatever_stands_in_a_cell_there_is_no_traceback(
    allowance: Workbook, findings: Check, data: st.DataObject
) -> None:
    changed = allowance
    for _ in range(data.draw(st.integers(1, 3))):
        sheet = data.draw(st.sampled_from(allowance.sheets))
        row = data.draw(st.integers(1, len(sheet.rows)))
        place = data.draw(st.integers(0, len(sheet.headings) - 1))
        text = data.draw(
            st.sampled_from(
                ["", "${", "${x}", "select_one", "begin_group", "end_repeat", "detail::x", "a::b:c"]
            )
            | st.text(max_size=8).map(printable)
        )
        changed = with_cell(changed, sheet.name, sheet.at(row, place), text)
    for finding in findings(changed):
        assert finding.zh
        assert finding.en
