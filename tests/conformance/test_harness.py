"""The harness itself, with hand-written files: what is wrong cannot pass, what is broken is said."""

import json
from pathlib import Path
from typing import Any

import pytest

from tests.conformance.data import read_cases
from tests.conformance.report import Count, count
from tests.conformance.run import score

FORM = """<h:html xmlns="http://www.w3.org/2002/xforms" xmlns:h="http://www.w3.org/1999/xhtml">
  <h:head><h:title>Guests</h:title><model>
    <instance><data id="guests"><guests/><beds/>
      <meta><instanceID/></meta></data></instance>
    <bind nodeset="/data/guests" type="int" required="true()"/>
    <bind nodeset="/data/beds" type="int" calculate="/data/guests * 2"/>
  </model></h:head>
  <h:body><input ref="/data/guests"><label>How many?</label></input></h:body>
</h:html>"""

RECORD = """<data id="guests"><guests>3</guests> <beds>{}</beds>
  <meta><instanceID>*</instanceID></meta></data>"""
ROW = ["/data/beds", "6", True, False, False, None]
XPATH = {"id": "a", "engine": "e", "expr": "1 + 1", "context": "/", "type": "number", "xml": None}


def trace(*steps: dict[str, Any], form: str = FORM) -> dict[str, Any]:
    load = {"op": "load", "ref": None}
    return {"id": "t", "engine": "e", "form": form, "steps": [load, *steps]}


def answer(**more: Any) -> dict[str, Any]:
    return {"op": "answer", "ref": "/data/guests", "value": "3", **more}


def read(expected: Any, op: str = "value", ref: str = "/data/beds", **more: Any) -> dict[str, Any]:
    return {"op": op, "ref": ref, "expected": expected, **more}


def run(folder: Path, *rows: dict[str, Any]) -> dict[str, Count]:
    file = folder / "cases"
    file.write_text("\n".join(map(json.dumps, rows)), "utf-8")
    return count(list(score(read_cases(file))))


def outcome(folder: Path, row: dict[str, Any], source: str) -> tuple[int, int]:
    found = run(folder, row)[source]
    return found.passed, found.total


def reason(folder: Path, row: dict[str, Any]) -> str:
    (found,) = run(folder, row).values()
    (miss,) = found.misses
    return miss["reason"]


@pytest.mark.parametrize(("expected", "passed"), [(2, 1), (3, 0), ("NaN", 0)])
def test_an_expression_passes_with_the_expected_result_alone(
    tmp_path: Path, expected: Any, passed: int
) -> None:
    assert outcome(tmp_path, {**XPATH, "expected": expected}, "xpath.e") == (passed, 1)


def test_an_expression_that_must_fail_does_not_pass_by_giving_a_value(tmp_path: Path) -> None:
    case = {**XPATH, "type": "error", "expected": "XPathException"}

    assert outcome(tmp_path, case, "xpath.e") == (0, 1)
    assert outcome(tmp_path, {**case, "expr": "1 +"}, "xpath.e") == (1, 1)


def test_plain_xpath_is_counted_apart(tmp_path: Path) -> None:
    assert outcome(tmp_path, {**XPATH, "expected": 2, "native": True}, "xpath.e.native") == (1, 1)


def test_what_is_only_written_differently_is_a_miss_that_says_so(tmp_path: Path) -> None:
    case = trace(answer(), read("6.0"))

    assert reason(tmp_path, case).endswith("'6', expected '6.0' (numerically equal)")


@pytest.mark.parametrize(
    ("step", "passed"),
    [
        (read("6"), 1),
        (read("7"), 0),
        (read(""), 0),
        (read("*"), 1),
        (read("*", ref="/data/nothing"), 0),
        (read("How many?", "label", "/data/guests"), 1),
        (read("How few?", "label", "/data/guests"), 0),
        (read(0, "count", "/data/guests"), 1),
        (read({"valid": True}, "validate"), 1),
        (read({"valid": False}, "validate"), 0),
        (read(RECORD.format("*"), "serialize"), 1),
        (read(RECORD.format("5"), "serialize"), 0),
        (read("6", "no such read"), None),
    ],
)
def test_a_trace_passes_if_its_reads_agree(
    tmp_path: Path, step: dict[str, Any], passed: int | None
) -> None:
    counts = run(tmp_path, trace(answer(), step))

    found = counts.get("scenarios.e")
    assert (found and found.passed) == passed


def test_a_trace_without_reads_does_not_count(tmp_path: Path) -> None:
    assert run(tmp_path, trace(answer())) == {}


def test_a_disputed_read_is_an_item_of_its_own_and_does_not_decide_the_trace(
    tmp_path: Path,
) -> None:
    counts = run(tmp_path, trace(answer(), read("6"), read("5", consensus=False)))

    assert (counts["scenarios.e"].passed, counts["scenarios.e"].total) == (1, 1)
    assert (counts["disputed.e"].passed, counts["disputed.e"].total) == (0, 1)


def test_a_step_that_cannot_be_done_fails_the_trace(tmp_path: Path) -> None:
    case = trace({"op": "add_repeat", "ref": "/data/rooms"}, read(""))

    assert "step 1 add_repeat" in reason(tmp_path, case)


def test_a_form_that_does_not_load_fails_every_item_of_its_trace(tmp_path: Path) -> None:
    case = trace(answer(state=[ROW], consensus=[15]), read("6"), form="<broken")

    counts = run(tmp_path, case)

    assert {name: (c.passed, c.total) for name, c in counts.items()} == {
        "cells.e": (0, 4),
        "scenarios.e": (0, 1),
    }


@pytest.mark.parametrize(
    ("bits", "row", "passed"),
    [
        (15, ROW, 4),
        (1, ROW, 1),
        (0, ROW, 0),
        (31, ROW, 4),
        (15, ["/data/beds", "5", False, True, True, None], 0),
        (15, ["/data/nothing", "", True, False, False, None], 0),
        (16, ["/data/guests", "3", True, True, False, "How many?"], 1),
    ],
)
def test_each_cell_that_two_engines_hold_is_an_item(
    tmp_path: Path, bits: int, row: list[Any], passed: int
) -> None:
    counts = run(tmp_path, trace(answer(state=[row], consensus=[bits])))

    assert counts.get("cells.e", Count()).passed == passed


HIDDEN = FORM.replace(
    'nodeset="/data/guests"', 'nodeset="/data/guests" relevant="false()"'
).replace("<guests/>", "<guests>3</guests>")


@pytest.mark.parametrize(
    ("engine", "value", "passed"),
    [("javarosa", "3", 1), ("javarosa", "", 0), ("web-forms", "", 1), ("web-forms", "3", 0)],
)
def test_an_irrelevant_value_is_compared_with_what_that_engine_records(
    tmp_path: Path, engine: str, value: str, passed: int
) -> None:
    case = {**trace(read(value, ref="/data/guests"), form=HIDDEN), "engine": engine}

    assert outcome(tmp_path, case, f"scenarios.{engine}") == (passed, 1)


def test_an_exception_in_a_case_is_a_miss_with_its_words(tmp_path: Path) -> None:
    assert "raised ZoneInfoNotFoundError" in reason(
        tmp_path, {**XPATH, "expected": 2, "tz": "Nowhere/At All"}
    )


def test_forms_and_their_media_are_found_beside_the_manifest(tmp_path: Path) -> None:
    (tmp_path / "guests.xml").write_text(FORM, "utf-8")
    (tmp_path / "broken.xml").write_text("<broken", "utf-8")
    rows = [
        {"path": path, "kind": "xform", "javarosa": verdict}
        for path in ("guests.xml", "broken.xml")
        for verdict in ("loads", "refuses")
    ]

    counts = run(tmp_path, *rows)

    assert (counts["load"].passed, counts["load"].total) == (2, 4)


def test_a_sound_workbook_is_no_broken_one(tmp_path: Path) -> None:
    broken = "| survey |\n| | type | name | label |\n| | texd | q | Q |\n"

    assert outcome(tmp_path, {"id": "n", "md": broken}, "negative") == (1, 1)
