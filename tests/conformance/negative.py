"""Scores XLSForms: a broken one must be refused with fact, place and cure, a sound one not."""

import re
from collections.abc import Iterator
from pathlib import Path
from tempfile import TemporaryDirectory

from forms.catalogue import Finding, check_workbook
from tests.conformance.attempt import attempt
from tests.conformance.data import Case
from tests.conformance.report import Item

_SHEETS_OF_OURS = {"service", "materials", "topics"}
"""Sheets of a service item, which no XLSForm has: that they miss is no finding about the form."""
_CHINESE = re.compile(r"[\u4e00-\u9fff]")


def score_broken(case: Case) -> Iterator[Item]:
    """Yield the item of a workbook that pyxform refuses."""
    with TemporaryDirectory() as folder:
        workbook = Path(folder) / "workbook.md"
        workbook.write_text(case.row["md"], "utf-8")
        reason = attempt(lambda: _judge_refusal(check_workbook(workbook)))
    yield Item("negative", case.row["id"], "workbook", reason)


def score_sound(case: Case) -> Iterator[Item]:
    """Yield the item of a Markdown workbook of which pyxform makes an XForm."""
    if case.row["kind"] == "xlsform-md" and case.row.get("pyxform_options"):
        workbook = case.folder / case.row["path"]
        reason = attempt(lambda: _judge_praise(check_workbook(workbook)))
        yield Item("workbooks", case.row["path"], "workbook", reason)


def _judge_refusal(findings: tuple[Finding, ...]) -> str:
    about = [f for f in findings if f.sheet not in _SHEETS_OF_OURS and not f.warning]
    if not about:
        return "nothing was found wrong"
    if not any(found.sheet for found in about):
        return f"no place: {about[0].en}"
    if not all(found.en and _CHINESE.search(found.zh) for found in about):
        return f"not said in both languages: {about[0].en}"
    return ""


def _judge_praise(findings: tuple[Finding, ...]) -> str:
    faults = [found for found in findings if not found.warning]
    return f"refused: {faults[0].words('en')}" if faults else ""
