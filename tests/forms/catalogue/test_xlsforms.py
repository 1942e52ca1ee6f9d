"""XLSForms that are no service items: the peers' good and broken ones, and files that are none."""

import gzip
import json
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from openpyxl import Workbook as ExcelFile

from forms.catalogue import (
    FaultyWorkbookError,
    Finding,
    check_workbook,
    files_beside,
    read_form,
)

DATA = Path(__file__).parents[4] / "shared" / "conformance" / "forms"
SHEETS = {"survey", "choices", "settings", "entities", "external_choices"}

Check = Callable[..., tuple[Finding, ...]]


@pytest.fixture
def data() -> Path:
    if not DATA.exists():
        pytest.skip("the conformance data is not beside this checkout")
    return DATA


@pytest.fixture
def check(tmp_path: Path) -> Check:
    def check(written: str, **how: Any) -> tuple[Finding, ...]:
        (tmp_path / "form.md").write_text(written, encoding="utf-8")
        return check_workbook(tmp_path / "form.md", **how)

    return check


def broken_forms(data: Path) -> Iterator[dict[str, Any]]:
    with gzip.open(data / "negative.jsonl.gz", "rt", encoding="utf-8") as lines:
        yield from map(json.loads, lines)


def good_forms(data: Path) -> Iterator[Path]:
    for line in (data / "manifest.jsonl").read_text(encoding="utf-8").splitlines():
        entry = json.loads(line)
        if entry["kind"] == "xlsform-md" and entry["xform"]:
            yield data / entry["path"]


def test_each_form_that_pyxform_refuses_is_refused_with_cell_and_cure_in_both_languages(
    data: Path, check: Check
) -> None:
    for broken in broken_forms(data):
        found = [finding for finding in check(broken["md"]) if not finding.warning]
        assert found, broken["error"]
        for finding in found:
            assert finding.sheet in SHEETS
            assert finding.cell, broken["error"]
            assert finding.heading
            assert "pyxform 的说明" not in finding.zh
            assert any(word in finding.zh for word in ("请", "只能", "不能"))


def test_at_least_96_of_100_forms_that_pyxform_makes_are_accepted(data: Path) -> None:
    accepted = [all(f.warning for f in check_workbook(path)) for path in good_forms(data)]
    assert sum(accepted) >= 0.96 * len(accepted)


PLAIN = """
| survey |
|        | type            | name | label | relevant |
|        | text            | a    | A     |          |
|        | select_one list | b    | B     | ${a} = 1 |
| choices |
|         | list_name | name | label |
|         | list      | x    | X     |
"""


def test_a_plain_form_needs_nothing_of_a_service_item(check: Check) -> None:
    assert check(PLAIN) == ()


def test_a_plain_form_is_checked_as_a_service_item_where_that_is_asked(check: Check) -> None:
    assert {f.sheet for f in check(PLAIN, as_service=True)} >= {"service", "materials", "settings"}


@pytest.mark.parametrize(
    "ours",
    [
        "| service |\n| | field |\n",
        "| materials |\n| | code |\n",
        '| settings |\n| | namespaces |\n| | kiosk="urn:township-kiosk:forms" |\n',
    ],
)
def test_anything_of_ours_makes_a_form_a_service_item(check: Check, ours: str) -> None:
    assert "service" in {finding.sheet for finding in check(PLAIN + ours)}


@pytest.mark.parametrize(
    ("old", "new", "place", "zh", "en"),
    [
        ("${a}", "${aa}", ("survey", "D3", "relevant"), "“aa”", "'aa'"),
        ("| text ", "| txt ", ("survey", "A2", "type"), "“txt”", "“txt”"),
        ("select_one list", "select_one lost", ("survey", "A3", "type"), "“lost”", "“lost”"),
        ("| b  ", "| a  ", ("survey", "B3", "name"), "“a”", "unique"),
        ("| x  ", "|    ", ("choices", "B2", "name"), "代码", "name"),
        ("${a} = 1", "${a} =", ("survey", "D3", "relevant"), "", ""),
    ],
)
def test_a_fault_is_named_with_row_column_and_cure(
    check: Check, old: str, new: str, place: tuple[str, str, str], zh: str, en: str
) -> None:
    found = check(PLAIN.replace(old, new, 1))
    assert (found[0].sheet, found[0].cell, found[0].heading) == place
    assert zh in found[0].zh
    assert en in found[0].en
    row = f"{place[1][1:]}"
    assert (
        found[0].words("zh_CN").startswith(f"{place[0]}!{place[1]}（第 {row} 行，{place[2]} 列）：")
    )
    assert (
        found[0].words("en").startswith(f"{place[0]}!{place[1]} (row {row}, column {place[2]}): ")
    )


def test_columns_may_have_other_names_and_languages(check: Check) -> None:
    found = check(PLAIN.replace("| relevant |", "| bind::relevant |").replace("${a}", "${aa}"))
    assert found[0].cell == "D3"
    found = check(
        PLAIN.replace("| label | rel", "| label::English (en) | rel").replace("| A  ", "| ${q} ")
    )
    assert (found[0].cell, found[0].heading) == ("C2", "label::English (en)")


def test_each_of_several_faults_is_named(check: Check) -> None:
    twice = (
        PLAIN + "|         | list      | x    | Y     |\n|         | list      | x    | Z     |\n"
    )
    assert [(f.sheet, f.cell) for f in check(twice)] == [("choices", "B3"), ("choices", "B4")]


def test_warnings_are_warnings_in_both_languages(check: Check) -> None:
    (found,) = check(PLAIN + "|         | list      | y    |       |\n")
    assert found.warning
    assert (found.sheet, found.cell) == ("choices", "C3")
    assert "label" in found.zh


def test_a_missing_sheet_choices_is_named(check: Check) -> None:
    (found,) = check(PLAIN[: PLAIN.index("| choices |")])
    assert (found.sheet, found.cell) == ("choices", "")


def test_a_list_that_is_not_beside_the_form_is_a_warning(check: Check, tmp_path: Path) -> None:
    form = PLAIN.replace("select_one list", "select_one_from_file towns.csv")
    (found,) = check(form)
    assert (found.warning, found.cell) == (True, "A3")
    assert "towns.csv" in found.zh
    (tmp_path / "form-media").mkdir()
    (tmp_path / "form-media" / "towns.csv").write_text("name,label\na,A\n", encoding="utf-8")
    assert check(form) == ()
    (tmp_path / "form-media" / "towns.csv").write_text('name,label\n"a,A\n', encoding="utf-8")
    (found,) = check(form)
    assert (found.warning, found.sheet) == (False, "survey")
    assert "towns.csv" in found.en
    assert set(files_beside(tmp_path / "form.md")) == {"towns.csv"}


def test_a_form_is_read_or_its_faults_are_raised(check: Check, tmp_path: Path) -> None:
    check(PLAIN)
    assert b"<h:html" in read_form(tmp_path / "form.md")
    check(PLAIN.replace("| text ", "| txt "))
    with pytest.raises(FaultyWorkbookError) as caught:
        read_form(tmp_path / "form.md")
    assert [f.cell for f in caught.value.findings] == ["A2"]
    assert "survey!A2" in caught.value.user_text("zh_CN")


def test_a_lone_sheet_is_the_survey_whatever_its_name(check: Check) -> None:
    form = "| Sheet1 |\n| | type | name | label |\n| | text | a | A |\n"
    assert check(form) == ()
    (found,) = check(form.replace("text", "txt"))
    assert (found.sheet, found.cell) == ("Sheet1", "A2")


def test_merged_cells_and_macros_are_warned_of(tmp_path: Path) -> None:
    book = ExcelFile()
    sheet = book.worksheets[0]
    sheet.title = "survey"
    sheet.append(["type", "name", "label"])
    sheet.append(["text", "a", "A"])
    sheet.append(["note", "b", "B"])
    sheet.merge_cells("C2:D2")
    book.save(tmp_path / "form.xlsx")
    (found,) = check_workbook(tmp_path / "form.xlsx")
    assert (found.warning, found.cell) == (True, "C2")
    assert "合并" in found.zh
    (tmp_path / "form.xlsm").write_bytes((tmp_path / "form.xlsx").read_bytes())
    assert "宏" in check_workbook(tmp_path / "form.xlsm")[1].zh
