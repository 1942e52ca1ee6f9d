"""Workbook to XForm by pyxform, and the first loading by our engine: whatever they refuse is said."""

import re
from collections.abc import Mapping
from typing import Any

from pyxform.errors import PyXFormError
from pyxform.xls2xform import convert

from forms.catalogue.question import LISTS
from forms.catalogue.report import Report
from forms.catalogue.workbook import Sheet, Workbook
from forms.errors import FormError
from forms.parse import load

_SHEETS = ("survey", "choices", "settings", "external_choices", "entities", "osm")
_ROW = re.compile(r"\[row : (\d+)\]\s*")
_SHEET = re.compile(r"On the '(\w+)' sheet, the '([^']+)'")
_ROOT = "data"

# What pyxform finds most often, by its error code's name; the rest is given in its own English.
_CHINESE = {
    "HEADER_004": "choices 的列名不能有空格，也不能空着。",
    "PYREF_001": "${} 没有写完整，请检查大括号。",
    "SURVEY_001": "这个 end 没有对应的 begin，请检查分组。",
    "SURVEY_002": "这个 begin 没有对应的 end，请在组的最后加一行 end_group 或 end_repeat。",
}


def to_xform(workbook: Workbook, report: Report) -> bytes | None:
    """Convert to an XForm that our engine accepts; None, with a finding, where that fails."""
    try:
        xml = convert(_definition(workbook), form_name=_ROOT).xform.encode()
    except PyXFormError as error:
        _note_refusal(error, workbook, report)
        return None
    except Exception as error:  # noqa: BLE001 - pyxform stumbles over mistakes it cannot name
        report.add(
            "survey",
            "",
            f"表单转换不了（{type(error).__name__}: {error}）。请对照能用的工作簿检查列名。",
            f"The form cannot be converted ({type(error).__name__}: {error}). "
            "Compare its columns with a workbook that works.",
        )
        return None
    return xml if _loads(xml, workbook, report) else None


def _definition(workbook: Workbook) -> dict[str, Any]:
    """Give the sheets in the shape in which pyxform's own readers give them."""
    definition: dict[str, Any] = {"sheet_names": [sheet.name for sheet in workbook.sheets]}
    for name in _SHEETS:
        if sheet := workbook.sheet(name):
            rows: list[Mapping[str, str]] = [{} for _ in sheet.rows[1:]]
            for row in sheet.records:
                rows[row.number - 2] = row.cells
            definition[name] = rows
            definition[f"{name}_header"] = [dict.fromkeys(filter(None, sheet.headings))]
    return definition


def _note_refusal(error: PyXFormError, workbook: Workbook, report: Report) -> None:
    text = str(error)
    row, place = _ROW.search(text), _SHEET.search(text)
    name, heading = (place[1], place[2]) if place else ("survey", "")
    sheet = workbook.sheet(name) or Sheet(name, ())
    cell = sheet.cell(int(row[1]), heading) if row else ""
    reason = _ROW.sub("", text).strip()
    zh = _CHINESE.get(error.code.name if error.code else "", f"这里转换不了。原因：{reason}")
    report.add(sheet.name, cell, zh, reason)


def _loads(xml: bytes, workbook: Workbook, report: Report) -> bool:
    try:
        load(xml, dict.fromkeys(LISTS, lambda: b"name,label,parent,pinyin\n"))
    except FormError as error:
        cell = _cell_of(error.place, workbook)
        report.add("survey", cell, error.zh, f"{error.fact} {error.cure}".strip())
        return False
    return True


def _cell_of(place: str, workbook: Workbook) -> str:
    """Find the cell that a place such as "/data/group/name relevant" speaks of."""
    survey = workbook.sheet("survey")
    match = re.match(r"/(?:[^/\s]+/)*([^/\s]+)\s*(\w*)", place)
    if survey is None or match is None:
        return ""
    heading = "calculation" if match[2] == "calculate" else match[2]
    rows = (row.number for row in survey.records if row["name"] == match[1])
    number = next(rows, None)
    return survey.cell(number, heading if heading in survey.headings else "name") if number else ""
