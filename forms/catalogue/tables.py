"""The sheets `materials` and `topics`: one row per paper to bring, or per tile of the home screen."""

from forms.catalogue import rules
from forms.catalogue.item import Material, Text, Topic
from forms.catalogue.report import (
    CHINESE,
    ENGLISH,
    Report,
    check_cells,
    check_translations,
    check_unique,
    sheet_with,
)
from forms.catalogue.workbook import Row, Workbook

_MATERIALS = {
    "code": rules.code,
    f"name::{CHINESE}": rules.anything,
    f"name::{ENGLISH}": rules.anything,
    f"form::{CHINESE}": rules.anything,
    f"form::{ENGLISH}": rules.anything,
    "copies": rules.number,
    "required": rules.one_of("yes", "no"),
    "symbol": rules.symbol,
    "question": rules.anything,
}
_TOPICS = {
    "code": rules.code,
    f"name::{CHINESE}": rules.anything,
    f"name::{ENGLISH}": rules.anything,
    f"detail::{CHINESE}": rules.anything,
    f"detail::{ENGLISH}": rules.anything,
    "symbol": rules.symbol,
}


def read_materials(workbook: Workbook, report: Report) -> tuple[Material, ...]:
    """Read the sheet `materials`: () where it is wrong, or where nothing is to be brought."""
    return tuple(
        Material(
            code=row["code"],
            name=_text(row, "name"),
            form=_text(row, "form"),
            copies=int(row["copies"]),
            note=_text(row, "note"),
            required=row["required"] == "yes",
            symbol=row["symbol"],
            question=row["question"],
        )
        for row in _rows(workbook, "materials", _MATERIALS, report)
    )


def read_topics(workbook: Workbook, report: Report) -> tuple[Topic, ...]:
    """Read the sheet `topics`: () where it is wrong."""
    return tuple(
        Topic(row["code"], _text(row, "name"), _text(row, "detail"), row["symbol"])
        for row in _rows(workbook, "topics", _TOPICS, report)
    )


def _rows(
    workbook: Workbook, name: str, columns: dict[str, rules.Rule], report: Report
) -> tuple[Row, ...]:
    before = len(report.findings)
    sheet = sheet_with(workbook, name, columns, report)
    if sheet is None:
        return ()
    check_translations(sheet, report)
    check_cells(sheet, columns, report)
    check_unique(sheet, ("code",), report)
    return sheet.records if len(report.findings) == before else ()


def _text(row: Row, name: str) -> Text:
    return Text(row[f"{name}::{CHINESE}"], row[f"{name}::{ENGLISH}"])
