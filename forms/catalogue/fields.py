"""Sheets with one row per field, in the columns field, Chinese, English."""

from collections.abc import Mapping
from typing import NamedTuple

from forms.catalogue import rules
from forms.catalogue.report import CHINESE, ENGLISH, Report, sheet_with
from forms.catalogue.workbook import Row, Sheet, Workbook


class Field(NamedTuple):
    """A field: what a clerk calls it, and what it may hold."""

    zh: str
    rule: rules.Rule = rules.anything
    translated: bool = False
    optional: bool = False


def read_fields(
    workbook: Workbook, name: str, fields: Mapping[str, Field], report: Report
) -> tuple[Sheet, Mapping[str, Row]] | None:
    """Read the rows of a sheet by field; None, with findings, where one is missing or wrong."""
    before = len(report.findings)
    sheet = sheet_with(workbook, name, ("field", CHINESE, ENGLISH), report)
    if sheet is None:
        return None
    rows = {row["field"]: row for row in reversed(sheet.records)}
    missing = [field for field in fields if field not in rows and not fields[field].optional]
    for below, field in enumerate(missing, start=1):
        report.add(
            sheet.name,
            sheet.at(len(sheet.rows) + below, 0),
            f"缺少“{field}”（{fields[field].zh}）。请加一行。",
            f"The field “{field}” is missing. Add a row for it.",
        )
    for row in sheet.records:
        if words := rules.like(fields)(row["field"]):
            report.add(sheet.name, sheet.cell(row.number, "field"), *words)
        elif rows[row["field"]] is not row:
            zh = f"“{row['field']}”写了两行。请只留一行。"
            en = f"“{row['field']}” has two rows. Keep one."
            report.add(sheet.name, sheet.cell(row.number, "field"), zh, en)
        else:
            _check_row(sheet, row, fields[row["field"]], report)
    return (sheet, rows) if len(report.findings) == before else None


def _check_row(sheet: Sheet, row: Row, field: Field, report: Report) -> None:
    name = row["field"]
    if not row[CHINESE] and not field.optional:
        zh, en = f"请填写“{name}”（{field.zh}）。", f"Please fill in “{name}”."
        report.add(sheet.name, sheet.cell(row.number, CHINESE), zh, en)
    elif row[CHINESE] and (words := field.rule(row[CHINESE])):
        report.add(sheet.name, sheet.cell(row.number, CHINESE), *words)
    if field.translated and row[CHINESE] and not row[ENGLISH]:
        zh, en = f"“{name}”还没有英文。请填写。", f"“{name}” is not in English yet. Write it here."
        report.add(sheet.name, sheet.cell(row.number, ENGLISH), zh, en)
